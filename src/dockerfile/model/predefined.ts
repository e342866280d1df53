/** Arguments that exist without being declared. */
export type PredefinedKind =
  /** `FROM` sees them; a stage sees them once it has `ARG NAME`. */
  | 'platform'
  /** RUN has them in its environment without `ARG`; they are not filled in elsewhere without it. */
  | 'proxy';

function all(kind: PredefinedKind, names: readonly string[]): [string, PredefinedKind][] {
  return names.map((name) => [name, kind]);
}

/** https://docs.docker.com/reference/dockerfile/#predefined-args */
export const PREDEFINED: ReadonlyMap<string, PredefinedKind> = new Map([
  ...all('platform', ['BUILDPLATFORM', 'BUILDOS', 'BUILDOSVERSION', 'BUILDARCH', 'BUILDVARIANT']),
  ...all('platform', ['TARGETPLATFORM', 'TARGETOS', 'TARGETOSVERSION', 'TARGETARCH', 'TARGETVARIANT', 'TARGETSTAGE']),
  ...all('proxy', ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'FTP_PROXY', 'ftp_proxy']),
  ...all('proxy', ['NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy']),
]);
