import type { Localized } from '../../../contract/localized.ts';

/** A subcommand, an option or a path that is worth a word of its own. */
export interface CommandWord {
  readonly word: string;
  readonly doc: Localized;
}

/** A program of the shell and what it means for a build. */
export interface ShellCommand {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What it does, and what that means for layers and cache. */
  readonly summary: Localized;
  readonly words: readonly CommandWord[];
  /** Id of the page that has more. */
  readonly page: string;
}

export const word = (name: string, doc: Localized): CommandWord => ({ word: name, doc });

export const command = (
  page: string,
  name: string,
  summary: Localized,
  words: readonly CommandWord[] = [],
  aliases: readonly string[] = [],
): ShellCommand => ({ name, aliases, summary, words, page });
