import type { Connection, TextDocuments } from 'vscode-languageserver/node';
import type { Language, Speak } from '../contract/localized.ts';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { Page } from '../notes/page.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { BlockTools } from './blockTools.ts';
import type { IgnoreFiles } from './ignoreFiles.ts';
import type { LineSupport } from './lineSupport.ts';
import type { LocalImages } from './localImages.ts';
import type { NearbyFiles } from './nearbyFiles.ts';
import type { ServedNotes } from './ownNotes.ts';
import type { ServerSettings } from './settings.ts';

/** What the handlers of one connection share. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly nearby: NearbyFiles;
  readonly language: () => Language;
  readonly speak: Speak;
  /** Commands that the editor provides. */
  readonly commands: Pick<ReadonlySet<string>, 'has'>;
  /** Of the folder that a document is in, as far as the editor has told them. */
  readonly settings: (uri: string) => ServerSettings;
  /** Settles once the editor has told them; `ready` waits for it too. */
  readonly settingsReady: (uri: string) => Promise<void>;
  /** A page in the reader's language. */
  readonly pageOf: (id: string) => Page | undefined;
  /** An open Dockerfile in its present version, read once; undefined when it is none, or not open. */
  readonly dockerfile: (uri: string) => DockerfileDocument | undefined;
  readonly images: LocalImages;
  readonly ignoreFiles: IgnoreFiles;
  readonly ownNotes: ServedNotes;
  readonly lines: LineSupport;
  readonly blocks: BlockTools;
  /** Tells the editor to ask anew, or tells it anew. */
  readonly refresh: () => void;
  /** Settles once `findings` has all that it needs. */
  readonly ready: (uri: string) => Promise<void>;
  /** What the rules find in it; made once for each version, settings and files around it. */
  readonly findings: (uri: string) => readonly Finding[];
  /** What they would find in it if this were its text. */
  readonly check: (text: string, uri: string) => readonly Finding[];
}
