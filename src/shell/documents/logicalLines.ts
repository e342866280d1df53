import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { ShellDialect } from '../commandLine.ts';
import { type MappedText, type Prompt, TextBuilder } from './dockerLine.ts';
import { hasCandidate } from './programs.ts';

/** A line as it stands in a document, without what surrounds it there: quote marks, indentation, line end. */
export interface SourceLine extends Span {
  /** Where the document's own line begins. */
  readonly from: number;
  /** Characters that are read as others, `$$` of a Makefile: pieces of the line; undefined when it is read as it is. */
  readonly mapped?: MappedText;
}

/** A command line that may go over several lines of the document. */
export interface LogicalLine extends MappedText {
  readonly span: Span;
  readonly prompt: Prompt | undefined;
}

export interface LineOptions {
  readonly dialect: ShellDialect;
  /** How prompts are dealt with: none are known in a script. */
  readonly prompts: boolean;
  /** Only lines with a prompt are commands: `console`. */
  readonly onlyPrompted: boolean;
  /** Whether a line without a prompt is a command all the same, where others have one. */
  readonly isTyped: (line: string) => boolean;
}

/** A quote that goes over more lines than these was left open by mistake. */
const MOST_QUOTED = 60;
/** Lines of a heredoc that are looked through for its end. */
const LONGEST_HEREDOC = 200;

