/** Names of values that nobody should see over a shoulder or in a screenshot, in the form that `plainName` makes. */
const secretName = /(pass(word|wd|phrase)?|secret|token|credential|api_?key|access_?key|private_?key|auth)(_|$|s$)/;

export const MASK = '••••••';

/** A copy of an inspected thing with the values of secret-looking variables, labels and arguments masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => maskEntry(entry, value[index - 1]));
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
  if (name !== undefined) return isSecret(name) ? `${name}=${MASK}` : entry;
  const isArgument = typeof before === 'string' && /^--?[A-Za-z][\w-]*$/.test(before) && isSecret(before);
  return isArgument && !/^(-|$)/.test(entry) ? MASK : entry;
}

/** A text of any kind, a log line for example, with what looks like a secret masked: `KEY=value`, `user:password@host`. */
export function maskText(text: string): string {
  return text
    .replace(/(:\/\/[^/\s:@]*):[^/\s@]+@/g, `$1:${MASK}@`)
    .replace(/([A-Za-z_][\w.-]*)("?[=:]\s*)("[^"]*"|[^\s,;"]+)/g, (whole, name: string, between: string) =>
      isSecret(name) ? `${name}${between}${MASK}` : whole,
    );
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
