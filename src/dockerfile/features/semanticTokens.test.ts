import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CORPUS, VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { semanticTokens, semanticTokensDelta, semanticTokensLegend } from './semanticTokens.ts';

interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: string | undefined;
  readonly modifiers: number;
}

function tokensOf(text: string, range?: { start: number; end: number }): Token[] {
  const document = new DockerfileDocument(text);
  const data = semanticTokens(document, range);
  assert.equal(data.length % 5, 0);
  const tokens: Token[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = -1, modifiers = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = document.tree.lines.startOf(line) + character;
    assert.ok(lines >= 0 && characters >= 0 && length > 0);
    assert.ok(start + length <= document.tree.lines.endOf(line), 'over the end of a line');
    assert.ok(start >= (tokens.at(-1)?.end ?? 0), 'one lies on another');
    tokens.push({ start, end: start + length, type: semanticTokensLegend.types[type], modifiers });
  }
  return tokens;
}

function shown(text: string): string[] {
  return tokensOf(text).map(({ start, end, type }) => `${type}:${text.slice(start, end)}`);
}

/** `type:text` of each token, parted by bars. */
const cases: readonly [string, string][] = [
  ['FROM node:22 AS b\nFROM b', 'keyword:FROM|type:node:22|keyword:AS|namespace:b|keyword:FROM|namespace:b'],
  [
    'FROM --platform=linux/$A x:${B:-1}',
    'keyword:FROM|parameter:--platform|string:linux/|variable:$A|type:x:|variable:${B|operator::-|type:1|variable:}',
  ],
  ['ENV A="x $B" C=1', 'keyword:ENV|variable:A|string:"x |variable:$B|string:"|variable:C|string:1'],
  ['LABEL a=b', 'keyword:LABEL|property:a|string:b'],
  [
    'RUN --mount=type=cache,target=/x ls -l "$A" > y # c',
    'keyword:RUN|parameter:--mount|property:type|string:cache|property:target|string:/x|function:ls|parameter:-l|string:"|variable:$A|string:"|operator:>|comment:# c',
  ],
  ['RUN A=$B x && \\\n# c\n  y', 'keyword:RUN|variable:$B|function:x|operator:&&|comment:# c|function:y'],
  [
    'COPY --from=a <<E /x\n한 $A 🐳\nE',
    'keyword:COPY|parameter:--from|type:a|label:<<E|string:/x|string:한 |variable:$A|string: 🐳|label:E',
  ],
  ['RUN <<E\nls $A\nE', 'keyword:RUN|label:<<E|function:ls|variable:$A|label:E'],
  ['ONBUILD EXPOSE 80', 'keyword:ONBUILD|keyword:EXPOSE|number:80'],
  ['HEALTHCHECK --retries=3 CMD ["a"]', 'keyword:HEALTHCHECK|parameter:--retries|string:3|keyword:CMD|string:"a"'],
  ['FROM a\nHELLO a', 'keyword:FROM|type:a'],
  ['# c\n# d', 'comment:# c|comment:# d'],
];

describe('semantic tokens', () => {
  for (const { name: variant, of: write } of VARIANTS) {
    for (const [text, expected] of cases) {
      it(`${JSON.stringify(text)}, ${variant}`, () => {
        const wanted = expected.toLowerCase().split('|');
        const found = shown(write(text)).map((token) => token.toLowerCase());
        assert.deepEqual(variant === 'as it stands' ? found : found.slice(found.length - wanted.length), wanted);
      });
    }
  }

  it('of directives', () => {
    const wanted = 'comment:# |macro:syntax|comment:=|string:x|keyword:FROM|type:a';
    assert.deepEqual(shown('# syntax=x\nFROM a'), wanted.split('|'));
  });

  it('mark what is declared and what is deprecated', () => {
    const text = 'FROM a AS b\nMAINTAINER x';
    const marked = tokensOf(text).filter(({ modifiers }) => modifiers > 0);
    assert.deepEqual(
      marked.map(({ start, end, modifiers }) => [
        text.slice(start, end),
        semanticTokensLegend.modifiers[Math.log2(modifiers)],
      ]),
      [
        ['b', 'declaration'],
        ['MAINTAINER', 'deprecated'],
      ],
    );
  });

  it('of a range are those of the whole', () => {
    for (const file of CORPUS) {
      const all = tokensOf(file);
      for (const { start, end } of new DockerfileDocument(file).tree.instructions) {
        const inside = (tokens: readonly Token[]): Token[] =>
          tokens.filter((token) => token.start >= start && token.end <= end);
        const part = inside(tokensOf(file, { start, end }));
        assert.ok(part.length > 0);
        assert.deepEqual(part, inside(all));
      }
    }
  });

  it('of every prefix are in order and in the text', () => {
    for (const file of CORPUS) {
      for (const { of: write } of VARIANTS) {
        const text = write(file);
        for (let end = 0; end <= text.length; end += 2) tokensOf(text.slice(0, end));
      }
    }
  });

  it('change by edits that give the new ones', (test) => {
    const { random, seed } = seeded(test);
    for (let round = 0; round < 200; round += 1) {
      const text = CORPUS[round % CORPUS.length] ?? '';
      const at = random.int(0, text.length - 1);
      const typed = ['x', '\n', '"', '$A', '# '][round % 5] ?? '';
      const changed = text.slice(0, at) + typed + text.slice(at + random.int(0, 2));
      const before = semanticTokens(new DockerfileDocument(text));
      const after = semanticTokens(new DockerfileDocument(changed));
      const result = [...before];
      for (const { start, deleteCount, data } of semanticTokensDelta(before, after)) {
        result.splice(start, deleteCount, ...data);
      }
      assert.deepEqual(result, after, `seed ${seed}`);
    }
    assert.deepEqual(semanticTokensDelta([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]), []);
  });
});
