import { type Command, commandsOf } from '../../src/notes/commands.ts';
import type { Page } from '../../src/notes/page.ts';

/**
 * Why a block of commands is not run in tests as others are: a word behind the language of its fence, which nobody sees.
 * `network` reaches registries, mirrors or other machines; `host` is about this machine's services and devices;
 * `compose` and `buildkit` need those; `example` needs files or things that only its reader has. What is marked `swarm`
 * runs in one, by itself; `terminal` has a person type or look until Ctrl-C, and is typed into one.
 */
export const MARKERS = ['network', 'host', 'compose', 'buildkit', 'swarm', 'terminal', 'example'] as const;
export type Marker = (typeof MARKERS)[number];

/** A block of a page that a person would type into a terminal. */
export interface Block {
  /** What follows the language in the fence. */
  readonly info: string;
  readonly commands: readonly Command[];
}

/** The blocks of commands of a page, in order, and the Dockerfile that stands before each. */
export function blocksOf({ markdown }: Page): (Block & { readonly dockerfile: string | undefined })[] {
  const blocks: (Block & { readonly dockerfile: string | undefined })[] = [];
  let dockerfile: string | undefined;
  for (const [, language = '', info = '', code = ''] of markdown.matchAll(/^```(\w+)([^\n]*)\n([^]*?)^```$/gm)) {
    if (language === 'dockerfile') dockerfile = code;
    const commands = commandsOf(language, code.replace(/\n$/, ''));
    if (commands.length > 0) blocks.push({ info: info.trim(), commands, dockerfile });
  }
  return blocks;
}
