/** Where the certificates of a TLS endpoint lie: `ca.pem`, `cert.pem` and `key.pem` in one folder. */
export interface TlsFiles {
  readonly folder: string;
  /** False: any server certificate is accepted, as with `SkipTLSVerify` or DOCKER_TLS. */
  readonly verify: boolean;
}

export type EndpointSource = 'setting' | 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'currentContext' | 'default';

export type Connection =
  /** A unix socket, or a Windows named pipe (`//./pipe/name`). */
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: TlsFiles };

/** One engine's address, and how it was found. */
export interface Endpoint {
  /** As docker writes it: `unix:///var/run/docker.sock`, `tcp://host:2376`. */
  readonly address: string;
  readonly source: EndpointSource;
  readonly connection: Connection;
  /** The name of the Docker context that it comes from, if it does. */
  readonly context?: string;
}
