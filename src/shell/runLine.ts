import path from 'node:path';
import type { Localized } from '../contract/localized.ts';
import type { PortMapping, RunOptions } from './run/runOptions.ts';
import { optionWords } from './run/table.ts';
import { splitWords } from './words.ts';

/** What somebody typed, understood; or what is wrong with it. `args` fill the problem's sentence. */
export type Parsed<T> = { readonly value: T } | { readonly problem: Localized; readonly args: readonly string[] };

/** The docker line for these options, without `docker` itself. */
export function runLine(options: RunOptions): string[] {
  return ['run', options.mode, ...flagsAndCommand(options)];
}

/** The docker line that makes the same container without starting it. */
export function createLine(options: RunOptions): string[] {
  const terminal = options.mode.replace('d', '');
  return ['create', ...(terminal === '-' ? [] : [terminal]), ...flagsAndCommand(options)];
}

function flagsAndCommand(options: RunOptions): string[] {
  return [
    ...(options.removeAtExit ? ['--rm'] : []),
    ...(options.name === '' ? [] : ['--name', options.name]),
    ...options.ports.flatMap((port) => ['-p', portText(port)]),
    ...(options.envFile === undefined ? [] : ['--env-file', options.envFile.path]),
    ...options.env.flatMap((variable) => ['-e', variable]),
    ...options.volumes.flatMap((volume) => ['-v', volume]),
    ...optionWords(options.more),
    options.image,
    ...options.command,
  ];
}

/** As `-p` takes it. */
export function portText({ hostIp, hostPort, containerPort, protocol }: PortMapping): string {
  const ip = hostIp.includes(':') ? `[${hostIp}]` : hostIp;
  const host = ip === '' ? (hostPort === '' ? '' : `${hostPort}:`) : `${ip}:${hostPort}:`;
  return `${host}${containerPort}${protocol === 'tcp' ? '' : `/${protocol}`}`;
}

/** The engine's own rule for names. @param isNeeded false: docker may make one up. */
export function nameProblem(name: string, isNeeded = false): Localized | undefined {
  if ((name === '' && !isNeeded) || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return undefined;
  return {
    en: 'A container name has two or more of a-z A-Z 0-9 _ . - and starts with a letter or a digit.',
    ko: '컨테이너 이름은 두 글자 이상이고 a-z A-Z 0-9 _ . - 만 쓸 수 있으며 영문자나 숫자로 시작해야 합니다.',
  };
}

/** A range becomes a mapping for each of its ports, as docker makes them. */
export function parsePorts(line: string): Parsed<PortMapping[]> {
  const parsed = eachWord<PortMapping[]>(line, (word) => {
    const mappings = mappingsOf(word);
    if (mappings !== undefined) return { value: mappings };
    return {
      problem: {
        en: '“{0}” is not a port. Write HOST:CONTAINER, for example 8080:80, 127.0.0.1:8080:80, 53:53/udp or 8000-8002:8000-8002.',
        ko: '“{0}”: 포트 형식이 올바르지 않습니다. 8080:80, 127.0.0.1:8080:80, 53:53/udp, 8000-8002:8000-8002처럼 호스트:컨테이너 순서로 쓰십시오.',
      },
      args: [word],
    };
  });
  return 'value' in parsed ? { value: parsed.value.flat() } : parsed;
}

function mappingsOf(word: string): PortMapping[] | undefined {
  const match = /^(?:(?:\[([^\]]+)\]:|([\d.]+):)?(\d+(?:-\d+)?)?:)?(\d+(?:-\d+)?)(?:\/(tcp|udp|sctp))?$/.exec(word);
  if (match === null) return undefined;
  const [, ipv6 = '', ipv4 = '', host = '', container = '', protocol = 'tcp'] = match;
  // Port 0 of the host is any that is free.
  const [hostPorts, containerPorts] = [portsIn(host || '0', 0), portsIn(container, 1)];
  const ipFits = (ipv6 === '' || isIPv6(ipv6)) && (ipv4 === '' || isIPv4(ipv4));
  if (hostPorts === undefined || containerPorts === undefined || !ipFits) return undefined;
  // One port of the container takes any of a range of the host; else they go in pairs.
  const isAnyOf = containerPorts.length === 1;
  if (!isAnyOf && host !== '' && hostPorts.length !== containerPorts.length) return undefined;
  return containerPorts.map((containerPort, place) => ({
    hostIp: ipv6 || ipv4,
    hostPort: isAnyOf || host === '' ? host : String(hostPorts[place]),
    containerPort: String(containerPort),
    protocol: protocol as PortMapping['protocol'],
  }));
}

