import type { Rule } from '../rule.ts';

/** The rules of hadolint that BuildKit does not have, in order of their codes. */
export const hadolintRules: readonly Rule[] = [];
