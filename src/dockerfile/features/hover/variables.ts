import { ExpansionError } from '../../expand/expansionError.ts';
import { type Explanation, explainWord } from '../../expand/expandWord.ts';
import type { DockerfileDocument } from '../../document.ts';
import type { Binding } from '../../model/model.ts';
import { type ShellRead, shellReads } from '../../model/shellReads.ts';
import { variablesOf } from '../../syntax/find.ts';
import { grammarOf } from '../../syntax/grammar.ts';
import type { Instruction, Variable } from '../../syntax/tree.ts';

/** A variable where it is used. */
export interface VariableUse {
  readonly variable: Variable;
  /** A script has set the name itself. */
  readonly own: boolean;
}

/** The innermost variable that an offset is in. */
export function variableAt(
  document: DockerfileDocument,
  instruction: Instruction,
  offset: number,
): VariableUse | undefined {
  let found: ShellRead | undefined;
  for (const use of allVariables(document, instruction)) {
    const { start, end, name } = use.variable;
    if (start <= offset && offset <= end && name !== '') found = innermost(found, use, offset);
  }
  return found && { variable: found.variable, own: found.ownership().own };
}

/** Of two that touch, the one that begins at the offset; of two that are nested, the inner one. */
function innermost(one: ShellRead | undefined, other: ShellRead, offset: number): ShellRead {
  return one === undefined || one.variable.end === offset || other.variable.start > one.variable.start ? other : one;
}

function* allVariables(document: DockerfileDocument, instruction: Instruction): Generator<ShellRead> {
  for (const variable of variablesOf(instruction)) {
    if (variable.by === 'build')
      yield { variable, unfollowed: false, ownership: () => ({ own: false, unsure: false }) };
  }
  if (grammarOf(instruction.keyword).variables !== 'shell') return;
  for (const read of shellReads(document.tree, instruction, document.model.stateAt(instruction).shellWords)) {
    if (!read.unfollowed) yield read;
  }
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
    return missing.length > 0 || error.code === 'too-long' ? undefined : { error };
  }
}