/** The ports from the first to the last; undefined when one of them is none. */
function portsIn(range: string, least: number): number[] | undefined {
  const [first = 0, last = first] = range.split('-').map(Number);
  if (first < least || last > 65_535 || last < first) return undefined;
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

/**
 * A name alone has the value that it has in the environment of docker, which for this line is ours. The line keeps the
 * name: so no value of a secret is written down.
 */
export function parseEnv(line: string, environment: NodeJS.ProcessEnv = process.env): Parsed<string[]> {
  return eachWord(line, (word) => {
    const isName = /^[^=\s]+$/.test(word);
    if (/^[^=\s]+=/.test(word) || (isName && environment[word] !== undefined)) return { value: word };
    const unknown = {
      en: '“{0}” has no value in the editor’s environment. Write {0}=value.',
      ko: '“{0}”: 편집기의 환경에 없는 변수입니다. {0}=값처럼 쓰십시오.',
    };
    const problem = { en: '“{0}” is not KEY=value.', ko: '“{0}”: KEY=값 형식이 아닙니다.' };
    return { problem: isName ? unknown : problem, args: [word] };
  });
}

/**
 * The variables of a file for `--env-file`, as docker reads it: a line each, no quotes, `#` begins a comment. A name
 * without a value is taken from docker's own environment and stays out where there is none.
 */
export function parseEnvFile(content: string, environment: NodeJS.ProcessEnv = process.env): string[] {
  return content
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const trimmed = line.trimStart();
      if (trimmed === '' || trimmed.startsWith('#')) return [];
      if (trimmed.includes('=')) return [trimmed];
      const inherited = environment[trimmed.trimEnd()];
      return inherited === undefined ? [] : [`${trimmed.trimEnd()}=${inherited}`];
    });
}

/** @param folder what a path that begins with a dot is meant from; undefined: there is none */
export function parseVolumes(line: string, folder?: string): Parsed<string[]> {
  return eachWord(line, (word) => {
    const [, begin, rest = ''] = /^(\.{1,2}(?=[/\\:])[^:]*)(:.*)$/.exec(word) ?? [];
    if (begin !== undefined && folder === undefined) {
      return {
        problem: {
          en: '“{0}” begins in a folder, and no folder is open. Write the whole path: /host/path:/path.',
          ko: '“{0}”: 열려 있는 폴더가 없어 상대 경로를 쓸 수 없습니다. /호스트/경로:/경로처럼 전체 경로를 쓰십시오.',
        },
        args: [word],
      };
    }
    const whole = begin === undefined ? word : `${path.resolve(folder ?? '', begin)}${rest}`;
    // Options come behind a source only: docker reads `/srv:ro` as a source and a bad target.
    const match =
      /^(?:((?:[A-Za-z]:)?[^:]+):((?:[A-Za-z]:)?[/\\][^:]*)(?::[a-zA-Z,]+)?|(?:[A-Za-z]:)?[/\\][^:]*)$/.exec(whole);
    const source = match?.[1] ?? '';
    const sourceFits =
      source === '' || /^([/\\]|[A-Za-z]:[/\\])/.test(source) || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source);
    if (match === null || !sourceFits) {
      return {
        problem: {
          en: '“{0}” is not a volume. Write NAME:/path or /host/path:/path, the path inside absolute, with :ro behind it to protect it.',
          ko: '“{0}”: 볼륨 형식이 올바르지 않습니다. 이름:/경로 또는 /호스트/경로:/경로처럼 쓰고(컨테이너 쪽은 절대 경로), 읽기 전용이면 뒤에 :ro를 붙이십시오.',
        },
        args: [word],
      };
    }
    return { value: whole };
  });
}

export function parseCommand(line: string): Parsed<string[]> {
  return eachWord(line, (word) => ({ value: word }));
}

/** Reads each word of a line by itself. */
export function eachWord<T>(line: string, parse: (word: string) => Parsed<T>): Parsed<T[]> {
  const split = splitWords(line);
  if ('problem' in split) return { problem: split.problem, args: [] };
  const values: T[] = [];
  for (const word of split.words) {
    const parsed = parse(word);
    if ('problem' in parsed) return parsed;
    values.push(parsed.value);
  }
  return { value: values };
}

function isIPv4(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255);
}

function isIPv6(text: string): boolean {
  return text.includes(':') && URL.canParse(`http://[${text}]/`);
}
