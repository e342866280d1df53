import type { Localized } from '../../../contract/localized.ts';
import { readDuration } from '../../../dockerfile/duration.ts';
import { readImageName } from '../../../dockerfile/imageName.ts';
import { signals } from '../../../dockerfile/knowledge/signals.ts';
import { parsePlatform } from '../../../dockerfile/rules/platformNames.ts';
import { referenceError } from '../../../dockerfile/rules/references.ts';
import { readCsv } from '../../../dockerfile/syntax/csv.ts';
import type { CliCommand, CliFlag, ValueKind } from '../../cliModel.ts';
import { nearest } from '../nearest.ts';
import { filterKeys } from '../values/keys.ts';
import { isHostPath, mountKeys, mountTypes, volumePieces } from '../values/mounts.ts';
import { readBytes, restartPolicies } from '../values/numbers.ts';
import { portPieces } from '../values/ports.ts';

/** What is wrong with a value; indexes of its text. */
export interface ValueProblem {
  readonly from: number;
  readonly to: number;
  readonly message: Localized;
  readonly args: readonly string[];
  /** What should stand between `from` and `to`; undefined when nobody can know. */
  readonly right: string | undefined;
}

export interface ValuePlace {
  readonly command: CliCommand;
  /** Undefined for an argument. */
  readonly flag: CliFlag | undefined;
  readonly choices: readonly string[];
}

/** The first problem of a value that docker would refuse for certain. */
type FindProblem = (text: string, place: ValuePlace) => ValueProblem | undefined;

const messages = {
  port: {
    en: '{0} is no port: a number up to 65535, or a range of them.',
    ko: '{0}은(는) 포트가 아닙니다. 65535까지의 숫자나 범위를 써야 합니다.',
  },
  protocol: {
    en: '{0} is no protocol: tcp, udp or sctp.',
    ko: '{0}은(는) 프로토콜이 아닙니다. tcp, udp, sctp 중 하나를 써야 합니다.',
  },
  bytes: {
    en: '{0} is no size: a number with b, k, m or g.',
    ko: '{0}은(는) 크기가 아닙니다. 숫자 뒤에 b, k, m, g를 붙입니다.',
  },
  small: { en: 'At least 6m of memory.', ko: '메모리는 최소 6m이어야 합니다.' },
  number: { en: '{0} is no number.', ko: '{0}은(는) 숫자가 아닙니다.' },
  duration: { en: '{0} is no duration: 30s, 1m30s.', ko: '{0}은(는) 시간이 아닙니다. 30s, 1m30s처럼 단위를 붙입니다.' },
  choice: { en: '{0} is not one of {1}.', ko: '{0}은(는) {1} 중 하나가 아닙니다.' },
  restart: { en: '{0} is no restart policy.', ko: '{0}은(는) 재시작 정책이 아닙니다.' },
  boolean: { en: '{0} is neither true nor false.', ko: '{0}은(는) true도 false도 아닙니다.' },
  name: {
    en: '{0} is no name: letters, digits and _ . -, two at least.',
    ko: '{0}은(는) 쓸 수 없는 이름입니다. 영문자, 숫자, _ . - 로 두 글자 이상이어야 합니다.',
  },
  empty: { en: 'The value is empty.', ko: '값이 비어 있습니다.' },
  target: {
    en: 'The path in the container has to be absolute: {0} is not.',
    ko: '컨테이너 안의 경로는 절대 경로여야 합니다. {0}은(는) 절대 경로가 아닙니다.',
  },
  source: {
    en: '{0} is neither a path nor the name of a volume; a path begins with / or ./',
    ko: '{0}은(는) 경로도 볼륨 이름도 아닙니다. 경로는 /나 ./로 시작해야 합니다.',
  },
  mountKey: { en: 'A mount has no key {0}.', ko: '마운트에 {0} 키는 없습니다.' },
  mountType: { en: '{0} is no kind of mount.', ko: '{0}은(는) 마운트 종류가 아닙니다.' },
  filterKey: { en: 'There is no filter {0}.', ko: '{0} 필터는 없습니다.' },
  filter: { en: 'A filter is KEY=VALUE.', ko: '필터는 키=값으로 써야 합니다.' },
  signal: { en: '{0} is no signal.', ko: '{0}은(는) 신호가 아닙니다.' },
  platform: { en: '{0} is no platform: linux/amd64.', ko: '{0}은(는) 플랫폼이 아닙니다. 예: linux/amd64.' },
  ulimit: { en: '{0} is no limit: NAME=SOFT:HARD.', ko: '{0}은(는) 한도가 아닙니다. 이름=소프트:하드로 씁니다.' },
  image: { en: '{0} is no name of an image: {1}.', ko: '{0}은(는) 이미지 이름이 아닙니다. {1}.' },
  env: { en: 'The name of the variable is missing.', ko: '변수의 이름이 없습니다.' },
} satisfies Readonly<Record<string, Localized>>;

