import type { Log } from '../contract/ports.ts';

/** Names of values that nobody should see over a shoulder or in a screenshot, in the form that `plainName` makes. */
const secretName = /(pass(word|wd|phrase)?|secret|token|credential|api_?key|access_?key|private_?key|auth)(_|$|s$)/;

export const MASK = '••••••';

/** A copy of an inspected thing with the values of secret-looking variables, labels and arguments masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => maskEntry(entry, value[index - 1]));
  if (typeof value === 'string') return maskUrls(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && inner !== '' && isSecret(key) ? MASK : maskSecrets(inner),
    ]),
  );
}

/** `KEY=value` as in `Config.Env`, `--key=value` or `--key value` as in a command. */
function maskEntry(entry: unknown, before: unknown): unknown {
  if (typeof entry !== 'string') return maskSecrets(entry);
  const [, name] = /^(-{0,2}[A-Za-z_][\w.-]*)=./.exec(entry) ?? [];
  if (name !== undefined && isSecret(name)) return `${name}=${MASK}`;
  const isArgument = typeof before === 'string' && /^--?[A-Za-z][\w-]*$/.test(before) && isSecret(before);
  return name === undefined && isArgument && !/^(-|$)/.test(entry) ? MASK : maskPairs(maskUrls(entry));
}

/** A text of any kind, a log line for example, with what looks like a secret masked: `KEY=value`, `user:password@host`. */
export function maskText(text: string): string {
  return maskValues(maskUrls(text), /(?<![\w.-])([\w.-]+)(["']?[=:]\s*)/g, isReference);
}

/** Pairs anywhere in an argument: `sh -c 'x --password=y'`, `--env=PASSWORD=x`, `o=user=u,password=x`. */
function maskPairs(text: string): string {
  return maskValues(text, /(?<![\w.-])(-*[A-Za-z_][\w.-]*)(=)/g, () => false);
}

/** @param keys a name and what stands between it and its value. Names begin where no word goes on: a long one is read once. */
function maskValues(text: string, keys: RegExp, isShown: typeof isReference): string {
  const valueHere = /"[^"]*"|'[^']*'|[^\s,;"]+/y;
  let masked = '';
  let from = 0;
  for (let key = keys.exec(text); key !== null; key = keys.exec(text)) {
    const [, name = '', between = ''] = key;
    valueHere.lastIndex = keys.lastIndex;
    // The value of a plain name may hold one of a secret's, so it is read on from there: `cmd=--password=x`.
    const value = isSecret(name) ? valueHere.exec(text)?.[0] : undefined;
    if (value === undefined || isShown(text, key.index, between, value)) continue;
    masked += text.slice(from, keys.lastIndex) + MASK;
    from = valueHere.lastIndex;
    keys.lastIndex = from;
  }
  return masked + text.slice(from);
}

const aTag = /^\w[\w.-]{0,127}(?![\w.-])/;
const versionTag = /^(?:latest|v?\d+(?:\.\d+)+(?:-[\w.-]+)?)(?![\w.-])/;
/** What a reference to an image stands behind: a path, a field for one, or a command that takes nothing else. */
const beforeReference =
  /[^/]\/$|^\/$|\b(?:image|ref|repo|name|fromImage)=$|^FROM\s+$|\bdocker\s+(?:image\s+)?(?:pull|push|tag|rmi|rm|save|history|inspect)\s[^|;&\n]*$/im;
/** Characters before a name that are looked at. */
const BEFORE = 300;

/** An image may be called `token` or `auth`: `token:1.2` is no secret, while `token: 1.2` is. */
function isReference(text: string, at: number, between: string, value: string): boolean {
  if (between !== ':' || !aTag.test(value)) return false;
  return versionTag.test(value) || beforeReference.test(text.slice(Math.max(0, at - BEFORE), at));
}

/** A log that others may read over a shoulder, or in a bug report. */
export function maskedLog(log: Log): Log {
  return {
    debug: (message) => log.debug(maskText(message)),
    info: (message) => log.info(maskText(message)),
    warn: (message) => log.warn(maskText(message)),
    error: (message) => log.error(maskText(message)),
  };
}

/** The password of `postgres://user:password@host`. */
function maskUrls(text: string): string {
  return text.replace(/(:\/\/[^/\s:@]*):[^/\s@]+@/g, `$1:${MASK}@`);
}

function isSecret(name: string): boolean {
  const plain = plainName(name);
  // `PASSWORD_FILE` says where a secret lies, which is what somebody looks for.
  return secretName.test(plain) && !plain.endsWith('_file');
}

/** `secretKey`, `SECRET_KEY` and `--secret-key` are all `secret_key`. */
function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
}
