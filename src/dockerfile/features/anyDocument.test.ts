import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CORPUS } from '../../../test/helpers/dockerfiles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { check } from '../rules/check.ts';
import { codeLenses } from './codeLens.ts';
import { complete } from './completion.ts';
import { foldingRanges } from './folding.ts';
import { defaultFormatOptions } from './format/formatOptions.ts';
import { formatEdits } from './format.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlayHints.ts';
import { documentLinks } from './links.ts';
import { definition, highlights } from './navigation.ts';
import { refactorings } from './refactor.ts';
import { prepareRename } from './rename.ts';
import { selectionRange } from './selection.ts';
import { semanticTokens } from './semanticTokens.ts';
import { signatureHelp } from './signatureHelp.ts';
import { documentSymbols } from './symbols.ts';

const MUTATIONS = 100_000;

const requests: readonly ((document: DockerfileDocument, offset: number) => unknown)[] = [
  (document) => check(document, { hadolint: true }),
  (document, offset) => hover(document, offset, { language: 'ko', pageOf: () => undefined }),
  (document, offset) => complete(document, offset),
  (document, offset) => signatureHelp(document, offset, 'en'),
  (document) => semanticTokens(document),
  (document) => formatEdits(document, defaultFormatOptions),
  (document, offset) => refactorings(document, { start: offset, end: offset }),
  (document, offset) => [definition(document, offset), highlights(document, offset), prepareRename(document, offset)],
  (document, offset) => [documentSymbols(document), foldingRanges(document), selectionRange(document, offset)],
  (document) => [documentLinks(document), codeLenses(document)],
  (document) => inlayHints(document, { start: 0, end: document.text.length }, all),
];
const all = { variables: true, baseImages: true, workdirs: true };

const pieces = [
  '\\',
  '\n',
  '"',
  "'",
  '$',
  '${',
  '}',
  '<<E\n',
  '[',
  ']',
  '--from=',
  '#',
  ' ',
  'ONBUILD ',
  '`',
  '\r\n',
  '한',
  '=',
  ',',
  '|',
];

it('whatever is typed, no request fails', (test) => {
  const { random, seed } = seeded(test);
  for (let round = 0; round < MUTATIONS; round += 1) {
    let text = random.pick(CORPUS);
    const from = random.int(0, text.length);
    // Parts of files, so that each round is short: what goes wrong does so within a few lines.
    text = text.slice(from, from + random.int(0, 160));
    for (let change = random.int(0, 3); change >= 0; change -= 1) {
      const at = random.int(0, text.length);
      text = text.slice(0, at) + random.pick(pieces) + text.slice(at + random.int(0, 4));
    }
    const document = new DockerfileDocument(text);
    const request = requests[round % requests.length];
    try {
      request?.(document, random.int(0, text.length));
    } catch (error) {
      assert.fail(`request ${round % requests.length}, seed ${seed}: ${JSON.stringify(text)} ${String(error)}`);
    }
  }
});
