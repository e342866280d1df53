/** How BuildKit takes the argument of an instruction apart. */
export type ArgumentForm =
  /** Words between separators. */
  | 'words'
  /** JSON, or words between separators. */
  | 'json-or-words'
  /** JSON, or the whole text as one word. */
  | 'json-or-text'
  /** The whole text as one word. */
  | 'text'
  /** `name=value ...`, or `name value`. */
  | 'pairs'
  /** `name` or `name=value`, several. */
  | 'names'
  /** A type, then JSON or text. */
  | 'health'
  /** Another instruction. */
  | 'trigger'
  /** Of an unknown instruction. */
  | 'none';

export interface InstructionGrammar {
  readonly argument: ArgumentForm;
  /** Who fills in the variables of its words; undefined when nobody does. */
  readonly variables: 'build' | 'shell' | undefined;
  /** Flags whose variables BuildKit fills in. */
  readonly flagsWithVariables: readonly string[];
  readonly heredocs: boolean;
}

function grammar(
  argument: ArgumentForm,
  variables: 'build' | 'shell' | undefined,
  more: { flagsWithVariables?: readonly string[]; heredocs?: boolean } = {},
): InstructionGrammar {
  return { argument, variables, flagsWithVariables: more.flagsWithVariables ?? [], heredocs: more.heredocs ?? false };
}

const copyFlags = ['chown', 'chmod', 'exclude'];

/** BuildKit, frontend/dockerfile/parser (dispatch table) and instructions/commands.go (what expands). */
export const GRAMMAR: ReadonlyMap<string, InstructionGrammar> = new Map([
  ['ADD', grammar('json-or-words', 'build', { heredocs: true, flagsWithVariables: [...copyFlags, 'checksum'] })],
  ['ARG', grammar('names', 'build')],
  ['CMD', grammar('json-or-text', 'shell')],
  ['COPY', grammar('json-or-words', 'build', { heredocs: true, flagsWithVariables: copyFlags })],
  ['ENTRYPOINT', grammar('json-or-text', 'shell')],
  ['ENV', grammar('pairs', 'build')],
  ['EXPOSE', grammar('words', 'build')],
  ['FROM', grammar('words', 'build', { flagsWithVariables: ['platform'] })],
  ['HEALTHCHECK', grammar('health', 'shell')],
  ['LABEL', grammar('pairs', 'build')],
  ['MAINTAINER', grammar('text', undefined)],
  ['ONBUILD', grammar('trigger', undefined)],
  ['RUN', grammar('json-or-text', 'shell', { heredocs: true, flagsWithVariables: ['mount'] })],
  ['SHELL', grammar('json-or-text', undefined)],
  ['STOPSIGNAL', grammar('text', 'build')],
  ['USER', grammar('text', 'build')],
  ['VOLUME', grammar('json-or-words', 'build')],
  ['WORKDIR', grammar('text', 'build')],
]);

const unknown: InstructionGrammar = grammar('none', undefined);

/** @param keyword in upper case. */
export function grammarOf(keyword: string): InstructionGrammar {
  return GRAMMAR.get(keyword) ?? unknown;
}
