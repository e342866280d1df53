import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { instructionAt, keywordAt } from './find.ts';
import { parse } from './parse.ts';

/** The keywords of a text as they stand in it, `ONBUILD RUN` for a trigger. */
function keywords(text: string): string[] {
  return parse(text).instructions.map(({ keyword, trigger }) =>
    trigger === undefined ? keyword : `${keyword} ${trigger.keyword}`,
  );
}

/** What each instruction spans. */
function spans(text: string): string[] {
  return parse(text).instructions.map(({ start, end }) => text.slice(start, end));
}

describe('instructions', () => {
  const cases: readonly [string, string, string[]][] = [
    ['one', 'FROM a', ['FROM']],
    ['several', 'FROM a\nRUN b\nCMD c\n', ['FROM', 'RUN', 'CMD']],
    ['no text', '', []],
    ['only blanks', ' \n\t\n', []],
    ['CRLF', 'FROM a\r\nRUN b\r\n', ['FROM', 'RUN']],
    ['a lone carriage return is no line end', 'FROM a\rRUN b', ['FROM']],
    ['a byte order mark', '\ufeffFROM a\nRUN b', ['FROM', 'RUN']],
    ['any letter case', 'from a\nRuN b\nworkDIR /', ['FROM', 'RUN', 'WORKDIR']],
    ['blanks in front', '  FROM a\n\tRUN b', ['FROM', 'RUN']],
    ['a keyword alone', 'FROM\nRUN', ['FROM', 'RUN']],
    ['comments', '# a\nFROM a\n  # b\n#RUN c\nRUN d', ['FROM', 'RUN']],
    ['a comment is not continued', '# a \\\nFROM a', ['FROM']],
    ['# inside a line is no comment', 'RUN echo # a \\\nFROM b\nCMD c', ['RUN', 'CMD']],
    ['unknown words', 'FROM a\nHELLO world\nRUN b', ['FROM', 'HELLO', 'RUN']],
    ['a trigger', 'ONBUILD RUN a', ['ONBUILD RUN']],
    ['a trigger, any case, far away', 'onbuild   \\\n   copy . /', ['ONBUILD COPY']],
    ['ONBUILD alone', 'ONBUILD\nRUN a', ['ONBUILD', 'RUN']],
    ['ONBUILD ONBUILD is one trigger', 'ONBUILD ONBUILD RUN a', ['ONBUILD ONBUILD']],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(keywords(text), expected));

  it('span from the keyword to the end of the last line, without its end', () => {
    assert.deepEqual(spans('  FROM a  \r\n\nRUN b \\\r\n  c\r\nCMD d'), ['FROM a  ', 'RUN b \\\r\n  c', 'CMD d']);
  });
});

describe('continuation lines', () => {
  const cases: readonly [string, string, string[]][] = [
    ['end at the first line without a mark', 'RUN a \\\n b \\\n FROM c\nCMD d', ['RUN', 'CMD']],
    ['with blanks behind the mark', 'RUN a \\ \t\n FROM c\nCMD d', ['RUN', 'CMD']],
    ['with CRLF', 'RUN a \\\r\n FROM c\r\nCMD d', ['RUN', 'CMD']],
    ['over comments and blank lines', 'RUN a \\\n# x\n\n  # y \\\n\t\n FROM c\nCMD d', ['RUN', 'CMD']],
    ['an escaped mark is none', 'RUN a \\\\\nCMD d', ['RUN', 'CMD']],
    ['nor are three: BuildKit sees the escaped one', 'RUN a \\\\\\\nCMD d', ['RUN', 'CMD']],
    ['a mark alone', 'RUN a \\\n\\\nFROM c\nCMD d', ['RUN', 'CMD']],
    ['at the end of the text', 'RUN a \\', ['RUN']],
    ['at the end of the text, with a line end', 'RUN a \\\n', ['RUN']],
    ['into comments until the end', 'RUN a \\\n# x', ['RUN']],
    ['the other mark is none', 'RUN a `\nCMD d', ['RUN', 'CMD']],
    ['a mark inside a line is none', 'RUN a \\ b\nCMD d', ['RUN', 'CMD']],
    ['a keyword split over two lines', 'FR\\\nOM a\nCMD d', ['FROM', 'CMD']],
    ['a keyword split over three, with comments', 'W\\\n# x\nORK\\\nDIR /', ['WORKDIR']],
    ['a keyword that starts on the second line', '\\\nFROM a\nCMD d', ['FROM', 'CMD']],
    ['a blank at a split ends the keyword', 'FR \\\nOM a', ['FR']],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(keywords(text), expected));
});

