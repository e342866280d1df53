import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property, type Random } from '../../../test/helpers/random.ts';
import { DockerfileDocument } from '../document.ts';
import { format } from '../library.ts';
import { applyEdits } from './edit.ts';
import {
  defaultFormatOptions,
  type FormatOptions,
  formatOptionsFrom,
  formatOptionTable,
} from './format/formatOptions.ts';
import { isBuiltTheSame, meaningOf } from './format/meaning.ts';
import { formatEdits } from './format.ts';
import { formatOnType } from './formatOnType.ts';

type Options = Partial<FormatOptions>;

/** Name, before, after, options. The escape character of the fixtures is `\`. */
const cases: readonly [string, string, string, Options?][] = [
  ['keywords', 'from a as b\nrun x\n', 'FROM a AS b\nRUN x\n'],
  ['keywords in lower case', 'FROM a AS b\nONBUILD RUN x\n', 'from a as b\nonbuild run x\n', { keywordCase: 'lower' }],
  ['keywords as they are', 'From a aS b\n', 'From a aS b\n', { keywordCase: 'preserve' }],
  ['unknown words', 'hello   there \n', 'hello there\n'],
  ['the type of a health check', 'HEALTHCHECK --retries=3   cmd x  y\n', 'HEALTHCHECK --retries=3 CMD x  y\n'],
  ['words', 'COPY   --link\t a  b   /c\n', 'COPY --link a b /c\n'],
  ['words as they are', 'COPY   a  b\n', 'COPY   a  b\n', { wordSpacing: false }],
  ['shell text and values stay', 'RUN   a   "b  c"   d\nWORKDIR   /a  b\n', 'RUN a   "b  c"   d\nWORKDIR /a  b\n'],
  ['a legacy value stays', 'ENV   A   b  c\n', 'ENV A b  c\n'],
  ['indentation at the left', '  FROM a\n\t# 한글 🐳\n  RUN x\n', 'FROM a\n# 한글 🐳\nRUN x\n'],
  ['continued lines', 'RUN a \\\n && b \\\n && c\n', 'RUN a \\\n    && b \\\n    && c\n'],
  [
    'deeper lines stay deeper',
    'RUN if a; then \\\n  b; \\\n    c; \\\nfi\n',
    'RUN if a; then \\\n      b; \\\n        c; \\\n    fi\n',
  ],
  ['tabs become columns', 'RUN a \\\n\tb \\\n\t\tc\n', 'RUN a \\\n  b \\\n      c\n', { continuationIndent: 2 }],
  ['spaces become tabs', 'RUN a \\\n  b \\\n      c\n', 'RUN a \\\n\tb \\\n\t\tc\n', { continuationIndent: 'tab' }],
  ['lines as they are', 'RUN a \\\n b\n', 'RUN a \\\n b\n', { continuationIndent: 'preserve' }],
  ['a string goes on', 'RUN a "b \\\n  c" \\\n  d\n', 'RUN a "b \\\n  c" \\\n    d\n'],
  ['a word goes on', 'RUN a\\\nb \\\n  c\n', 'RUN a\\\nb \\\n    c\n'],
  ['a pattern in quotes goes on', 'RUN case x in "a \\\n  b") c;; esac\n', 'RUN case x in "a \\\n  b") c;; esac\n'],
  ['comments between the lines', 'RUN a \\\n# c\n  b\n', 'RUN a \\\n    # c\n    b\n'],
  ['deeper comments', 'RUN a \\\n  b \\\n    # c\n    d\n', 'RUN a \\\n    b \\\n      # c\n      d\n'],
  [
    '&& in front',
    'RUN a && \\\n    b&&\\\n    # c\n    c || \\\n    d\n',
    'RUN a \\\n    && b \\\n    # c\n    && c \\\n    || d\n',
    { operatorLayout: 'leading' },
  ],
  [
    '&& behind',
    'RUN a \\\n    && b\\\n    && c "&& \\\n && d"\n',
    'RUN a && \\\n    b && \\\n    c "&& \\\n && d"\n',
    { operatorLayout: 'trailing' },
  ],
  [
    'nothing gets in front of a comment sign',
    'RUN a \\\n    && #b\n',
    'RUN a \\\n    && #b\n',
    { operatorLayout: 'trailing' },
  ],
  ['marks', 'RUN a   \\\n    b\\\n    c\\\nd\n', 'RUN a \\\n    b \\\n    c\\\nd\n'],
  ['a mark behind an operator', 'RUN a &&   \\\n    b\n', 'RUN a && \\\n    b\n', { operatorLayout: 'preserve' }],
  ['blanks of a quote stay', 'RUN a "b   \\\n    c"\n', 'RUN a "b   \\\n    c"\n'],
  ['marks as they are', 'RUN a   \\\n    b\n', 'RUN a   \\\n    b\n', { continuationMarks: 'preserve' }],
  [
    'pairs',
    'ENV A=1 B="2  3" \\\n  C=4\nARG a b\nLABEL a b\n',
    'ENV A=1 \\\n    B="2  3" \\\n    C=4\nARG a b\nLABEL a b\n',
    { keyValueLists: 'one per line' },
  ],
  ['JSON', 'CMD [ "a" ,"b  c",   "d"]\nSHELL ["a"  ]\n', 'CMD ["a", "b  c", "d"]\nSHELL ["a"]\n'],
  ['JSON over several lines', 'CMD [ "a", \\\n  "b" ]\n', 'CMD ["a", \\\n    "b"]\n'],
  ['JSON as it is', 'CMD [ "a" ]\n', 'CMD [ "a" ]\n', { jsonSpacing: false }],
  ['broken JSON is shell text', 'CMD [ "a"  "b" ]\n', 'CMD [ "a"  "b" ]\n'],
  ['blank lines', '\n\nFROM a\n\n\n\n\nRUN x\n \n\n', 'FROM a\n\n\nRUN x\n'],
  ['no blank lines', 'FROM a\n\nRUN x\n', 'FROM a\nRUN x\n', { maxBlankLines: 0 }],
  [
    'a comment at the top must not become a directive',
    '\n\n\n# escape=`\nFROM a\n',
    '\n# escape=`\nFROM a\n',
    { maxBlankLines: 1 },
  ],
  ['not even without blank lines', '\n\n# escape=`\nFROM a\n', '\n# escape=`\nFROM a\n', { maxBlankLines: 0 }],
  ['a later stage', 'FROM a\nRUN x\n# why\nFROM b\n', 'FROM a\nRUN x\n\n# why\nFROM b\n'],
  ['a later stage as it is', 'FROM a\nFROM b\n', 'FROM a\nFROM b\n', { blankLineBeforeStage: false }],
  ['ends of lines', 'FROM a \t\n# c  \nRUN a \\  \n    b  \n', 'FROM a\n# c\nRUN a \\\n    b\n'],
  ['ends of lines as they are', 'FROM a \n', 'FROM a \n', { trimTrailingBlanks: false }],
  ['no end of the file', 'FROM a', 'FROM a\n'],
  ['a return alone at the end', 'FROM a  \r', 'FROM a  \r'],
  ['no end of the file, wanted', 'FROM a', 'FROM a', { finalNewline: false }],
  ['heredocs', 'run   <<EOF  \n  a   \n\n\n\n\n\tb\nEOF\n', 'RUN <<EOF\n  a   \n\n\n\n\n\tb\nEOF\n'],
  ['a heredoc without an end', 'run <<EOF\n  a ', 'RUN <<EOF\n  a '],
  [
    'ignored',
    '# dockerfmt-ignore\nrun   x\n# dockyard-format-ignore\nrun   y\nrun   z\n',
    '# dockerfmt-ignore\nrun   x\n# dockyard-format-ignore\nrun   y\nRUN z\n',
  ],
  ['a text of another shell', 'SHELL ["cmd", "/c"]\nRUN a \\\n  b\n', 'SHELL ["cmd", "/c"]\nRUN a \\\n  b\n'],
  ['a keyword on two lines', 'ru\\\nn   x\n', 'ru\\\nn   x\n'],
  ['nothing', '', ''],
];

