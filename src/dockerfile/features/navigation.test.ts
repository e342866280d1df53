import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, CORPUS, VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { DockerfileDocument } from '../document.ts';
import type { Span } from '../syntax/tree.ts';
import { definition, highlights, references } from './navigation.ts';

/** `line:text` of a span, lines from 1. */
function place({ tree, text }: DockerfileDocument, { start, end }: Span): string {
  return `${tree.lines.lineAt(start) + 1}:${text.slice(start, end)}`;
}

/** What the cursor is on, where it is defined, who names it. Lines of the fixture. */
const cases: readonly [string, string, string | undefined, string[]][] = [
  ['a stage in FROM', 'FROM a AS b\nFROM |b', '1:b', ['1:b', '2:b']],
  ['a stage in COPY', 'FROM a AS b\nFROM c\nCOPY --link --from=b| x y', '1:b', ['1:b', '3:b']],
  ['a stage in a mount', 'FROM a AS b\nFROM c\nRUN --mount=from=|b,target=/x ls', '1:b', ['1:b', '3:b']],
  ['a stage where it is named', 'FROM a AS |b\nFROM b', '1:b', ['1:b', '2:b']],
  ['a stage by its number', 'FROM a AS b\nFROM b\nCOPY --from=|0 x y', '1:b', ['1:b', '2:b', '3:0']],
  ['a stage without a name', 'FROM a\nFROM b\nCOPY --from=|0 x y', '1:FROM a', ['3:0']],
  ['a global ARG in FROM', 'ARG V=1\nFROM a:${|V#x}', '1:V', ['1:V', '2:V']],
  ['an ARG that takes a global one', 'ARG V=1\nFROM a:$V\nARG |V\nRUN echo $V', '1:V', ['1:V', '2:V', '3:V', '4:V']],
  ['an ARG of a stage', 'ARG V=1\nFROM a\nARG V=2\nRUN echo "$|V"', '3:V', ['1:V', '3:V', '4:V']],
  ['an ARG in its own line', 'FROM a\nARG A=1 B=$|A', '2:A', ['2:A', '2:A']],
  ['an ENV that is inherited', 'FROM a AS s\nENV A=1\nFROM s\nRUN echo $|A', '2:A', ['2:A', '4:A']],
  ['the last ENV in front', 'FROM a\nENV A=1\nENV A=2\nRUN echo $|A\nENV A=3', '3:A', ['2:A', '3:A', '4:A', '5:A']],
  ['of two stages on one', 'FROM a AS s\nENV A=1\nFROM s\nENV A=2\nFROM s\nRUN $|A', '2:A', ['2:A', '4:A', '6:A']],
  ['a variable over two lines', 'FROM a\nENV A=1\nRUN x \\\n  $|A', '2:A', ['2:A', '4:A']],
  ['a trigger', 'FROM a\nONBUILD ENV A=1\nONBUILD RUN echo $|A', '2:A', ['2:A', '3:A']],
  ['a heredoc', 'FROM a\nRUN <<E|OF\nx\nEOF', '2:EOF', ['2:EOF', '4:EOF']],
  ['an image', 'FROM |a', undefined, []],
  ['single quotes', "FROM a\nENV A=1\nRUN echo '$|A'", undefined, []],
  ['an escaped dollar', 'FROM a\nENV A=1\nRUN echo \\$|A', undefined, []],
  ["a shell's own", 'FROM a\nENV A=1\nRUN A=2; echo $|A', undefined, []],
  ['a name that nobody sets', 'FROM a\nRUN echo $|A', undefined, []],
];

describe('navigation', () => {
  for (const { name: variant, of: write } of VARIANTS) {
    for (const [name, marked, defined, named] of cases) {
      it(`${name}, ${variant}`, () => {
        const { text, offset } = atCursor(write(marked));
        const document = new DockerfileDocument(text);
        const more = text.startsWith('# ') ? 1 : 0;
        const unshifted = (found: string): string =>
          found.replace(/^\d+/, (line) => String(Number(line) - more)).toLowerCase();
        const found = definition(document, offset);
        assert.equal(found && unshifted(place(document, found.name)), defined?.toLowerCase());
        const places = references(document, offset, true).map((span) => unshifted(place(document, span)));
        assert.deepEqual(
          places,
          named.map((span) => span.toLowerCase()),
        );
      });
    }
  }

  it('leaves definitions out when asked to', () => {
    const { text, offset } = atCursor('FROM a\nENV A=1\nENV A=2\nRUN echo $|A');
    const document = new DockerfileDocument(text);
    assert.deepEqual(
      references(document, offset, false).map((span) => place(document, span)),
      ['4:A'],
    );
    assert.deepEqual(
      highlights(document, offset).map(({ kind }) => kind),
      ['write', 'write', 'read'],
    );
  });

  it('gives the whole instruction and the name that was asked for', () => {
    const { text, offset } = atCursor('FROM a AS b\nFROM |b');
    assert.deepEqual(definition(new DockerfileDocument(text), offset), {
      origin: { start: 17, end: 18 },
      name: { start: 10, end: 11 },
      whole: { start: 0, end: 11 },
    });
  });

  it('throws on no prefix of anything, and stays in the text', () => {
    for (const file of CORPUS) {
      for (let end = 0; end <= file.length; end += 1) {
        const document = new DockerfileDocument(file.slice(0, end));
        for (const offset of [end, end >> 1, 0]) {
          const spans = [...references(document, offset, true), ...highlights(document, offset)];
          const found = definition(document, offset);
          if (found !== undefined) spans.push(found.name, found.whole, found.origin);
          for (const span of spans) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end);
        }
      }
    }
  });
});
