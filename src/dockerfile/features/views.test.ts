import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, CORPUS, VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { DockerfileDocument } from '../document.ts';
import type { Span } from '../syntax/tree.ts';
import { codeLenses } from './codeLens.ts';
import { foldingRanges } from './folding.ts';
import { inlayHints } from './inlayHints.ts';
import { documentLinks } from './links.ts';
import { selectionRange } from './selection.ts';
import { documentSymbols, type OutlineItem } from './symbols.ts';

const everything = { variables: true, baseImages: true, workdirs: true };

describe('outline', () => {
  const outline = (items: readonly OutlineItem[], depth = 0): string[] =>
    items.flatMap(({ name, detail, children }) => [
      `${' '.repeat(depth)}${name}|${detail}`,
      ...outline(children, depth + 1),
    ]);

  it('has stages with their image and command, and what is in them', () => {
    const text =
      'ARG V=1\nFROM node:$V AS build\nENV A=1 B="x y"\nRUN <<EOF\nls\nEOF\nfrom build\nONBUILD copy a /b\nCMD ["node", "x.js"]';
    assert.deepEqual(outline(documentSymbols(new DockerfileDocument(text))), [
      'ARG|V=1',
      'build|node:1',
      ' FROM|node:$V AS build',
      ' ENV|A=1 B="x y"',
      '  A|1',
      '  B|"x y"',
      ' RUN|<<EOF',
      '  EOF|',
      '1|build → node x.js',
      ' FROM|build',
      ' ONBUILD COPY|a /b',
      ' CMD|["node", "x.js"]',
    ]);
  });

  it('shows a command of the shell as it is written, and cuts long texts off', () => {
    const detail = (text: string): string | undefined => documentSymbols(new DockerfileDocument(text))[0]?.detail;
    assert.equal(detail('FROM a\nCMD echo \\\n  x'), 'a → echo x');
    assert.equal(detail('FROM a\nENTRYPOINT ["e"]\nCMD ["x"]'), 'a → e x');
    assert.equal(detail(`FROM a\nCMD ${'🐳'.repeat(99)}`), `a → ${'🐳'.repeat(29)}…`);
  });

  it('keeps names inside, children inside their parents', () => {
    const check = (items: readonly OutlineItem[], outer: Span): void => {
      for (const { span, nameSpan, name, children } of items) {
        assert.ok(name !== '');
        assert.ok(outer.start <= span.start && span.end <= outer.end, name);
        assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end, name);
        check(children, span);
      }
    };
    for (const file of CORPUS) {
      for (let end = 0; end <= file.length; end += 1) {
        check(documentSymbols(new DockerfileDocument(file.slice(0, end))), { start: 0, end });
      }
    }
  });
});

