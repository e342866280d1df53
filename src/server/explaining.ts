/** What explains; a bundle of its own, with what it knows of everything, which is loaded when somebody asks. */
export { hover } from '../dockerfile/features/hover.ts';
export { linkOf } from '../dockerfile/features/hover/context.ts';
export { signatureHelp } from '../dockerfile/features/signatureHelp.ts';
