import type { DockerfileDocument } from '../../document.ts';
import { grammarOf } from '../../syntax/grammar.ts';
import { isPosixShell } from '../../syntax/programs.ts';
import type { Script } from '../../syntax/scriptTree.ts';
import type { Instruction, Span } from '../../syntax/tree.ts';

/**
 * Finds the shell text of an instruction where a POSIX shell reads it: of other shells it is not known what blanks mean.
 */
export function posixScripts(document: DockerfileDocument): (instruction: Instruction) => Script | undefined {
  return (instruction) => {
    const script = document.scripts(instruction.trigger ?? instruction).find(({ heredoc }) => heredoc === undefined);
    if (script === undefined || !document.hasShell) return script;
    return isPosixShell(document.model.stateAt(instruction).shellWords) ? script : undefined;
  };
}

/** Stretches inside which nothing may change: words, quotes, whole texts. Asked with offsets that only grow. */
export class Solid {
  readonly #spans: readonly Span[];
  #next = 0;
  #end = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = [...spans].sort((one, other) => one.start - other.start);
  }

  /** The offset stands between two characters that belong together. */
  has(offset: number): boolean {
    for (; this.#next < this.#spans.length; this.#next += 1) {
      const span = this.#spans[this.#next];
      if (span === undefined || span.start >= offset) break;
      this.#end = Math.max(this.#end, span.end);
    }
    return this.#end > offset;
  }
}

/** The parts of an instruction between which blanks may be changed, in order. */
export function partsOf(instruction: Instruction): Span[] {
  const target = instruction.trigger ?? instruction;
  const keywords = target === instruction ? [] : [instruction.keywordSpan];
  return [...keywords, target.keywordSpan, ...target.flags, ...argumentParts(target)];
}

function argumentParts({ keyword, json, words, argument }: Instruction): readonly Span[] {
  if (json !== undefined) return keyword === 'HEALTHCHECK' ? [...words.slice(0, 1), json] : [json];
  if (grammarOf(keyword).argument !== 'none') return words;
  return argument.text === '' ? [] : [argument.span];
}

/** What must stay in one piece when lines are indented anew. */
export function solidSpans(instruction: Instruction, parts: readonly Span[], script: Script | undefined): Span[] {
  const target = instruction.trigger ?? instruction;
  if (target.json !== undefined) return [...parts.slice(0, -1), ...target.words];
  if (script === undefined) return [...parts];
  return [
    ...parts.slice(0, -1),
    ...script.commands.flatMap(({ words, assignments, redirects }) => [...words, ...assignments, ...redirects]),
    ...script.comments,
    ...quotesIn(script.source.text).map(({ start, end }) => script.source.spanOf(start, end)),
  ];
}

/**
 * What stands in quotes when nesting is left out of account. Words of the script know nesting, but patterns of `case`
 * are no words; both together leave nothing out. Indexes of the text.
 */
export function quotesIn(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const quote = text.charAt(at);
    if (quote === '\\') at += 1;
    if (quote !== '"' && quote !== "'") continue;
    const start = at;
    for (at += 1; at < text.length && text.charAt(at) !== quote; at += 1) {
      if (quote === '"' && text.charAt(at) === '\\') at += 1;
    }
    spans.push({ start, end: Math.min(at + 1, text.length) });
  }
  return spans;
}
