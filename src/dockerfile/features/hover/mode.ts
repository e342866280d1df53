import type { Localized } from '../../../contract/localized.ts';
import { code } from '../../../contract/markdown.ts';
import type { HoverPlace } from './context.ts';

const words = {
  mode: { en: '{0}: owner {1}, group {2}, others {3}.', ko: '{0}: 소유자 {1}, 그룹 {2}, 나머지 {3}.' },
  special: { en: 'The first digit {0} sets {1}.', ko: '첫 자리 {0}은(는) {1} 비트를 켭니다.' },
} satisfies Readonly<Record<string, Localized>>;

/** Bits of the first of four digits. */
const specials: readonly [number, string][] = [
  [4, 'setuid'],
  [2, 'setgid'],
  [1, 'sticky'],
];

/** What octal permissions allow; undefined when they are no three or four octal digits. */
export function modeText({ speak }: HoverPlace, mode: string): string | undefined {
  if (!/^0?[0-7]{3,4}$/.test(mode)) return undefined;
  const [owner = '', group = '', others = ''] = Array.from(mode.slice(-3), permissions);
  const text = speak(words.mode, code(mode), code(owner), code(group), code(others));
  const first = mode.length > 3 ? Number(mode.at(-4)) : 0;
  if (first === 0) return text;
  const names = specials.filter(([bit]) => (first & bit) !== 0).map(([, name]) => name);
  return `${text} ${speak(words.special, first, names.join(', '))}`;
}

function permissions(digit: string): string {
  const bits = Number(digit);
  return `${(bits & 4) === 0 ? '-' : 'r'}${(bits & 2) === 0 ? '-' : 'w'}${(bits & 1) === 0 ? '-' : 'x'}`;
}
