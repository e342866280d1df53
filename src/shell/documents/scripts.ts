import type { ShellDialect } from '../commandLine.ts';
import { type MappedText, TextBuilder } from './dockerLine.ts';
import type { SourceLine } from './logicalLines.ts';
import type { Region } from './markdown.ts';

/** A shell script: all of it is one region. */
export function scriptRegions(text: string, dialect: ShellDialect): Region[] {
  const lines = Array.from(linesOf(text), ({ start, end }) => ({ from: start, start, end }));
  return [{ kind: 'shell', dialect, onlyPrompted: false, margin: '', start: 0, end: text.length, lines }];
}

/** `target: needs ; command`: a recipe may begin on the line of its rule. `:=` makes a variable. */
const RULE_WITH_RECIPE = /^[^\s#:=][^#:=;]*::?(?!=)[^#=;]*;[ \t]*[@+-]*[ \t]*/;

/** The recipes of a Makefile: lines that begin with a tab, each run of them one region. */
export function makefileRegions(text: string): Region[] {
  const regions: Region[] = [];
  let recipe: SourceLine[] = [];
  const close = (): void => {
    const [first, last] = [recipe[0], recipe.at(-1)];
    if (first !== undefined && last !== undefined) {
      const span = { start: first.from, end: last.end };
      regions.push({ ...span, kind: 'shell', dialect: 'posix', onlyPrompted: false, margin: '\t', lines: recipe });
    }
    recipe = [];
  };
  let goesOn = false;
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const goesOnHere = goesOn && recipe.length > 0;
    const rule = line.startsWith('\t') || goesOnHere ? null : RULE_WITH_RECIPE.exec(line);
    if (rule !== null) {
      close();
      recipe.push(behindMarks(line, start, end, rule[0].length));
    } else if (!line.startsWith('\t') && !goesOnHere) close();
    else recipe.push(recipeLine(line, start, end, goesOn));
    goesOn = line.endsWith('\\');
  }
  close();
  return regions;
}

function recipeLine(line: string, from: number, end: number, goesOn: boolean): SourceLine {
  // `@` says not to print the line, `-` to go on when it fails, `+` to run it even with `make -n`.
  const front = (goesOn ? /^\t?/ : /^\t[ \t]*[@+-]*[ \t]*/).exec(line)?.[0].length ?? 0;
  return behindMarks(line, from, end, front);
}

/** @param front characters of the line that the shell does not see */
function behindMarks(line: string, from: number, end: number, front: number): SourceLine {
  const start = from + front;
  const body = line.slice(front);
  return body.includes('$') ? { from, start, end, mapped: withoutMake(body, start) } : { from, start, end };
}

/** `$$` is a `$` of the shell; `$(NAME)` is a variable of make's, which the shell would take for a command. */
function withoutMake(body: string, start: number): MappedText {
  const builder = new TextBuilder();
  let at = 0;
  for (const match of body.matchAll(/\$\$|\$\(([\w.-]+)\)/g)) {
    const [whole, name] = match;
    builder.add(body.slice(at, match.index), start + at);
    if (name === undefined) builder.add('$', start + match.index, 2);
    else builder.add(`\${${name.replace(/\W/g, '_')}}`, start + match.index);
    at = match.index + whole.length;
  }
  return builder.add(body.slice(at), start + at).build();
}

/** Lines without their ends, `\n` or `\r\n`. */
export function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start <= text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    if (lineFeed === -1) {
      yield { start, end: text.length };
      return;
    }
    yield { start, end: lineFeed > start && text.charCodeAt(lineFeed - 1) === 13 ? lineFeed - 1 : lineFeed };
    start = lineFeed + 1;
  }
}
