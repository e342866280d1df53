import type { CodeAction, Diagnostic, Range, TextEdit } from 'vscode-languageserver/node';
import type { Localized } from '../contract/localized.ts';
import type { Edit } from '../dockerfile/features/edit.ts';
import type { Span } from '../dockerfile/syntax/tree.ts';
import { codePages } from '../shell/cli/codes.ts';
import type { CliFinding } from '../shell/cli/contract.ts';
import { toDocumentSpan } from '../shell/documents/dockerLine.ts';
import { asJsonString } from '../shell/documents/packageJson.ts';
import { acrossLines } from './acrossLines.ts';
import { placedBlock } from './blockPlaces.ts';
import { explainAction } from './explainAction.ts';
import { lineSpan, spanInDocument } from './lineDocuments.ts';
import { CodeActionKind } from './lsp.ts';
import type { LineFeatures } from './lineFeatures.ts';
import type { LineSession } from './lineSession.ts';

const inPlace = (span: Span): Span => span;
const asWritten = (text: string): string => text;

/** Fixes for docker lines and Dockerfiles inside of documents, the likeliest of a finding first, and the page about it. */
export function lineActions(session: LineSession, features: LineFeatures, uri: string, range: Range): CodeAction[] {
  const { blocks, documents, lines, speak, language, settings } = session;
  const document = documents.get(uri);
  const read = lines.of(uri);
  if (document === undefined || read === undefined) return [];
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const touches = ({ start, end }: Span): boolean => start <= asked.end && asked.start <= end;
  const rangeOf = ({ start, end }: Span): Range => ({
    start: document.positionAt(start),
    end: document.positionAt(end),
  });
  const action = (
    title: Localized,
    edits: readonly TextEdit[],
    shared: Pick<CodeAction, 'diagnostics' | 'isPreferred'>,
  ): CodeAction => ({
    title: speak(title),
    kind: CodeActionKind.QuickFix,
    ...shared,
    edit: { changes: { [uri]: [...edits] } },
  });
  const explanation = ({ code }: CliFinding, diagnostics: Diagnostic[]): CodeAction[] =>
    explainAction(session, code, [codePages[code], code], { kind: CodeActionKind.QuickFix, diagnostics });
  const editsOf = (edits: readonly Edit[], place: (span: Span) => Span, write: (text: string) => string): TextEdit[] =>
    edits.map(({ span, text }) => ({ range: rangeOf(place(span)), newText: write(text) }));

  const across = acrossLines(read, session);
  const ofLines = read.blocks.flat().flatMap((one) => {
    if (!touches(lineSpan(one))) return [];
    const place = (span: Span): Span => spanInDocument(one, span);
    const write = lines.isJson(uri) ? asJsonString : asWritten;
    return [...lines.findings(one), ...(across.get(one) ?? [])]
      .filter(({ span }) => touches(place(span)))
      .flatMap((finding) => {
        const diagnostics = [features.lineDiagnostic(uri, one, finding)];
        const fixes = finding.fixes.map(({ title, edits }, index) =>
          action(title, editsOf(edits, place, write), { diagnostics, isPreferred: index === 0 }),
        );
        return [...fixes, ...explanation(finding, diagnostics)];
      });
  });
  const ofBlocks = read.dockerfiles.flatMap((one) => {
    const { block, mapped, read: dockerfile } = one;
    if (!touches(block)) return [];
    const placed = placedBlock(document, one);
    return blocks
      .findings(one, settings(uri))
      .filter(({ span }) => touches(toDocumentSpan(mapped, span)))
      .flatMap((finding) => {
        const found = blocks.toDiagnostic(finding, dockerfile.tree.lines, language());
        const diagnostics = [{ ...found, range: placed.range(finding.span) }];
        const fixes = finding.fixes.map(({ title, edits, preferred }) =>
          action(title, placed.edits(edits), { diagnostics, isPreferred: preferred }),
        );
        const shared = { kind: CodeActionKind.QuickFix, diagnostics };
        return [...fixes, ...explainAction(session, finding.code, [finding.page], shared)];
      });
  });
  const besides = read
    .slips()
    .filter(({ span }) => touches(span))
    .flatMap((finding) => {
      const diagnostics = [features.slipDiagnostic(uri, finding)];
      const fixes = finding.fixes.map(({ title, edits }, index) =>
        action(title, editsOf(edits, inPlace, asWritten), { diagnostics, isPreferred: index === 0 }),
      );
      return [...fixes, ...explanation(finding, diagnostics)];
    });
  return [...ofLines, ...ofBlocks, ...besides];
}
