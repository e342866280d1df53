import { baseName, programIndex } from '../syntax/programs.ts';
import { shellTextIndex } from '../syntax/script.ts';
import type { ScriptCommand, ScriptWord } from '../syntax/scriptTree.ts';

/** Programs that run what follows with the environment that they have themselves. */
const handing: ReadonlySet<string> = new Set([
  'find',
  'xargs',
  'timeout',
  'gosu',
  'su-exec',
  'setpriv',
  'unshare',
  'chroot',
  'stdbuf',
  'flock',
  'tini',
  'dumb-init',
]);
/** Of these the word behind `-c` is for a shell, which has the environment unless it is one of a login. */
const asUser: ReadonlySet<string> = new Set(['su', 'runuser']);
const login: ReadonlySet<string> = new Set(['-', '-l', '--login']);
/** What these are given means names, but when or where it is looked at only a shell can tell. */
const unfollowed: ReadonlySet<string> = new Set([
  'eval',
  'let',
  'trap',
  'envsubst',
  'ssh',
  'parallel',
  'watch',
  'script',
]);

/** Text that a shell inside of a command runs. */
export interface InnerShells {
  /** Texts that see the variables as the command does. */
  readonly texts: readonly ScriptWord[];
  /** Words that may name variables, of which nobody can tell whose they are. */
  readonly unclear: readonly ScriptWord[];
}

const none: InnerShells = { texts: [], unclear: [] };

/** What of a command a shell inside of it reads: `sh -c '...'`, `find -exec sh -c '...'`, `su user -c '...'`, `eval '...'`. */
export function innerShells({ words }: ScriptCommand): InnerShells {
  const program = programIndex(words);
  const name = baseName(words[program]?.text ?? '');
  // What the outer shell is still to fill in can be anything.
  if (name === '') return none;
  if (unfollowed.has(name)) return { texts: [], unclear: words.slice(program + 1) };
  const texts = words.map(({ text }) => text);
  if (asUser.has(name)) {
    const option = texts.findIndex((text) => text === '-c' || text === '--command');
    const text = option === -1 ? undefined : words[option + 1];
    if (text !== undefined && !texts.some((word) => login.has(word))) return followed([text]);
    return { texts: [], unclear: words.slice(program + 1) };
  }
  const own = words[shellTextIndex(texts)];
  if (own !== undefined) return followed([own]);
  if (!texts.some((text) => /^-[a-z]*c$/.test(text))) return none;
  const found: ScriptWord[] = [];
  for (let at = program + 1; at < words.length; at += 1) {
    // Far ahead there is none.
    const text = isShell(texts[at]) ? words[at + shellTextIndex(texts.slice(at, at + MOST_OPTIONS))] : undefined;
    if (text !== undefined && shellTextIndex(texts.slice(at, at + MOST_OPTIONS)) !== -1) found.push(text);
  }
  return handing.has(name) ? followed(found) : { texts: [], unclear: found };
}

/** A shell has so few in front of its text. */
const MOST_OPTIONS = 8;

function isShell(text: string | undefined): boolean {
  return text !== undefined && /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(text);
}

/** In single quotes nothing is for the outer shell; in other text it is not easy to tell what is for which. */
function followed(words: readonly ScriptWord[]): InnerShells {
  const isPlain = ({ raw }: ScriptWord): boolean => /^'[^']*'$/.test(raw);
  return { texts: words.filter(isPlain), unclear: words.filter((word) => !isPlain(word)) };
}