const problem = (
  text: string,
  message: Localized,
  right?: string,
  from = 0,
  to = text.length,
  ...more: string[]
): ValueProblem => ({
  from,
  to,
  message,
  args: [text.slice(from, to), ...more],
  right,
});

const portOrRange = /^\d{1,5}(?:-\d{1,5})?$/;

const ofPort: FindProblem = (text) => {
  if (text.includes('=') || text === '') return undefined;
  const { host, container, protocol } = portPieces(text);
  for (const piece of [host, container]) {
    const wrong = piece !== undefined && (piece !== host || piece.text !== '') && !isPort(piece.text);
    if (wrong) return problem(text, messages.port, undefined, piece.from, piece.to);
  }
  if (protocol === undefined || /^(?:tcp|udp|sctp)$/i.test(protocol.text)) return undefined;
  return problem(text, messages.protocol, nearest(protocol.text, ['tcp', 'udp', 'sctp']), protocol.from, protocol.to);
};

function isPort(text: string): boolean {
  return portOrRange.test(text) && text.split('-').every((one) => Number(one) <= 65535);
}

const ofBytes: FindProblem = (text, { flag }) => {
  if (text === '-1' || text === '') return undefined;
  const bytes = readBytes(text);
  if (bytes === undefined)
    return problem(
      text,
      messages.bytes,
      /^\d+[kmgt]ib?$/i.test(text) ? text.slice(0, -1).replace(/i$/i, '') : undefined,
    );
  const isMemory = flag?.name === 'memory' && bytes > 0 && bytes < 6 * 1024 ** 2;
  return isMemory ? problem(text, messages.small, '6m') : undefined;
};

const ofNumber: FindProblem = (text, { flag }) =>
  /^[+-]?\d+$/.test(text) || text === flag?.default ? undefined : problem(text, messages.number);

const ofDecimal: FindProblem = (text) =>
  /^\d*\.?\d*(?:e[+-]?\d+)?$/i.test(text) && /\d/.test(text) ? undefined : problem(text, messages.number);

const ofDuration: FindProblem = (text) => {
  if (readDuration(text) !== undefined) return undefined;
  return problem(text, messages.duration, /^\d+$/.test(text) ? `${text}s` : undefined);
};

const ofChoice: FindProblem = (text, { choices }) => {
  if (choices.length === 0 || choices.includes(text)) return undefined;
  return problem(text, messages.choice, nearest(text, choices), 0, text.length, choices.join(', '));
};

const ofRestart: FindProblem = (text) => {
  const colon = text.indexOf(':');
  const end = colon === -1 ? text.length : colon;
  const policy = text.slice(0, end);
  if (policy === '' && colon === -1) return undefined;
  if (!Object.hasOwn(restartPolicies, policy)) {
    return problem(text, messages.restart, nearest(policy, Object.keys(restartPolicies)), 0, end);
  }
  return colon === -1 || /^\d+$/.test(text.slice(colon + 1))
    ? undefined
    : problem(text, messages.number, undefined, colon + 1);
};

const ofSwitch: FindProblem = (text) =>
  /^(?:true|false|t|f|1|0|TRUE|FALSE|True|False|T|F)$/.test(text)
    ? undefined
    : problem(text, messages.boolean, yesOrNo(text));

function yesOrNo(text: string): string | undefined {
  if (/^(?:yes|y|on)$/i.test(text)) return 'true';
  return /^(?:no|n|off)$/i.test(text) ? 'false' : undefined;
}

const nameShape = /^[A-Za-z0-9][A-Za-z0-9_.-]+$/;

