import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from './parse.ts';
import type { Instruction } from './tree.ts';

/** What stands behind the keyword, in short; parts that are not there are left out. */
function summary({ flags, words, json, brokenJson, pairs, heredocs }: Instruction): Record<string, unknown> {
  const all = {
    flags: flags.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
    words: words.map(({ raw }) => raw),
    json: json?.items.map(({ value }) => value).join('|'),
    broken: brokenJson?.reason,
    pairs: pairs?.map(({ name, value, legacy }) => [name, value, ...(legacy ? ['legacy'] : [])]),
    heredocs: heredocs.map(
      ({ name, fd, expands, stripTabs }) => `${fd}${stripTabs ? '-' : ''}${expands ? '' : "'"}${name}`,
    ),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value.length > 0));
}

/** Ways to write the same; `CMD end` behind it shows that nothing of the rest was taken. */
const variants: readonly [string, (text: string) => string, (instruction: Instruction) => Instruction | undefined][] = [
  ['plain', (text) => text, (instruction) => instruction],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n'), (instruction) => instruction],
  ['a byte order mark', (text) => `\ufeff${text}`, (instruction) => instruction],
  ['the other escape', (text) => `# escape=\`\n${text.replaceAll('\\\n', '`\n')}`, (instruction) => instruction],
  ['ONBUILD', (text) => `onbuild \\\n ${text}`, (instruction) => instruction.trigger],
];

const cases: readonly [string, Record<string, unknown>][] = [
  ['FROM  a:b \tAS  c', { words: ['a:b', 'AS', 'c'] }],
  ['FROM --platform=linux/amd64 a', { flags: ['platform=linux/amd64'], words: ['a'] }],
  ['COPY --from=x --link --chown="a b" . /', { flags: ['from=x', 'link', 'chown=a b'], words: ['.', '/'] }],
  ['COPY --exclude=a --exclude=b . /', { flags: ['exclude=a', 'exclude=b'], words: ['.', '/'] }],
  ['COPY -- --a b', { words: ['--a', 'b'] }],
  ['COPY --a', { flags: ['a'] }],
  ['COPY "a b" /', { words: ['"a', 'b"', '/'] }],
  ['COPY ["a b", "/"]', { words: ['"a b"', '"/"'], json: 'a b|/' }],
  ['COPY a \\\n# comment\n\n  b /', { words: ['a', 'b', '/'] }],
  ['COPY --from=\\\nx a /', { flags: ['from=x'], words: ['a', '/'] }],
  ['RUN  a  "b c" ', { words: ['a  "b c"'] }],
  ['RUN ["a", "b\\tc", "\\u0041"]', { words: ['"a"', '"b\\tc"', '"\\u0041"'], json: 'a|b\tc|A' }],
  ['RUN []', {}],
  ['RUN [ "a" , "b" ]  ', { words: ['"a"', '"b"'], json: 'a|b' }],
  ['CMD ["a" "b"]', { words: ['["a" "b"]'], broken: 'missing-comma' }],
  ['CMD ["a",]', { words: ['["a",]'], broken: 'trailing-comma' }],
  ["CMD ['a']", { words: ["['a']"], broken: 'single-quotes' }],
  ['CMD ["a', { words: ['["a'], broken: 'unclosed-string' }],
  ['CMD ["a"', { words: ['["a"'], broken: 'unclosed-bracket' }],
  ['CMD ["C:\\x"]', { words: ['["C:\\x"]'], broken: 'bad-escape' }],
  ['CMD ["a"] b', { words: ['["a"] b'], broken: 'text-behind' }],
  ['CMD [ -f x ]', { words: ['[ -f x ]'], broken: 'unquoted' }],
  ['RUN ["a\tb"]', { words: ['["a\tb"]'], broken: 'control-character' }],
  ['HEALTHCHECK NONE', { words: ['NONE'] }],
  ['HEALTHCHECK --interval=5s cmd curl  x', { flags: ['interval=5s'], words: ['cmd', 'curl  x'] }],
  ['HEALTHCHECK CMD ["a","b"]', { words: ['CMD', '"a"', '"b"'], json: 'a|b' }],
  [
    'ENV a=b c="d e" f=\'g h\' i=j\\ k',
    {
      words: ['a=b', 'c="d e"', "f='g h'", 'i=j\\ k'],
      pairs: [
        ['a', 'b'],
        ['c', '"d e"'],
        ['f', "'g h'"],
        ['i', 'j\\ k'],
      ],
    },
  ],
  ['ENV a  b=c d', { words: ['a', 'b=c d'], pairs: [['a', 'b=c d', 'legacy']] }],
  [
    'ENV a= b=',
    {
      words: ['a=', 'b='],
      pairs: [
        ['a', ''],
        ['b', ''],
      ],
    },
  ],
  [
    'LABEL a.b="x" \\\n  c=d',
    {
      words: ['a.b="x"', 'c=d'],
      pairs: [
        ['a.b', '"x"'],
        ['c', 'd'],
      ],
    },
  ],
  [
    'ARG a=1 b c="x y"',
    {
      words: ['a=1', 'b', 'c="x y"'],
      pairs: [
        ['a', '1'],
        ['b', undefined],
        ['c', '"x y"'],
      ],
    },
  ],
  ['EXPOSE 80/tcp  443', { words: ['80/tcp', '443'] }],
  ['USER a b ', { words: ['a b'] }],
  ['WORKDIR /a b', { words: ['/a b'] }],
  ['STOPSIGNAL SIGTERM', { words: ['SIGTERM'] }],
  ['MAINTAINER a <b@c>', { words: ['a <b@c>'] }],
  ['SHELL ["a", "-c"]', { words: ['"a"', '"-c"'], json: 'a|-c' }],
  ['VOLUME /a /b', { words: ['/a', '/b'] }],
  ['VOLUME ["/a"]', { words: ['"/a"'], json: '/a' }],
  ['HELLO a b', {}],
  ['RUN', {}],
  ['RUN 3<<-"E" cat <<F\n\tx\n\tE\ny\nF', { words: ['3<<-"E" cat <<F'], heredocs: ["3-'E", '0F'] }],
  ['COPY << E /x\na\nE', { words: ['<<', 'E', '/x'], heredocs: ['0E'] }],
  ['COPY ["<<E", "/x"]', { words: ['"<<E"', '"/x"'], json: '<<E|/x' }],
];

describe('arguments', () => {
  for (const [name, vary, pick] of variants) {
    describe(name, () => {
      for (const [text, expected] of cases) {
        // In JSON and outside of it a backslash is one whatever `# escape` says, but not for words.
        if (name === 'the other escape' && text.includes('j\\ k')) continue;
        it(text, () => {
          const { instructions } = parse(`${vary(text)}\nCMD end`);
          const [first] = instructions;
          const instruction = first && pick(first);
          assert.ok(instruction !== undefined);
          assert.deepEqual(summary(instruction), expected);
          assert.equal(instructions.length, 2);
          assert.equal(instructions[1]?.keyword, 'CMD');
        });
      }
    });
  }

  it('span what they say', () => {
    const text = '# c\nCOPY --from="a" --x b \\\n  c["d"] /\nENV K=v L=\nRUN ["x\\ty", "z"]';
    const [copy, env, run] = parse(text).instructions;
    const cut = (span: { start: number; end: number } | undefined): string | undefined =>
      span && text.slice(span.start, span.end);
    assert.deepEqual(
      copy?.flags.map((flag) => [cut(flag), cut(flag.nameSpan), cut(flag.valueSpan)]),
      [
        ['--from="a"', 'from', '"a"'],
        ['--x', 'x', undefined],
      ],
    );
    assert.deepEqual(copy.words.map(cut), ['b', 'c["d"]', '/']);
    assert.equal(cut(copy.argument.span), 'b \\\n  c["d"] /');
    assert.deepEqual(
      env?.pairs?.map(({ nameSpan, valueSpan }) => [cut(nameSpan), cut(valueSpan)]),
      [
        ['K', 'v'],
        ['L', ''],
      ],
    );
    assert.equal(env.pairs[1]?.valueSpan?.start, text.indexOf('L=') + 2);
    assert.deepEqual(
      run?.json?.items.map(({ span }) => cut(span)),
      ['"x\\ty"', '"z"'],
    );
  });

  it('of --mount are fields', () => {
    const text = 'RUN --mount=type=cache,"target=/a,b",RO --mount=type=secret a';
    const [run] = parse(text).instructions;
    assert.deepEqual(
      run?.flags.map(({ fields }) => fields?.map(({ key, value }) => [key, value])),
      [
        // The quotes are gone before the commas are looked at.
        [
          ['type', 'cache'],
          ['target', '/a'],
          ['b', undefined],
          ['ro', undefined],
        ],
        [['type', 'secret']],
      ],
    );
    const [, target] = run.flags[0]?.fields ?? [];
    assert.equal(text.slice(target?.valueSpan?.start, target?.valueSpan?.end), '/a');
    const quoted = parse(`RUN --mount='type=bind,"target=/a,b"' x`).instructions[0]?.flags[0]?.fields;
    assert.deepEqual(
      quoted?.map(({ value }) => value),
      ['bind', '/a,b'],
    );
  });
});

describe('variables', () => {
  const cases: readonly [string, string[]][] = [
    ['ENV a=$b c=${d}', ['$b', '${d}']],
    ['ENV a=\'$b\' c=\\$d e="$f"', ['$f']],
    ['COPY ${a:-${b}}/$c /', ['${a:-${b}}', '$c']],
    ['COPY ["$a", "\\t$b"]', ['$a', '$b']],
    ['WORKDIR ${a%/*}${b//x/$c}', ['${a%/*}', '${b//x/$c}']],
    ['COPY --chown=$a --from=$b . /', ['$a']],
    ['CMD ["$a"]', []],
    ['RUN echo $a "${b}" \'$c\'', ['$a', '${b}']],
    ['LABEL $a=$b', ['$a', '$b']],
    ['FROM --platform=$a b:$c', ['$a', '$c']],
  ];
  for (const [text, expected] of cases) {
    it(text, () => {
      const [instruction] = parse(text).instructions;
      const found = [...(instruction?.flags ?? []), ...(instruction?.words ?? [])].flatMap(
        ({ variables }) => variables,
      );
      assert.deepEqual(
        found.map(({ start, end }) => text.slice(start, end)),
        expected,
      );
    });
  }

  it('have names, modifiers and operands', () => {
    const text = 'ENV x=${a_1:-b$c}';
    const [variable] = parse(text).instructions[0]?.words[0]?.variables ?? [];
    assert.equal(variable?.name, 'a_1');
    assert.equal(variable.modifier, ':-');
    assert.equal(variable.operand?.raw, 'b$c');
    assert.deepEqual(
      variable.operand.variables.map(({ name }) => name),
      ['c'],
    );
    assert.equal(variable.by, 'build');
    assert.equal(parse('RUN $a').instructions[0]?.words[0]?.variables[0]?.by, 'shell');
  });

  it('that a shell fills in have names of ASCII, and numbers of one digit', () => {
    const names = (text: string): (string | undefined)[] =>
      parse(text).instructions[0]?.words.flatMap(({ variables }) => variables.map(({ name }) => name)) ?? [];
    assert.deepEqual(names('RUN echo $A님 $10 ${10} ${A님} $? "$@"'), ['A', '1', '10', 'A', '?', '@']);
    assert.deepEqual(names('WORKDIR $A님/$10'), ['A님', '10']);
  });

  it('of bodies are those that BuildKit fills in', () => {
    const names = (text: string): (string | undefined)[] =>
      parse(text).instructions[0]?.heredocs.flatMap(({ variables }) => variables.map(({ name }) => name)) ?? [];
    assert.deepEqual(names("COPY <<E /\n$a '$b' \\$c\nE"), ['a', 'b']);
    assert.deepEqual(names("COPY <<'E' /\n$a\nE"), []);
    assert.deepEqual(names('RUN <<E\n$a\nE'), []);
  });
});

describe('problems', () => {
  const cases: readonly [string, string[]][] = [
    ['FROM a', []],
    ['', ['empty-file']],
    ['# c\n', ['empty-file']],
    ['# escape=x\nFROM a', ['unknown-escape']],
    ['# syntax=a\n# syntax=b\nFROM a', ['duplicate-directive']],
    ['RUN <<E\na', ['unterminated-heredoc']],
    ['CMD ["a", 1]', ['json-not-strings']],
    ['ONBUILD CMD [{}]', ['json-not-strings']],
    ['ENV a', ['missing-value']],
    ['ENV a=b c', ['missing-equals']],
    ['LABEL a = b', []],
    ['LABEL a=b c', ['missing-equals']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () =>
      assert.deepEqual(
        parse(text).problems.map(({ code }) => code),
        expected,
      ),
    );
  }
});

describe('comments', () => {
  it('belong to the instruction below, a bare # parts them', () => {
    const text = '# syntax=x\n# a\n#\n# b\n\n  # c\nFROM x\nRUN y \\\n# inside\n z';
    const { instructions, comments } = parse(text);
    assert.deepEqual(
      instructions[0]?.comments.map((comment) => comment.text),
      ['b', 'c'],
    );
    assert.deepEqual(instructions[1]?.comments, []);
    assert.deepEqual(
      comments.filter(({ insideInstruction }) => insideInstruction).map((comment) => comment.text),
      ['inside'],
    );
  });
});
