import type { Readable } from 'node:stream';
import type { ApiCall, MadeCall } from './apiCall.ts';
import type { Endpoint } from './endpoint.ts';
import type { Disposable, Emitter } from './ports.ts';

/** The kinds of things that an engine has. */
export type ThingKind = 'container' | 'image' | 'volume' | 'network';

/** One line of the engine's event stream, from any version (`Action`/`Actor`, or the older `status`/`id`). */
export interface EngineEvent {
  readonly type: string;
  /** Without the part behind a colon: `health_status: healthy` is `health_status`. */
  readonly action: string;
  /** The part behind the colon: `healthy`; empty without one. */
  readonly detail: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** How a session ended. `exitCode` is undefined when the container or process goes on without us (detached, closed). */
export interface SessionEnd {
  readonly exitCode: number | undefined;
  /** The connection broke; the process may still run. */
  readonly failure?: unknown;
}

/** A running exec, attach or log stream. Every listener is told of everything since the session was opened. */
export interface Session {
  onOutput(listener: (chunk: Buffer) => void): void;
  onEnd(listener: (end: SessionEnd) => void): void;
  write(input: string): void;
  resize(size: TerminalSize): void;
  close(): void;
}

/** Left out: as the container itself has it. */
export interface ExecOptions {
  readonly user?: string | undefined;
  readonly workdir?: string | undefined;
}

export interface LogOptions {
  /** How many lines of the past; `all` for every line. */
  readonly tail: number | 'all';
  readonly timestamps: boolean;
  /** Only lines from then on, in seconds since 1970. Left out: from the beginning. */
  readonly since?: number;
}

export interface EngineFacts {
  /** `28.0.4`. */
  readonly engineVersion: string;
  /** The one that both sides speak, without a `v`: `1.51`. */
  readonly apiVersion: string;
  /** `linux/amd64`. */
  readonly platform: string;
  /** How long the last ping took, in milliseconds. */
  readonly pingMs: number;
}

/** A stream that is open now. */
export interface OpenStream {
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export interface EngineDiagnostics {
  readonly facts: EngineFacts | undefined;
  /** Calls that the engine works on, and calls that wait for their turn. */
  readonly running: number;
  readonly waiting: number;
  readonly streams: readonly OpenStream[];
  /** The last list of each kind. `at` in milliseconds since 1970. */
  readonly lists: readonly {
    readonly what: string;
    readonly at: number;
    readonly ms: number;
    readonly bytes: number;
    readonly entries: number;
  }[];
  /** The last calls that failed. */
  readonly errors: readonly { readonly what: string; readonly at: number; readonly words: string }[];
}

/**
 * A Docker engine as Dockyard needs it. Every call has its own deadline and rejects with a `Failure`, whatever the
 * engine or the connection does. Lists are returned as the engine sent them: reading them is the model's work.
 */
export interface Engine {
  readonly endpoint: Endpoint;
  /** What the engine said of itself; undefined before the first contact. */
  readonly facts: EngineFacts | undefined;
  /** `facts` became known, or a later ping took another time. An engine may answer much before it says what it is. */
  readonly factsChanges: Emitter<void>;
  /** The same engine; calls that are made through this one end as soon as `signal` is aborted. */
  within(signal: AbortSignal): Engine;
  /** The same engine; `onCall` is told of what is sent through this one by `send`, `follow`, `download`, `upload`. */
  recorded(onCall: (call: MadeCall) => void): Engine;
  /** Calls back when the place that a local engine listens at changes, so that a new one is found at once. */
  watchPlace(onChange: () => void): Disposable;
  /** What goes on between us and the engine, for a bug report. */
  diagnostics(): EngineDiagnostics;
  /** Resolves when the engine answers and speaks an API that Dockyard knows. */
  ping(): Promise<void>;
  /** All containers, or those with these ids (unknown ids are just absent). */
  listContainers(ids?: readonly string[]): Promise<readonly unknown[]>;
  listImages(): Promise<readonly unknown[]>;
  /** @param names only volumes of these names, and those whose names hold one */
  listVolumes(names?: readonly string[]): Promise<readonly unknown[]>;
  listNetworks(ids?: readonly string[]): Promise<readonly unknown[]>;
  inspect(kind: ThingKind, id: string, name: string): Promise<unknown>;
  /**
   * Follows the event stream. Resolves once the stream is open; from then on nothing is missed.
   * `onEnd` is called once when it ends for any reason other than `signal`.
   */
  events(onEvent: (event: EngineEvent) => void, onEnd: () => void, signal: AbortSignal): Promise<void>;

  /** Resolves with the JSON of the answer, undefined when it has none; a HEAD with the headers of the answer. */
  send(call: ApiCall): Promise<unknown>;
  /**
   * For answers that come line by line (pull, push, wait): each line as parsed JSON. Resolves at the end of the answer;
   * only its beginning has a deadline. @throws Failure also for an error that the engine reports in a line.
   */
  follow(call: ApiCall, onLine: (line: unknown) => void): Promise<void>;
  /** The body of an answer as it comes, no faster than it is read. Its owner reads it to its end or destroys it. */
  download(call: ApiCall): Promise<Readable>;
  /** An answer that is output in frames, as of a container without a terminal. @param what for the diagnostics */
  output(call: ApiCall, what: string): Promise<Session>;
  /** Sends `body` as fast as the engine takes it, then as `follow`. `call.seconds` is how long nothing may move. */
  upload(call: ApiCall, body: Readable, onLine?: (line: unknown) => void): Promise<void>;
  /** Runs a command in a container without a terminal and resolves with its exit code (126/127: could not run). */
  execExitCode(id: string, name: string, command: readonly string[]): Promise<number>;
  exec(
    id: string,
    name: string,
    command: readonly string[],
    size: TerminalSize,
    options?: ExecOptions,
  ): Promise<Session>;
  attach(id: string, name: string, size: TerminalSize): Promise<Session>;
  /** Creates a container, which must have a terminal, attaches to it and starts it. */
  runInteractive(create: ApiCall, size: TerminalSize): Promise<Session>;
  logs(id: string, name: string, options: LogOptions): Promise<Session>;

  /** Ends every open stream. */
  dispose(): void;
}