describe('directives', () => {
  const tick = 'RUN a `\nCMD b';
  const cases: readonly [string, string, '\\' | '`'][] = [
    ['none', '', '\\'],
    ['escape', '# escape=`\n', '`'],
    ['without a blank', '#escape=`\n', '`'],
    ['with many', '#  \tescape \t =  `  \n', '`'],
    ['blanks in front of it', '  # escape=`\n', '`'],
    ['any letter case', '# EsCaPe=`\n', '`'],
    ['with CRLF', '# escape=`\r\n', '`'],
    ['behind a byte order mark', '\ufeff# escape=`\n', '`'],
    ['behind another one', '# syntax=docker/dockerfile:1\n# check=skip=all\n# escape=`\n', '`'],
    ['the usual mark by name', '# escape=\\\n', '\\'],
    ['a mark that does not exist', '# escape=x\n', '\\'],
    ['an empty one', '# escape=\n# escape=`\n', '\\'],
    ['behind a shebang this one is none', '#!/usr/bin/env -S docker build -f\n# escape=`\n', '\\'],
    ['an unknown directive ends them', '# foo=bar\n# escape=`\n', '\\'],
    ['so does a comment', '# hello\n# escape=`\n', '\\'],
    ['so does a blank line', '\n# escape=`\n', '\\'],
    ['so does an instruction', 'FROM a\n# escape=`\n', '\\'],
    ['so does one that is there already', '# syntax=a\n# syntax=b\n# escape=`\n', '\\'],
  ];
  for (const [name, head, escape] of cases) {
    it(name, () => {
      const text = head + tick;
      assert.equal(parse(text).escape, escape);
      assert.equal(keywords(text).includes('CMD'), escape === '\\');
    });
  }

  it('those for BuildKit stand behind a shebang, on the first line alone', () => {
    const names = (text: string): string[] => parse(text).directives.map(({ name }) => name);
    assert.deepEqual(names('#!/usr/bin/env x\n# syntax=a\n# check=skip=all\nFROM a'), ['syntax', 'check']);
    assert.deepEqual(names('\ufeff#!x\r\n# check=skip=all\r\nFROM a'), ['check']);
    assert.deepEqual(names('# a\n#!x\n# check=skip=all\nFROM a'), []);
  });

  it('with the other mark a backslash is a character like any other', () =>
    assert.deepEqual(keywords('# escape=`\nCOPY a C:\\\nRUN b ``\nRUN c `\n d\nCMD'), ['COPY', 'RUN', 'RUN', 'CMD']));

  // A regular expression that tries every way to share blanks would never come back from this.
  it('a line of blanks that is none costs nothing', () => {
    const blanks = ' '.repeat(5_000);
    assert.equal(parse(`# escape=${blanks}x${blanks}\r${blanks}y\nRUN a`).escape, '\\');
    assert.equal(parse(`#${blanks}escape${blanks}=${blanks}\nRUN a`).escape, '\\');
  });
});

/** The bodies of the heredocs of each instruction that has some. */
function bodies(text: string): string[][] {
  return parse(text)
    .instructions.filter(({ heredocs }) => heredocs.length > 0)
    .map(({ heredocs }) => heredocs.map(({ body }) => text.slice(body.start, body.end)));
}

