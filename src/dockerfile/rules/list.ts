import { buildRules } from './build/list.ts';
import { buildkitRules } from './buildkit/list.ts';
import { dockyardRules } from './dockyard/list.ts';
import { hadolintRules } from './hadolint/list.ts';
import type { Rule } from './rule.ts';

/** Every rule there is. */
export const rules: readonly Rule[] = [...buildRules, ...buildkitRules, ...dockyardRules, ...hadolintRules];

const byName = new Map(rules.flatMap((rule) => [rule.code, ...rule.aliases].map((name) => [name.toLowerCase(), rule])));

/** @param name the code or an alias, in any letter case. */
export function ruleNamed(name: string): Rule | undefined {
  return byName.get(name.toLowerCase());
}
