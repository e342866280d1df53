/** A notification of our own: the reader wants another language. Its parameter is `ko` or `en`. */
export const languageChanged = 'dockyard/languageChanged';