describe('heredocs', () => {
  const cases: readonly [string, string, string[][]][] = [
    ['RUN', 'RUN <<EOF\na\nb\nEOF\nCMD c', [['a\nb']]],
    ['COPY', 'COPY <<EOF /x\na\nEOF\nCMD c', [['a']]],
    ['ADD', 'ADD <<EOF /x\na\nEOF\nCMD c', [['a']]],
    ['a trigger', 'ONBUILD RUN <<EOF\na\nEOF\nCMD c', [['a']]],
    ['other instructions have none', 'ENV A=<<EOF\nCMD c', []],
    ['nor have their triggers', 'ONBUILD CMD <<EOF\nCMD c', []],
    ['an empty one', 'RUN <<EOF\nEOF\nCMD c', [['']]],
    ['blank lines belong to it', 'RUN <<EOF\n\na\n\nEOF\nCMD c', [['\na\n']]],
    [
      'lines like instructions, comments and marks are its text',
      'RUN <<EOF\nFROM x\n# y\nRUN z \\\nEOF\nCMD c',
      [['FROM x\n# y\nRUN z \\']],
    ],
    ['its name in quotes', "RUN <<'EOF'\na\nEOF\nCMD c", [['a']]],
    ['in double quotes', 'RUN <<"EOF"\na\nEOF\nCMD c', [['a']]],
    ['partly in quotes', 'RUN <<E"O"F\na\nEOF\nCMD c', [['a']]],
    ['a name of two words in quotes', "RUN <<'one two'\na\none two\nCMD c", [['a']]],
    ['an escaped quote in the name', "RUN <<eo\\'f\na\neo'f\nCMD c", [['a']]],
    ['an escaped letter in the name', 'RUN <<\\EOF\na\nEOF\nCMD c', [['a']]],
    ['a variable as the name is not filled', 'RUN <<$EOF\na\n$EOF\nCMD c', [['a']]],
    ['a name with a dot', 'COPY <<file.txt /x\na\nfile.txt\nCMD c', [['a']]],
    ['a blank before the name', 'RUN << EOF\na\nEOF\nCMD c', [['a']]],
    ['tabs are dropped with a dash', 'RUN <<-EOF\n\ta\n\tEOF\nCMD c', [['\ta']]],
    ['a dash and a quoted name', "RUN <<-'EOF'\n\ta\n\t\tEOF\nCMD c", [['\ta']]],
    ['blanks are not dropped', 'RUN <<-EOF\n  EOF\nEOF\nCMD c', [['  EOF']]],
    ['tabs are not without it', 'RUN <<EOF\n\tEOF\nEOF\nCMD c', [['\tEOF']]],
    ['the name must be the whole line', 'RUN <<EOF\nEOF \n EOF\nEOFX\nEOF\nCMD c', [['EOF \n EOF\nEOFX']]],
    ['a file descriptor', 'RUN 3<<EOF\na\nEOF\nCMD c', [['a']]],
    ['behind options and words', 'RUN --mount=type=cache,target=/x cat <<EOF | sh\na\nEOF\nCMD c', [['a']]],
    ['two, one after the other', 'COPY <<A <<B /x\na\nA\nb\nB\nCMD c', [['a', 'b']]],
    ['two that name each other', 'COPY <<X <<Y /x\nY\nX\nX\nY\nCMD c', [['Y', 'X']]],
    ['opened on a continuation line', 'RUN cat \\\n <<EOF\na\nEOF\nCMD c', [['a']]],
    ['behind a comment in between', 'RUN cat \\\n# x\n <<EOF\na\nEOF\nCMD c', [['a']]],
    ['CRLF', 'RUN <<EOF\r\na\r\nEOF\r\nCMD c', [['a']]],
    ['a quoted mark is none', 'RUN "<<EOF"\nCMD c', []],
    ['nor one in an argument of exec form', 'RUN ["cat", "<<EOF"]\nCMD c', []],
    ['nor one that is stuck to a word', 'RUN cat<<EOF\nCMD c', []],
    ['nor a here-string', 'RUN cat <<<EOF\nCMD c', []],
    ['nor a shift', 'RUN echo $((1<<2))\nCMD c', []],
    ['nor one without a name', 'RUN cat <<\nCMD c', []],
    ['nor one with an empty name', "RUN cat <<''\nCMD c", []],
    ['nor one in a quote that is not closed', 'RUN echo "a <<EOF\nCMD c', []],
    ['nor any in a line whose quote is not closed', "RUN <<EOF echo don't\nCMD c", []],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.deepEqual(bodies(text), expected);
      assert.deepEqual(keywords(text).at(-1), 'CMD');
      assert.equal(keywords(text).length, 2);
    });
  }

  it('that are not ended take the rest', () => {
    assert.deepEqual(bodies('RUN <<EOF\na\nCMD b'), [['a\nCMD b']]);
    assert.deepEqual(bodies('COPY <<A <<B /x\na\nA\nb'), [['a', 'b']]);
    assert.deepEqual(bodies('COPY <<A <<B /x\na\n'), [['a', '']]);
  });

  it('are marked by the backslash, also where another mark continues lines', () => {
    assert.deepEqual(bodies("# escape=`\nRUN <<eo\\'f\na\neo'f\nCMD c"), [['a']]);
  });

  it('do not stop the half-written instruction that opens one from being known', () => {
    for (const text of ['FROM a\nRUN <<EOF', 'FROM a\nRUN <<EOF\n', 'FROM a\nRUN cat <<A <<B']) {
      const tree = parse(text);
      const [, run] = tree.instructions;
      assert.ok(run !== undefined && run.end >= run.start, text);
      assert.equal(keywordAt(tree, text.indexOf('RUN') + 1)?.keyword, 'RUN', text);
    }
  });
});

