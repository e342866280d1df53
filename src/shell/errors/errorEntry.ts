import type { Localized } from '../../contract/localized.ts';

/** An error of the engine or the docker command that people meet, by what it prints. */
export interface ErrorEntry {
  readonly id: string;
  /** Found anywhere in the output; its groups are the arguments of the texts and of `line`. */
  readonly pattern: RegExp;
  /** Output that it fits: its test. */
  readonly example: string;
  readonly meaning: Localized;
  /** What to do about it. */
  readonly help: Localized;
  /** A line that helps or shows more, `{0}` for the first group; undefined when there is no one line. */
  readonly line?: string;
  /** The page of the notes that says more. */
  readonly topic: string;
}
