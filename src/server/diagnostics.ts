import type { Diagnostic } from 'vscode-languageserver/node';
import type { BuildkitFinding } from '../dockerfile/buildkitAnswer.ts';
import type { Finding, Severity, Tag } from '../dockerfile/rules/rule.ts';
import type { LineTable } from '../dockerfile/syntax/lines.ts';
import { aside } from './aside.ts';
import { BuildkitAnswers } from './buildkitAnswers.ts';
import { DiagnosticSeverity, DiagnosticTag, DocumentDiagnosticReportKind } from './lsp.ts';
import { toRange } from './positions.ts';
import type { Start } from './initialize.ts';
import { type BuildkitChecked, buildkitChecked } from './protocol.ts';
import type { Session } from './session.ts';

/** Milliseconds after a change: what an editor changes in several steps follows within a few. */
const PAUSE = 10;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** Pushes what is wrong to editors that do not ask, and answers those that do. */
export function serveDiagnostics(
  session: Session,
  { pulls, refreshesLenses }: Pick<Start, 'pulls' | 'refreshesLenses'>,
): { readonly refresh: () => void } {
  const { connection, documents } = session;
  const waiting = new Map<string, NodeJS.Timeout>();
  const answers = new BuildkitAnswers(documents);

  const diagnosticsOf = async (uri: string): Promise<Diagnostic[]> => {
    if (session.ignoreFiles.isOne(uri)) return session.ignoreFiles.diagnostics(uri);
    if (session.lines.isOne(uri)) {
      const lines = await session.lines.of(uri);
      return lines.diagnostics(uri);
    }
    await session.ready(uri);
    const read = session.dockerfile(uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    const own = session.findings(uri);
    return [
      ...own.map((finding) => toDiagnostic(finding, lines, session.language())),
      ...answers.findings(uri, read, own, session.settings(uri)).map((finding) => buildkitDiagnostic(finding, lines)),
    ];
  };

  const send = async (uri: string): Promise<void> => {
    const diagnostics = await diagnosticsOf(uri);
    const version = documents.get(uri)?.version;
    await connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };

  const push = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.set(
      uri,
      setTimeout(() => {
        waiting.delete(uri);
        aside(connection, send(uri));
      }, PAUSE),
    );
  };

  if (pulls) {
    connection.languages.diagnostics.on(async ({ textDocument }) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: await diagnosticsOf(textDocument.uri),
    }));
  } else {
    documents.onDidChangeContent(({ document }) => push(document.uri));
    documents.onDidClose(({ document }) => push(document.uri));
  }
  const refresh = (): void => {
    // An editor may refuse: then it is as it was.
    if (refreshesLenses) connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
    if (pulls) connection.languages.diagnostics.refresh().catch(() => undefined);
    else for (const uri of documents.keys()) push(uri);
  };
  connection.onRequest(buildkitChecked, (checked: BuildkitChecked): number | null => {
    if (!answers.take(checked)) return null;
    refresh();
    const read = session.dockerfile(checked.uri);
    const own = session.findings(checked.uri);
    return read === undefined ? 0 : answers.findings(checked.uri, read, own, session.settings(checked.uri)).length;
  });
  return { refresh };
}

/** In BuildKit's own words, which are English. */
function buildkitDiagnostic({ code, severity, message, url, span }: BuildkitFinding, lines: LineTable): Diagnostic {
  return {
    range: toRange(lines, span),
    severity: severities[severity],
    code,
    source: 'buildkit',
    message,
    ...(url === undefined ? {} : { codeDescription: { href: url } }),
  };
}

export function toDiagnostic(
  { rule, code, severity, message, span, tags: marks }: Finding,
  lines: LineTable,
  language: 'en' | 'ko',
): Diagnostic {
  return {
    range: toRange(lines, span),
    severity: severities[severity],
    code,
    source: 'dockyard',
    message: message[language],
    codeDescription: { href: rule.reference },
    ...(marks.length === 0 ? {} : { tags: marks.map((mark) => tags[mark]) }),
  };
}
