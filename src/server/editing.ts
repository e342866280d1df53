/** What writes into a document; a bundle of its own, which is loaded when somebody writes. */
export { complete, documentationOf } from '../dockerfile/features/completion.ts';
export { formatEdits } from '../dockerfile/features/format.ts';
export { formatOnType } from '../dockerfile/features/formatOnType.ts';
export { refactorings } from '../dockerfile/features/refactor.ts';
export { fixAll } from './fixAll.ts';
