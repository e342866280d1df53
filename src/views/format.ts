import type { Speak } from '../contract/localized.ts';
import { inOneLine } from '../contract/plainText.ts';

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes as the docker command writes them: decimal units, three digits. */
export function bytes(count: number): string {
  const rounded = (value: number): number => Number(value.toPrecision(3));
  let value = Math.max(0, count);
  let unit = 0;
  // 999,999 is rounded to 1000 kB, which is 1 MB.
  while (rounded(value) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${rounded(value)} ${units[unit] ?? ''}`;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * How long ago, coarsely enough to stay true for a while.
 * @param seconds since 1970; @param now milliseconds since 1970.
 */
export function age(seconds: number, now: number, speak: Speak): string {
  // Zero, and the year 1 of Go's zero time, stand for "nobody knows", in reproducible builds for example.
  if (seconds <= 0) return speak({ en: 'age unknown', ko: '생성 시각 알 수 없음' });
  const passed = now / 1000 - seconds;
  if (passed < HOUR) return speak({ en: 'under an hour old', ko: '1시간 미만' });
  if (passed < DAY)
    return count(passed / HOUR, { en: '1 hour old', ko: '1시간 전' }, { en: '{0} hours old', ko: '{0}시간 전' }, speak);
  if (passed < 61 * DAY)
    return count(passed / DAY, { en: '1 day old', ko: '1일 전' }, { en: '{0} days old', ko: '{0}일 전' }, speak);
  if (passed < 731 * DAY) return speak({ en: '{0} months old', ko: '{0}개월 전' }, Math.floor(passed / (30.44 * DAY)));
  return speak({ en: '{0} years old', ko: '{0}년 전' }, Math.floor(passed / (365.25 * DAY)));
}

function count(value: number, one: Parameters<Speak>[0], many: Parameters<Speak>[0], speak: Speak): string {
  const whole = Math.floor(value);
  return whole === 1 ? speak(one) : speak(many, whole);
}

/** The first of some names, in one line, and how many more there are. @param most how many are named */
export function someOf(names: readonly string[], most: number, speak: Speak): string {
  const shown = names
    .slice(0, most)
    .map((name) => inOneLine(name))
    .join(', ');
  const rest = names.length - most;
  return rest <= 0 ? shown : speak({ en: '{0} and {1} more', ko: '{0} 외 {1}개' }, shown, rest);
}

/** How long something took, in the two units that matter. @param ms milliseconds, from 0 */
export function span(ms: number, speak: Speak): string {
  const seconds = ms / 1000;
  if (ms < 1) return speak({ en: 'less than 1 ms', ko: '1밀리초 미만' });
  if (seconds < 1) return speak({ en: '{0} ms', ko: '{0}밀리초' }, Math.round(ms));
  if (seconds < 60) return speak({ en: '{0} s', ko: '{0}초' }, Math.floor(seconds * 10) / 10);
  const [whole, minutes, hours] = [Math.floor(seconds), Math.floor(seconds / 60), Math.floor(seconds / HOUR)];
  if (seconds < HOUR) return speak({ en: '{0} min {1} s', ko: '{0}분 {1}초' }, minutes, whole % 60);
  if (seconds < DAY) return speak({ en: '{0} h {1} min', ko: '{0}시간 {1}분' }, hours, minutes % 60);
  return speak({ en: '{0} d {1} h', ko: '{0}일 {1}시간' }, Math.floor(seconds / DAY), hours % 24);
}

/** The twelve digits that docker shows. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
