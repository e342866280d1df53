/** One way to log in that a registry offers. */
export interface Challenge {
  /** In lower case: `bearer`, `basic`. */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

/** Reads a `WWW-Authenticate` header, any text in linear time. Rules: RFC 9110, 11.6.1. */
export function readChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  let at = 0;
  const skip = (unwanted: (character: string) => boolean): void => {
    while (at < header.length && unwanted(header.charAt(at))) at += 1;
  };
  const word = (): string => {
    const start = at;
    skip((character) => !isBlank(character) && character !== ',' && character !== '=' && character !== '"');
    return header.slice(start, at);
  };
  while (at < header.length) {
    skip((character) => isBlank(character) || character === ',');
    const name = word();
    skip(isBlank);
    if (header.charAt(at) === '=') {
      at += 1;
      skip(isBlank);
      const value = header.charAt(at) === '"' ? quoted() : word();
      challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
    } else if (name !== '') {
      challenges.push({ scheme: name.toLowerCase(), parameters: new Map() });
    } else {
      // A character that belongs nowhere.
      at += 1;
    }
  }
  return challenges;

  function quoted(): string {
    const parts: string[] = [];
    at += 1;
    while (at < header.length && header.charAt(at) !== '"') {
      if (header.charAt(at) === '\\') at += 1;
      parts.push(header.charAt(at));
      at += 1;
    }
    at += 1;
    return parts.join('');
  }
}

/** The address behind `rel="next"` of a `Link` header; undefined when this is the last page. Rules: RFC 8288. */
export function nextLink(header: string | undefined): string | undefined {
  for (let start = header?.indexOf('<') ?? -1; header !== undefined && start !== -1; ) {
    const end = header.indexOf('>', start);
    if (end === -1) return undefined;
    const following = header.indexOf('<', end);
    const parameters = header.slice(end + 1, following === -1 ? undefined : following).split(/[;,]/);
    if (parameters.some((parameter) => /^rel="?next"?$/i.test(parameter.replaceAll(' ', '')))) {
      return header.slice(start + 1, end);
    }
    start = following;
  }
  return undefined;
}
