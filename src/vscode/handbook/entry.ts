/** What is loaded with the first page or search: a bundle of its own. */
export { HandbookPanel } from './panel.ts';
export { SearchPick } from './searchPick.ts';
