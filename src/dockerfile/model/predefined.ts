import { predefinedVariables, type VariableKind } from '../knowledge/variables.ts';

/** Arguments that exist without being declared, by name; those that BuildKit keeps to itself are not filled in. */
export const PREDEFINED: ReadonlyMap<string, Exclude<VariableKind, 'buildkit'>> = new Map(
  predefinedVariables.flatMap(({ name, kind }) => (kind === 'buildkit' ? [] : [[name, kind]])),
);
