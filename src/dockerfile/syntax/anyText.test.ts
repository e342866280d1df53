import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../test/helpers/random.ts';
import { analyse } from '../model/analyse.ts';
import { withTrigger } from './find.ts';
import { parse } from './parse.ts';
import { scriptsOf } from './script.ts';
import type { Dockerfile, Instruction, Span, Variable } from './tree.ts';
import { withNested } from './words.ts';

const corpus = [
  '\ufeff# syntax=docker/dockerfile:1\r\n# escape=`\r\nARG V=1 W\r\nFROM --platform=$X a:${V:-${W%.*}} AS b\r\n\r\nRUN x `\r\n# c\r\n y "z" `\r\n\r\n && w\r\n',
  'FROM a\nRUN <<EOF <<-\'B\'\nFROM $b\nEOF\n\tc\n\tB\nONBUILD COPY --from=x <<X /y\n$z ${q//a/b}\nX\nHEALTHCHECK --interval=5s CMD curl \\\n  -f \\\n\n  http://localhost\nCMD ["a", "b\\u0041$c"]\n',
  'W\\\nORKDIR /\\\\\n\\\n\\\n# x\nfrom 한글🐳\nENV A=1 B="2 $A" \\\n C=\'3\'\nENV old $A value\nLABEL "a b"="c"\nRUN --mount=type=cache,"target=/a",RO --mount=from=x a && (b | c $(d `e`)) >f 2>&1 # "don\'t',
  'COPY ["a", "b",]\nCMD [\'x\']\nSHELL ["s", 1]\nEXPOSE 80/tcp 443\nUSER a:$b\nVOLUME ["/v"]\nSTOPSIGNAL SIGTERM\nMAINTAINER me\nHELLO there\nADD 4<<EOF << F /\nbody\nEOF\nmore\nF\n',
];

function inside(inner: Span, outer: Span, what: string): void {
  assert.ok(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end, what);
}

function checkVariables(variables: readonly Variable[], outer: Span, what: string): void {
  for (const variable of withNested(variables)) {
    inside(variable, outer, `variable ${what}`);
    inside(variable.nameSpan, variable, `name ${what}`);
    for (const operand of [variable.operand, variable.replacement])
      if (operand) inside(operand, variable, `operand ${what}`);
  }
}

function checkInstruction(dockerfile: Dockerfile, instruction: Instruction, what: string): void {
  const { text } = dockerfile;
  inside(instruction, { start: 0, end: text.length }, what);
  inside(instruction.keywordSpan, instruction, `keyword ${what}`);
  assert.equal(
    instruction.pieces.map(({ start, end }) => text.slice(start, end)).join(''),
    instruction.line.text,
    what,
  );
  inside(instruction.argument.span, instruction, `argument ${what}`);
  let last = instruction.keywordSpan.end;
  for (const part of [...instruction.flags, ...instruction.words]) {
    inside(part, { start: last, end: instruction.end }, `word ${what}`);
    last = part.end;
    checkVariables(part.variables, part, what);
  }
  for (const flag of instruction.flags) {
    inside(flag.nameSpan, flag, what);
    if (flag.valueSpan) inside(flag.valueSpan, flag, what);
    for (const field of flag.fields ?? []) {
      inside(field, flag, `field ${what}`);
      inside(field.keySpan, flag, `key ${what}`);
    }
  }
  for (const pair of instruction.pairs ?? []) {
    inside(pair, instruction, `pair ${what}`);
    inside(pair.nameSpan, pair, what);
    if (pair.valueSpan) inside(pair.valueSpan, pair, what);
  }
  for (const heredoc of instruction.heredocs) {
    inside(heredoc.mark, instruction, `mark ${what}`);
    inside(heredoc.delimiterSpan, heredoc.mark, what);
    inside(heredoc.body, instruction, `body ${what}`);
    inside(heredoc.endLine, instruction, `end ${what}`);
    assert.ok(heredoc.body.end <= heredoc.endLine.start, what);
    checkVariables(heredoc.variables, heredoc.body, what);
  }
  for (const script of scriptsOf(dockerfile, instruction))
    for (const command of script.commands) inside(command, instruction, what);
}

