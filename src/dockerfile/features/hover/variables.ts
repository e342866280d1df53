import { ExpansionError } from '../../expand/expansionError.ts';
import { type Explanation, explainWord } from '../../expand/expandWord.ts';
import type { DockerfileDocument } from '../../document.ts';
import type { Binding } from '../../model/model.ts';
import { variablesOf } from '../../syntax/find.ts';
import type { ScriptCommand } from '../../syntax/scriptTree.ts';
import type { Instruction, Variable } from '../../syntax/tree.ts';
import { withNested } from '../../syntax/words.ts';

/** The innermost variable that an offset is in. */
export function variableAt(
  document: DockerfileDocument,
  instruction: Instruction,
  offset: number,
): Variable | undefined {
  let found: Variable | undefined;
  for (const variable of allVariables(document, instruction)) {
    if (variable.start <= offset && offset <= variable.end && variable.name !== '')
      found = innermost(found, variable, offset);
  }
  return found;
}

/** Of two that touch, the one that begins at the offset; of two that are nested, the inner one. */
function innermost(one: Variable | undefined, other: Variable, offset: number): Variable {
  if (one === undefined || one.end === offset || other.start > one.start) return other;
  return one;
}

function* allVariables(document: DockerfileDocument, instruction: Instruction): Generator<Variable> {
  yield* variablesOf(instruction);
  if (instruction.heredocs.length === 0) return;
  for (const { commands, heredoc } of document.scripts(instruction)) {
    if (heredoc === undefined) continue;
    for (const command of commands) for (const word of wordsOf(command)) yield* withNested(word.variables);
  }
}

function wordsOf({ words, assignments, redirects }: ScriptCommand): ScriptCommand['words'] {
  return [...assignments, ...words, ...redirects.flatMap(({ target }) => target ?? [])];
}

/** What a variable means where it stands: an ARG also sees the names in front of it on its own line. */
export function bindingBefore(
  { model }: DockerfileDocument,
  instruction: Instruction,
  variable: Variable,
): Binding | undefined {
  if (instruction.keyword === 'ARG') {
    const same = model.stateAfter(instruction).variable(variable.name);
    if (same?.instruction.index === instruction.index && same.end < variable.start) return same;
  }
  return model.bindingAt(variable.name, instruction);
}

/**
 * What BuildKit makes of a variable, step by step, offsets being those of the variable; undefined when that depends on
 * what is not in the file.
 */
export function expansionOf(
  document: DockerfileDocument,
  instruction: Instruction,
  variable: Variable,
): Explanation | { error: ExpansionError } | undefined {
  const text = document.text.slice(variable.start, variable.end);
  if (text.includes('\n')) return undefined;
  const inBody = instruction.heredocs.some(({ body }) => variable.start >= body.start && variable.end <= body.end);
  const missing: string[] = [];
  const get = (name: string): string | undefined => {
    const binding = bindingBefore(document, instruction, { ...variable, name });
    if (binding === undefined ? instruction.keyword !== 'FROM' : binding.state === 'unknown') missing.push(name);
    return binding?.value;
  };
  try {
    const explanation = explainWord(text, { get }, { escape: document.tree.escape, quotes: !inBody });
    return missing.length > 0 ? undefined : explanation;
  } catch (error) {
    if (!(error instanceof ExpansionError)) throw error;
    return missing.length > 0 ? undefined : { error };
  }
}
