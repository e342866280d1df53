/** RFC 3986: a scheme, a colon, and only characters that an address may hold. */
export function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[\w.~:/?#[\]@!$&'()*+,;=%-]*$/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text);
}

/** RFC 3339, section 5.6: date and time with an offset. */
export function isTime(text: string): boolean {
  const shape = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;
  const parts = shape.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const [offsetHour, offsetMinute] = parts.slice(6).map((part) => (Number.isNaN(part) ? 0 : part));
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
  // A leap second is the sixty-first.
  return isDate && hour < 24 && minute < 60 && second <= 60 && (offsetHour ?? 0) < 24 && (offsetMinute ?? 0) < 60;
}

/** As Git prints it, short or whole. */
export function isGitHash(text: string): boolean {
  return /^[0-9a-f]+$/.test(text) && (text.length === 7 || text.length === 40);
}

/** https://semver.org, version 2.0.0. */
export function isSemanticVersion(text: string): boolean {
  const plus = text.indexOf('+');
  const beforeBuild = plus === -1 ? text : text.slice(0, plus);
  if (
    plus !== -1 &&
    !text
      .slice(plus + 1)
      .split('.')
      .every(isIdentifier)
  )
    return false;
  const dash = beforeBuild.indexOf('-');
  const core = dash === -1 ? beforeBuild : beforeBuild.slice(0, dash);
  if (
    dash !== -1 &&
    !beforeBuild
      .slice(dash + 1)
      .split('.')
      .every(isPrerelease)
  )
    return false;
  const numbers = core.split('.');
  return numbers.length === 3 && numbers.every((number) => /^(?:0|[1-9]\d*)$/.test(number));
}

function isIdentifier(text: string): boolean {
  return /^[0-9A-Za-z-]+$/.test(text);
}

/** A number has no zeros in front. */
function isPrerelease(text: string): boolean {
  return isIdentifier(text) && !/^0\d+$/.test(text);
}

/** RFC 5322, section 3.4.1, without comments and quoted names. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at === -1) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const isLocal = local.split('.').every((part) => /^[\w!#$%&'*+/=?^`{|}~-]+$/.test(part));
  return isLocal && (isLiteral(domain) || domain.split('.').every(isHostPart));
}

function isLiteral(domain: string): boolean {
  return /^\[[0-9A-Za-z.:]+\]$/.test(domain);
}

function isHostPart(text: string): boolean {
  return /^[A-Za-z0-9-]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-');
}
