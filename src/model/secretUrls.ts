import { MASK } from './secretNames.ts';

/**
 * The password of `postgres://user:password@host`, masked, also where it has `/` or `@` in it, which a URL may not have
 * and people write all the same. Each address is read once.
 */
export function maskUrls(text: string): string {
  const users = /:\/\/[^\s/:@[\]]*:/g;
  const rest = /\S*?(?=:\/\/|\s|$)/y;
  let masked = '';
  let from = 0;
  for (let user = users.exec(text); user !== null; user = users.exec(text)) {
    const start = users.lastIndex;
    rest.lastIndex = start;
    const [after = ''] = rest.exec(text) ?? [];
    const length = passwordLength(after);
    if (length > 0) {
      masked += text.slice(from, start) + MASK;
      from = start + length;
    }
    users.lastIndex = start + after.length;
  }
  return masked + text.slice(from);
}

/** @param rest what follows `://user:`; 0 when it is no password */
function passwordLength(rest: string): number {
  // `://host:8080/path`, and `docker-image://name:tag@sha256:…`.
  if (/^\d*(?:[/?#"'<>`]|$)/.test(rest) || /^[\w.-]*@sha256:/.test(rest)) return 0;
  const [before = ''] = /^[^/?#"'<>`]*/.exec(rest) ?? [];
  const end = before.lastIndexOf('@');
  if (end >= 0) return end;
  const [quoted] = /^[^/@]+(?=@)/.exec(rest) ?? [];
  if (quoted !== undefined) return quoted.length;
  const [whole = ''] = /^[^"'<>`]*/.exec(rest) ?? [];
  return Math.max(whole.lastIndexOf('@'), 0);
}
