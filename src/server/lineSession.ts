import type { LineDocuments } from './lineDocuments.ts';
import type { Session } from './session.ts';

/** What the handlers of docker lines share. */
export type LineSession = Omit<Session, 'lines'> & { readonly lines: LineDocuments };
