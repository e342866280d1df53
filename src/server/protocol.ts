import type { NotTyped } from '../shell/documents/placeholders.ts';
import type { Picture } from '../shell/effects/picture.ts';

/** A notification of our own: the reader wants another language. Its parameter is `ko` or `en`. */
export const languageChanged = 'dockyard/languageChanged';

/** A request to the editor: what the docker on its machine says of some commands. `CliHelpWanted` → `CliHelp`; null as long as nothing may be run, to be asked again. */
export const cliHelpWanted = 'dockyard/cliHelpWanted';

/** Requests of the editor about docker lines; what each is asked with and answers. */
export const lineRequests = {
  /** A command that stands by itself, on a page for example, as it can be run: text → `RunnableLine`. */
  lineOf: 'dockyard/lineOf',
  /** `LineTarget` → `RunnableLine[]`, in order. */
  linesAt: 'dockyard/linesAt',
  /** `AnsweredLine` → `FilledLine`. */
  fill: 'dockyard/fill',
  /** `ExplainTarget` → `ExplainedPage`, or null. */
  explain: 'dockyard/explain',
  /** `ExplainText` → `ExplainedPage`. */
  explainText: 'dockyard/explainText',
  /** `FailedCommand` → `ExplainedFailure`, or null when nobody knows what it means. */
  failure: 'dockyard/failure',
} as const;

/** A line of an open document; with `block` all docker lines of the block that it is in. */
export interface LineTarget {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly block: boolean;
}

/** One line as it can be run once its placeholders are filled in. */
export interface RunnableLine extends NotTyped {
  readonly text: string;
}

/** A line and what a person answered for each of its placeholders. */
export interface AnsweredLine {
  readonly line: RunnableLine;
  readonly answers: readonly string[];
}

/** A line as it is typed into a terminal, and what is lost when it runs. */
export interface FilledLine {
  readonly text: string;
  readonly dangers: readonly string[];
}

/** `picture` is what the engine has, as far as the editor knows it. */
export interface ExplainTarget extends LineTarget {
  readonly picture: Picture | undefined;
}

/** A command that stands in no document. */
export interface ExplainText extends Pick<ExplainTarget, 'picture'> {
  readonly text: string;
}

export interface ExplainedPage {
  readonly title: string;
  readonly markdown: string;
}

export interface FailedCommand {
  /** As it was typed. */
  readonly command: string;
  /** The last that it printed. */
  readonly output: string;
}

export interface ExplainedFailure extends ExplainedPage {
  /** Short enough for a status bar. */
  readonly summary: string;
}

export interface CliHelpWanted {
  /** Words of commands, `container run`; empty for docker itself. */
  readonly paths: readonly string[];
}

/** Output of `docker X --help`, by the words of X. */
export interface CliHelp {
  readonly version: string;
  readonly texts: readonly (readonly [string, string])[];
}
/**
 * A request of our own: BuildKit has checked a version of a document, and this is what it said. The answer is how many
 * findings that adds, null when it cannot be read, and 0 when the document has changed meanwhile.
 */
export const buildkitChecked = 'dockyard/buildkitChecked';

export interface BuildkitChecked {
  readonly uri: string;
  readonly version: number;
  /** As `docker buildx build --call check,format=json` wrote it. */
  readonly output: string;
}

/**
 * A request of ours to an editor that starts the server with `images: true`: which images its engine has, as a list of
 * `LocalImage`. It is asked while somebody writes, so it answers with what it knows and contacts nothing.
 */
export const imagesAsked = 'dockyard/images';
/** The editor's command that shows a page; its arguments are the page's id and, if it is about a part, that heading. */
export const OPEN_PAGE = 'dockyard.help.open';

/** A notification of our own: other folders of notes, absolute or below `~`. Its parameter is the list of them. */
export const notesFoldersChanged = 'dockyard/notesFoldersChanged';
