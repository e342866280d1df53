export const MASK = '••••••';

/** Keys that open something, with or without a gap: `SECRETKEY`, `api_key`. */
const key = '(?:api|access|private|secret|auth|encryption|signing|master|account)_?key';
/** Names of values that nobody should see over a shoulder or in a screenshot, in the form that `plainName` makes. */
const secretName = new RegExp(
  [
    `(?:pass(?:word|wd|phrase|code)?|secret|token|credential|auth|${key})(?:[_.]|$|s$)`,
    `(?:password|passwd|passphrase|_pass|secret|token|${key})\\d+(?:[_.]|$)`,
    // Too short to be looked for anywhere: `PWD` is a folder.
    '_(?:pwd?|pat)\\d*$|^pw$',
    'authorization$|(?:^|[_.])jwt$',
  ].join('|'),
);
/**
 * `PASSWORD_FILE` says where a secret lies, which is what somebody looks for; `--password-stdin` takes no value, and
 * `--secret-rm` the name of a secret.
 */
const noSecret = /[_.](?:file|stdin|rm|add|spec)$|^with_/;

export function isSecret(name: string): boolean {
  const plain = plainName(name);
  return secretName.test(plain) && !noSecret.test(plain);
}

/** `secretKey`, `SECRET_KEY` and `--secret-key` are all `secret_key`; dots stay. */
function plainName(name: string): string {
  return name
    .replace(/^-+/, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9.]+/g, '_')
    .toLowerCase();
}
