import { limitOptions } from './limits.ts';
import { isolationOptions } from './isolation.ts';
import { mountOptions } from './mounts.ts';
import { networkOptions } from './network.ts';
import type { RunOption } from './option.ts';
import { processOptions } from './process.ts';

/** The options of `docker run` besides those that have a field of their own in `RunOptions`, in the order of the line. */
export const runOptionTable = {
  ...networkOptions,
  ...mountOptions,
  ...processOptions,
  ...isolationOptions,
  ...limitOptions,
} as const satisfies Record<string, RunOption>;

export type RunOptionId = keyof typeof runOptionTable;

/** Values as the flags take them; a switch that is on has one empty value. */
export type OptionValues = Readonly<Partial<Record<RunOptionId, readonly string[]>>>;

export const runOptionEntries = Object.entries(runOptionTable) as readonly (readonly [RunOptionId, RunOption])[];

/** The words of a docker line that say these values. */
export function optionWords(values: OptionValues): string[] {
  return runOptionEntries.flatMap(([id, { flag, takes }]) => {
    const given = values[id] ?? [];
    return takes === 'switch' ? given.map(() => flag) : given.flatMap((value) => [flag, value]);
  });
}
