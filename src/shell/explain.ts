import type { Language } from '../contract/localized.ts';
import type { CliModel } from './cliModel.ts';
import type { ExplainedPart, Explanation } from './cli/contract.ts';
import { LineExplainer } from './cli/explainLine.ts';
import type { CommandLine } from './commandLine.ts';

/** A line taken apart, in its order: prompts, programs, commands, flags, values, what the shell does between them. */
export function explain(line: CommandLine, model: CliModel, language: Language): readonly ExplainedPart[] {
  return new LineExplainer(line, model, language).explain();
}

/** What stands at an offset of the document; the smallest part that says something. */
export function explainAt(
  line: CommandLine,
  offset: number,
  model: CliModel,
  language: Language,
): Explanation | undefined {
  let found: ExplainedPart | undefined;
  let parts = explain(line, model, language);
  for (;;) {
    // Where two parts touch, the one that begins there is meant.
    const inside = parts.filter(({ span }) => span.start <= offset && offset <= span.end).at(-1);
    if (inside === undefined) return found;
    // A value is explained on the page of its flag.
    if (inside.markdown !== '') found = { ...inside, page: inside.page ?? found?.page };
    parts = inside.parts;
  }
}
