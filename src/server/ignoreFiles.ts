import type { CodeAction, CompletionItem, Diagnostic, Position, Range } from 'vscode-languageserver/node';
import { completions } from '../dockerignore/completion.ts';
import { hover } from '../dockerignore/describe.ts';
import { findings, IGNORE_PAGE, type IgnoreFinding, ignoreHeading } from '../dockerignore/findings.ts';
import { patternMatches } from '../dockerignore/match.ts';
import { parse } from '../dockerignore/parse.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { explainAction } from './explainAction.ts';
import { CodeActionKind, CompletionItemKind, DiagnosticSeverity, DiagnosticTag } from './lsp.ts';
import type { MarkdownHover } from './markup.ts';
import type { Session } from './session.ts';

const IGNORE_REFERENCE = 'https://docs.docker.com/build/concepts/context/#dockerignore-files';

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
    return this.#findings(uri).map((finding) => this.#diagnostic(uri, finding));
  }

  /** What there is to read about the findings that a range touches. */
  actions(uri: string, range: Range): CodeAction[] {
    const document = this.#session.documents.get(uri);
    if (document === undefined) return [];
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return this.#findings(uri)
      .filter(({ start, end }) => start <= to && from <= end)
      .flatMap((finding) => {
        const code = ignoreHeading(finding.code);
        const shared = { kind: CodeActionKind.QuickFix, diagnostics: [this.#diagnostic(uri, finding)] };
        return explainAction(this.#session, code, [IGNORE_PAGE, code], shared);
      });
  }

  #findings(uri: string): readonly IgnoreFinding[] {
    const { documents, nearby } = this.#session;
    const text = documents.get(uri)?.getText();
    return text === undefined ? [] : findings(parse(text), nearby.files(uri));
  }

  #diagnostic(uri: string, { code, message, arguments: args, ...span }: IgnoreFinding): Diagnostic {
    return {
      range: this.#range(uri, span),
      severity: code === 'invalid' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      code: ignoreHeading(code),
      codeDescription: { href: IGNORE_REFERENCE },
      source: 'dockyard',
      message: this.#session.speak(message, ...args),
      ...(code === 'invalid' ? {} : { tags: [DiagnosticTag.Unnecessary] }),
    };
  }

  hover(uri: string, position: Position): MarkdownHover | undefined {
    const { documents, nearby, language } = this.#session;
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const files = nearby.files(uri);
    const found = hover(parse(document.getText()), document.offsetAt(position), (pattern) =>
      files?.reduce((count, file) => count + (patternMatches(pattern, file) ? 1 : 0), 0),
    );
    if (found === undefined) return undefined;
    return { markdown: found.text[language()], range: this.#range(uri, found.span) };
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
