import { isSpace, skipSpaces, trimSpacesBack } from './characters.ts';
import { readFlags } from './flags.ts';
import { grammarOf } from './grammar.ts';
import { readJson } from './json.ts';
import type { LogicalText } from './logicalText.ts';
import { type PairReading, readNames, readPairs } from './pairs.ts';
import { problem } from './problems.ts';
import type { BrokenJson, Escape, Flag, JsonForm, Pair, Problem, Word } from './tree.ts';
import { plainReading, SourceWord, type WordReading, wordReading, wordsBetweenSeparators } from './words.ts';

/** What stands behind a keyword, as BuildKit takes it apart for that keyword. */
export interface Arguments {
  readonly flags: readonly Flag[];
  readonly argument: LogicalText;
  readonly words: readonly Word[];
  readonly json: JsonForm | undefined;
  readonly brokenJson: BrokenJson | undefined;
  readonly pairs: readonly Pair[] | undefined;
  readonly problems: readonly Problem[];
}

/** @param start where the keyword ends in the joined line. */
export function readArguments(line: LogicalText, start: number, keyword: string, escape: Escape): Arguments {
  const { flags, next } = readFlags(line, start, keyword, escape);
  const argument = line.slice(next, trimSpacesBack(line.text, line.text.length, next));
  const draft: Draft = {
    flags,
    argument,
    words: noWords,
    json: undefined,
    brokenJson: undefined,
    pairs: undefined,
    problems: noProblems,
  };
  readForm(draft, keyword, escape);
  return draft;
}

const noProblems: readonly Problem[] = [];
const noWords: readonly Word[] = [];

/** Filled in field by field: a file has thousands, and one object for each is enough. */
type Draft = { -readonly [Field in keyof Arguments]: Arguments[Field] };

function readForm(draft: Draft, keyword: string, escape: Escape): void {
  const { argument } = draft;
  const { argument: form, variables } = grammarOf(keyword);
  const reading = wordReading(escape, variables);
  switch (form) {
    case 'words':
      draft.words = wordsBetweenSeparators(argument, reading);
      break;
    case 'text':
      draft.words = wholeText(argument, reading);
      break;
    case 'json-or-words':
      readJsonOr(draft, argument, reading, wordsBetweenSeparators);
      break;
    case 'json-or-text':
      readJsonOr(draft, argument, reading, wholeText);
      break;
    case 'health':
      readHealth(draft, reading);
      break;
    case 'names':
      takePairs(draft, readNames(argument, reading), keyword);
      break;
    case 'pairs':
      takePairs(draft, readPairs(argument, reading), keyword);
      break;
    case 'trigger':
    case 'none':
  }
}

function wholeText(argument: LogicalText, reading: WordReading): readonly Word[] {
  return argument.text === '' ? noWords : [new SourceWord(argument, 0, argument.text.length, reading, argument)];
}

/** @param argument what may be JSON: all of it, or what stands behind the type of a health check. */
function readJsonOr(draft: Draft, argument: LogicalText, reading: WordReading, otherwise: typeof wholeText): void {
  const json = readJson(argument);
  if (json?.kind !== 'strings') {
    draft.words = otherwise(argument, reading);
    if (json?.kind === 'not-strings') draft.problems = [problem('json-not-strings', argument.span)];
    if (json?.kind === 'broken') draft.brokenJson = { reason: json.reason, at: argument.spanOf(json.start, json.end) };
    return;
  }
  // No shell reads exec form; BuildKit reads its items as it reads other words.
  const exec = reading.variables === 'build' ? reading : plainReading;
  draft.words = json.items.map(({ start, end, value }) => new SourceWord(argument, start, end, exec, value));
  const items = json.items.map(({ start, end, value }) => ({ value: value.text, span: argument.spanOf(start, end) }));
  const { start, end } = argument.span;
  draft.json = { start, end, items };
}

function readHealth(draft: Draft, reading: WordReading): void {
  const { argument } = draft;
  const { text } = argument;
  let typeEnd = 0;
  while (typeEnd < text.length && !isSpace(text.charCodeAt(typeEnd))) typeEnd += 1;
  if (typeEnd === 0) return;
  const type = new SourceWord(argument, 0, typeEnd, wordReading(reading.escape, undefined));
  readJsonOr(draft, argument.slice(skipSpaces(text, typeEnd), text.length), reading, wholeText);
  draft.words = [type, ...draft.words];
}

function takePairs(draft: Draft, { words, pairs, withoutEquals, withoutValue }: PairReading, keyword: string): void {
  draft.words = words;
  draft.pairs = pairs;
  if (withoutEquals === undefined && withoutValue === undefined) return;
  const problems: Problem[] = [];
  if (withoutEquals !== undefined) problems.push(problem('missing-equals', withoutEquals, withoutEquals.raw));
  if (withoutValue !== undefined) problems.push(problem('missing-value', withoutValue, keyword));
  draft.problems = problems;
}