describe('keywordAt', () => {
  const at = (text: string, offset: number): string | undefined => {
    const found = keywordAt(parse(text), offset);
    return found === undefined ? undefined : `${found.keyword} ${text.slice(found.span.start, found.span.end)}`;
  };
  const text = 'FROM a\n\n  run b \\\n  c\nONBUILD\tcopy . /\n';

  const cases: readonly [string, number, string | undefined][] = [
    ['at its start', 0, 'FROM FROM'],
    ['inside', 2, 'FROM FROM'],
    ['right behind it', 4, 'FROM FROM'],
    ['beyond', 5, undefined],
    ['on a blank line', 7, undefined],
    ['on the blanks in front', 8, undefined],
    ['in lower case', 10, 'RUN run'],
    ['on the continuation line', text.indexOf('  c') + 2, undefined],
    ['on ONBUILD', text.indexOf('ONBUILD') + 3, 'ONBUILD ONBUILD'],
    ['on the trigger', text.indexOf('copy') + 1, 'COPY copy'],
    ['right behind the trigger', text.indexOf('copy') + 4, 'COPY copy'],
    ['beyond the trigger', text.indexOf('copy') + 5, undefined],
    ['before the text', -1, undefined],
    ['after the text', text.length + 10, undefined],
  ];
  for (const [name, offset, expected] of cases) it(name, () => assert.equal(at(text, offset), expected));

  it('on either part of a split keyword spans both', () => {
    const split = 'FR\\\nOM a';
    assert.equal(at(split, 1), `FROM FR\\\nOM`);
    assert.equal(at(split, 5), `FROM FR\\\nOM`);
    assert.equal(at(split, 7), undefined);
  });

  it('inside a heredoc is nothing', () => {
    const heredoc = 'RUN <<EOF\nFROM x\nEOF\nFROM y';
    assert.equal(at(heredoc, heredoc.indexOf('FROM x') + 1), undefined);
    assert.equal(at(heredoc, heredoc.indexOf('FROM y') + 1), 'FROM FROM');
  });

  it('counts from the byte order mark, as editors do', () => assert.equal(at('\ufeffFROM a', 2), 'FROM FROM'));
});

describe('any text at all', () => {
  const corpus = [
    '\ufeff# syntax=docker/dockerfile:1\r\n# escape=`\r\nFROM a AS b\r\n\r\nRUN x `\r\n# c\r\n y\r\n',
    'FROM a\nRUN <<EOF <<-\'B\'\nFROM b\nEOF\n\tc\n\tB\nONBUILD COPY <<X /y\nz\nX\nHEALTHCHECK CMD curl \\\n  -f \\\n\n  http://localhost\nCMD ["a", "b"]',
    'W\\\nORKDIR /\\\\\n\\\n\\\n# x\nfrom 한글🐳\nRUN echo "don\'t',
  ];

  /** Whatever was typed: instructions are in order, lie inside the text and do not overlap. */
  function check(text: string): void {
    let last = 0;
    const tree = parse(text);
    for (const { start, end, keywordSpan, heredocs, trigger } of tree.instructions) {
      const inner = [
        keywordSpan,
        ...heredocs.map(({ body }) => body),
        ...(trigger === undefined ? [] : [trigger.keywordSpan]),
      ];
      assert.ok(last <= start && start < end && end <= text.length, JSON.stringify(text));
      for (const span of inner) {
        assert.ok(
          start <= span.start && span.start <= span.end && span.end <= end,
          JSON.stringify({ text, span, end }),
        );
      }
      assert.ok(instructionAt(tree, start) !== undefined);
      last = end;
    }
  }

  it('is read at every moment of its being typed', () => {
    for (const text of corpus) for (let end = 0; end <= text.length; end += 1) check(text.slice(0, end));
  });

  it('is read with any one character missing', () => {
    for (const text of corpus)
      for (let at = 0; at < text.length; at += 1) check(text.slice(0, at) + text.slice(at + 1));
  });

  it('is read', (test) =>
    property(test, 3000, (random) => {
      const pieces = [
        'RUN',
        'FROM',
        'ONBUILD',
        'COPY',
        ' ',
        '\n',
        '\r\n',
        '\\',
        '`',
        '#',
        '<<',
        '-',
        'EOF',
        '"',
        "'",
        '\t',
        '한',
      ];
      check(random.text([...pieces, '# escape=`\n', 'RUN <<EOF\n', 'EOF\n', '\ufeff'], 20));
    }));

  it('is found by halving as it would be found by looking at all', (test) =>
    property(test, 200, (random) => {
      const text = random.text(['RUN a\n', 'FROM b \\\n c\n', '\n', '# x\n', 'RUN <<E\nz\nE\n'], 12);
      const tree = parse(text);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const expected = tree.instructions.find(({ start, end }) => start <= offset && offset <= end);
        assert.equal(instructionAt(tree, offset), expected);
      }
    }));

  it('of 10,000 lines is read, continued or not', () => {
    assert.equal(parse('RUN echo hello\n'.repeat(10_000)).instructions.length, 10_000);
    assert.equal(parse('RUN a \\\n  # b\n'.repeat(10_000)).instructions.length, 1);
    assert.equal(parse(`RUN <<EOF\n${'FROM x\n'.repeat(10_000)}EOF\nCMD`).instructions.length, 2);
  });
});
