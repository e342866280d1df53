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

export function parsePorts(line: string): Parsed<PortMapping[]> {
  return eachWord(line, (word) => {
    const match = /^(?:(?:\[([^\]]+)\]:|([\d.]+):)?(\d*):)?(\d+)(?:\/(tcp|udp|sctp))?$/.exec(word);
    const [, ipv6 = '', ipv4 = '', hostPort = '', containerPort = '', protocol = 'tcp'] = match ?? [];
    const portsFit = [hostPort, containerPort].every(
      (port) => port === '' || (Number(port) >= 1 && Number(port) <= 65535),
    );
    const ipFits = (ipv6 === '' || isIPv6(ipv6)) && (ipv4 === '' || isIPv4(ipv4));
    if (match === null || !portsFit || !ipFits) {
      return {
        problem: {
          en: '“{0}” is not a port. Write HOST:CONTAINER, for example 8080:80, 127.0.0.1:8080:80 or 53:53/udp.',
          ko: '“{0}”: 포트 형식이 올바르지 않습니다. 8080:80, 127.0.0.1:8080:80, 53:53/udp처럼 호스트:컨테이너 순서로 쓰십시오.',
        },
        args: [word],
      };
    }
    return {
      value: {
        hostIp: ipv6 || ipv4,
        hostPort,
        containerPort,
        protocol: protocol as PortMapping['protocol'],
      },
    };
  });
}

export function parseEnv(line: string): Parsed<string[]> {
  return eachWord(line, (word) =>
    /^[^=\s]+=/.test(word)
      ? { value: word }
      : {
          problem: { en: '“{0}” is not KEY=value.', ko: '“{0}”: KEY=값 형식이 아닙니다.' },
          args: [word],
        },
  );
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

export function parseVolumes(line: string): Parsed<string[]> {
  return eachWord(line, (word) => {
    // Options come behind a source only: docker reads `/srv:ro` as a source and a bad target.
    const match =
      /^(?:((?:[A-Za-z]:)?[^:]+):((?:[A-Za-z]:)?[/\\][^:]*)(?::[a-zA-Z,]+)?|(?:[A-Za-z]:)?[/\\][^:]*)$/.exec(word);
    const source = match?.[1] ?? '';
    const sourceFits =
      source === '' || /^([/\\]|[A-Za-z]:[/\\])/.test(source) || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source);
    if (match === null || !sourceFits) {
      return {
        problem: {
          en: '“{0}” is not a volume. Write NAME:/path or /host/path:/path, both paths absolute, with :ro behind it to protect it.',
          ko: '“{0}”: 볼륨 형식이 올바르지 않습니다. 이름:/경로 또는 /호스트/경로:/경로처럼 절대 경로로 쓰고, 읽기 전용이면 뒤에 :ro를 붙이십시오.',
        },
        args: [word],
      };
    }
    return { value: word };
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
