import { PREDEFINED } from '../model/predefined.ts';
import type { Value } from '../model/model.ts';
import { UNKNOWN, UNSET, valueOf } from '../model/values.ts';
import type { Instruction, Word } from '../syntax/tree.ts';
import type { RuleContext } from './rule.ts';

/** What a word is worth where its instruction stands; undefined when that is not in the file. */
export function valueAt(word: Word, instruction: Instruction, { tree, model }: RuleContext): string | undefined {
  if (word.variables.length === 0) return word.text;
  const { value } = valueOf(word, tree.escape, (name): Value => {
    const binding = model.bindingAt(name, instruction);
    return binding === undefined || binding.state === 'unknown' ? UNKNOWN : binding;
  });
  return value;
}

const platformExamples: Readonly<Record<string, string>> = { PLATFORM: 'linux/amd64', OS: 'linux', ARCH: 'amd64' };

/**
 * What FROM makes of a word without build arguments; undefined where BuildKit fails. Where a value depends on the
 * platform, one of them stands for all.
 */
export function valueInFrom(word: Word, from: Instruction, { tree, model }: RuleContext): string | undefined {
  if (word.variables.length === 0) return word.text;
  const { value } = valueOf(word, tree.escape, (name): Value => {
    const binding = model.bindingAt(name, from);
    if (binding !== undefined && binding.state !== 'unknown') return binding;
    if (PREDEFINED.get(name) !== 'platform') return binding ?? UNSET;
    return { state: 'known', value: platformExamples[name.replace(/^(?:BUILD|TARGET)/, '')] ?? '' };
  });
  return value;
}
