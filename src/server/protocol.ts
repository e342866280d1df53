/** A notification of our own: the reader wants another language. Its parameter is `ko` or `en`. */
export const languageChanged = 'dockyard/languageChanged';

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
