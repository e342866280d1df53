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
export interface Arguments extends Form {
  readonly flags: readonly Flag[];
  readonly argument: LogicalText;
}

interface Form {
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
  // Field by field: a spread makes objects that are slow to read.
  const { words, json, brokenJson, pairs, problems } = readForm(argument, keyword, escape);
  return { flags, argument, words, json, brokenJson, pairs, problems };
}

const noProblems: readonly Problem[] = [];
const noWords: readonly Word[] = [];

function formOf(words: readonly Word[], problems = noProblems): Form {
  return { words, json: undefined, brokenJson: undefined, pairs: undefined, problems };
}

function readForm(argument: LogicalText, keyword: string, escape: Escape): Form {
  const { argument: form, variables } = grammarOf(keyword);
  const reading = wordReading(escape, variables);
  switch (form) {
    case 'words':
      return formOf(wordsBetweenSeparators(argument, reading));
    case 'text':
      return formOf(wholeText(argument, reading));
    case 'json-or-words':
      return jsonOr(argument, reading, wordsBetweenSeparators);
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
      return formOf(noWords);
  }
}

function wholeText(argument: LogicalText, reading: WordReading): readonly Word[] {
  return argument.text === '' ? noWords : [new SourceWord(argument, 0, argument.text.length, reading, argument)];
}

function jsonOr(argument: LogicalText, reading: WordReading, otherwise: typeof wholeText): Form {
  const json = readJson(argument);
  switch (json.kind) {
    case 'none':
      return formOf(otherwise(argument, reading));
    case 'not-strings':
      return formOf(otherwise(argument, reading), [problem('json-not-strings', argument.span)]);
    case 'broken':
      return {
        words: otherwise(argument, reading),
        json: undefined,
        brokenJson: { reason: json.reason, at: argument.spanOf(json.start, json.end) },
        pairs: undefined,
        problems: noProblems,
      };
    case 'strings': {
      // No shell reads exec form; BuildKit reads its items as it reads other words.
      const exec = reading.variables === 'build' ? reading : plainReading;
      const words = json.items.map(({ start, end, value }) => new SourceWord(argument, start, end, exec, value));
      const items = json.items.map(({ value }, index) => ({ value: value.text, span: spanOf(words[index]) }));
      const { start, end } = argument.span;
      return { words, json: { start, end, items }, brokenJson: undefined, pairs: undefined, problems: noProblems };
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
  if (typeEnd === 0) return formOf(noWords);
  const type = new SourceWord(argument, 0, typeEnd, wordReading(reading.escape, undefined));
  const command = argument.slice(skipSpaces(text, typeEnd), text.length);
  const form = jsonOr(command, reading, wholeText);
  const { json, brokenJson, problems } = form;
  return { words: [type, ...form.words], json, brokenJson, pairs: undefined, problems };
}

function formOfPairs({ words, pairs, withoutEquals, withoutValue }: PairReading, keyword: string): Form {
  if (withoutEquals === undefined && withoutValue === undefined) {
    return { words, json: undefined, brokenJson: undefined, pairs, problems: noProblems };
  }
  const problems: Problem[] = [];
  if (withoutEquals !== undefined) problems.push(problem('missing-equals', withoutEquals, withoutEquals.raw));
  if (withoutValue !== undefined) problems.push(problem('missing-value', withoutValue, keyword));
  return { words, json: undefined, brokenJson: undefined, pairs, problems };
}