describe('folding', () => {
  const text =
    '# one\n# two\nFROM a\nRUN x \\\n  y\n# region Name\nCOPY . .\n#endregion\n\nRUN <<A cat && \\\n  <<B cat\na\nA\nb\nB\nCOPY <<C /x\nc\nC\nFROM b';
  // The second body begins where the first one ends.
  const expected = [
    '0-1 comment',
    '2-17 stage',
    '3-4 instruction',
    '5-7 region',
    '9-14 instruction',
    '10-12 heredoc',
    '12-14 heredoc',
    '15-17 heredoc',
  ];
  for (const { name: variant, of: write } of VARIANTS) {
    if (variant === 'escape=`' || variant.startsWith('Korean')) continue;
    it(variant, () => {
      const folds = foldingRanges(new DockerfileDocument(write(text)));
      assert.deepEqual(
        folds.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`),
        expected,
      );
    });
  }
});

describe('selection', () => {
  const cases: readonly [string, string[]][] = [
    [
      'FROM a AS b\nRUN --mount=type=cache,target=/ro|ot npm ci\nRUN x',
      [
        'root',
        '/root',
        'target=/root',
        'type=cache,target=/root',
        '--mount=type=cache,target=/root',
        'RUN --mount=type=cache,target=/root npm ci',
      ],
    ],
    [
      'FROM a AS b\nRUN ls && echo "${HO|ME:-x}" && y',
      [
        'HOME',
        '${HOME:-x}',
        '"${HOME:-x}"',
        'echo "${HOME:-x}"',
        'ls && echo "${HOME:-x}" && y',
        'RUN ls && echo "${HOME:-x}" && y',
      ],
    ],
    ['FROM a\nCMD ["no|de", "x"]', ['node', '"node"', '["node", "x"]', 'CMD ["node", "x"]']],
    [
      'FROM a\n# why\nRUN <<E\nls -l|a\nx\nE',
      ['la', '-la', 'ls -la', 'ls -la\nx', 'ls -la\nx\nE', 'RUN <<E\nls -la\nx\nE', '# why\nRUN <<E\nls -la\nx\nE'],
    ],
    ['FROM a\nONBUILD ENV A=|1', ['1', 'A=1', 'ENV A=1', 'ONBUILD ENV A=1']],
    ['FROM a\n# 한글 주|석\nRUN x', ['주석', '# 한글 주석']],
  ];
  for (const [marked, expected] of cases) {
    it(JSON.stringify(marked), () => {
      const { text, offset } = atCursor(marked);
      const found = selectionRange(new DockerfileDocument(text), offset).map(({ start, end }) =>
        text.slice(start, end),
      );
      assert.deepEqual(found.slice(0, expected.length), expected);
      assert.equal(found.at(-1), text);
    });
  }

  it('grows with each step, everywhere', () => {
    for (const file of CORPUS) {
      for (const { of: write } of VARIANTS) {
        const text = write(file);
        const document = new DockerfileDocument(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          let inner: Span = { start: offset, end: offset };
          for (const span of selectionRange(document, offset)) {
            assert.ok(span.start <= inner.start && span.end >= inner.end);
            assert.ok(span.end - span.start > inner.end - inner.start);
            inner = span;
          }
          assert.deepEqual(inner, { start: 0, end: text.length });
        }
      }
    }
  });
});

describe('inlay hints', () => {
  const hints = (text: string, options = everything): string[] =>
    inlayHints(new DockerfileDocument(text), { start: 0, end: text.length }, options).map(
      ({ offset, label }) => `${text.slice(0, offset).split(/\s/).at(-1)} ${label}`,
    );
  const cases: readonly [string, string[]][] = [
    ['ARG V=22\nFROM node:$V', ['node:$V = node:22']],
    ['FROM node', ['node :latest']],
    ['FROM scratch', []],
    ['FROM node:1 AS a\nFROM a AS b\nFROM b', ['a → node:1', 'b → node:1']],
    ['FROM a:1\nWORKDIR /app\nWORKDIR src\nCOPY x ./', ['src → /app/src', './ → /app/src/']],
    ['FROM a:1\nCOPY x ./\nWORKDIR y', []],
    ['FROM scratch\nCOPY x ./y', ['./y → /y']],
    ['FROM a:1\nENV D=x\nWORKDIR /$D\nONBUILD COPY $D $D/', ['/$D = /x', '$D = x', '$D/ → /x/x/']],
    ['FROM a:1\nENV A=x\nENV B=$A-y\nRUN echo $A\nLABEL c=$NOPE', ['B=$A-y = x-y']],
    ['FROM a:1\nARG E=\nUSER $E', ['$E = ""']],
  ];
  for (const { name: variant, of: write } of VARIANTS) {
    for (const [text, expected] of cases) {
      it(`${JSON.stringify(text)}, ${variant}`, () => assert.deepEqual(hints(write(text)), expected));
    }
  }

  it('come by kind and by range', () => {
    const text = 'ARG V=1\nFROM a:$V AS b\nFROM b\nWORKDIR /x\nWORKDIR y';
    const none = { variables: false, baseImages: false, workdirs: false };
    assert.deepEqual(hints(text, { ...none, variables: true }), ['a:$V = a:1']);
    assert.deepEqual(hints(text, { ...none, baseImages: true }), ['b → a:1']);
    assert.deepEqual(hints(text, { ...none, workdirs: true }), ['y → /x/y']);
    const part = inlayHints(new DockerfileDocument(text), { start: 0, end: 20 }, everything);
    assert.deepEqual(
      part.map(({ kind }) => kind),
      ['variable'],
    );
  });
});

it('code lenses build to a stage, by name or number, and all at the last', () => {
  const text = 'FROM a\nFROM b AS c\nfrom d AS e';
  assert.deepEqual(
    codeLenses(new DockerfileDocument(text)).map(({ span, title, arguments: given }) => [
      text.slice(span.start, span.end),
      title.en,
      given.target,
      given.run,
    ]),
    [
      ['FROM', 'Build to this stage', '0', false],
      ['FROM', 'Run', '0', true],
      ['FROM', 'Build to this stage', 'c', false],
      ['FROM', 'Run', 'c', true],
      ['from', 'Build', undefined, false],
      ['from', 'Run', undefined, true],
    ],
  );
});

it('nothing throws on any prefix, and all stays in the text', () => {
  for (const file of CORPUS) {
    for (let end = 0; end <= file.length; end += 1) {
      const document = new DockerfileDocument(file.slice(0, end));
      const spans = [...documentLinks(document), ...codeLenses(document)].map(({ span }) => span);
      for (const { offset } of inlayHints(document, { start: 0, end }, everything)) {
        spans.push({ start: offset, end: offset });
      }
      for (const span of spans) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end);
      for (const { startLine, endLine } of foldingRanges(document)) {
        assert.ok(startLine >= 0 && startLine < endLine && endLine < document.tree.lines.count);
      }
    }
  }
});
