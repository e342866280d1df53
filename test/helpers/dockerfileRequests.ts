import { DockerfileDocument } from '../../src/dockerfile/document.ts';
import { codeLenses } from '../../src/dockerfile/features/codeLens.ts';
import { complete, documentationOf } from '../../src/dockerfile/features/completion.ts';
import { foldingRanges } from '../../src/dockerfile/features/folding.ts';
import { formatEdits } from '../../src/dockerfile/features/format.ts';
import { defaultFormatOptions } from '../../src/dockerfile/features/format/formatOptions.ts';
import { formatOnType } from '../../src/dockerfile/features/formatOnType.ts';
import { hover } from '../../src/dockerfile/features/hover.ts';
import { inlayHints } from '../../src/dockerfile/features/inlayHints.ts';
import { documentLinks } from '../../src/dockerfile/features/links.ts';
import { definition, highlights, references } from '../../src/dockerfile/features/navigation.ts';
import { refactorings } from '../../src/dockerfile/features/refactor.ts';
import { hadolintIgnoreEdits, skipEdits } from '../../src/dockerfile/features/refactor/directives.ts';
import { prepareRename, rename } from '../../src/dockerfile/features/rename.ts';
import { selectionRange } from '../../src/dockerfile/features/selection.ts';
import { semanticTokens, semanticTokensDelta } from '../../src/dockerfile/features/semanticTokens.ts';
import { signatureHelp } from '../../src/dockerfile/features/signatureHelp.ts';
import { documentSymbols } from '../../src/dockerfile/features/symbols.ts';
import { check } from '../../src/dockerfile/rules/check.ts';
import type { Finding } from '../../src/dockerfile/rules/rule.ts';
import { fixAll } from '../../src/server/fixAll.ts';

export type WholeRequest = (document: DockerfileDocument) => unknown;
export type PlaceRequest = (document: DockerfileDocument, offset: number) => unknown;

const noPage = (): undefined => undefined;
const hints = { variables: true, baseImages: true, workdirs: true };
const empty = semanticTokens(new DockerfileDocument(''));

/** What was found the last time, which the server remembers too. */
const told = new WeakMap<DockerfileDocument, readonly Finding[]>();

function findingsOf(document: DockerfileDocument): readonly Finding[] {
  const findings = check(document, { hadolint: true });
  told.set(document, findings);
  return findings;
}

/**
 * What an editor asks of a whole Dockerfile. Each is named by the capability that the server tells an editor of; behind a
 * point stands which part of it is meant.
 */
export const wholeRequests = {
  diagnostic: (document) => findingsOf(document).map(({ message }) => message.en),
  documentSymbol: (document) => documentSymbols(document),
  foldingRange: (document) => foldingRanges(document),
  documentLink: (document) => documentLinks(document),
  codeLens: (document) => codeLenses(document),
  inlayHint: (document) => inlayHints(document, { start: 0, end: document.text.length }, hints),
  semanticTokens: (document) => semanticTokens(document),
  'semanticTokens.delta': (document) => semanticTokensDelta(empty, semanticTokens(document)),
  documentFormatting: (document) => formatEdits(document, defaultFormatOptions),
  'codeAction.fixAll': (document) =>
    fixAll(document.text, told.get(document) ?? findingsOf(document), (text) =>
      check(new DockerfileDocument(text), { hadolint: true }),
    ),
} as const satisfies Readonly<Record<string, WholeRequest>>;

/** What an editor asks at an offset. */
export const placeRequests = {
  hover: (document, offset) => hover(document, offset, { language: 'ko', pageOf: noPage }),
  completion: (document, offset) =>
    complete(document, offset).items.map(({ documentation }) => documentationOf(documentation, noPage)),
  signatureHelp: (document, offset) => signatureHelp(document, offset, 'en'),
  definition: (document, offset) => definition(document, offset),
  references: (document, offset) => references(document, offset, true),
  documentHighlight: (document, offset) => highlights(document, offset),
  'rename.prepare': (document, offset) => prepareRename(document, offset),
  rename: (document, offset) => rename(document, offset, 'other'),
  selectionRange: (document, offset) => selectionRange(document, offset),
  'semanticTokens.range': (document, offset) => semanticTokens(document, around(document, offset)),
  documentRangeFormatting: (document, offset) => formatEdits(document, defaultFormatOptions, around(document, offset)),
  documentOnTypeFormatting: (document, offset) =>
    ['\n', '\\', '`'].map((typed) => formatOnType(document, offset, typed, defaultFormatOptions)),
  codeAction: (document, offset) => refactorings(document, { start: offset, end: offset }, () => 'sha256:0'),
  'codeAction.selection': (document, offset) => refactorings(document, around(document, offset)),
  'codeAction.skip': (document, offset) =>
    (['file', 'instruction'] as const).flatMap((where) => [
      skipEdits(document, 'StageNameCasing', where, offset),
      hadolintIgnoreEdits(document, 'DL3006', where, offset),
    ]),
} as const satisfies Readonly<Record<string, PlaceRequest>>;

/** Some lines, as an editor shows or selects them. */
function around({ text }: DockerfileDocument, offset: number): { readonly start: number; readonly end: number } {
  return { start: Math.max(0, offset - 100), end: Math.min(text.length, offset + 100) };
}

/** All of them, by name. */
export const everyRequest: readonly (readonly [name: string, ask: PlaceRequest])[] = [
  ...Object.entries<PlaceRequest>(wholeRequests),
  ...Object.entries<PlaceRequest>(placeRequests),
];
