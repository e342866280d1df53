import type { Localized } from '../../../contract/localized.ts';
import { readDuration } from '../../../dockerfile/duration.ts';
import { part, type ReadParts, splitAt, type ValuePart, whole } from './part.ts';

const words = {
  bytes: { en: '{0} bytes.', ko: '{0}바이트입니다.' },
  unlimited: { en: 'No limit.', ko: '제한하지 않습니다.' },
  seconds: { en: '{0} seconds.', ko: '{0}초입니다.' },
  unix: { en: 'Seconds since 1970: {0}.', ko: '1970년부터 센 초로, {0}입니다.' },
  before: { en: 'So long before now.', ko: '지금부터 이만큼 전입니다.' },
  moment: { en: 'A point in time.', ko: '특정 시각입니다.' },
  cpus: { en: 'At most {0} seconds of CPU time each second.', ko: '1초마다 CPU 시간을 최대 {0}초까지 씁니다.' },
  cpuRange: { en: 'CPUs {0} to {1}.', ko: 'CPU {0}번부터 {1}번까지입니다.' },
  cpu: { en: 'CPU {0}.', ko: 'CPU {0}번입니다.' },
  soft: {
    en: 'Soft limit: what counts; a program may raise it up to the hard one.',
    ko: '소프트 한도입니다. 프로그램이 하드 한도까지 올릴 수 있습니다.',
  },
  hard: { en: 'Hard limit.', ko: '하드 한도입니다.' },
  both: { en: 'Soft and hard limit.', ko: '소프트 한도이자 하드 한도입니다.' },
  retries: { en: 'At most so many restarts.', ko: '다시 시작할 최대 횟수입니다.' },
} satisfies Readonly<Record<string, Localized>>;

const byteUnits: Readonly<Record<string, number>> = { '': 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** Bytes of `512m`, `1.5g`, `64MB`; undefined when docker would refuse it. Source: docker/go-units, RAMInBytes. */
export function readBytes(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?) ?([a-z]?)(?:i?b)?$/i.exec(text);
  const power = byteUnits[(found?.[2] ?? '').toLowerCase()];
  return found === null || power === undefined ? undefined : Math.trunc(Number(found[1]) * 1024 ** power);
}

export const bytesParts: ReadParts = (text) => {
  if (text === '-1') return whole(text, words.unlimited);
  const bytes = readBytes(text);
  return bytes === undefined ? [] : whole(text, words.bytes, grouped(bytes));
};

/** Not by the machine's locale: the reader's language is not its. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export const durationParts: ReadParts = (text) => {
  const time = readDuration(text);
  return time === undefined ? [] : whole(text, words.seconds, String(time / 1000));
};

export const timeParts: ReadParts = (text) => {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(text)) {
    const date = new Date(Number(text) * 1000);
    return whole(text, words.unix, date.toISOString().slice(0, 19).replace('T', ' ') + ' UTC');
  }
  if (readDuration(text) !== undefined) return whole(text, words.before);
  return /^\d{4}-\d\d-\d\d/.test(text) ? whole(text, words.moment) : [];
};

export const decimalParts: ReadParts = (text, { path }) =>
  path[0] === 'container' && /^\d*\.?\d+$/.test(text) ? whole(text, words.cpus, text) : [];

export const cpuSetParts: ReadParts = (text) =>
  splitAt(text, ',').flatMap(({ from, to, text: one }) => {
    const [first = '', last] = one.split('-');
    if (one === '') return [];
    return [last === undefined ? part(from, to, words.cpu, one) : part(from, to, words.cpuRange, first, last)];
  });

const limits: Readonly<Record<string, Localized>> = {
  nofile: { en: 'Open files.', ko: '열 수 있는 파일의 수입니다.' },
  nproc: {
    en: 'Processes of the user, in all containers.',
    ko: '사용자의 프로세스 수입니다. 모든 컨테이너를 합쳐 셉니다.',
  },
  core: { en: 'Size of a core dump.', ko: '코어 덤프의 크기입니다.' },
  memlock: { en: 'Memory that cannot be swapped.', ko: '스왑되지 않게 고정한 메모리입니다.' },
  stack: { en: 'Size of the stack.', ko: '스택의 크기입니다.' },
  fsize: { en: 'Size of a file.', ko: '파일의 크기입니다.' },
  cpu: { en: 'Seconds of CPU time.', ko: 'CPU 시간(초)입니다.' },
  data: { en: 'Size of the data segment.', ko: '데이터 세그먼트의 크기입니다.' },
};

export const ulimitParts: ReadParts = (text) => {
  const equals = text.indexOf('=');
  if (equals === -1) return [];
  const name = text.slice(0, equals);
  const named = Object.hasOwn(limits, name) ? limits[name] : undefined;
  const parts: ValuePart[] = named === undefined ? [] : [part(0, equals, named)];
  const [soft, hard] = splitAt(text.slice(equals + 1), ':', equals + 1);
  if (soft !== undefined && soft.text !== '')
    parts.push(part(soft.from, soft.to, hard === undefined ? words.both : words.soft));
  if (hard !== undefined && hard.text !== '') parts.push(part(hard.from, hard.to, words.hard));
  return parts;
};

export const restartPolicies: Readonly<Record<string, Localized>> = {
  no: { en: 'Does not start again.', ko: '다시 시작하지 않습니다.' },
  always: {
    en: 'Starts again however it ended, after docker stop only with the engine.',
    ko: '어떻게 끝났든 다시 시작합니다. docker stop으로 정지했다면 엔진이 다시 시작할 때 시작합니다.',
  },
  'unless-stopped': {
    en: 'Starts again however it ended, unless somebody stopped it.',
    ko: '직접 정지한 경우가 아니면 다시 시작합니다.',
  },
  'on-failure': { en: 'Starts again when the exit code is not 0.', ko: '종료 코드가 0이 아니면 다시 시작합니다.' },
};

export const restartParts: ReadParts = (text) => {
  const [policy, retries] = splitAt(text, ':');
  const meaning = policy === undefined ? undefined : restartPolicies[policy.text];
  if (policy === undefined || meaning === undefined) return [];
  const parts = [part(policy.from, policy.to, meaning)];
  return retries === undefined || retries.text === ''
    ? parts
    : [...parts, part(retries.from, retries.to, words.retries)];
};
