/** What a call is about, so that a failure can name it. */
export interface About {
  readonly kind: 'container' | 'image' | 'thing';
  readonly name: string;
  /** The image that it was to be made of. */
  readonly image?: string;
}

/** Lists are said again for each of their words (`t=a&t=b`), objects as JSON (`filters={"dangling":["true"]}`). */
export type QueryValue = string | number | boolean | readonly string[] | Readonly<Record<string, unknown>>;

/** One request to the Engine API, as data. https://docs.docker.com/reference/api/engine/ */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  /** Without the version; made with `apiPath` where names or ids are part of it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the answer may take, in seconds: 10 for what only looks, 60 for what changes something. */
  readonly seconds?: number;
  /** The first version of the API that has it: `1.44`. An older engine is not asked. */
  readonly since?: string;
  readonly about?: About;
}

/** A call as it went. */
export interface MadeCall {
  readonly method: ApiCall['method'];
  /** With its query, without the version. */
  readonly path: string;
  /** Of HTTP; undefined when no answer came. */
  readonly status: number | undefined;
  /** Milliseconds until the answer began. */
  readonly ms: number;
}

/** A path whose values are escaped, whatever is in them: ``apiPath`/containers/${id}/start` ``. */
export function apiPath(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((path, part, index) => `${path}${escaped(values[index - 1] ?? '')}${part}`);
}

function escaped(value: string): string {
  // Half a pair of surrogates has no bytes: `encodeURIComponent` would throw.
  const text = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
  return /^\.+$/.test(text) ? text.replaceAll('.', '%2E') : text;
}

/** The path and the query of a call, as they are sent. */
export function pathWithQuery({ path, query = {} }: Pick<ApiCall, 'path' | 'query'>): string {
  const fields = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value]).map((one) => {
      const text = typeof one === 'object' ? JSON.stringify(one) : String(one);
      return `${escaped(name)}=${escaped(text)}`;
    }),
  );
  return fields.length === 0 ? path : `${path}?${fields.join('&')}`;
}

/** Whether a version of the API is older than another. @param version `1.41`. */
export function isOlderApi(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [thanMajor = 0, thanMinor = 0] = than.split('.').map(Number);
  return major === thanMajor ? minor < thanMinor : major < thanMajor;
}
