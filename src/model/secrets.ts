/** Names of variables whose values nobody should see over a shoulder or in a screenshot. */
const secretName = /(pass(word|wd|phrase)?|secret|token|credential|api_?key|access_?key|private_?key|auth)(_|$|s$)/i;

export const MASK = '••••••';

/** A copy of an inspected thing with the values of secret-looking environment variables and labels masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskEntry);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' && inner !== '' && secretName.test(key) ? MASK : maskSecrets(inner),
    ]),
  );
}

/** `KEY=value`, as in `Config.Env`. */
function maskEntry(entry: unknown): unknown {
  if (typeof entry !== 'string') return maskSecrets(entry);
  const [, name] = /^([A-Za-z_][\w.-]*)=./.exec(entry) ?? [];
  return name !== undefined && secretName.test(name) ? `${name}=${MASK}` : entry;
}
