import { MASK } from './secretNames.ts';

/** Short options that mean a password to one program and something harmless to others: `-p 80:80`. */
interface Program {
  /** Options whose value is the password, or `user:password`, as their own word or at once behind them. */
  readonly option: RegExp;
  /** Only at once behind it: `-psecret`. Alone it asks. */
  readonly isAttached?: true;
  /** The value is `user:password`; without a colon it is a user. */
  readonly isPair?: true;
}

const login: Program = { option: /^-p/ };
const curl: Program = { option: /^(?:--(?:proxy-)?user=?|-[a-zA-Z]*?[uU])/, isPair: true };
const mysql: Program = { option: /^-p/, isAttached: true };
const programs: ReadonlyMap<string, Program> = new Map([
  ['login', login],
  ['sshpass', { option: /^-p/ }],
  ['curl', curl],
  ['redis-cli', { option: /^-a/ }],
  ...['mysql', 'mysqladmin', 'mysqldump', 'mariadb', 'mariadb-admin', 'mariadb-dump'].map(
    (name): readonly [string, Program] => [name, mysql],
  ),
]);
/** Options that take a name, which may be that of a program: `--name login -p 80:80`. */
const naming = /^--?(?:name|hostname|h|network|net|network-alias|net-alias|alias|link|label|l|volume|v|tag|t|user|u)$/;
const ports = /^[\d.:-]*:\d+(?:-\d+)?(?:\/\w+)?$/;

/** Arguments of a command, with the passwords of programs that take them in short options masked. */
export function maskOptions(words: readonly unknown[]): unknown[] {
  const reader = new OptionReader();
  return words.map((word) => (typeof word === 'string' ? reader.read(word) : word));
}

const programName =
  /(?<![\w.-])(?:login|sshpass|curl|redis-cli|mysql(?:admin|dump)?|mariadb(?:-admin|-dump)?)(?![\w.-])/g;
/** A word with its gap, a quoted text, or what ends a command. */
const pieces = /"[^"]*"|'[^']*'|[^\s"'|;&]+|\s+|[\s\S]/g;
/** Characters before a program that are looked at. */
const BEFORE = 40;

/** The same in a text, `sh -c 'curl -u me:secret …'`. What stands behind the name of a program is read once. */
export function maskOptionsInText(text: string): string {
  const found = [...text.matchAll(programName)];
  let masked = '';
  let from = 0;
  for (const [index, match] of found.entries()) {
    const start = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - BEFORE), match.index);
    masked += text.slice(from, start);
    masked += maskBehind(match[0], before.split(/\s+/).at(-2), text.slice(start, found[index + 1]?.index));
    from = found[index + 1]?.index ?? text.length;
  }
  return masked + text.slice(from);
}

function maskBehind(program: string, before: string | undefined, text: string): string {
  const reader = new OptionReader();
  if (before !== undefined) reader.read(before);
  reader.read(program);
  let masked = '';
  let isOver = false;
  for (const [piece] of text.matchAll(pieces)) {
    // A quote behind a letter ends the text in which the program stands.
    isOver ||= /^[|;&\n]/.test(piece) || (/^["']/.test(piece) && /\w$/.test(masked));
    if (isOver || /^\s/.test(piece)) masked += piece;
    else masked += reader.read(piece);
  }
  return masked;
}

/** Reads a command word by word. */
class OptionReader {
  #program: Program | undefined;
  #before = '';

  /** The word, masked where it is a password. */
  read(word: string): string {
    const before = this.#before;
    this.#before = word;
    const named = programs.get(word.replace(/^.*\//, '').replace(/:.*$/, ''));
    if (named !== undefined && !naming.test(before)) {
      this.#program = named;
      return word;
    }
    const program = this.#program;
    const masked = program === undefined ? word : maskedWord(program, before, word);
    // A password is told once; what follows may belong to another program: `sshpass -p secret ssh -p 22`.
    if (masked !== word && program?.isPair !== true) this.#program = undefined;
    return masked;
  }
}

function maskedWord({ option, isAttached, isPair }: Program, before: string, word: string): string {
  const hide = (value: string): string => {
    if (isPair !== true) return value === '' || ports.test(value) ? value : MASK;
    const colon = value.indexOf(':');
    return colon < 0 || colon === value.length - 1 ? value : `${value.slice(0, colon + 1)}${MASK}`;
  };
  const [isOption] = option.exec(before) ?? [];
  if (isOption === before && before !== '' && isAttached !== true) return word.startsWith('-') ? word : hide(word);
  const [flag] = option.exec(word) ?? [];
  return flag === undefined ? word : `${flag}${hide(word.slice(flag.length))}`;
}