describe('format', () => {
  for (const [name, before, after, options] of cases) {
    it(name, () => assert.equal(format(before, options), after));
    it(`${name}: twice`, () => assert.equal(format(after, options), after));
    if (before.includes('\n')) it(`${name}: CRLF`, () => assert.equal(format(crlf(before), options), crlf(after)));
    it(`${name}: byte order mark`, () => assert.equal(format(`\ufeff${before}`, options), `\ufeff${after}`));
    if (before.includes('escape=')) continue;
    it(`${name}: escape=\``, () =>
      assert.equal(format(backticks(before.trimStart()), options), backticks(after.trimStart())));
  }

  it('under ONBUILD', () => {
    assert.equal(format('onbuild  copy  a   b\n'), 'ONBUILD COPY a b\n');
    assert.equal(format('onbuild  run a   b \\\n && c\n'), 'ONBUILD RUN a   b \\\n    && c\n');
    assert.equal(format('onbuild cmd [ "a" ]\n'), 'ONBUILD CMD ["a"]\n');
  });

  it('gives small edits', () =>
    assert.deepEqual(formatEdits(new DockerfileDocument('FROM a\nrun x\n'), defaultFormatOptions), [
      { span: { start: 7, end: 10 }, text: 'RUN' },
    ]));

  it('gives only what a range touches', () => {
    const text = 'from a\nrun x \\\n  y\nrun z \n\n\n\n\nrun w';
    const only = (start: number, end: number): string =>
      applyEdits(text, formatEdits(new DockerfileDocument(text), defaultFormatOptions, { start, end }));
    assert.equal(only(16, 17), 'from a\nRUN x \\\n    y\nrun z \n\n\n\n\nrun w');
    assert.equal(only(0, 0), 'FROM a\nrun x \\\n  y\nrun z \n\n\n\n\nrun w');
    assert.equal(only(text.length, text.length), 'from a\nrun x \\\n  y\nrun z \n\n\n\n\nRUN w\n');
    assert.equal(only(28, 28), 'from a\nrun x \\\n  y\nrun z \n\n\nrun w');
  });
});

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function backticks(text: string): string {
  return text === '' ? '' : `# escape=\`\n${text.replaceAll('\\', '`')}`;
}

