import { isSpace, skipSpaces, trimSpacesBack } from './characters.ts';
import { readFlags } from './flags.ts';
import { grammarOf } from './grammar.ts';
import { readJson } from './json.ts';
import type { LogicalText } from './logicalText.ts';
import { type PairReading, readNames, readPairs } from './pairs.ts';
import { problem } from './problems.ts';
import type { BrokenJson, Escape, Flag, JsonForm, Pair, Problem, Word } from './tree.ts';
import { SourceWord, splitAtSeparators, type WordReading } from './words.ts';

/** What stands behind a keyword, as BuildKit takes it apart for that keyword. */
export interface Arguments extends Form {
  readonly flags: readonly Flag[];
  readonly argument: LogicalText;
}

interface Form {
  readonly words: readonly Word[];
  readonly json?: JsonForm;
  readonly brokenJson?: BrokenJson;
  readonly pairs?: readonly Pair[];
  readonly problems: readonly Problem[];
}

/** @param start where the keyword ends in the joined line. */
export function readArguments(line: LogicalText, start: number, keyword: string, escape: Escape): Arguments {
  const { flags, next } = readFlags(line, start, keyword, escape);
  const argument = line.slice(next, trimSpacesBack(line.text, line.text.length, next));
  return { flags, argument, ...readForm(argument, keyword, escape) };
}

const noProblems: readonly Problem[] = [];

function readForm(argument: LogicalText, keyword: string, escape: Escape): Form {
  const { argument: form, variables } = grammarOf(keyword);
  const reading: WordReading = { escape, variables };
  switch (form) {
    case 'words':
      return { words: separateWords(argument, reading), problems: noProblems };
    case 'text':
      return { words: wholeText(argument, reading), problems: noProblems };
    case 'json-or-words':
      return jsonOr(argument, reading, separateWords);
    case 'json-or-text':
      return jsonOr(argument, reading, wholeText);
    case 'health':
      return readHealth(argument, reading);
    case 'names':
      return formOfPairs(readNames(argument, reading), keyword);
    case 'pairs':
      return formOfPairs(readPairs(argument, reading), keyword);
    case 'trigger':
    case 'none':
      return { words: [], problems: noProblems };
  }
}

function separateWords(argument: LogicalText, reading: WordReading): Word[] {
  return splitAtSeparators(argument).map((source) => new SourceWord(source, reading));
}

function wholeText(argument: LogicalText, reading: WordReading): Word[] {
  return argument.text === '' ? [] : [new SourceWord(argument, reading)];
}

function jsonOr(argument: LogicalText, reading: WordReading, otherwise: typeof wholeText): Form {
  const json = readJson(argument);
  switch (json.kind) {
    case 'none':
      return { words: otherwise(argument, reading), problems: noProblems };
    case 'not-strings':
      return { words: otherwise(argument, reading), problems: [problem('json-not-strings', argument.span)] };
    case 'broken':
      return {
        words: otherwise(argument, reading),
        brokenJson: { reason: json.reason, at: argument.spanOf(json.start, json.end) },
        problems: noProblems,
      };
    case 'strings': {
      // No shell reads exec form; BuildKit reads its items as it reads other words.
      const exec: WordReading =
        reading.variables === 'build' ? reading : { ...reading, variables: undefined, plain: true };
      const words = json.items.map(
        ({ start, end, value }) =>
          new SourceWord(value, exec, argument.spanOf(start, end), argument.text.slice(start, end)),
      );
      const items = json.items.map(({ value }, index) => ({ value: value.text, span: spanOf(words[index]) }));
      return { words, json: { ...argument.span, items }, problems: noProblems };
    }
  }
}

function spanOf(word: Word | undefined): { start: number; end: number } {
  return { start: word?.start ?? 0, end: word?.end ?? 0 };
}

function readHealth(argument: LogicalText, reading: WordReading): Form {
  const { text } = argument;
  let typeEnd = 0;
  while (typeEnd < text.length && !isSpace(text.charCodeAt(typeEnd))) typeEnd += 1;
  if (typeEnd === 0) return { words: [], problems: noProblems };
  const type = new SourceWord(argument.slice(0, typeEnd), { ...reading, variables: undefined });
  const command = argument.slice(skipSpaces(text, typeEnd), text.length);
  const form = jsonOr(command, reading, wholeText);
  return { ...form, words: [type, ...form.words] };
}

function formOfPairs({ words, pairs, withoutEquals, withoutValue }: PairReading, keyword: string): Form {
  const problems: Problem[] = [];
  if (withoutEquals !== undefined) problems.push(problem('missing-equals', withoutEquals, withoutEquals.raw));
  if (withoutValue !== undefined) problems.push(problem('missing-value', withoutValue, keyword));
  return { words, pairs, problems };
}
