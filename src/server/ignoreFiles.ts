import type { CompletionItem, Diagnostic, Hover, Position, Range } from 'vscode-languageserver/node';
import { completions } from '../dockerignore/completion.ts';
import { hover } from '../dockerignore/describe.ts';
import { findings } from '../dockerignore/findings.ts';
import { patternMatches } from '../dockerignore/match.ts';
import { parse } from '../dockerignore/parse.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { CompletionItemKind, DiagnosticSeverity, DiagnosticTag, MarkupKind } from './lsp.ts';
import type { Session } from './session.ts';

/** What `.dockerignore` files are told of themselves; the files of the context are those beside and below them. */
export class IgnoreFiles {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  isOne(uri: string): boolean {
    // Not every editor has a name for this language.
    return uri.endsWith('.dockerignore') || this.#session.documents.get(uri)?.languageId === 'dockerignore';
  }

  diagnostics(uri: string): Diagnostic[] {
    const { documents, nearby, speak } = this.#session;
    const text = documents.get(uri)?.getText();
    if (text === undefined) return [];
    return findings(parse(text), nearby.files(uri)).map(({ code, message, arguments: args, ...span }) => ({
      range: this.#range(uri, span),
      severity: code === 'invalid' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      code: `dockerignore-${code}`,
      source: 'dockyard',
      message: speak(message, ...args),
      ...(code === 'invalid' ? {} : { tags: [DiagnosticTag.Unnecessary] }),
    }));
  }

  hover(uri: string, position: Position): Hover | undefined {
    const { documents, nearby, language } = this.#session;
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const files = nearby.files(uri);
    const found = hover(parse(document.getText()), document.offsetAt(position), (pattern) =>
      files?.reduce((count, file) => count + (patternMatches(pattern, file) ? 1 : 0), 0),
    );
    if (found === undefined) return undefined;
    const contents = { kind: MarkupKind.Markdown, value: found.text[language()] };
    return { contents, range: this.#range(uri, found.span) };
  }

  complete(uri: string, position: Position): CompletionItem[] {
    const { documents, nearby } = this.#session;
    const document = documents.get(uri);
    if (document === undefined) return [];
    const offset = document.offsetAt(position);
    return completions(parse(document.getText()), offset, nearby.files(uri) ?? []).map(({ label, span }) => ({
      label,
      kind: label.endsWith('/') ? CompletionItemKind.Folder : CompletionItemKind.File,
      textEdit: { range: this.#range(uri, span), newText: label },
    }));
  }

  #range(uri: string, { start, end }: Span): Range {
    const document = this.#session.documents.get(uri);
    const nowhere = { line: 0, character: 0 };
    return { start: document?.positionAt(start) ?? nowhere, end: document?.positionAt(end) ?? nowhere };
  }
}