describe('options', () => {
  it('are read from anything', () => {
    const odd = { keywordCase: 'UPPER', continuationIndent: -1, maxBlankLines: 1.5, finalNewline: 'yes', other: 1 };
    assert.deepEqual(formatOptionsFrom(odd), defaultFormatOptions);
    const good = { keywordCase: 'lower', continuationIndent: 'tab', maxBlankLines: 0, finalNewline: false };
    assert.deepEqual(formatOptionsFrom(good), { ...defaultFormatOptions, ...good });
    assert.equal(formatOptionsFrom({ keywordCase: 4 }).keywordCase, 'upper');
    assert.equal(formatOptionsFrom({ continuationIndent: 2 }).continuationIndent, 2);
  });
});

/** `|` is where the cursor stands after the character. */
const typed: readonly [string, string, string, string, Options?][] = [
  ['the first line goes on', 'RUN a \\\n|', '\n', 'RUN a \\\n    '],
  ['with a tab', 'RUN a \\\n|', '\n', 'RUN a \\\n\t', { continuationIndent: 'tab' }],
  ['as the line before', 'RUN a \\\n  b \\\n|', '\n', 'RUN a \\\n  b \\\n  '],
  ['behind a comment', 'RUN a \\\n  # c\n|\n  b', '\n', 'RUN a \\\n  # c\n  \n  b'],
  ['what the editor wrote is replaced', 'RUN a \\\n |b', '\n', 'RUN a \\\n    b'],
  ['the instruction is over', 'RUN a \\\n  b\n  |', '\n', 'RUN a \\\n  b\n'],
  ['under ONBUILD', 'ONBUILD RUN a \\\n|', '\n', 'ONBUILD RUN a \\\n    '],
  ['a body is nobody else’s', 'RUN <<E\n  a \\\n|\nE', '\n', 'RUN <<E\n  a \\\n\nE'],
  ['a heredoc begins', 'RUN a \\\n <<E\n|', '\n', 'RUN a \\\n <<E\n'],
  ['behind a comment of its own', '# a \\\n|', '\n', '# a \\\n'],
  ['at the top', '|', '\n', ''],
  ['a mark takes the next line', 'RUN a \\|\nb', '\\', 'RUN a \\\n    b'],
  ['a mark does not take an instruction', 'RUN a \\|\nRUN b', '\\', 'RUN a \\\nRUN b'],
  ['a mark inside a word', 'RUN a\\|\nb', '\\', 'RUN a\\\nb'],
  ['an escape', 'RUN a \\| b', '\\', 'RUN a \\ b'],
  ['one space in front', 'RUN a   \\|\n    b', '\\', 'RUN a \\\n    b', { continuationMarks: 'one space' }],
  ['any other character', 'RUN a \\\n|', ';', 'RUN a \\\n'],
];

