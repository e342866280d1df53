import type { Log } from '../contract/ports.ts';
import { isSecret, MASK } from './secretNames.ts';
import { maskOptions, maskOptionsInText } from './secretOptions.ts';
import { maskUrls } from './secretUrls.ts';

export { MASK };

/** A copy of an inspected thing with the values of secret-looking variables, labels and arguments masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return maskOptions(value).map((entry, index) => maskEntry(entry, value[index - 1]));
  if (typeof value === 'string') return maskPairs(value);
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
  return name === undefined && isArgument && !/^(-|$)/.test(entry) ? MASK : maskPairs(entry);
}

/** A text of any kind, a log line for example, with what looks like a secret masked: `KEY=value`, `user:password@host`. */
export function maskText(text: string): string {
  return maskValues(text, /(?<![\w.-])([\w.-]+)(["']?[=:]\s*|[ \t]+)/g, isReference);
}

/** The same in something that was inspected, or an argument, where a colon stands between much else: `-p 80:80`. */
function maskPairs(text: string): string {
  return maskValues(text, /(?<![\w.-])(-*[A-Za-z_][\w.-]*)(["']?=|["']:\s*|:\s+|[ \t]+)/g, isSentence);
}

/** How an authorization begins: the secret comes after. */
const SCHEME = '(?:(?:bearer|basic|digest|negotiate|token|apikey)[ \\t]+)?';

/** @param keys a name and what stands between it and its value. Names begin where no word goes on: a long one is read once. */
function maskValues(given: string, keys: RegExp, isHarmless: (found: Found) => boolean): string {
  const text = maskOptionsInText(maskUrls(given));
  const schemeHere = new RegExp(SCHEME, 'iy');
  const valueHere = /"[^"]*"|'[^']*'|[^\s,;"]+/y;
  let masked = '';
  let from = 0;
  for (let key = keys.exec(text); key !== null; key = keys.exec(text)) {
    const [, name = '', between = ''] = key;
    // The value of a plain name may hold one of a secret's, so it is read on from there: `cmd=--password=x`.
    if (!isSecret(name) && !isBearer(name, between)) continue;
    schemeHere.lastIndex = keys.lastIndex;
    const [scheme = ''] = schemeHere.exec(text) ?? [];
    const start = keys.lastIndex + scheme.length;
    valueHere.lastIndex = start;
    const [value] = valueHere.exec(text) ?? [];
    // What JSON has below a name is read on: `"auths":{"host":{"auth":"…"}}`.
    if (value === undefined || (/^["']:/.test(between) && /^[{[]/.test(value))) continue;
    const found = { text, at: key.index, name, between, value };
    if (between.trim() === '' ? isProse(found) : isHarmless(found)) continue;
    masked += text.slice(from, start) + MASK;
    from = valueHere.lastIndex;
    keys.lastIndex = from;
  }
  return masked + text.slice(from);
}

/** `Bearer x` without the name of a header before it. */
function isBearer(name: string, between: string): boolean {
  return /^bearer$/i.test(name) && between.trim() === '';
}

interface Found {
  readonly text: string;
  readonly at: number;
  readonly name: string;
  readonly between: string;
  readonly value: string;
}

/** What stands behind an option in a sentence, or in help: `use --password to log in`, `--password string`. */
const prose =
  /^(?:-|[<[(]|[\w-]+=|(?:a|an|and|argument|are|as|be|by|can|cannot|flag|for|from|has|if|in|is|it|may|must|needs?|not|on|option|or|password|PASSWORD|requires?|should|string|the|to|value|via|was|when|with|without)$)/;
/** Characters that a bearer's secret has at least. */
const BEARER = 12;

/** A word behind an option, or behind `Bearer`, that is no value of it. */
function isProse({ name, between, value }: Found): boolean {
  if (isBearer(name, between)) return value.length < BEARER;
  return !/^--?[A-Za-z]/.test(name) || prose.test(value);
}

/** A header or a setting stands at the beginning of its line: `Token: x`. `docker secret: all about it` is a title. */
function isSentence({ text, at, name, between }: Found): boolean {
  if (!between.startsWith(':')) return false;
  return name.endsWith('s') || !/(?:^|[\n"'])\s*$/.test(text.slice(Math.max(0, at - BEFORE), at));
}

const aTag = /^\w[\w.-]{0,127}(?![\w.-])/;
const versionTag = /^(?:latest|v?\d+(?:\.\d+)+(?:-[\w.-]+)?)(?![\w.-])/;
/** What a reference to an image stands behind: a path, a field for one, or a command that takes nothing else. */
const beforeReference =
  /[^/]\/$|^\/$|\b(?:image|ref|repo|name|fromImage)=$|^FROM\s+$|\bdocker\s+(?:image\s+)?(?:pull|push|tag|rmi|rm|save|history|inspect)\s[^|;&\n]*$/im;
/** Characters before a name that are looked at. */
const BEFORE = 300;

/** An image may be called `token` or `auth`: `token:1.2` is no secret, while `token: 1.2` is. */
function isReference({ text, at, between, value }: Found): boolean {
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
