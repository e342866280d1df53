import type { Localized } from '../../contract/localized.ts';
import type { Edit } from '../../dockerfile/features/edit.ts';
import type { Span } from '../../dockerfile/syntax/tree.ts';
import type { CliCode } from './codes.ts';

/** What a stretch of a command line means. */
export interface Explanation {
  readonly span: Span;
  /** Plain text: `docker container run`, `--publish`, `8080`. */
  readonly title: string;
  /** Markdown, the title not in it. */
  readonly markdown: string;
  /** The page in media/notes that says more. */
  readonly page: string | undefined;
}

export type PartKind =
  | 'shell'
  | 'program'
  | 'command'
  | 'flag'
  | 'value'
  | 'argument'
  | 'inner'
  | 'prompt'
  | 'comment'
  | 'unknown';

/** A word or a part of one, in the order of the line; `parts` of a value are inside it. */
export interface ExplainedPart extends Explanation {
  readonly kind: PartKind;
  /** As written. */
  readonly text: string;
  readonly parts: readonly ExplainedPart[];
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface CliFix {
  readonly title: Localized;
  readonly edits: readonly Edit[];
}

export interface CliFinding {
  readonly code: CliCode;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Localized;
  /** The first is the likeliest; empty when nobody can know. */
  readonly fixes: readonly CliFix[];
}

/** What is known around a line. */
export interface CheckOptions {
  /** It stands in a sentence or in inline code: `docker run` names a command, and nothing is missing. */
  readonly mention?: boolean;
  /** It stands where only commands stand, as in a file of shell commands: even `docker run` alone names nothing. */
  readonly script?: boolean;
  /** Prompts are expected here (`console` blocks), and are no finding. */
  readonly prompts?: boolean;
  /** Names of the build arguments that the Dockerfile declares; undefined when nobody knows. */
  readonly buildArgs?: readonly string[];
  /** Version of the docker on this machine, `28.2.2`; undefined when nobody knows. */
  readonly version?: string;
}
