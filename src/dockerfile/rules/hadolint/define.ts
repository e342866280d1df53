import type { Rule } from '../rule.ts';

/** A rule of hadolint: what all of them have in common is said here. */
export function hadolintRule(rule: Omit<Rule, 'origin' | 'aliases' | 'reference'>): Rule {
  return {
    ...rule,
    origin: 'hadolint',
    aliases: [],
    reference: `https://github.com/hadolint/hadolint/wiki/${rule.code}`,
  };
}
