import type { Duplex, Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import { type About, type ApiCall, type MadeCall, type QueryValue } from '../contract/apiCall.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type {
  Engine,
  EngineDiagnostics,
  EngineEvent,
  EngineFacts,
  ExecOptions,
  LogOptions,
  Session,
  TerminalSize,
  ThingKind,
} from '../contract/engine.ts';
import type { Disposable, Emitter, Log } from '../contract/ports.ts';
import { type ListAnswer, readJson, readList } from './answers.ts';
import { type Call, Calls } from './calls.ts';
import { dial } from './dial.ts';
import { eventFilters, readEvent } from './events.ts';
import { exitCodeOf, nextExit } from './exitCodes.ts';
import { LineReader } from './lines.ts';
import { watchPlace } from './place.ts';
import { type Asker, Requests } from './requests.ts';
import { openSession } from './sessions.ts';
import { thing } from './things.ts';

/** Deadlines in seconds. */
const deadline = { contact: 3, list: 10, inspect: 5, open: 10 };

/**
 * Ctrl-C and then Ctrl-D ends what a shell runs, then the shell; closing the connection alone leaves it running. The
 * shell needs a moment to be back at its prompt, and one in another takes a Ctrl-D each: so it is sent until all is over.
 */
const END_SHELL = ['\u0003', ...Array.from({ length: 8 }, () => '\u0004')];

/** `Engine` over dockerode: requests and responses only; deadlines, lists, events, demultiplexing and errors are our own. */
export class DockerEngine implements Engine {
  readonly endpoint: Endpoint;
  readonly #log: Log;
  readonly #calls: Calls;
  readonly #requests: Requests;
  readonly #asker: Asker;

  /** @param shared for `within` and `recorded`: the connection of another, and who asks through this one. */
  constructor(endpoint: Endpoint, log: Log, shared?: { readonly calls: Calls; readonly asker: Asker }) {
    this.endpoint = endpoint;
    this.#log = log;
    this.#calls = shared?.calls ?? new Calls(endpoint, log);
    this.#requests = new Requests(this.#calls);
    this.#asker = shared?.asker ?? { signal: undefined, onCall: undefined };
  }

  get facts(): EngineFacts | undefined {
    return this.#calls.facts;
  }

  get factsChanges(): Emitter<void> {
    return this.#calls.factsChanges;
  }

  within(signal: AbortSignal): Engine {
    return this.#for({ ...this.#asker, signal });
  }

  recorded(onCall: (call: MadeCall) => void): Engine {
    return this.#for({ ...this.#asker, onCall });
  }

  watchPlace(onChange: () => void): Disposable {
    return watchPlace(this.endpoint.connection, onChange);
  }

  diagnostics(): EngineDiagnostics {
    return this.#calls.diagnostics();
  }

