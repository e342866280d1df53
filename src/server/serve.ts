import {
  type Connection,
  type Hover as LspHover,
  type InitializeParams,
  type InitializeResult,
  MarkupKind,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Language, languageOf } from '../contract/localized.ts';
import { DockerfileDocument } from '../dockerfile/document.ts';
import { hover } from '../dockerfile/features/hover.ts';
import type { Library } from '../notes/library.ts';
import { languageChanged } from './protocol.ts';

/** Answers over one connection: documents in, one parse for each version of each, features out. */
export function serve(connection: Connection, library: Library): void {
  const documents = new TextDocuments(TextDocument);
  const versions = new WeakMap<TextDocument, { version: number; read: DockerfileDocument }>();
  let language: Language = 'en';

  const readOf = (document: TextDocument): DockerfileDocument => {
    const known = versions.get(document);
    if (known?.version === document.version) return known.read;
    const read = new DockerfileDocument(document.getText());
    versions.set(document, { version: document.version, read });
    return read;
  };

  connection.onInitialize((params): InitializeResult => {
    language = initialLanguage(params);
    return {
      serverInfo: { name: 'dockyard' },
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true },
    };
  });

  connection.onNotification(languageChanged, (name: unknown) => {
    language = languageOf(typeof name === 'string' ? name : undefined);
  });

  connection.onHover(({ textDocument, position }): LspHover | undefined => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return undefined;
    const found = hover(readOf(document), document.offsetAt(position), {
      language,
      pageOf: (id) => library.page(language, id),
    });
    if (found === undefined) return undefined;
    const range = { start: document.positionAt(found.span.start), end: document.positionAt(found.span.end) };
    return { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range };
  });

  documents.listen(connection);
}

/** `initializationOptions.language`, else `locale`. */
function initialLanguage({ initializationOptions, locale }: InitializeParams): Language {
  const { language } = (initializationOptions ?? {}) as { language?: unknown };
  return language === 'ko' || language === 'en' ? language : languageOf(locale);
}
