import { Readable } from 'node:stream';
import { type ApiCall, pathWithQuery } from '../../src/contract/apiCall.ts';
import type { Connection } from '../../src/contract/endpoint.ts';
import type { Engine, EngineDiagnostics, EngineEvent, Session, ThingKind } from '../../src/contract/engine.ts';
import { type Disposable, Emitter } from '../../src/contract/ports.ts';

/** Something that answers an `Engine` call; replace one to play a slow, broken or changed engine. */
type Answers = { -readonly [K in keyof Engine]?: Engine[K] };

/**
 * An engine for tests of what stands above it: it answers at once from plain lists, writes down every call, and sends
 * the events that a test tells it to. It knows nothing of Docker; `standInEngine.ts` speaks HTTP.
 */
export class FakeEngine implements Engine {
  readonly endpoint: Engine['endpoint'];
  /** Every call, as `name argument argument`. */
  readonly calls: string[] = [];
  /** Replaces what a call does; it is written down all the same. */
  readonly answers: Answers = {};
  containers: unknown[] = [];
  images: unknown[] = [];
  volumes: unknown[] = [];
  networks: unknown[] = [];
  inspected: unknown = {};
  /** What `send` answers. */
  sent: unknown = undefined;
  /** What `follow` and `upload` are told. */
  lines: unknown[] = [];
  /** What `download` gives, and what `upload` took. */
  bytes: Buffer = Buffer.alloc(0);
  /** Exit code by program; a program that is not listed could not be run. */
  programs = new Map<string, number>();
  #stream: { readonly onEvent: (event: EngineEvent) => void; readonly onEnd: () => void } | undefined;

  constructor(connection: Connection = { kind: 'socket', path: '/run/test.sock' }) {
    const address =
      connection.kind === 'socket' ? `unix://${connection.path}` : `${connection.kind}://${connection.host}`;
    this.endpoint = { address, source: 'default', connection };
  }

  /** Whether somebody follows the events now. */
  get followed(): boolean {
    return this.#stream !== undefined;
  }

  /** Sends an event to whoever follows. */
  tell(type: string, action: string, id: string, attributes: Readonly<Record<string, string>> = {}, detail = ''): void {
    this.#stream?.onEvent({ type, action, detail, id, attributes });
  }

  /** The stream ends, as it does when the engine dies. */
  endStream(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.onEnd();
  }

  /** How often a call was made. */
  count(call: string): number {
    return this.calls.filter((made) => made === call || made.startsWith(`${call} `)).length;
  }

  facts: Engine['facts'] = undefined;
  readonly factsChanges = new Emitter<void>();
  /** What `watchPlace` was given, while it is watched. */
  readonly placeWatchers = new Set<() => void>();

  within(): Engine {
    return this;
  }

  recorded(): Engine {
    return this;
  }

  watchPlace(onChange: () => void): Disposable {
    this.placeWatchers.add(onChange);
    return { dispose: () => this.placeWatchers.delete(onChange) };
  }

  diagnostics(): EngineDiagnostics {
    return { facts: this.facts, running: 0, waiting: 0, streams: [], lists: [], errors: [] };
  }

  ping(): Promise<void> {
    return this.#answer('ping', [], () => Promise.resolve());
  }

  listContainers(ids?: readonly string[]): Promise<readonly unknown[]> {
    return this.#answer('listContainers', [ids], () => Promise.resolve(only(this.containers, 'Id', ids)));
  }

  listImages(): Promise<readonly unknown[]> {
    return this.#answer('listImages', [], () => Promise.resolve(this.images));
  }

  listVolumes(names?: readonly string[]): Promise<readonly unknown[]> {
    return this.#answer('listVolumes', [names], () => Promise.resolve(only(this.volumes, 'Name', names)));
  }

  listNetworks(ids?: readonly string[]): Promise<readonly unknown[]> {
    return this.#answer('listNetworks', [ids], () => Promise.resolve(only(this.networks, 'Id', ids)));
  }

  inspect(kind: ThingKind, id: string, name: string): Promise<unknown> {
    return this.#answer('inspect', [kind, id, name], () => Promise.resolve(this.inspected));
  }