const PROMPTS = [
  // `$ `, `% `, `root@host:/# `, `[user@host ~]$ `, `(venv) $ `
  /^(?:\([\w.-]+\) ?)?(?:\[[\w.-]+@[\w.-]+ [^\]\s]{1,60}\]|[\w.-]+@[\w.-]+(?::[^\s$#%>]{0,80})?)? ?[$%] +(?=\S)/,
  /^(?:\([\w.-]+\) ?)?(?:\[[\w.-]+@[\w.-]+ [^\]\s]{1,60}\]|[\w.-]+@[\w.-]+(?::[^\s$#%>]{0,80})?) ?# +(?=\S)/,
  // `PS C:\Users\me> `, `C:\>`
  /^PS(?: [A-Za-z]:[^>]{0,80})?> ?(?=\S)/,
  /^[A-Za-z]:\\[^>]{0,80}> ?(?=\S)/,
  /^> +(?=(?:sudo +)?docker)/,
  // `❯ `, `➜  ~ `, `>>> `; `/ # ` and `bash-5.1# ` of a shell in a container.
  /^(?:❯|>>>|➜ +\S{1,40}) +(?=(?:sudo +)?docker)/,
  /^(?:\/[\w./-]{0,60} [#$]|(?:ba|z)?sh-[\d.]{1,8}[#$]) +(?=\S)/,
];

/** The prompt that a line begins with; its length, 0 without one. */
export function promptLength(line: string): number {
  const indentation = leadingBlanks(line);
  const text = line.slice(indentation, indentation + 200);
  for (const prompt of PROMPTS) {
    const found = prompt.exec(text);
    if (found !== null) return indentation + found[0].length;
  }
  return 0;
}

/** `# docker …`: a root prompt, or a comment, which only the lines around it can tell. */
export function rootPromptLength(line: string): number {
  return /^\s*# +(?=\S)/.exec(line)?.[0].length ?? 0;
}

/**
 * Joins what belongs together: continued lines, and quotes that are open at a line's end. Leaves out the output of
 * commands where prompts tell it apart, comments, and heredocs.
 */
export function logicalLines(document: string, lines: readonly SourceLine[], options: LineOptions): LogicalLine[] {
  const texts = lines.map((line) => line.mapped?.text ?? document.slice(line.start, line.end));
  const marks = texts.map((text) => (options.prompts ? promptLength(text) : 0));
  const isRoot = options.prompts && !marks.some((mark) => mark > 0) && speaksAsRoot(texts);
  if (isRoot) for (const [index, text] of texts.entries()) marks[index] = rootPromptLength(text);
  const prompted = options.onlyPrompted || marks.some((mark) => mark > 0);
  const found: LogicalLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const text = texts[index] ?? '';
    const mark = marks[index] ?? 0;
    const isOutput = prompted && mark === 0 && (options.onlyPrompted || !options.isTyped(text));
    if (line === undefined || isOutput || isIdle(text.slice(mark), options.dialect)) continue;
    const last = lastOf(texts, marks, index, options.dialect);
    found.push(join(lines, texts, marks, index, last, options.dialect));
    const heredoc = options.dialect === 'posix' ? heredocEnd(texts, index, last) : undefined;
    index = heredoc ?? last;
  }
  return found;
}

/** All that calls docker stands behind `# `: then it is the prompt of root and no comment. */
function speaksAsRoot(texts: readonly string[]): boolean {
  let commands = false;
  for (const text of texts) {
    if (/^\s*# +(?:sudo +)?docker(?:-compose)? +[a-z-]/.test(text)) commands = true;
    else if (/^\s*(?:sudo +)?docker/.test(text)) return false;
  }
  return commands;
}

function isIdle(text: string, dialect: ShellDialect): boolean {
  const start = text.trimStart();
  return start === '' || (dialect === 'cmd' ? /^(?:::|rem\b)/i.test(start) : start.startsWith('#'));
}

const CONTINUES: Readonly<Record<ShellDialect, string>> = { posix: '\\', powershell: '`', cmd: '^' };

/** Whether the next line belongs to this one; blanks behind the mark are a slip that nobody means. */
function isContinued(text: string, dialect: ShellDialect): boolean {
  const mark = CONTINUES[dialect];
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith(mark)) return false;
  let count = 1;
  while (trimmed.charAt(trimmed.length - 1 - count) === mark) count += 1;
  return count % 2 === 1;
}

/** The last line that belongs to the one at `first`. */
function lastOf(texts: readonly string[], marks: readonly number[], first: number, dialect: ShellDialect): number {
  let last = first;
  while (last + 1 < texts.length && isContinued(texts[last] ?? '', dialect)) last += 1;
  // What calls no docker only has to be passed over.
  if (dialect === 'cmd' || !texts.slice(first, last + 1).some((text) => hasCandidate(text))) return last;
  // A quote that is open reaches over line ends, unless it is never closed.
  let quote = openQuote((texts[first] ?? '').slice(marks[first]), '');
  for (let index = first + 1; index <= last; index += 1) quote = openQuote(texts[index] ?? '', quote);
  if (quote === '') return last;
  for (let index = last + 1; index < Math.min(texts.length, last + MOST_QUOTED); index += 1) {
    quote = openQuote(texts[index] ?? '', quote);
    if (quote === '' && !isContinued(texts[index] ?? '', dialect)) return index;
  }
  return last;
}

/** The quote that is open behind a line, when `quote` was open before it. */
function openQuote(line: string, quote: string): string {
  let open = quote;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === '\\' && open !== "'") at += 1;
    else if (open !== '') open = character === open ? '' : open;
    else if (character === '#' && /^$|\s/.test(line.charAt(at - 1))) return '';
    else if (character === "'" || character === '"') open = character;
  }
  return open;
}

function join(
  lines: readonly SourceLine[],
  texts: readonly string[],
  marks: readonly number[],
  first: number,
  last: number,
  dialect: ShellDialect,
): LogicalLine {
  const builder = new TextBuilder();
  for (let index = first; index <= last; index += 1) {
    const line = lines[index];
    const text = texts[index] ?? '';
    if (line === undefined) continue;
    const goesOn = index < last && isContinued(text, dialect);
    const end = goesOn ? text.trimEnd().length - 1 : index === last ? text.trimEnd().length : text.length;
    // `> ` at the front of a continued line is the shell's second prompt.
    const second = index > first ? (/^> +(?=\S)/.exec(text)?.[0].length ?? 0) : 0;
    const start = index === first ? Math.max(marks[first] ?? 0, leadingBlanks(text)) : second;
    addPart(builder, line, text, start, end);
    if (index < last && !goesOn) builder.add('\n', line.end, 1);
  }
  const blanks = leadingBlanks(texts[first] ?? '');
  const mark = marks[first] ?? 0;
  const start = (lines[first]?.start ?? 0) + blanks;
  return {
    ...builder.build(),
    span: { start, end: lines[last]?.end ?? start },
    prompt:
      mark === 0 ? undefined : { start, end: start - blanks + mark, text: (texts[first] ?? '').slice(blanks, mark) },
  };
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}

/** The text of a block without what stands in front of its lines. */
export function mappedBlock(document: string, lines: readonly SourceLine[]): MappedText {
  const builder = new TextBuilder();
  for (const [index, { start, end }] of lines.entries()) {
    builder.add(document.slice(start, end), start);
    // The line end of the document is one here, however it is written there.
    if (index < lines.length - 1) builder.add('\n', end, 1);
  }
  return builder.build();
}

function addPart(builder: TextBuilder, line: SourceLine, text: string, start: number, end: number): void {
  if (line.mapped === undefined) {
    builder.add(text.slice(start, end), line.start + start);
    return;
  }
  const { pieces } = line.mapped;
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]?.at ?? text.length;
    const [low, high] = [Math.max(piece.at, start), Math.min(next, end)];
    if (low >= high) continue;
    const isPlain = next - piece.at === piece.length;
    builder.add(
      text.slice(low, high),
      isPlain ? piece.start + low - piece.at : piece.start,
      isPlain ? high - low : piece.length,
    );
  }
}

/** The last line of the heredocs that a command opens; undefined when it opens none, or one that never ends. */
function heredocEnd(texts: readonly string[], first: number, last: number): number | undefined {
  let end: number | undefined;
  for (let index = first; index <= last; index += 1) {
    for (const [, dash, name] of (texts[index] ?? '').matchAll(/(?<!<)<<(-?) ?["']?([A-Za-z_]\w*)["']?/g)) {
      const from = (end ?? last) + 1;
      const ends = (text: string): boolean => (dash === '' ? text : text.trimStart()).trimEnd() === name;
      const length = texts.slice(from, from + LONGEST_HEREDOC).findIndex(ends);
      if (length === -1) return end;
      end = from + length;
    }
  }
  return end;
}