  async ping(): Promise<void> {
    const call = { what: 'GET /_ping', seconds: deadline.contact };
    if (!this.#calls.isContacted) {
      // The first contact is one.
      await this.#call(call, () => Promise.resolve());
      return;
    }
    let started = 0;
    await this.#call(call, (docker, abortSignal) => {
      started = performance.now();
      return (docker as Cancellable).ping({ abortSignal });
    });
    this.#calls.pinged(performance.now() - started);
  }

  async listContainers(ids?: readonly string[]): Promise<readonly unknown[]> {
    return this.#list('/containers/json', readList, { all: true, ...only('id', ids) });
  }

  async listImages(): Promise<readonly unknown[]> {
    return this.#list('/images/json', readList);
  }

  async listVolumes(names?: readonly string[]): Promise<readonly unknown[]> {
    const read = async (body: Readable): Promise<ListAnswer> => {
      const { value, bytes } = await readJson(body);
      const volumes = typeof value === 'object' && value !== null ? (value as { Volumes?: unknown }).Volumes : value;
      // An engine without volumes answers `null`.
      const entries = volumes ?? [];
      if (!Array.isArray(entries)) throw new SyntaxError('not a list of volumes');
      return { entries: entries as unknown[], bytes };
    };
    return this.#list('/volumes', read, only('name', names));
  }

  async listNetworks(ids?: readonly string[]): Promise<readonly unknown[]> {
    return this.#list('/networks', readList, only('id', ids));
  }

  async inspect(kind: ThingKind, id: string, name: string): Promise<unknown> {
    return this.#call(
      { what: `GET /${kind}s/${id}`, seconds: deadline.inspect, about: { kind: 'thing', name } },
      (docker, abortSignal) => thing(docker, kind, id).inspect({ abortSignal }),
    );
  }

  async events(onEvent: (event: EngineEvent) => void, onEnd: () => void, signal: AbortSignal): Promise<void> {
    const filters = eventFilters as unknown as Record<string, string[]>;
    const stream = (await this.#call({ what: 'GET /events', seconds: deadline.contact }, (docker, abortSignal) =>
      docker.getEvents({ filters, abortSignal }),
    )) as Readable;
    const reader = new LineReader((line) => {
      const event = readEvent(line);
      if (event === undefined) this.#log.warn(`An event could not be read: ${line.slice(0, 500)}`);
      else onEvent(event);
    });
    const stop = (): void => {
      stream.destroy();
    };
    const forget = this.#calls.streams.add('events', stop);
    let over = false;
    const finish = (): void => {
      if (over) return;
      over = true;
      forget();
      signal.removeEventListener('abort', stop);
      if (!signal.aborted) onEnd();
    };
    stream.on('data', (chunk: Buffer) => reader.push(chunk));
    stream.on('error', finish);
    stream.on('end', finish);
    stream.on('close', finish);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  }

  send(call: ApiCall): Promise<unknown> {
    return this.#requests.send(call, this.#asker);
  }

  follow(call: ApiCall, onLine: (line: unknown) => void): Promise<void> {
    return this.#requests.follow(call, this.#asker, onLine);
  }

  download(call: ApiCall): Promise<Readable> {
    return this.#requests.download(call, this.#asker);
  }

  upload(call: ApiCall, body: Readable, onLine: (line: unknown) => void = () => undefined): Promise<void> {
    return this.#requests.upload(call, this.#asker, body, onLine);
  }

  async execExitCode(id: string, name: string, command: readonly string[]): Promise<number> {
    return this.#call(
      { what: `exec ${name}`, seconds: deadline.open, about: { kind: 'container', name } },
      async (docker, abortSignal) => {
        const options = { Cmd: [...command], AttachStdout: true, AttachStderr: true, abortSignal };
        const exec = await docker.getContainer(id).exec(options);
        const stream = await exec.start({ abortSignal });
        await new Promise<void>((resolve, reject) => {
          stream.on('end', resolve).on('close', resolve).on('error', reject).resume();
        });
        // Nobody knows how it ended: then it cannot be said to have run.
        return (await exec.inspect()).ExitCode ?? 126;
      },
    );
  }

  async exec(
    id: string,
    name: string,
    command: readonly string[],
    size: TerminalSize,
    { user, workdir }: ExecOptions = {},
  ): Promise<Session> {
    return this.#call(
      { what: `exec -it ${name}`, seconds: deadline.open, about: { kind: 'container', name } },
      async (docker, abortSignal) => {
        const streams = { AttachStdin: true, AttachStdout: true, AttachStderr: true, Tty: true };
        const exec = await docker.getContainer(id).exec({
          ...streams,
          Cmd: [...command],
          ...(user === undefined ? {} : { User: user }),
          ...(workdir === undefined ? {} : { WorkingDir: workdir }),
          abortSignal,
        });
        const stream = await exec.start({ hijack: true, stdin: true, Tty: true, abortSignal });
        // Nothing is awaited between a stream and its session: its end, or its error, would go unheard.
        const session = this.#session({ what: `exec ${name}`, name }, stream, {
          raw: true,
          goodbye: END_SHELL,
          resize: (next, signal) => exec.resize({ ...dimensions(next), abortSignal: signal }),
          exitCode: async (signal) => {
            const state = await exec.inspect({ abortSignal: signal });
            return state.Running ? undefined : (state.ExitCode ?? 0);
          },
        });
        session.resize(size);
        return session;
      },
    );
  }

  async attach(id: string, name: string, size: TerminalSize): Promise<Session> {
    return this.#call(
      { what: `attach ${name}`, seconds: deadline.open, about: { kind: 'container', name } },
      async (docker, abortSignal) => {
        const container = docker.getContainer(id);
        const { Config } = await container.inspect({ abortSignal });
        return this.#attached(container, { name, tty: Config.Tty, stdin: Config.OpenStdin, size, abortSignal });
      },
    );
  }

  async runInteractive(create: ApiCall, size: TerminalSize): Promise<Session> {
    const { Id = '' } = (await this.send(create)) as { Id?: string };
    const asked = create.query?.['name'];
    const about: About = { kind: 'container', name: typeof asked === 'string' ? asked : Id.slice(0, 12) };
    return this.#call({ what: `run -it ${about.name}`, seconds: deadline.open, about }, async (docker, abortSignal) => {
      const container = docker.getContainer(Id);
      const exitCode = nextExit(container);
      // Attached before it starts, so that its first lines are not lost.
      const session = await this.#attached(container, {
        ...about,
        tty: true,
        stdin: true,
        size,
        abortSignal,
        exitCode,
      });
      try {
        await container.start({ abortSignal });
      } catch (thrown) {
        session.close();
        throw thrown;
      }
      session.resize(size);
      return session;
    });
  }

  async logs(id: string, name: string, options: LogOptions): Promise<Session> {
    return this.#call(
      { what: `logs ${name}`, seconds: deadline.open, about: { kind: 'container', name } },
      async (docker, abortSignal) => {
        const container = docker.getContainer(id);
        const { Config } = await container.inspect({ abortSignal });
        const stream = (await container.logs({
          abortSignal,
          follow: true,
          stdout: true,
          stderr: true,
          timestamps: options.timestamps,
          tail: options.tail as number,
          ...(options.since === undefined ? {} : { since: options.since }),
        })) as unknown as Readable;
        const exitCode = (signal: AbortSignal): Promise<number | undefined> => exitCodeOf(container, signal);
        return this.#session({ what: `logs ${name}`, name }, stream, { raw: Config.Tty, exitCode });
      },
    );
  }

  async output(call: ApiCall, what: string): Promise<Session> {
    const stream = await this.download(call);
    return this.#session({ what, name: what }, stream, { raw: false });
  }

  dispose(): void {
    this.#calls.dispose();
  }

  async #attached(
    container: Dockerode.Container,
    { name, tty, stdin, size, abortSignal, exitCode = (signal) => exitCodeOf(container, signal) }: Attachment,
  ): Promise<Session> {
    const streams = { stream: true, stdin, stdout: true, stderr: true };
    const stream = (await container.attach({ ...streams, hijack: true, abortSignal })) as Duplex;
    const resize = (next: TerminalSize, signal: AbortSignal): Promise<unknown> =>
      container.resize({ ...dimensions(next), abortSignal: signal });
    const session = this.#session({ what: `attach ${container.id.slice(0, 12)}`, name }, stream, {
      raw: tty,
      ...(tty ? { resize } : {}),
      exitCode,
    });
    session.resize(size);
    return session;
  }

  /** What a session asks besides its stream are calls like any other: in time, and in turn. */
  #session({ what, name }: Named, stream: Readable | Duplex, parts: Asking): Session {
    const { resize, exitCode, ...rest } = parts;
    const about: About = { kind: 'container', name };
    // Ended by the engine's owner, a session says its goodbye as it does when it is closed.
    const forget = this.#calls.streams.add(what, () => session.close());
    const session = openSession({
      ...rest,
      stream,
      onClosed: forget,
      exitCode: async () =>
        exitCode === undefined
          ? undefined
          : this.#call({ what: `how ${what} ended`, seconds: deadline.inspect, about }, (_, signal) =>
              exitCode(signal),
            ),
      ...(resize === undefined
        ? {}
        : {
            resize: async (size) => {
              const call = { what: `size of ${what}`, seconds: deadline.inspect, about, trivial: true as const };
              await this.#call(call, (_, signal) => resize(size, signal));
            },
          }),
    });
    return session;
  }

  async #list(
    path: string,
    read: (body: Readable) => Promise<ListAnswer>,
    query: Readonly<Record<string, QueryValue>> = {},
  ): Promise<readonly unknown[]> {
    const what = `GET ${path}`;
    const started = performance.now();
    const { entries, bytes } = await this.#call({ what, seconds: deadline.list }, async (docker, abortSignal) =>
      read(await dial(docker, { method: 'GET', path, query }, abortSignal)),
    );
    this.#calls.listed(what, started, bytes, entries.length);
    return entries;
  }

  #for(asker: Asker): DockerEngine {
    return new DockerEngine(this.endpoint, this.#log, { calls: this.#calls, asker });
  }

  #call<T>(call: Call, work: (docker: Dockerode, signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.#calls.make(call, this.#asker.signal, work);
  }
}

/** A session as the list of streams says it, and its container. */
interface Named {
  readonly what: string;
  readonly name: string;
}

/** How a session tells its size and learns of its end. */
interface Asking {
  readonly raw: boolean;
  readonly goodbye?: readonly string[];
  readonly exitCode?: (signal: AbortSignal) => Promise<number | undefined>;
  readonly resize?: (size: TerminalSize, signal: AbortSignal) => Promise<unknown>;
}

interface Attachment {
  readonly name: string;
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly size: TerminalSize;
  readonly abortSignal: AbortSignal;
  readonly exitCode?: (signal: AbortSignal) => Promise<number | undefined>;
}

/** Calls that take an `abortSignal` in dockerode 5, of which its types (4) do not know. */
interface Cancellable {
  ping(options: { abortSignal: AbortSignal }): Promise<unknown>;
  version(options: { abortSignal: AbortSignal }): Promise<unknown>;
}

/** The filter of a list; none without values. */
function only(key: string, values: readonly string[] | undefined): Readonly<Record<string, QueryValue>> {
  return values === undefined ? {} : { filters: { [key]: values } };
}

function dimensions(size: TerminalSize): { h: number; w: number } {
  return { h: size.rows, w: size.columns };
}
