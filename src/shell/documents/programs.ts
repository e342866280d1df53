/**
 * `docker` and its misspellings: with the same letters, or with one that is another or too many. Whoever finds one looks
 * at what stands around it.
 */
// Docket and docked are words of their own.
const NAME = 'd(?!ocke[dt])(?:[ceokr]{4,6}|[a-z]ocker|o[a-z]c?ker|oc[a-z]k?er|ock[a-z]e?r|ocke[a-z]r?)';
const CANDIDATE = new RegExp(`${NAME.replace('d', '[dD]')}(?![a-zA-Z])|D[CEOKR]{4,6}(?![a-zA-Z])`, 'g');

/** A program that this is about: with a path, as an .exe, the older compose, or misspelt. */
const PROGRAM = new RegExp(`^(?:\\S*[/\\\\])?${NAME}(?:-compose)?(?:\\.exe)?$`);

/** Words in front of a program that leave it one. */
const STARTERS = new Set(
  (
    '! { ( && || | |& ; & do then else elif if while until sudo time exec env winpty nohup xargs command eval builtin ' +
    'doas nice call start'
  ).split(' '),
);

/**
 * How sure one can be of a command by its first word: docker has it, has one much like it, one that English might have
 * bent into it (`docker builds`), or none.
 */
export type CommandCheck = (word: string) => 'known' | 'misspelt' | 'bent' | 'unknown';

/** Where the next word like `docker` begins in a text; infinite when there is none. */
function nextCandidate(text: string, from: number): number {
  CANDIDATE.lastIndex = from;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    // A lookbehind would be tried at every character.
    if (!/[\w-]/.test(text.charAt(match.index - 1))) return match.index;
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether a text calls docker somewhere, as far as its words tell. */
export function hasCandidate(text: string): boolean {
  return nextCandidate(text, 0) < text.length;
}

/** Whether a stretch of a text has such a word; in order of stretches, each looked at once. */
export class CandidateSearch {
  readonly #text: string;
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param start not before that of the stretch that was asked about last. */
  isIn(start: number, end: number): boolean {
    if (this.#next < start) this.#next = nextCandidate(this.#text, start);
    return this.#next < end;
  }
}

/** Where the program of a docker call begins in one command line; undefined when it calls none. */
export function programAt(line: string): number | undefined {
  // As most are written.
  if (line.startsWith('docker ')) return 0;
  let starts = true;
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    // `$(docker`, `"$(docker`, `(docker`, a backquote.
    const opening = /^["']?(?:\$\(|\(|`|<\(|!)*/.exec(word)?.[0] ?? '';
    const bare = word.slice(opening.length).replace(/[;)`"']+$/, '');
    const isOpened = /[($`!]/.test(opening);
    if ((starts || isOpened) && PROGRAM.test(bare)) return index + opening.length;
    if (isOpened && STARTERS.has(bare)) starts = true;
    else starts = continues(word, starts);
  }
  return undefined;
}

/** Whether the word behind this one is a program. */
function continues(word: string, starts: boolean): boolean {
  if (STARTERS.has(word) || /(?:[;|&(]|\$\()$/.test(word)) return true;
  // Assignments and flags in front of the program: `A=b docker`, `sudo -E docker`.
  return starts && (/^[A-Za-z_]\w*=/.test(word) || /^-{1,2}[\w-]+(?:=\S*)?$/.test(word));
}

/** The word behind the program, which names what docker is to do; undefined when nothing stands there. */
export function commandWord(line: string, program: number): string | undefined {
  const [, ...words] = line.slice(program, program + 400).split(/\s+/);
  return words.find((word) => word !== '');
}

/** Whether a call is meant, as far as its first words tell. */
export function meansCommand(line: string, program: number, check: CommandCheck): boolean {
  const name = /^\S*/.exec(line.slice(program))?.[0] ?? '';
  const word = commandWord(line, program)?.replace(/[;)`"'|&]+$/, '');
  if (word === undefined) return false;
  // `docker --version`, `docker <command>`.
  if (/^-{1,2}[a-zA-Z]/.test(word) || /^[<[{]/.test(word)) return true;
  const found = check(word);
  if (found === 'known') return true;
  // No sentence goes on with a flag.
  const isSure = found === 'misspelt' || (found === 'bent' && /^\S+\s+\S+\s+-{1,2}[a-zA-Z]/.test(line.slice(program)));
  return isSure && /(?:^|[/\\])docker/.test(name);
}
