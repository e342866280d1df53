import type { Duplex, Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import type { Endpoint } from '../contract/endpoint.ts';
import type {
  Engine,
  EngineEvent,
  LogOptions,
  RunOptions,
  Session,
  TerminalSize,
  ThingKind,
} from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { Log } from '../contract/ports.ts';
import { negotiate } from './client.ts';
import { withDeadline } from './deadline.ts';
import { eventFilters, readEvent } from './events.ts';
import { exitCodeOf, nextExit } from './exitCodes.ts';
import { type About, toFailure, toFirstFailure } from './failures.ts';
import { LineReader } from './lines.ts';
import { createOptions } from './runOptions.ts';
import { openSession } from './sessions.ts';
import { openTransport, type Transport } from './transport.ts';

/** Deadlines in seconds. Stopping waits for the container's own grace period (10 s by default). */
const deadline = { contact: 3, list: 10, inspect: 5, change: 60, open: 10 };

/**
 * Ctrl-C and then Ctrl-D ends what a shell runs, then the shell; closing the connection alone leaves it running. The
 * shell needs a moment to be back at its prompt, and one in another takes a Ctrl-D each: so it is sent until all is over.
 */
const END_SHELL = ['\u0003', ...Array.from({ length: 8 }, () => '\u0004')];

/** `Engine` over dockerode: requests and responses only; deadlines, events, demultiplexing and errors are our own. */
export class DockerEngine implements Engine {
  readonly endpoint: Endpoint;
  readonly facts = undefined;
  readonly #log: Log;
  readonly #streams = new Set<{ destroy(): void }>();
  #client: Promise<Dockerode> | undefined;
  #transport: Transport | undefined;

  constructor(endpoint: Endpoint, log: Log) {
    this.endpoint = endpoint;
    this.#log = log;
  }

  async ping(): Promise<void> {
    await this.#call('GET /_ping', deadline.contact, (docker, abortSignal) =>
      (docker as Cancellable).ping({ abortSignal }),
    );
  }

  async listContainers(ids?: readonly string[]): Promise<readonly unknown[]> {
    const filters = ids === undefined ? {} : { filters: { id: [...ids] } };
    return this.#list('GET /containers/json', (docker, abortSignal) =>
      docker.listContainers({ all: true, ...filters, abortSignal }),
    );
  }

  async listImages(): Promise<readonly unknown[]> {
    return this.#list('GET /images/json', (docker, abortSignal) => docker.listImages({ abortSignal }));
  }

  async listVolumes(): Promise<readonly unknown[]> {
    // An engine without volumes answers `null`.
    return this.#list('GET /volumes', async (docker, abortSignal) => {
      const answer: unknown = await docker.listVolumes({ abortSignal });
      const isAnswer = typeof answer === 'object' && answer !== null && !Buffer.isBuffer(answer);
      return isAnswer ? ((answer as { Volumes?: unknown }).Volumes ?? []) : answer;
    });
  }

  async listNetworks(): Promise<readonly unknown[]> {
    return this.#list('GET /networks', (docker, abortSignal) => docker.listNetworks({ abortSignal }));
  }

  async inspect(kind: ThingKind, id: string, name: string): Promise<unknown> {
    return this.#call(
      `GET /${kind}s/${id}`,
      deadline.inspect,
      (docker, abortSignal) => thing(docker, kind, id).inspect({ abortSignal }),
      { kind: 'thing', name },
    );
  }

  async events(onEvent: (event: EngineEvent) => void, onEnd: () => void, signal: AbortSignal): Promise<void> {
    const filters = eventFilters as unknown as Record<string, string[]>;
    const stream = (await this.#call('GET /events', deadline.contact, (docker, abortSignal) =>
      docker.getEvents({ filters, abortSignal }),
    )) as Readable;
    const reader = new LineReader((line) => {
      const event = readEvent(line);
      if (event === undefined) this.#log.warn(`An event could not be read: ${line.slice(0, 500)}`);
      else onEvent(event);
    });
    let over = false;
    const finish = (): void => {
      if (over) return;
      over = true;
      this.#streams.delete(stream);
      signal.removeEventListener('abort', stop);
      if (!signal.aborted) onEnd();
    };
    const stop = (): void => {
      stream.destroy();
    };
    this.#streams.add(stream);
    stream.on('data', (chunk: Buffer) => reader.push(chunk));
    stream.on('error', finish);
    stream.on('end', finish);
    stream.on('close', finish);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  }

  async startContainer(id: string, name: string): Promise<void> {
    await this.#change(`start ${name}`, id, name, (container, abortSignal) => container.start({ abortSignal }));
  }

  async stopContainer(id: string, name: string): Promise<void> {
    await this.#change(`stop ${name}`, id, name, (container, abortSignal) => container.stop({ abortSignal }));
  }

  async restartContainer(id: string, name: string): Promise<void> {
    await this.#change(`restart ${name}`, id, name, (container, abortSignal) => container.restart({ abortSignal }));
  }

  async removeContainer(id: string, name: string, force: boolean): Promise<void> {
    await this.#change(`rm ${name}`, id, name, (container, abortSignal) => container.remove({ force, abortSignal }));
  }

  async runDetached(options: RunOptions): Promise<string> {
    const container = await this.#create(options);
    await this.startContainer(container.id, options.name || container.id.slice(0, 12));
    return container.id;
  }

  async execExitCode(id: string, name: string, command: readonly string[]): Promise<number> {
    const about: About = { kind: 'container', name };
    return this.#call(
      `exec ${name}`,
      deadline.open,
      async (docker, abortSignal) => {
        const options = { Cmd: [...command], AttachStdout: true, AttachStderr: true, abortSignal };
        const exec = await docker.getContainer(id).exec(options);
        const stream = await exec.start({ abortSignal });
        await new Promise<void>((resolve, reject) => {
          stream.on('end', resolve).on('close', resolve).on('error', reject).resume();
        });
        return (await exec.inspect()).ExitCode ?? 0;
      },
      about,
    );
  }

  async exec(id: string, name: string, command: readonly string[], size: TerminalSize): Promise<Session> {
    const about: About = { kind: 'container', name };
    return this.#call(
      `exec -it ${name}`,
      deadline.open,
      async (docker, abortSignal) => {
        const streams = { AttachStdin: true, AttachStdout: true, AttachStderr: true, Tty: true };
        const exec = await docker.getContainer(id).exec({ ...streams, Cmd: [...command], abortSignal });
        const stream = await exec.start({ hijack: true, stdin: true, Tty: true, abortSignal });
        // Nothing is awaited between a stream and its session: its end, or its error, would go unheard.
        const session = this.#session(stream, {
          raw: true,
          goodbye: END_SHELL,
          resize: async (next) => {
            await exec.resize(dimensions(next));
          },
          exitCode: async () => {
            const state = await exec.inspect();
            return state.Running ? undefined : (state.ExitCode ?? 0);
          },
        });
        session.resize(size);
        return session;
      },
      about,
    );
  }

  async attach(id: string, name: string, size: TerminalSize): Promise<Session> {
    const about: About = { kind: 'container', name };
    return this.#call(
      `attach ${name}`,
      deadline.open,
      async (docker, abortSignal) => {
        const container = docker.getContainer(id);
        const { Config } = await container.inspect({ abortSignal });
        return this.#attached(container, { tty: Config.Tty, stdin: Config.OpenStdin, size, abortSignal });
      },
      about,
    );
  }

  async runInteractive(options: RunOptions, size: TerminalSize): Promise<Session> {
    const container = await this.#create(options);
    const name = options.name || container.id.slice(0, 12);
    return this.#call(
      `run -it ${options.image}`,
      deadline.open,
      async (_, abortSignal) => {
        const exitCode = nextExit(container);
        // Attached before it starts, so that its first lines are not lost.
        const session = await this.#attached(container, { tty: true, stdin: true, size, abortSignal, exitCode });
        try {
          await container.start({ abortSignal });
        } catch (thrown) {
          session.close();
          throw thrown;
        }
        session.resize(size);
        return session;
      },
      { kind: 'container', name },
    );
  }

  async logs(id: string, name: string, options: LogOptions): Promise<Session> {
    return this.#call(
      `logs ${name}`,
      deadline.open,
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
        })) as unknown as Readable;
        return this.#session(stream, { raw: Config.Tty, exitCode: () => exitCodeOf(container) });
      },
      { kind: 'container', name },
    );
  }

  dispose(): void {
    for (const stream of [...this.#streams]) stream.destroy();
    this.#streams.clear();
    this.#transport?.dispose();
  }

  async #attached(
    container: Dockerode.Container,
    { tty, stdin, size, abortSignal, exitCode = () => exitCodeOf(container) }: Attachment,
  ): Promise<Session> {
    const streams = { stream: true, stdin, stdout: true, stderr: true };
    const stream = (await container.attach({ ...streams, hijack: true, abortSignal })) as Duplex;
    const resize = async (next: TerminalSize): Promise<void> => {
      await container.resize(dimensions(next));
    };
    const session = this.#session(stream, { raw: tty, ...(tty ? { resize } : {}), exitCode });
    session.resize(size);
    return session;
  }

  #session(
    stream: Readable | Duplex,
    parts: {
      raw: boolean;
      goodbye?: readonly string[];
      exitCode: () => Promise<number | undefined>;
      resize?: (size: TerminalSize) => Promise<void>;
    },
  ): Session {
    this.#streams.add(stream);
    return openSession({ ...parts, stream, onClosed: () => this.#streams.delete(stream) });
  }

  async #create(options: RunOptions): Promise<Dockerode.Container> {
    return this.#call(
      `create ${options.image}`,
      deadline.change,
      (docker) => docker.createContainer(createOptions(options)),
      { kind: 'container', name: options.name || options.image, image: options.image },
    );
  }

  async #change(
    what: string,
    id: string,
    name: string,
    work: (container: Dockerode.Container, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    await this.#call(
      what,
      deadline.change,
      async (docker, signal) => {
        try {
          await work(docker.getContainer(id), signal);
        } catch (thrown) {
          // 304 is the engine's way to say that it is so already.
          if ((thrown as { statusCode?: unknown }).statusCode !== 304) throw thrown;
        }
      },
      { kind: 'container', name },
    );
  }

  async #list(
    what: string,
    ask: (docker: Dockerode, signal: AbortSignal) => Promise<unknown>,
  ): Promise<readonly unknown[]> {
    const answer = await this.#call(what, deadline.list, ask);
    if (!Array.isArray(answer)) throw new Failure('engine.notDocker', [this.endpoint.address], what);
    return answer as unknown[];
  }

  async #call<T>(
    what: string,
    seconds: number,
    work: (docker: Dockerode, signal: AbortSignal) => Promise<T>,
    about?: About,
  ): Promise<T> {
    const started = performance.now();
    try {
      const docker = await this.#connected();
      const late = (): Failure => new Failure('engine.slow', [what, String(seconds)]);
      const result = await withDeadline(seconds * 1000, late, (signal) => work(docker, signal));
      this.#log.debug(`${what}: ${Math.round(performance.now() - started)} ms`);
      return result;
    } catch (thrown) {
      const failure = toFailure(thrown, this.endpoint.address, about);
      this.#log.warn(`${what}: ${failure.message}`);
      throw failure;
    }
  }

  /** One negotiated client; a failed first contact is not remembered. */
  #connected(): Promise<Dockerode> {
    this.#client ??= this.#connect().catch((thrown: unknown) => {
      this.#client = undefined;
      throw thrown;
    });
    return this.#client;
  }

  async #connect(): Promise<Dockerode> {
    const { address } = this.endpoint;
    const silent = (): Failure => new Failure('engine.notAnswering', [address]);
    const transport = await openTransport(this.endpoint, this.#log);
    this.#transport = transport;
    void transport.closed.then((failure) => {
      this.#log.warn(`The way to ${address} is gone: ${failure.message}`);
      if (this.#transport === transport) this.#client = undefined;
    });
    const ask = async (abortSignal: AbortSignal): Promise<unknown> =>
      ((await transport.client()) as Cancellable).version({ abortSignal });
    const version = await withDeadline(deadline.contact * 1000, silent, ask).catch((thrown: unknown) => {
      transport.dispose();
      throw toFirstFailure(thrown, address);
    });
    const offered =
      typeof version === 'object' && version !== null ? (version as { ApiVersion?: unknown }).ApiVersion : undefined;
    return transport.client(negotiate(offered, address));
  }
}

interface Attachment {
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly size: TerminalSize;
  readonly abortSignal: AbortSignal;
  readonly exitCode?: () => Promise<number | undefined>;
}

/** Calls that take an `abortSignal` in dockerode 5, of which its types (4) do not know. */
interface Cancellable {
  ping(options: { abortSignal: AbortSignal }): Promise<unknown>;
  version(options: { abortSignal: AbortSignal }): Promise<unknown>;
}

interface Inspectable {
  inspect(options: { abortSignal: AbortSignal }): Promise<unknown>;
}

function thing(docker: Dockerode, kind: ThingKind, id: string): Inspectable {
  switch (kind) {
    case 'container':
      return docker.getContainer(id);
    case 'image':
      return docker.getImage(id) as Inspectable;
    case 'volume':
      return docker.getVolume(id);
    case 'network':
      return docker.getNetwork(id);
  }
}

function dimensions(size: TerminalSize): { h: number; w: number } {
  return { h: size.rows, w: size.columns };
}
