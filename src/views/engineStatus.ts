import { DEFAULT_CONTEXT } from '../contract/context.ts';
import type { Connection, Endpoint, EndpointSource } from '../contract/endpoint.ts';
import type { EngineFacts } from '../contract/engine.ts';
import type { Failure } from '../contract/failure.ts';
import { explain, type FailureEntry, failureTable } from '../contract/failureTable.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import { type Remedy, remedies } from '../contract/remedy.ts';
import { type Line, page } from './tooltips.ts';

/** How it stands with the engine of this window, as far as anybody knows already. */
export interface EngineState {
  readonly status:
    | { readonly kind: 'idle' | 'connecting' | 'live' }
    /** `since`: when the last good data came, milliseconds since 1970. */
    | { readonly kind: 'failed'; readonly failure: Failure; readonly since?: number | undefined };
  readonly endpoint: Endpoint | undefined;
  readonly facts: EngineFacts | undefined;
}

/** What a status bar shows of it. */
export interface EngineStatus {
  readonly text: string;
  /** Markdown with links to `commands`, and to no other. */
  readonly tooltip: string;
  readonly commands: readonly string[];
  readonly warning: boolean;
  /** What a screen reader says. */
  readonly spoken: string;
}

const words = {
  address: { en: 'Address', ko: '주소' },
  source: { en: 'Chosen by', ko: '선택 근거' },
  engine: { en: 'Engine', ko: '엔진' },
  api: { en: 'API', ko: 'API' },
  platform: { en: 'Platform', ko: '플랫폼' },
  ping: { en: 'Last answer took', ko: '마지막 응답 시간' },
  since: { en: 'Last seen', ko: '마지막 연결' },
} as const satisfies Record<string, Localized>;

const stateWords = {
  idle: { en: 'not connected: no view is open', ko: '연결하지 않음: 열린 뷰가 없음' },
  connecting: { en: 'connecting', ko: '연결 중' },
  live: { en: 'connected', ko: '연결됨' },
  failed: { en: 'no connection', ko: '연결되지 않음' },
} as const satisfies Record<EngineState['status']['kind'], Localized>;

const sourceWords: Readonly<Record<EndpointSource, Localized>> = {
  setting: { en: 'the setting dockyard.engine.endpoint', ko: 'dockyard.engine.endpoint 설정' },
  DOCKER_HOST: { en: 'the variable DOCKER_HOST', ko: 'DOCKER_HOST 환경 변수' },
  DOCKER_CONTEXT: { en: 'the variable DOCKER_CONTEXT', ko: 'DOCKER_CONTEXT 환경 변수' },
  currentContext: { en: 'docker’s current context', ko: 'docker의 현재 컨텍스트' },
  default: { en: 'docker’s default', ko: 'docker 기본값' },
  found: { en: 'being found on this machine', ko: '이 컴퓨터에서 찾음' },
};

/** Undefined before anybody has looked: then there is nothing to say. */
export function engineStatus({ status, endpoint, facts }: EngineState, speak: Speak): EngineStatus | undefined {
  if (status.kind === 'idle' && endpoint === undefined) return undefined;
  const name = endpoint === undefined ? 'Docker' : engineName(endpoint);
  const state = speak(stateWords[status.kind]);
  const failure = status.kind === 'failed' ? status.failure : undefined;
  const lines = [
    ...(endpoint === undefined ? [] : endpointLines(endpoint, speak)),
    ...(facts === undefined || status.kind !== 'live' ? [] : factLines(facts)),
    ...(status.kind === 'failed' && status.since !== undefined ? [sinceLine(status.since)] : []),
  ];
  const helps = failure === undefined ? [] : helpsFor(failure);
  const reason = failure === undefined ? undefined : explain(failure, speak);
  const tooltip = [
    page(name, state, lines, speak),
    ...(reason === undefined ? [] : [escaped(reason)]),
    ...(helps.length === 0 ? [] : [helps.map((help) => link(help, speak)).join(' · ')]),
  ];
  return {
    text: `$(${status.kind === 'connecting' ? 'loading~spin' : 'server'}) ${withoutIcons(name)}`,
    tooltip: tooltip.join('\n\n'),
    commands: [...new Set(helps.map(({ command }) => command))],
    warning: failure !== undefined,
    spoken: [speak({ en: 'Docker engine {0}, {1}', ko: 'Docker 엔진 {0}, {1}' }, name, state), reason ?? []]
      .flat()
      .join(', '),
  };
}

/** The name of the context, or what tells one address from another. */
function engineName({ context, source, connection }: Endpoint): string {
  if (context !== undefined) return context;
  return source === 'default' ? DEFAULT_CONTEXT : shortAddress(connection);
}

export function shortAddress(connection: Connection): string {
  switch (connection.kind) {
    case 'socket': {
      const parts = connection.path.split('/').filter((part) => part !== '');
      // `/run/user/1000/docker.sock`: the last part alone is the same everywhere.
      return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : connection.path;
    }
    case 'tcp':
      return `${connection.host.includes(':') ? `[${connection.host}]` : connection.host}:${connection.port}`;
    case 'ssh':
      return connection.user === undefined ? connection.host : `${connection.user}@${connection.host}`;
  }
}

function endpointLines({ address, source }: Endpoint, speak: Speak): Line[] {
  return [
    [words.address, code(address)],
    [words.source, escaped(speak(sourceWords[source]))],
  ];
}

function factLines({ engineVersion, apiVersion, platform, pingMs }: EngineFacts): Line[] {
  return [
    [words.engine, code(engineVersion)],
    [words.api, code(apiVersion)],
    [words.platform, code(platform)],
    [words.ping, `${pingMs < 10 ? Number(pingMs.toFixed(1)) : Math.round(pingMs)} ms`],
  ];
}

/** The time of day by the clock of this machine. */
function sinceLine(since: number): Line {
  const time = new Date(since);
  const two = (value: number): string => String(value).padStart(2, '0');
  return [words.since, [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')];
}

function helpsFor(failure: Failure): Remedy[] {
  const entry: FailureEntry = failureTable[failure.code];
  return entry.remedies.map((id) => remedies[id]);
}

function link({ title, command, args }: Remedy, speak: Speak): string {
  const query = args.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(args))}`;
  return `[${escaped(speak(title))}](command:${command}${query})`;
}

/** A status bar draws `$(name)` as an icon; a name that a stranger chose is text. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