/** Between the pieces of a line stands nothing but what continues lines: marks, line ends, comments, blank lines. */
function checkGaps({ text, escape }: Dockerfile, { pieces, keywordSpan }: Instruction, what: string): void {
  for (const [index, { end }] of pieces.entries()) {
    const next = pieces[index + 1];
    if (next === undefined) continue;
    const [first = '', ...rest] = text.slice(end, next.start).split('\n');
    assert.equal(first.trim(), escape, what);
    for (const line of rest) assert.match(line, /^[\s\x85]*(#[^]*|\\|`)?[\s\x85]*$/, what);
  }
  assert.ok(keywordSpan.start >= (pieces[0]?.start ?? 0), what);
}

/** Between instructions stands nothing but blank lines, comments, directives and marks that continue nothing. */
function checkBetween({ text, instructions, comments, directives }: Dockerfile, what: string): void {
  const known = [...instructions, ...comments, ...directives].sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end } of [...known, { start: text.length, end: text.length }]) {
    if (start > last) assert.match(text.slice(last, start), /^[\s\x85\uFEFF\\`]*$/, what);
    last = Math.max(last, end);
  }
}

/** Whatever was typed: nothing throws, everything is in order and inside of what it belongs to. */
function check(text: string): void {
  const what = JSON.stringify(text);
  const dockerfile = parse(text);
  let last = 0;
  for (const instruction of dockerfile.instructions) {
    assert.ok(last <= instruction.start, what);
    last = instruction.end;
    checkGaps(dockerfile, instruction, what);
    for (const part of withTrigger(instruction)) checkInstruction(dockerfile, part, what);
  }
  for (const part of [...dockerfile.problems, ...dockerfile.comments, ...dockerfile.directives]) {
    inside(part, { start: 0, end: text.length }, what);
  }
  checkBetween(dockerfile, what);
  const model = analyse(dockerfile);
  for (const { name, kind, occurrences } of model.symbols) {
    for (const { start, end } of occurrences) {
      const written = text.slice(start, end);
      if (/^[\w.]+$/.test(written)) assert.equal(written.toLowerCase(), name.toLowerCase(), `${kind} ${what}`);
    }
  }
  for (const stage of model.stages) model.commandOf(stage);
}

describe('any text', () => {
  it('every beginning of a file', () => {
    for (const text of corpus) for (let end = 0; end <= text.length; end += 1) check(text.slice(0, end));
  });

  it('every end of a file', () => {
    for (const text of corpus) for (let start = 0; start <= text.length; start += 1) check(text.slice(start));
  });

  it('every file with one character missing', () => {
    for (const text of corpus)
      for (let at = 0; at < text.length; at += 1) check(text.slice(0, at) + text.slice(at + 1));
  });

  it('files put together from pieces', (test) =>
    property(test, 3000, (random) => {
      const pieces = [
        'FROM ',
        'RUN ',
        'COPY ',
        'ENV ',
        'ARG ',
        'ONBUILD ',
        'CMD ',
        'HEALTHCHECK ',
        '--a=',
        '--mount=',
        '[',
        ']',
        '"',
        "'",
        ',',
        '$',
        '{',
        '}',
        ':-',
        '=',
        ' ',
        '\t',
      ];
      check(
        random.text(
          [
            ...pieces,
            '\n',
            '\r\n',
            '\\\n',
            '`\n',
            '\\',
            '#',
            '# escape=`\n',
            '<<',
            '-',
            'E',
            'E\n',
            '한',
            '🐳',
            '\u00a0',
            '\u0085',
            '\u2028',
            '\0',
          ],
          24,
        ),
      );
    }));

  it('line by line, as an editor counts', (test) =>
    property(test, 300, (random) => {
      const text = random.text(['a', '\n', '\r\n', '\r', '한', '🐳', '\ufeff'], 20);
      const { lines } = parse(text);
      assert.equal(lines.count, text.split('\n').length);
      for (let offset = 0; offset <= text.length; offset += 1) {
        const before = text.slice(0, offset);
        const position = { line: before.split('\n').length - 1, character: offset - (before.lastIndexOf('\n') + 1) };
        assert.deepEqual(lines.positionAt(offset), position);
        const insideEnd = text.charAt(offset) === '\n' && text.charAt(offset - 1) === '\r';
        assert.equal(lines.offsetAt(position), insideEnd ? offset - 1 : offset);
      }
      assert.equal(lines.offsetAt({ line: lines.count, character: 0 }), text.length);
      assert.equal(lines.offsetAt({ line: -1, character: 5 }), 0);
    }));
});
