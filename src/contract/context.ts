import type { Failure } from './failure.ts';
import type { Disposable } from './ports.ts';

/** The context that docker has without any file: the environment, or the default socket. It cannot be changed. */
export const DEFAULT_CONTEXT = 'default';
/** What docker takes as the name of a context. */
export const CONTEXT_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

/** A Docker context, as the files in Docker's config folder have it. */
export interface DockerContext {
  readonly name: string;
  readonly description: string;
  /** As it is written there, `unix:///var/run/docker.sock` for example; empty when it cannot be read. */
  readonly address: string;
  /** It comes with certificates. */
  readonly tls: boolean;
  /** Any certificate of the server is taken. */
  readonly skipVerify: boolean;
  /** It is the `currentContext` of config.json, or the default one while there is none. */
  readonly current: boolean;
  /** Why it cannot be used; undefined when it can. */
  readonly problem?: Failure;
}

/** What a context is made of. Paths are those of PEM files on this machine; they are copied. */
export interface ContextSpec {
  readonly name: string;
  readonly description: string;
  readonly address: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly skipVerify: boolean;
}

/** Docker's contexts, read and written as the docker command does, without it. All calls reject with a `Failure`. */
export interface Contexts {
  /** The default one first, then by name. One that cannot be read is there too, with its problem. */
  list(): Promise<readonly DockerContext[]>;
  /** What `docker context inspect` shows. */
  inspect(name: string): Promise<unknown>;
  create(spec: ContextSpec): Promise<void>;
  /** Changes what `spec` says; certificates that it does not name stay. */
  update(spec: ContextSpec): Promise<void>;
  /** Refuses the default one, and the current one unless `force`. */
  remove(name: string, force: boolean): Promise<void>;
  /** Makes it the docker command's own: `currentContext` in config.json. */
  use(name: string): Promise<void>;
  /** Calls back after anything about contexts changed on disk, whoever changed it. Never by polling. */
  watch(onChange: () => void): Disposable;
}
