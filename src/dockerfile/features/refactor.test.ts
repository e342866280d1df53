import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { applyEdits } from './edit.ts';
import { meaningOf } from './format/meaning.ts';
import { hadolintIgnoreEdits, skipEdits } from './refactor/directives.ts';
import { refactorings } from './refactor.ts';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const titles = {
  merge: /^Merge \d+ RUN/,
  split: /^Split RUN/,
  break: /^Break the line/,
  join: /^Join into one line/,
  exec: /use exec form$/,
  shell: /use shell form$/,
  copy: /^Use COPY/,
  label: /^Use LABEL/,
  pairs: /use name=value$/,
  sort: /^Sort packages/,
  heredoc: /^Extract to a heredoc/,
  inline: /^Join the heredoc/,
  pin: /^Pin /,
  syntax: /^Add # syntax/,
} as const;

type Title = keyof typeof titles;

/** `¦` is the cursor; two of them are a selection. Without a text behind, the refactoring must not be offered. */
const cases: readonly [Title, string, string?][] = [
  ['merge', 'R¦UN a\nRUN b\n', 'RUN a \\\n    && b\n'],
  ['merge', 'R¦UN a\n\n# why\nRUN b \\\n  c\nRU¦N d\n', 'RUN a \\\n    # why\n    && b \\\n  c \\\n    && d\n'],
  ['merge', 'RUN¦ --network=none a\nrun --network=none b | c', 'RUN --network=none a \\\n    && b | c'],
  ['merge', 'RUN¦ a || b\nRUN c', 'RUN a || b \\\n    && c'],
  ['merge', 'ONBUILD¦ RUN a\nONBUILD RUN b', 'ONBUILD RUN a \\\n    && b'],
  ['merge', '¦RUN a\nRUN b || c'],
  ['merge', '¦RUN a &\nRUN b'],
  ['merge', '¦RUN cd /x\nRUN b'],
  ['merge', '¦RUN A=1\nRUN b'],
  ['merge', '¦RUN a # x\nRUN b'],
  ['merge', '¦RUN a\nRUN if b; then c; fi'],
  ['merge', '¦RUN --network=none a\nRUN b'],
  ['merge', '¦RUN a\nONBUILD RUN b'],
  ['merge', '¦RUN a\nRUN ["b"]'],
  ['merge', '¦RUN a\nRUN <<E\nb\nE'],
  ['merge', '¦RUN a\nCOPY b c'],
  ['merge', 'SHELL ["cmd"]\n¦RUN a\nRUN b'],
  ['split', 'RUN a ¦&& b "&& c" | d && e', 'RUN a\nRUN b "&& c" | d\nRUN e'],
  [
    'split',
    'RUN --network=none a \\\n  # why\n  && b¦\\\n c',
    'RUN --network=none a\n# why\nRUN --network=none b\\\n c',
  ],
  ['split', 'ONBUILD RUN a¦ && 한글', 'ONBUILD RUN a\nONBUILD RUN 한글'],
  ['split', 'RUN ¦a && \\\n    b', 'RUN a\nRUN b'],
  ['split', 'RUN ¦cd /x && b'],
  ['split', 'RUN ¦A=1 && b $A'],
  ['split', 'RUN ¦a && b || c'],
  ['split', 'RUN ¦{ a && b; }'],
  ['split', 'RUN ¦(a) && b'],
  ['split', 'RUN ¦$(a && b)'],
  ['split', 'RUN ¦a && ! b'],
  ['split', 'RUN ¦["a", "&&", "b"]'],
  ['break', 'RUN a && ¦b&&c "&& d"', 'RUN a \\\n    && b \\\n    && c "&& d"'],
  ['break', 'CMD a \\\n  && ¦b && c', 'CMD a \\\n  && b \\\n    && c'],
  ['break', 'RUN ¦a \\\n  && b'],
  ['join', 'RUN a \\\n  && b "c \\\n  d" \\\n  e\\\nf¦', 'RUN a && b "c   d" ef'],
  ['join', 'ENV A=1 \\\n¦    B=2', 'ENV A=1 B=2'],
  ['join', 'RUN a \\\n  # c\n¦  b'],
  ['join', 'RUN ¦a'],
  ['exec', 'CMD ¦node \'a b\'  "c" d=1', 'CMD ["node", "a b", "c", "d=1"]'],
  ['exec', 'ENTRYPOINT ¦exec java -jar x.jar', 'ENTRYPOINT ["java", "-jar", "x.jar"]'],
  ['exec', 'HEALTHCHECK --retries=1 CMD ¦curl -f http://x', 'HEALTHCHECK --retries=1 CMD ["curl", "-f", "http://x"]'],
  ['exec', 'ONBUILD RUN ¦a \\\n  b', 'ONBUILD RUN ["a", "b"]'],
  ...[
    '$A',
    'a $A',
    'a *.js',
    'a && b',
    'a > b',
    'A=1 b',
    'a ~',
    'cd /x',
    '! a',
    'a "$b"',
    'a `b`',
    'a; ',
    '(a)',
    'a # b',
    'a {b,c}',
    'a "\\$"',
  ].map((text): [Title, string] => ['exec', `CMD ¦${text}`]),
  ['shell', 'CMD ¦["node", "a b", "it\'s", "$A"]', `CMD node 'a b' 'it'"'"'s' '$A'`],
  ['shell', 'HEALTHCHECK CMD [¦"A=b", "c=d"]', "HEALTHCHECK CMD 'A=b' c=d"],
  ['shell', 'ONBUILD RUN ¦["if", "-x"]', "ONBUILD RUN 'if' -x"],
  ['shell', 'RUN ¦["--x"]', "RUN '--x'"],
  ['shell', 'CMD ¦[]'],
  ['shell', 'CMD ¦["a\\n"]'],
  ['shell', 'VOLUME ¦["a"]'],
  ['copy', 'ADD¦ --chown=a . /x', 'COPY --chown=a . /x'],
  ['copy', 'onbuild add¦ ["a b", "c"]', 'onbuild copy ["a b", "c"]'],
  ['copy', 'ADD ¦<<E /x\na\nE', 'COPY <<E /x\na\nE'],
  ...['http://x/a /', 'a.tar.gz /', 'a git@github.com:a/b /', '$A /', '--checksum=x a /', '* /', 'b.tgz a /', '/x'].map(
    (text): [Title, string] => ['copy', `ADD¦ ${text}`],
  ),
  ['label', 'MAINTAINER¦ 홍길동 <a@b.c>', 'LABEL org.opencontainers.image.authors="홍길동 <a@b.c>"'],
  ['label', 'maintainer ¦"me"', 'label org.opencontainers.image.authors="me"'],
  ['label', 'MAINTAINER ¦a "$b" \\c', 'LABEL org.opencontainers.image.authors="a \\"\\$b\\" \\\\c"'],
  ['label', 'LABEL ¦a=b'],
  ['pairs', 'ENV¦ A b  $c', 'ENV A="b  $c"'],
  ['pairs', 'LABEL a ¦"b c"', 'LABEL a="b c"'],
  ['pairs', 'ONBUILD ENV A ¦b', 'ONBUILD ENV A=b'],
  ['pairs', 'ENV A ¦b \\\n  c', 'ENV A="b   c"'],
  ['pairs', 'ENV A ¦b "c"'],
  ['pairs', 'ENV ¦A=b'],
  ['pairs', 'ENV ¦A'],
  [
    'sort',
    'RUN apt-get update && apt-get install -y --no-install-recommends git ¦curl=7.* && x',
    'RUN apt-get update && apt-get install -y --no-install-recommends \\\n    curl=7.* \\\n    git \\\n    && x',
  ],
  [
    'sort',
    'RUN a \\\n  && apk add -t .deps b \\\n a¦\\\n  && c',
    'RUN a \\\n  && apk add -t .deps \\\n      a \\\n      b\\\n  && c',
  ],
  ['sort', 'RUN apt-get install -y \\\n    ¦a \\\n    b'],
  ['sort', 'RUN apt-get install b ¦-y a'],
  ['sort', 'RUN apt-get install -y ¦a'],
  ['sort', 'RUN apt-get install -y b \\\n  # c\n ¦a'],
  ['sort', 'RUN npm install b ¦a'],
  [
    'heredoc',
    'RUN --network=none a ¦&& \\\n  # why\n  b | c && d "e"',
    'RUN --network=none <<EOF\nset -e\na\n# why\nb | c\nd "e"\nEOF',
  ],
  ['heredoc', 'ONBUILD RUN set -ex ¦&& a EOF && EOF', 'ONBUILD RUN <<EOF2\nset -ex\na EOF\nEOF\nEOF2'],
  ['heredoc', 'RUN a ¦&& b \\\n  c', 'RUN <<EOF\nset -e\na\nb \\\n  c\nEOF'],
  ['heredoc', 'RUN ¦a || b'],
  ['heredoc', 'RUN ¦a && ! b'],
  ['heredoc', 'RUN ¦a'],
  ['heredoc', 'RUN a ¦&& b\r\n'],
  ['inline', 'RUN ¦<<EOF\nset -e\na "b"\n\n# why\nc | d\nEOF\nCMD x', 'RUN a "b" \\\n    # why\n    && c | d\nCMD x'],
  ['inline', 'ONBUILD RUN ¦<<-E\n\tset -ex\n\ta\n\tE', 'ONBUILD RUN set -ex \\\n    && a'],
  ...[
    'a\nb',
    'set -e\nif a\nthen b\nfi',
    'set -e\na "b\nc"',
    'set -e\na; b',
    'set -e\na \\\n b',
    'set -e\na # b',
    '#!/bin/sh\nset -e\na',
    'set -e\na &\nb',
    'set -e',
  ].map((body): [Title, string] => ['inline', `RUN ¦<<EOF\n${body}\nEOF`]),
  ['inline', 'RUN ¦cat <<EOF\nset -e\na\nEOF'],
  ['inline', 'RUN <<EOF¦\nset -e\na'],
  ['pin', 'FROM --platform=x ¦alpine:3 AS b', `FROM --platform=x alpine:3@${DIGEST} AS b`],
  ['pin', 'FROM a AS b\nCOPY --link --from=alpine:3¦ x y', `FROM a AS b\nCOPY --link --from=alpine:3@${DIGEST} x y`],
  ['pin', `FROM ¦alpine:3@${DIGEST}`],
  ['pin', 'FROM ¦scratch'],
  ['pin', 'FROM ¦unknown'],
  ['pin', 'ARG A=alpine:3\nFROM ¦$A'],
  ['pin', 'FROM x AS alpine:3\nFROM ¦alpine:3'],
  ['syntax', '¦FROM a', '# syntax=docker/dockerfile:1\nFROM a'],
  ['syntax', '# escape=`\n¦FROM a', '# syntax=docker/dockerfile:1\n# escape=`\nFROM a'],
  ['syntax', '# syntax=x\n¦FROM a'],
  ['syntax', 'FROM a\n¦RUN b'],
];