describe('format on type', () => {
  for (const [name, marked, character, after, options] of typed) {
    it(name, () => {
      const offset = marked.indexOf('|');
      const text = marked.replace('|', '');
      const edits = formatOnType(new DockerfileDocument(text), offset, character, formatOptionsFrom(options ?? {}));
      assert.equal(applyEdits(text, edits), after);
    });
  }
});

const corpus = [
  '\ufeff# syntax=docker/dockerfile:1\r\n# escape=`\r\nARG V=1  W\r\nfrom   --platform=$X a:${V:-${W%.*}} as b\r\n\r\n\r\n\r\nrun x `\r\n# c\r\n y "z  `\r\n  q" &&`\r\n\r\n w  \r\n',
  '\n# escape=`\nFROM a\n  RUN <<EOF <<-\'B\'  \n  FROM $b  \nEOF\n\tc\n\tB\nonbuild COPY  --from=x <<X /y\n$z ${q//a/b}\nX\nHEALTHCHECK  --interval=5s  cmd curl \\\n  -f \\\n\n  http://localhost\ncmd [ "a" ,"b\\u0041$c"]',
  'W\\\nORKDIR /\\\\\n\\\n\\\n# x\nfrom 한글🐳\nENV   A=1 B="2  $A" \\\n C=\'3\\\n 4\'\nENV old  $A   value\nLABEL "a b"="c"  \\\n\td=e\nRUN --mount=type=cache,"target=/a",RO  --mount=from=x a && (b | c $(d `e`)) >f 2>&1 # "don\'t',
  'FROM a\nrun if [ a ]; then \\\n  case $x in "a  \\\n b") c;; (d) e ;; esac && \\\n # why\n for i in a b; do \\\n\techo "$(f \\\n  "g  h" && \\\n i)"; \\\n done; fi||\\\nj\\\nk && \\\n\\\n  l\\ \\\n  m\\\n  && #n\nFROM b\nCOPY ["a",\\\n "b" ,]\nCOPY [ "a",\\\n "b" ]\nSHELL [ "pwsh" ,  "-c" ]\nRUN a `\n  \\\n && b\nEXPOSE  80/tcp   443 \\\n 81\nUSER  a:$b\nVOLUME [ "/v"]\nSTOPSIGNAL   SIGTERM\nMAINTAINER  me   too\nHELLO  there\n# dockerfmt-ignore\nadd   4<<EOF   << F /\nbody\nEOF\nmore\nF\n',
];
const fragments = [
  '\\\n',
  '`\n',
  '\n',
  '\r\n',
  ' ',
  '\t',
  '"',
  "'",
  '&&',
  '||',
  '#',
  '\\',
  '$(',
  ')',
  '[',
  ',',
  '<<E\n',
  'E\n',
  'FROM ',
  'run ',
  '=',
  '한🐳',
  '\u00a0',
  ';',
];

