import type { ShellDialect } from '../commandLine.ts';
import { type MappedText, TextBuilder } from './dockerLine.ts';
import { asVariable } from './expressions.ts';
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

/** Functions of make's, which no shell has as commands. */
const FUNCTIONS = new Set(
  (
    'subst patsubst strip findstring filter filter-out sort word wordlist words firstword lastword dir notdir suffix ' +
    'basename addsuffix addprefix join wildcard realpath abspath if or and foreach call eval value error info warning origin file'
  ).split(' '),
);

/**
 * `$$` is a `$` of the shell; `$(NAME)` is a variable of make's, which the shell would take for a command; of
 * `$(shell docker ps)` the shell runs what is inside.
 */
function withoutMake(body: string, start: number): MappedText {
  const builder = new TextBuilder();
  let at = 0;
  for (const match of body.matchAll(/\$\$|\$\(([\w.-]+)(\)|[ \t]+)/g)) {
    const { 0: whole, 1: name = '', 2: behind, index } = match;
    const close = FUNCTIONS.has(name) && behind !== ')' ? closing(body, index + 2) : undefined;
    // Inside a function that stands for something already.
    if (index < at) continue;
    builder.add(body.slice(at, index), start + at);
    at = index + whole.length;
    if (whole === '$$') builder.add('$', start + index, 2);
    else if (behind === ')') builder.add(`\${${name.replace(/\W/g, '_')}}`, start + index);
    else if (name === 'shell') builder.add('$(', start + index);
    else if (close === undefined) builder.add(whole, start + index);
    else {
      builder.add(asVariable(close - index), start + index);
      at = close;
    }
  }
  return builder.add(body.slice(at), start + at).build();
}

/** Behind the parenthesis that closes the one in front of `from`; undefined when none does. */
function closing(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '(') depth += 1;
    else if (text.charAt(at) === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
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
