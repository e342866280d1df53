/** What people call things, and the reader's own notes; a bundle of its own, for only those who read notes ever need it. */
export { OwnNotes } from '../notes/own/ownNotes.ts';
export { withOwnNotes } from '../notes/own/render.ts';
export { theRecogniser } from '../notes/own/recognise.ts';
export { termAt } from '../notes/own/termAt.ts';
