/** A notification of our own: the reader wants another language. Its parameter is `ko` or `en`. */
export const languageChanged = 'dockyard/languageChanged';

/** The editor's command that shows a page; its arguments are the page's id and, if it is about a part, that heading. */
export const OPEN_PAGE = 'dockyard.help.open';