function mutated(random: Random): string {
  let text = random.pick(corpus);
  for (let count = random.int(0, 6); count > 0; count -= 1) {
    const at = random.int(0, text.length);
    const removed = random.chance(0.5) ? random.int(0, 3) : 0;
    text = text.slice(0, at) + (random.chance(0.7) ? random.pick(fragments) : '') + text.slice(at + removed);
  }
  return text;
}

function anyOptions(random: Random): FormatOptions {
  const values = Object.entries(formatOptionTable).map(
    ([name, { choices, numbers, default: usual }]): [string, unknown] => {
      const more =
        typeof usual === 'boolean' ? [true, false] : [usual, ...choices, ...(numbers === undefined ? [] : [0, 1, 3])];
      return [name, random.pick<unknown>(more)];
    },
  );
  return formatOptionsFrom(Object.fromEntries(values));
}

function checkFormat(text: string, options: FormatOptions): void {
  const what = JSON.stringify({ text, options });
  const before = new DockerfileDocument(text);
  const edits = formatEdits(before, options);
  let last = -1;
  for (const { span } of edits) {
    assert.ok(last < span.start && span.start <= span.end && span.end <= text.length, `edits ${what}`);
    last = span.end;
  }
  const written = applyEdits(text, edits);
  const after = new DockerfileDocument(written);
  assert.ok(isBuiltTheSame(before.tree, after.tree), `structure ${what}`);
  assert.deepEqual(
    after.tree.instructions.map((instruction) => meaningOf(after, instruction)),
    before.tree.instructions.map((instruction) => meaningOf(before, instruction)),
    `meaning ${what}`,
  );
  assert.equal(applyEdits(written, formatEdits(after, options)), written, `idempotent ${what}`);
  if (text.includes('\r\n') && !text.replaceAll('\r\n', '').includes('\n'))
    assert.ok(!/[^\r]\n/.test(written), `CRLF ${what}`);
}

describe('any text', () => {
  it('every beginning of a file', () => {
    for (const text of corpus)
      for (let end = 0; end <= text.length; end += 1) checkFormat(text.slice(0, end), defaultFormatOptions);
  });

  it('mutations, with any options', (test) =>
    property(test, 1500, (random) => {
      checkFormat(mutated(random), anyOptions(random));
    }));

  it('a range changes nothing but the lines that it touches', (test) =>
    property(test, 500, (random) => {
      const text = mutated(random);
      const document = new DockerfileDocument(text);
      const start = random.int(0, text.length);
      const range = { start, end: random.int(start, text.length) };
      const whole = formatEdits(document, defaultFormatOptions);
      const some = formatEdits(document, defaultFormatOptions, range);
      // A whole file is left alone when one of its edits would change what is built: a mark of byte order gets first.
      assert.ok(whole.length === 0 || some.length <= whole.length, JSON.stringify({ text, range }));
      const first = document.tree.instructions.find(({ end }) => end >= range.start);
      const least = Math.min(first?.start ?? start, start);
      const line = document.tree.lines.startOf(Math.max(document.tree.lines.lineAt(least) - 1, 0));
      for (const { span } of some) assert.ok(span.end >= line, JSON.stringify({ text, range }));
    }));

  it('typing anywhere', (test) =>
    property(test, 500, (random) => {
      const text = mutated(random);
      const offset = random.int(0, text.length);
      const edits = formatOnType(
        new DockerfileDocument(text),
        offset,
        random.pick(['\n', '\\', '`']),
        anyOptions(random),
      );
      for (const { span } of edits) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      assert.ok(applyEdits(text, edits).replaceAll(/[ \t]/g, '') === text.replaceAll(/[ \t]/g, ''));
    }));
});