const ofName: FindProblem = (text, { command }) => {
  if (text === '') return problem(text, messages.empty);
  const isContainer = command.path[0] === 'container' || command.path[0] === 'volume';
  return !isContainer || nameShape.test(text.replace(/^\//, '')) ? undefined : problem(text, messages.name);
};

const ofVolume: FindProblem = (text) => {
  const { source, target } = volumePieces(text);
  const isWindows = /^[A-Za-z]:[\\/]/.test(target.text);
  if (target.text !== '' && !target.text.startsWith('/') && !isWindows && !target.text.startsWith('$')) {
    return problem(text, messages.target, source === undefined ? undefined : `/${target.text}`, target.from, target.to);
  }
  if (source === undefined || source.text === '' || isHostPath(source.text) || nameShape.test(source.text))
    return undefined;
  const isPath = source.text.includes('/') && !source.text.includes(':');
  return problem(text, messages.source, isPath ? `./${source.text}` : undefined, source.from, source.to);
};

const ofMount: FindProblem = (text) => {
  for (const { start, end, text: field } of readCsv(text)) {
    if (field !== text.slice(start, end) || field === '') continue;
    const equals = field.indexOf('=');
    const key = equals === -1 ? field : field.slice(0, equals);
    const lower = key.toLowerCase();
    if (!Object.hasOwn(mountKeys, lower)) {
      return problem(text, messages.mountKey, nearest(lower, Object.keys(mountKeys)), start, start + key.length);
    }
    const value = equals === -1 ? '' : field.slice(equals + 1);
    if (lower !== 'type' || Object.hasOwn(mountTypes, value.toLowerCase())) continue;
    return problem(text, messages.mountType, nearest(value, Object.keys(mountTypes)), start + equals + 1, end);
  }
  return undefined;
};

const ofFilter: FindProblem = (text) => {
  const equals = text.indexOf('=');
  if (equals === -1) return problem(text, messages.filter);
  const key = text.slice(0, equals).replace(/!$/, '');
  if (Object.hasOwn(filterKeys, key.toLowerCase())) return undefined;
  const right = key === 'start' ? 'stars' : nearest(key, Object.keys(filterKeys));
  return right === undefined ? undefined : problem(text, messages.filterKey, right, 0, equals);
};

const ofSignal: FindProblem = (text) => {
  const upper = text.toUpperCase();
  const known = signals.some(({ name }) => name === upper || name === `SIG${upper}`);
  if (known || /^\d+$/.test(text) || /^(?:SIG)?RTM(?:IN|AX)/.test(upper)) return undefined;
  const names = signals.map(({ name }) => (upper.startsWith('SIG') ? name : name.slice(3)));
  return problem(text, messages.signal, nearest(upper, names));
};

const ofPlatform: FindProblem = (text) => {
  let from = 0;
  for (const one of text.split(',')) {
    if (one !== '' && one !== 'local' && parsePlatform(one) === undefined)
      return problem(text, messages.platform, undefined, from, from + one.length);
    from += one.length + 1;
  }
  return undefined;
};

const ofUlimit: FindProblem = (text) =>
  /^[a-z]+=-?\d+(?::-?\d+)?$/.test(text) ? undefined : problem(text, messages.ulimit);

const ofEnv: FindProblem = (text) => (text.startsWith('=') ? problem(text, messages.env) : undefined);

const ofImage: FindProblem = (text, { command }) => {
  // A pattern, an ID, or what stands for the name in usage lines.
  if (/[*?]/.test(text) || /^(?:sha256:)?[0-9a-f]{1,64}$/.test(text) || /^[A-Z][A-Z_-]+(?::[A-Z]+)?$/.test(text))
    return undefined;
  if (command.path.join(' ') === 'image ls' && text.endsWith('/')) return undefined;
  const error = referenceError(text);
  if (error === undefined || text === '') return undefined;
  const { path, registry } = readImageName(text);
  // An upper-case namespace looks like a registry, and is seldom meant as one.
  if (registry !== undefined && !/[.:]/.test(registry) && referenceError(text.toLowerCase()) === undefined) {
    return imageProblem(text, error, text.toLowerCase());
  }
  const start = registry === undefined ? 0 : registry.length + 1;
  if (
    path !== path.toLowerCase() &&
    referenceError(text.slice(0, start) + text.slice(start).replace(path, path.toLowerCase())) === undefined
  ) {
    return imageProblem(text, error, path.toLowerCase(), start, start + path.length);
  }
  const two = /^([^:]*(?::\d+\/[^:]*)?:[\w.-]+):([\w.-]+)$/.exec(text);
  if (two !== null && registry === undefined) {
    const isVersion = /:\d+$/.test(two[1] ?? '') && /^\d/.test(two[2] ?? '');
    return imageProblem(text, error, isVersion ? `${two[1] ?? ''}.${two[2] ?? ''}` : two[1]);
  }
  return imageProblem(text, error, undefined);
};

function imageProblem(
  text: string,
  error: Localized,
  right: string | undefined,
  from = 0,
  to = text.length,
): ValueProblem {
  const { en, ko } = messages.image;
  const message = { en: en.replace('{1}', error.en), ko: ko.replace('{1}', error.ko) };
  return { from, to, message, args: [text], right };
}

const finders: Readonly<Partial<Record<ValueKind, FindProblem>>> = {
  buildArg: ofEnv,
  bytes: ofBytes,
  choice: ofChoice,
  decimal: ofDecimal,
  duration: ofDuration,
  env: ofEnv,
  exposedPort: ofPort,
  filter: ofFilter,
  image: ofImage,
  mount: ofMount,
  name: ofName,
  number: ofNumber,
  platform: ofPlatform,
  port: ofPort,
  restart: ofRestart,
  signal: ofSignal,
  switch: ofSwitch,
  ulimit: ofUlimit,
  volume: ofVolume,
};

export function valueProblem(kind: ValueKind, text: string, place: ValuePlace): ValueProblem | undefined {
  return finders[kind]?.(text, place);
}
