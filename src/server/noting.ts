/** The reader's own notes; a bundle of its own, for only those who have some ever need it. */
export { OwnNotes } from '../notes/own/ownNotes.ts';
export { withOwnNotes } from '../notes/own/render.ts';
