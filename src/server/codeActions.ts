import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { DockerfileDocument } from '../dockerfile/document.ts';
import { hadolintIgnoreEdits, skipEdits } from '../dockerfile/features/refactor/directives.ts';
import { digestAmong } from '../dockerfile/localImage.ts';
import type { Finding } from '../dockerfile/rules/rule.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { CodeActionKind } from './lsp.ts';
import { FIX_ALL } from './capabilities.ts';
import { toDiagnostic } from './diagnostics.ts';
import { explainAction } from './explainAction.ts';
import { toSpan, toTextEdits } from './positions.ts';
import type { Session } from './session.ts';

const words = {
  fixAll: { en: 'Fix all that can be fixed safely', ko: '안전하게 고칠 수 있는 문제 모두 수정' },
  skipHere: { en: 'Skip {0} for this instruction', ko: '이 명령어에서 {0} 무시' },
  skipInFile: { en: 'Skip {0} in this file', ko: '이 파일에서 {0} 무시' },
};

/** Fixes for what is under the cursor, all fixes at once, and other ways to write what is there. */
export function serveCodeActions(session: Session): void {
  const { connection, speak } = session;
  connection.onCodeAction(async ({ textDocument: { uri }, range, context }): Promise<CodeAction[]> => {
    const wants = (kind: string): boolean =>
      context.only === undefined ||
      context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
    if (session.ignoreFiles.isOne(uri)) {
      return wants(CodeActionKind.QuickFix) ? session.ignoreFiles.actions(uri, range) : [];
    }
    if (session.lines.isOne(uri)) {
      const lines = await session.lines.of(uri);
      const fixes = wants(CodeActionKind.QuickFix) ? lines.actions(uri, range) : [];
      return [...fixes, ...(await lines.rewritings(uri, range, wants))];
    }
    await session.ready(uri);
    const read = session.dockerfile(uri);
    if (read === undefined) return [];
    const { lines } = read.tree;
    const span = toSpan(lines, range);
    const editsOf = (edits: TextEdit[]): { edit: WorkspaceEdit } => ({ edit: { changes: { [uri]: edits } } });

    const quickFixes = (finding: Finding): CodeAction[] => {
      const diagnostics = [toDiagnostic(finding, lines, session.language())];
      const shared = { kind: CodeActionKind.QuickFix, diagnostics };
      const fixes = finding.fixes.map(
        (fix): CodeAction => ({
          ...shared,
          title: speak(fix.title),
          isPreferred: fix.preferred,
          ...editsOf(toTextEdits(lines, fix.edits)),
        }),
      );
      return [
        ...fixes,
        ...skips(read, finding, shared),
        ...explainAction(session, finding.code, [finding.page], shared),
      ];
    };

    const skips = (document: DockerfileDocument, finding: Finding, shared: Partial<CodeAction>): CodeAction[] =>
      (['instruction', 'file'] as const).flatMap((where) => {
        const edit = finding.rule.origin === 'hadolint' ? hadolintIgnoreEdits : skipEdits;
        // A build that fails cannot be told to go on.
        const edits = finding.rule.origin === 'build' ? [] : edit(document, finding.code, where, finding.span.start);
        if (edits.length === 0) return [];
        const title = speak(where === 'file' ? words.skipInFile : words.skipHere, finding.code);
        return [{ ...shared, title, ...editsOf(toTextEdits(lines, edits)) }];
      });

    const findings = session.findings(uri);
    const actions: CodeAction[] = [];
    if (wants(CodeActionKind.QuickFix)) {
      actions.push(...findings.filter((finding) => touches(finding.span, span)).flatMap(quickFixes));
    }
    const { fixAll, refactorings } = await import('./editing.ts');
    if (wants(FIX_ALL)) {
      const edits = fixAll(read.text, findings, (text) => session.check(text, uri));
      if (edits.length > 0) {
        actions.push({ title: speak(words.fixAll), kind: FIX_ALL, ...editsOf(toTextEdits(lines, edits)) });
      }
    }
    const images = (await session.images.near(read, span.start)) ?? [];
    for (const { title, kind, edits } of refactorings(read, span, (image) => digestAmong(images, image))) {
      if (wants(kind)) actions.push({ title: speak(title), kind, ...editsOf(toTextEdits(lines, edits)) });
    }
    return actions;
  });
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