  events(onEvent: (event: EngineEvent) => void, onEnd: () => void, signal: AbortSignal): Promise<void> {
    return this.#answer('events', [onEvent, onEnd, signal], () => {
      const stream = { onEvent, onEnd };
      this.#stream = stream;
      signal.addEventListener('abort', () => {
        if (this.#stream === stream) this.#stream = undefined;
      });
      return Promise.resolve();
    });
  }

  /** What is sent is written down as `send POST /containers/c1/stop?t=5 {"body":1}`. */
  send(call: ApiCall): Promise<unknown> {
    return this.#answer('send', [call], () => Promise.resolve(this.sent));
  }

  follow(...args: Parameters<Engine['follow']>): Promise<void> {
    const [, onLine] = args;
    return this.#answer('follow', args, () => {
      for (const line of this.lines) onLine(line);
      return Promise.resolve();
    });
  }

  download(call: ApiCall): Promise<Readable> {
    return this.#answer('download', [call], () => Promise.resolve(Readable.from([this.bytes])));
  }

  upload(...args: Parameters<Engine['upload']>): Promise<void> {
    const [, body, onLine] = args;
    return this.#answer('upload', args, async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of body) chunks.push(Buffer.from(chunk as Uint8Array));
      this.bytes = Buffer.concat(chunks);
      for (const line of this.lines) onLine?.(line);
    });
  }

  execExitCode(...args: Parameters<Engine['execExitCode']>): Promise<number> {
    const [, , command] = args;
    return this.#answer('execExitCode', args, () => Promise.resolve(this.programs.get(command[0] ?? '') ?? 127));
  }

  exec(...args: Parameters<Engine['exec']>): Promise<Session> {
    return this.#answer('exec', args, () => Promise.resolve(noSession));
  }

  attach(...args: Parameters<Engine['attach']>): Promise<Session> {
    return this.#answer('attach', args, () => Promise.resolve(noSession));
  }

  runInteractive(...args: Parameters<Engine['runInteractive']>): Promise<Session> {
    return this.#answer('runInteractive', args, () => Promise.resolve(noSession));
  }

  output(...args: Parameters<Engine['output']>): Promise<Session> {
    return this.#answer('output', args, () => Promise.resolve(noSession));
  }

  logs(...args: Parameters<Engine['logs']>): Promise<Session> {
    return this.#answer('logs', args, () => Promise.resolve(noSession));
  }

  dispose(): void {
    this.calls.push('dispose');
  }

  #answer<T>(name: keyof Engine, args: readonly unknown[], usual: () => Promise<T>): Promise<T> {
    const shown = args.filter(
      (arg) =>
        arg !== undefined && typeof arg !== 'function' && !(arg instanceof AbortSignal) && !(arg instanceof Readable),
    );
    const words = shown.map((arg) =>
      typeof arg === 'string' ? arg : isApiCall(arg) ? callText(arg) : JSON.stringify(arg),
    );
    this.calls.push([name, ...words].join(' '));
    const answer = this.answers[name] as ((...given: readonly unknown[]) => Promise<T>) | undefined;
    return answer === undefined ? usual() : answer(...args);
  }
}

function isApiCall(value: unknown): value is ApiCall {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

/** `POST /containers/c1/stop?t=5`, and the body as JSON if there is one. */
export function callText(call: ApiCall): string {
  const body = call.body === undefined ? '' : ` ${JSON.stringify(call.body)}`;
  return `${call.method} ${pathWithQuery(call)}${body}`;
}

/** A session in which nothing happens. */
export const noSession: Session = {
  onOutput: () => undefined,
  onEnd: () => undefined,
  write: () => undefined,
  resize: () => undefined,
  close: () => undefined,
};

/** As the engine filters: those whose field is one of the values, or all. */
function only(things: readonly unknown[], field: string, values: readonly string[] | undefined): readonly unknown[] {
  const wanted = values === undefined ? undefined : new Set(values);
  return things.filter((raw) => wanted?.has(String((raw as Record<string, unknown>)[field])) !== false);
}
