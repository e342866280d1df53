import type { InitializeParams } from 'vscode-languageserver/node';
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
  /** It asks for code lenses again when it is told to. */
  readonly refreshesLenses: boolean;
  /** It asks for diagnostics itself. */
  readonly pulls: boolean;
}

/** `initializationOptions`: `language` (else `locale` decides), `settings`, `commands`, `lines`, `images`. What does not fit is left out. */
export function startOf({ initializationOptions, locale, capabilities }: Partial<InitializeParams>): Start {
  const { language, settings, commands, lines, images } = (initializationOptions ?? {}) as Record<string, unknown>;
  const names = Array.isArray(commands) ? commands.filter((name): name is string => typeof name === 'string') : [];
  return {
    language: language === 'ko' || language === 'en' ? language : languageOf(locale),
    settings,
    commands: new Set(names),
    images: images === true,
    answersSettings: capabilities?.workspace?.configuration === true,
    tellsOfSettings: capabilities?.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    wantsLines: lines === true && capabilities?.textDocument?.hover?.dynamicRegistration === true,
    refreshesLenses: capabilities?.workspace?.codeLens?.refreshSupport === true,
    pulls: capabilities?.textDocument?.diagnostic !== undefined,
  };
}
