import { distanceWithin } from '../../dockerfile/rules/spelling.ts';
import { GRAMMAR } from '../../dockerfile/syntax/grammar.ts';
import type { Span } from '../../dockerfile/syntax/tree.ts';

/** Longer blocks are judged by their beginning. */
const MOST_LINES = 80;

/** Without any of these a text is about something else that has a COPY or a USER. */
const aboutDocker = /docker|container|도커|컨테이너/i;

export function isAboutDocker(text: string): boolean {
  return aboutDocker.test(text);
}

/**
 * Whether a code block that names no language is a Dockerfile or a part of one: its first line is an instruction, and so
 * are most of those that do not go on with the one above.
 */
export function isDockerfile(document: string, lines: readonly Span[]): boolean {
  let instructions = 0;
  let others = 0;
  let goesOn = false;
  for (const { start, end } of lines.slice(0, MOST_LINES)) {
    const line = document.slice(start, end).trim();
    // A comment or an empty line may stand inside of what goes on.
    if (line === '' || line.startsWith('#')) continue;
    const begins = !goesOn;
    goesOn = line.endsWith('\\');
    if (!begins) continue;
    if (isInstruction(line)) instructions += 1;
    else if (instructions === 0) return false;
    else others += 1;
  }
  return instructions > others;
}

/** One that is known, or nearly, in upper case as nearly everybody writes it, with an argument. */
function isInstruction(line: string): boolean {
  const word = instructionWord.exec(line)?.[0];
  return word !== undefined && (GRAMMAR.has(word) || meantInstruction(word) !== undefined);
}

const instructionWord = /^[A-Z]{3,13}(?=\s+\S|["[])/;

/** The instruction that a misspelt word means; short words are near to many. */
export function meantInstruction(word: string): string | undefined {
  if (word.length < 5) return undefined;
  for (const keyword of GRAMMAR.keys()) {
    const distance = distanceWithin(word, keyword, keyword.length < 7 ? 1 : 2);
    if (distance !== undefined) return distance === 0 ? undefined : keyword;
  }
  return undefined;
}

const keywords = [...GRAMMAR.keys()].join('|');
const wholeCode = new RegExp(`^(?:${keywords})(?: +\\S|["[])`);
const keywordInFront = new RegExp(`(?:^|[^\\w-])((?:${keywords}) ?)$`);
const LONGEST_KEYWORD = 13;
const LONGEST_ARRAY = 200;

/** Instructions with their arguments that stand in a line of text: as inline code, or in exec form. */
export function instructionsIn(line: string, codes: () => readonly Span[]): readonly Span[] {
  // Most lines have neither, and every line of a long note is asked.
  if (line.includes('`') || line.includes('<code>')) {
    return /[A-Z]{3}/.test(line) ? codes().filter(({ start, end }) => wholeCode.test(line.slice(start, end))) : [];
  }
  const found: Span[] = [];
  for (let open = line.indexOf('['); open !== -1; open = line.indexOf('[', open + 1)) {
    if (!/["']/.test(line.charAt(open + 1))) continue;
    const front = keywordInFront.exec(line.slice(Math.max(0, open - LONGEST_KEYWORD), open))?.[1];
    const length = front === undefined ? -1 : line.slice(open, open + LONGEST_ARRAY).indexOf(']');
    if (front !== undefined && length !== -1) found.push({ start: open - front.length, end: open + length + 1 });
  }
  return found;
}
