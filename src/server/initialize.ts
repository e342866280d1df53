import type { InitializeParams, TextDocumentClientCapabilities } from 'vscode-languageserver/node';
import { type Language, languageOf } from '../contract/localized.ts';

/** What an editor says of itself when it starts the server. */
export interface Start {
  readonly language: Language;
  /** What stands below `dockyard` in its settings. */
  readonly settings: unknown;
  /** Commands that it provides for code lenses and links. */
  readonly commands: ReadonlySet<string>;
  /** It tells which images its engine has when it is asked. */
  readonly images: boolean;
  /** It answers when it is asked for its settings. */
  readonly answersSettings: boolean;
  /** It tells of changed settings only when it is asked to. */
  readonly tellsOfSettings: boolean;
  /** It wants docker lines in other documents, and takes features for them when it is told. */
  readonly wantsLines: boolean;
  /** Features of documents that it takes when it is told, as the protocol calls them: `rename`. */
  readonly taken: ReadonlySet<string>;
  /** It asks for code lenses again when it is told to. */
  readonly refreshesLenses: boolean;
  /** It asks for the documentation of an entry of completion when it shows it. */
  readonly resolves: boolean;
  /** What it takes for documents, as it said; see `takenBy`. */
  readonly document: TextDocumentClientCapabilities | undefined;
  /** It asks for diagnostics itself. */
  readonly pulls: boolean;
  /** Folders of the reader's own notes, and one to keep their index in. */
  readonly notesFolders: readonly string[];
  readonly notesCache: string | undefined;
  /** What it watches when it is asked to: folders anywhere, patterns, nothing. */
  readonly watching: 'folders' | 'patterns' | 'nothing';
}

/**
 * `initializationOptions`: `language` (else `locale` decides), `settings`, `commands`, `lines`, `images`,
 * `notesFolders`, `notesCache`. What does not fit is left out.
 */
export function startOf({ initializationOptions, locale, capabilities }: Partial<InitializeParams>): Start {
  const given = (initializationOptions ?? {}) as Record<string, unknown>;
  const { language, settings, commands, lines, images, notesFolders, notesCache } = given;
  // Editors that do not say have always been free to ask for it, by the protocol.
  const resolvable = capabilities?.textDocument?.completion?.completionItem?.resolveSupport?.properties;
  const watched = capabilities?.workspace?.didChangeWatchedFiles;
  const patterns = watched?.dynamicRegistration === true ? 'patterns' : 'nothing';
  return {
    language: language === 'ko' || language === 'en' ? language : languageOf(locale),
    settings,
    commands: new Set(textsOf(commands)),
    images: images === true,
    answersSettings: capabilities?.workspace?.configuration === true,
    tellsOfSettings: capabilities?.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    wantsLines: lines === true && capabilities?.textDocument?.hover?.dynamicRegistration === true,
    taken: new Set(Object.entries(capabilities?.textDocument ?? {}).flatMap(([name, feature]) => takes(feature, name))),
    refreshesLenses: capabilities?.workspace?.codeLens?.refreshSupport === true,
    resolves: resolvable === undefined || resolvable.includes('documentation'),
    document: capabilities?.textDocument,
    pulls: capabilities?.textDocument?.diagnostic !== undefined,
    notesFolders: textsOf(notesFolders),
    notesCache: typeof notesCache === 'string' ? notesCache : undefined,
    watching: patterns === 'patterns' && watched?.relativePatternSupport === true ? 'folders' : patterns,
  };
}

function takes(feature: unknown, name: string): string[] {
  const { dynamicRegistration } = (feature ?? {}) as { dynamicRegistration?: unknown };
  return dynamicRegistration === true ? [name] : [];
}

/** The texts in what an editor sent. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