const digestOf = (image: string): string | undefined =>
  ['alpine:3', 'scratch'].includes(image) ? DIGEST : image === 'odd' ? 'sha256:x' : undefined;

function offered(title: Title, marked: string): string | undefined {
  const parts = marked.split('¦');
  const text = parts.join('');
  const start = parts[0]?.length ?? 0;
  const end = parts.length > 2 ? start + (parts[1]?.length ?? 0) : start;
  const found = refactorings(new DockerfileDocument(text), { start, end }, digestOf).find((one) =>
    titles[title].test(one.title.en),
  );
  return found && applyEdits(text, found.edits);
}

describe('refactorings', () => {
  for (const [title, marked, after] of cases) {
    const name = `${title}: ${JSON.stringify(marked)}`;
    it(name, () => assert.equal(offered(title, marked), after));
    if (marked.includes('escape=') || marked.includes('\r') || title === 'heredoc' || title === 'inline') continue;
    it(`${name}, CRLF`, () =>
      assert.equal(
        offered(title, `${marked}\n`.replaceAll('\n', '\r\n')),
        after && `${after}\n`.replaceAll('\n', '\r\n'),
      ));
    it(`${name}, byte order mark`, () => assert.equal(offered(title, `\ufeff${marked}`), after && `\ufeff${after}`));
    if (/\\[^\n]/.test(marked) || marked.includes('`') || title === 'syntax') continue;
    it(`${name}, escape=\``, () =>
      assert.equal(
        offered(title, `# escape=\`\n${marked.replaceAll('\\', '`')}`),
        after && `# escape=\`\n${after.replaceAll('\\', '`')}`,
      ));
  }

  it('a digest that is none is not written', () => assert.equal(offered('pin', 'FROM ¦odd'), undefined));
  it('of nothing there are none', () =>
    assert.deepEqual(refactorings(new DockerfileDocument(''), { start: 0, end: 0 }), []));
});

const skips: readonly [string, 'file' | 'instruction', string, string][] = [
  ['at the top', 'file', 'FROM a', '# check=skip=X\nFROM a'],
  ['behind directives', 'file', '# syntax=a\n# escape=`\nFROM a', '# syntax=a\n# escape=`\n# check=skip=X\nFROM a'],
  ['added', 'file', '# check = skip=A,B;error=true // why\nFROM a', '# check = skip=A,B,X;error=true // why\nFROM a'],
  ['without a list', 'file', '# check=error=true\nFROM a', '# check=error=true;skip=X\nFROM a'],
  ['an empty list', 'file', '# check=skip=\nFROM a', '# check=skip=X\nFROM a'],
  ['known', 'file', '# check=skip=A,X\nFROM a', '# check=skip=A,X\nFROM a'],
  ['behind a blank', 'file', '# check=skip=A, X\nFROM a', '# check=skip=A,X\nFROM a'],
  ['with blanks', 'file', '# check=skip=A, B; error=true // c\nFROM a', '# check=skip=A,B,X;error=true // c\nFROM a'],
  ['all', 'file', '# check=skip=all\nFROM a', '# check=skip=all\nFROM a'],
  ['a comment is no directive', 'file', '# a\n# check=skip=A\nFROM a', '# check=skip=X\n# a\n# check=skip=A\nFROM a'],
  ['below a shebang', 'file', '#!x\nFROM a', '#!x\n# check=skip=X\nFROM a'],
  ['with a byte order mark', 'file', '\ufeffFROM a', '\ufeff# check=skip=X\nFROM a'],
  ['in CRLF', 'file', '# syntax=a\r\nFROM a', '# syntax=a\r\n# check=skip=X\r\nFROM a'],
  ['above', 'instruction', 'FROM a\n# why\nRUN |b', 'FROM a\n# why\n# check=skip=X\nRUN b'],
  ['the first line is no directive', 'instruction', 'FROM |a', '\n# check=skip=X\nFROM a'],
  ['nor the one below a shebang', 'instruction', '#!x\nFROM |a', '#!x\n\n# check=skip=X\nFROM a'],
  ['nor the one behind directives', 'instruction', '# syntax=a\nFROM |a', '# syntax=a\n\n# check=skip=X\nFROM a'],
  ['added above', 'instruction', 'FROM a\n#check=skip=A\n# b\nRUN |b', 'FROM a\n#check=skip=A,X\n# b\nRUN b'],
  [
    'not of the instruction before',
    'instruction',
    '#a\n# check=skip=A\nFROM a\nRUN |b',
    '#a\n# check=skip=A\nFROM a\n# check=skip=X\nRUN b',
  ],
  [
    'above hadolint',
    'instruction',
    'FROM a\n# hadolint ignore=A\nRUN |b',
    'FROM a\n# check=skip=X\n# hadolint ignore=A\nRUN b',
  ],
  ['under ONBUILD', 'instruction', 'FROM a\n  ONBUILD RUN |b', 'FROM a\n# check=skip=X\n  ONBUILD RUN b'],
  ['nowhere', 'instruction', 'FROM a\n\n|\n', 'FROM a\n\n\n'],
];

const ignores: readonly [string, 'file' | 'instruction', string, string][] = [
  ['above', 'instruction', 'FROM a\nRUN |b', 'FROM a\n# hadolint ignore=X\nRUN b'],
  ['added', 'instruction', 'FROM a\n#hadolint ignore=A,B # why\nRUN |b', 'FROM a\n#hadolint ignore=A,B,X # why\nRUN b'],
  ['in the first line', 'instruction', 'FROM |a', '# hadolint ignore=X\nFROM a'],
  ['known', 'instruction', 'FROM a\n# hadolint ignore=X\nRUN |b', 'FROM a\n# hadolint ignore=X\nRUN b'],
  ['for the file', 'file', '# syntax=a\n\n# b\nFROM a', '# syntax=a\n\n# hadolint global ignore=X\n# b\nFROM a'],
  [
    'added for the file',
    'file',
    'FROM a\n# hadolint global ignore=A\nRUN b',
    'FROM a\n# hadolint global ignore=A,X\nRUN b',
  ],
  ['of no instruction', 'file', '# a', '# a'],
];

for (const [what, edits, table] of [
  ['check=skip', skipEdits, skips],
  ['hadolint ignore', hadolintIgnoreEdits, ignores],
] as const) {
  describe(what, () => {
    for (const [name, where, marked, after] of table) {
      it(name, () => {
        const text = marked.replace('|', '');
        const document = new DockerfileDocument(text);
        const written = applyEdits(text, edits(document, 'X', where, Math.max(marked.indexOf('|'), 0)));
        assert.equal(written, after);
        if (what !== 'check=skip' || written === text) return;
        const checks = new DockerfileDocument(written).tree.directives.filter(
          (directive) => directive.name === 'check',
        );
        assert.equal(checks.length, where === 'file' ? 1 : 0);
      });
    }
  });
}

it('any text: edits are in order and inside, and nothing throws', (test) =>
  property(test, 2500, (random) => {
    const pieces = [
      'FROM a',
      'RUN ',
      'ONBUILD ',
      'ADD ',
      'ENV A b',
      'CMD ["a"]',
      'MAINTAINER x',
      'apt-get install b a',
      'set -e',
      '<<E',
      'E\n',
    ];
    const signs = [
      '\n',
      '\\\n',
      ' && ',
      ' | ',
      '"',
      "'",
      '$',
      '(',
      ')',
      ' ',
      '#',
      '[',
      '\r\n',
      '한🐳',
      '# escape=`\n',
      '`\n',
      'COPY --from=alpine:3 a b',
    ];
    const text = random.text([...pieces, ...signs], 16);
    const start = random.int(0, text.length);
    const document = new DockerfileDocument(text);
    const found = refactorings(document, { start, end: random.int(start, text.length) }, digestOf);
    const edits = [
      ...found.map((one) => one.edits),
      skipEdits(document, 'X', 'instruction', start),
      hadolintIgnoreEdits(document, 'X', 'instruction', start),
    ];
    for (const list of edits) {
      let last = 0;
      for (const { span } of list) {
        assert.ok(last <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(text));
        last = span.end;
      }
    }
  }));

it('lines that are broken or joined mean what they meant', (test) =>
  property(test, 1500, (random) => {
    const pieces = [
      'a',
      ' ',
      ' && ',
      '&&',
      ' | ',
      '"b  c"',
      "'d'",
      ' \\\n',
      ' \\\n  ',
      '\\\n',
      '$(',
      ')',
      '\n',
      'x=1',
      '|| ',
      '<<E\n',
    ];
    const text = `${random.pick(['RUN ', 'CMD ', 'ENV A=', 'COPY x'])}${random.text(pieces, 14)}`;
    const document = new DockerfileDocument(text);
    for (const { title, edits } of refactorings(document, { start: 0, end: 0 })) {
      if (!titles.break.test(title.en) && !titles.join.test(title.en)) continue;
      const after = new DockerfileDocument(applyEdits(text, edits));
      const meanings = [document, after].map((one) => one.tree.instructions.map((part) => meaningOf(one, part)));
      assert.deepEqual(meanings[1], meanings[0], JSON.stringify(text));
    }
  }));
