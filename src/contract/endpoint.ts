/** How a TLS endpoint is spoken to: paths of PEM files. What is not named is not used. */
export interface TlsFiles {
  /** The authorities that are trusted; undefined: those of the system. */
  readonly ca?: string;
  /** The client's own certificate, shown together with `key` only. */
  readonly cert?: string;
  readonly key?: string;
  /** False: any server certificate is accepted, as with `SkipTLSVerify` or DOCKER_TLS. */
  readonly verify: boolean;
}

/** `found`: nothing was configured, nothing is at the default address, and another engine's usual socket is there. */
export type EndpointSource = 'setting' | 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'currentContext' | 'default' | 'found';

export type Connection =
  /** A unix socket, or a Windows named pipe (`//./pipe/name`). */
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsFiles }
  /** By the system's ssh. `path` is the engine's socket on that host; undefined: the usual one. */
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly path?: string;
    };

/** One engine's address, and how it was found. */
export interface Endpoint {
  /** As docker writes it: `unix:///var/run/docker.sock`, `tcp://host:2376`. */
  readonly address: string;
  readonly source: EndpointSource;
  readonly connection: Connection;
  /** The name of the Docker context that it comes from, if it does. */
  readonly context?: string;
}
