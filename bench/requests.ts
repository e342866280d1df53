import { DockerfileDocument } from '../src/dockerfile/document.ts';
import { codeLenses } from '../src/dockerfile/features/codeLens.ts';
import { complete } from '../src/dockerfile/features/completion.ts';
import { foldingRanges } from '../src/dockerfile/features/folding.ts';
import { formatEdits } from '../src/dockerfile/features/format.ts';
import { formatOptionsFrom } from '../src/dockerfile/features/format/formatOptions.ts';
import { formatOnType } from '../src/dockerfile/features/formatOnType.ts';
import { hover } from '../src/dockerfile/features/hover.ts';
import { inlayHints } from '../src/dockerfile/features/inlayHints.ts';
import { documentLinks } from '../src/dockerfile/features/links.ts';
import { definition, highlights, references } from '../src/dockerfile/features/navigation.ts';
import { refactorings } from '../src/dockerfile/features/refactor.ts';
import { prepareRename, rename } from '../src/dockerfile/features/rename.ts';
import { selectionRange } from '../src/dockerfile/features/selection.ts';
import { semanticTokens } from '../src/dockerfile/features/semanticTokens.ts';
import { signatureHelp } from '../src/dockerfile/features/signatureHelp.ts';
import { documentSymbols } from '../src/dockerfile/features/symbols.ts';
import { check } from '../src/dockerfile/rules/check.ts';
import { type Figure, median, ms } from './figure.ts';
import { dockerfileOf } from './sample.ts';

const LINES = 300;
const RUNS = 60;
const format = formatOptionsFrom({});
const hints = { variables: true, baseImages: true, workdirs: true };

/** Each at an offset of a document. */
const requests: Readonly<Record<string, (document: DockerfileDocument, offset: number) => unknown>> = {
  hover: (document, offset) => hover(document, offset, { language: 'en', pageOf: () => undefined }),
  completion: (document, offset) => complete(document, offset),
  signatureHelp: (document, offset) => signatureHelp(document, offset, 'en'),
  diagnostic: (document) => check(document, { hadolint: true }).map(({ message }) => message.en),
  codeAction: (document, offset) => refactorings(document, { start: offset, end: offset }),
  formatting: (document) => formatEdits(document, format),
  onTypeFormatting: (document, offset) => formatOnType(document, offset, '\n', format),
  definition: (document, offset) => definition(document, offset),
  references: (document, offset) => references(document, offset, true),
  documentHighlight: (document, offset) => highlights(document, offset),
  prepareRename: (document, offset) => prepareRename(document, offset),
  rename: (document, offset) => rename(document, offset, 'other'),
  documentSymbol: (document) => documentSymbols(document),
  foldingRange: (document) => foldingRanges(document),
  selectionRange: (document, offset) => selectionRange(document, offset),
  documentLink: (document) => documentLinks(document),
  semanticTokens: (document) => semanticTokens(document),
  inlayHint: (document) => inlayHints(document, { start: 0, end: document.text.length }, hints),
  codeLens: (document) => codeLenses(document),
};

/** Every request of a file as people have them: asked right after a keystroke, and asked of a document that was read. */
export function requestFigures(): Figure[] {
  const text = dockerfileOf(LINES);
  const read = new DockerfileDocument(text);
  return [
    slowest('of a document that is read', () => read),
    slowest('reading it first', () => new DockerfileDocument(text)),
  ];
}

function slowest(what: string, documentOf: () => DockerfileDocument): Figure {
  const { length } = documentOf().text;
  const times = Object.entries(requests).map(([name, ask]) => {
    const runs = Array.from({ length: RUNS * 2 }, (_, run) => {
      const document = documentOf();
      const started = performance.now();
      ask(document, Math.floor((length * run) / (RUNS * 2)));
      return performance.now() - started;
    });
    // The first half warms up.
    return { name, time: median(runs.slice(RUNS)) };
  });
  const [worst = { name: '', time: Number.NaN }] = times.sort((one, other) => other.time - one.time);
  return {
    what: `every request in process, ${LINES} lines, ${what}: the slowest of ${times.length}`,
    measured: `${ms(worst.time)} (${worst.name})`,
    target: '≤ 1 ms',
    holds: worst.time <= 1,
  };
}
