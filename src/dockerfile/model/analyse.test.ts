import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../syntax/parse.ts';
import type { Span } from '../syntax/tree.ts';
import { analyse } from './analyse.ts';
import type { Model, State } from './model.ts';

function modelOf(text: string): Model {
  return analyse(parse(text));
}

/** The state when the last instruction is done. */
function stateAtEnd(text: string): State {
  const model = modelOf(text);
  const last = model.dockerfile.instructions.at(-1);
  assert.ok(last !== undefined);
  return model.stateAfter(last);
}

describe('stages', () => {
  const text = `ARG BASE=alpine
FROM --platform=linux/amd64 $BASE:3 AS Build
RUN a
FROM build as second
COPY --link --from=BUILD /a /b
FROM scratch
COPY --from=1 /a /b
RUN --mount=type=bind,from=second,target=/x a
COPY --from=nginx:1 /a /b`;
  const { stages, stageOf, dockerfile } = ((model: Model) => ({
    stages: model.stages,
    stageOf: (index: number) => {
      const instruction = model.dockerfile.instructions[index];
      return instruction && model.stageOf(instruction)?.index;
    },
    dockerfile: model.dockerfile,
  }))(modelOf(text));

  it('have names and bases', () => {
    assert.deepEqual(
      stages.map(({ name, base }) => [name, base?.name, base?.stage?.index, base?.scratch]),
      [
        ['build', 'alpine:3', undefined, false],
        ['second', 'build', 0, false],
        [undefined, 'scratch', undefined, true],
      ],
    );
    assert.equal(stages[0]?.platform?.value, 'linux/amd64');
  });

  it('have users, by name in any letter case, and by number', () => {
    assert.deepEqual(
      stages.map(({ users }) =>
        users.map(({ kind, name, user, start, end }) => [kind, name, user?.index, text.slice(start, end)]),
      ),
      [
        [
          ['from', 'build', 1, 'build'],
          ['copy', 'BUILD', 1, 'BUILD'],
        ],
        [
          ['copy', '1', 2, '1'],
          ['mount', 'second', 2, 'second'],
        ],
        [],
      ],
    );
  });

  it('have their instructions', () => {
    assert.deepEqual(
      dockerfile.instructions.map(({ index }) => stageOf(index)),
      [undefined, 0, 0, 1, 1, 2, 2, 2, 2],
    );
    assert.deepEqual(
      stages.map(({ instructions }) => instructions.length),
      [2, 2, 4],
    );
  });

  it('are found wherever they are, the last of a name', () => {
    const model = modelOf('FROM a AS x\nCOPY --from=y a b\nFROM b AS y\nFROM c AS X');
    assert.equal(model.stageNamed('x')?.index, 2);
    assert.equal(model.stages[1]?.users[0]?.kind, 'copy');
    assert.equal(model.stageNamed('7'), undefined);
  });

  it('of triggers are those of another build', () =>
    assert.deepEqual(modelOf('FROM a AS x\nONBUILD COPY --from=x a b').stages[0]?.users, []));
});

describe('variables', () => {
  const cases: readonly [string, string, string | undefined, string | undefined][] = [
    ['ENV', 'FROM a\nENV A=1', 'A', '1'],
    ['quotes are gone', 'FROM a\nENV A="x y"', 'A', 'x y'],
    ['others are filled in', 'FROM a\nENV A=1\nENV B=$A-${C:-x}${A:+y}\nENV B=${A}z', 'B', '1z'],
    ['a line sees what is in front of it', 'FROM scratch\nENV A=1\nENV A=2 B=$A', 'B', '1'],
    ['ARG sees those in front of it in the line', 'FROM scratch\nARG A=1 B=$A', 'B', '1'],
    ['the base image may have it', 'FROM a\nENV B=$PATH', 'B', undefined],
    ['no image has none', 'FROM scratch\nENV B=x$NOPE', 'B', 'x'],
    ['ENV of the stage below', 'FROM a AS b\nENV A=1\nFROM b AS c\nFROM c\nENV B=$A', 'B', '1'],
    ['not what comes later there', 'FROM a AS b\nFROM b\nRUN x\nFROM b AS c\nENV Z=1', 'Z', '1'],
    ['ARG in a stage takes the global default', 'ARG V=1\nFROM a\nARG V\nENV B=$V', 'B', '1'],
    ['or its own', 'ARG V=1\nFROM a\nARG V=2\nENV B=$V', 'B', '2'],
    ['global ones are not seen without it', 'ARG V=1\nFROM scratch\nENV B=x$V', 'B', 'x'],
    ['ENV is over ARG in front of it', 'FROM a\nARG V=1\nENV V=2\nENV B=$V', 'B', '2'],
    ['ARG without default leaves ENV', 'FROM a\nENV V=2\nARG V\nENV B=$V', 'B', '2'],
    ['platforms are not known', 'FROM a\nARG TARGETARCH\nENV B=$TARGETARCH', 'B', undefined],
    ['what BuildKit refuses', 'FROM a\nENV B=${A', 'B', undefined],
    ['the old form', 'FROM a\nENV A b  c', 'A', 'b  c'],
    ['not there', 'FROM a', 'A', undefined],
  ];
  for (const [name, text, variable, expected] of cases) {
    it(name, () => assert.equal(stateAtEnd(text).variable(variable ?? '')?.value, expected));
  }

  it('are those in front of an instruction', () => {
    const model = modelOf('FROM a\nENV A=1\nRUN x\nENV A=2\nRUN y');
    const at = (index: number): (string | undefined)[] => {
      const instruction = model.dockerfile.instructions[index];
      assert.ok(instruction !== undefined);
      return [model.stateAt(instruction).variable('A')?.value, model.bindingAt('A', instruction)?.value];
    };
    assert.deepEqual([0, 1, 2, 3, 4].map(at), [
      [undefined, undefined],
      [undefined, undefined],
      ['1', '1'],
      ['1', '1'],
      ['2', '2'],
    ]);
  });

  it('know where they come from', () => {
    const binding = stateAtEnd('ARG V=1\nFROM a\nARG V').variable('V');
    assert.equal(binding?.takenFrom?.instruction.index, 0);
    assert.equal(binding.kind, 'arg');
    assert.equal(stateAtEnd('FROM a\nARG V').variable('V')?.state, 'unset');
    assert.deepEqual([...stateAtEnd('FROM a AS b\nENV A=1\nFROM b\nENV B=2').variables.keys()], ['A', 'B']);
  });

  it('of FROM are the global ones', () => {
    const base = (text: string): string | undefined => modelOf(text).stages.at(-1)?.base?.name;
    assert.equal(base('ARG V=1\nARG W=a:$V\nFROM $W'), 'a:1');
    assert.equal(base('FROM x\nARG V=1\nFROM a:${V:-2}'), 'a:2');
    assert.equal(base('FROM a-$TARGETARCH'), undefined);
    assert.equal(base('ARG V\nFROM $V'), undefined);
  });
});

describe('settings', () => {
  const workdirs: readonly [string, string | undefined][] = [
    ['FROM a\nWORKDIR /a/b', '/a/b'],
    ['FROM a\nWORKDIR /a//b/../c/.', '/a/c'],
    ['FROM a\nWORKDIR /a\nWORKDIR b\nWORKDIR c', '/a/b/c'],
    ['FROM a\nWORKDIR b', undefined],
    ['FROM scratch\nWORKDIR b', '/b'],
    ['FROM a\nENV D=/x\nWORKDIR $D/y', '/x/y'],
    ['FROM a AS b\nWORKDIR /a\nFROM b\nWORKDIR c', '/a/c'],
    ['FROM a AS b\nWORKDIR /a\nFROM b', '/a'],
  ];
  for (const [text, expected] of workdirs) {
    it(JSON.stringify(text), () => assert.equal(stateAtEnd(text).workdir?.value.path, expected));
  }

  it('of the rest', () => {
    const state = stateAtEnd(
      'FROM a AS b\nUSER x\nSHELL ["/bin/bash", "-c"]\nEXPOSE 80\nFROM b\nEXPOSE 81 82\nARG U=y\nUSER $U',
    );
    assert.equal(state.user?.value, 'y');
    assert.deepEqual(state.shellWords, ['/bin/bash', '-c']);
    assert.deepEqual(
      state.exposed.flatMap(({ value }) => value.map(({ raw }) => raw)),
      ['80', '81', '82'],
    );
    assert.deepEqual(stateAtEnd('FROM a').shellWords, ['/bin/sh', '-c']);
    assert.equal(stateAtEnd('FROM a').workdir, undefined);
  });
});

describe('the command', () => {
  const cases: readonly [string, string[], boolean][] = [
    ['FROM a\nCMD ["x", "y"]', ['x', 'y'], true],
    ['FROM a\nCMD x y', ['/bin/sh', '-c', 'x y'], true],
    ['FROM a\nENTRYPOINT ["e"]\nCMD ["x"]', ['e', 'x'], false],
    ['FROM a\nENTRYPOINT e f\nCMD ["x"]', ['/bin/sh', '-c', 'e f'], false],
    ['FROM a\nENTRYPOINT ["e"]\nCMD x', ['e', '/bin/sh', '-c', 'x'], false],
    ['FROM a\nCMD ["x"]\nCMD ["y"]', ['y'], true],
    ['FROM a AS b\nCMD ["x"]\nFROM b', ['x'], true],
    ['FROM a AS b\nCMD ["x"]\nFROM b\nENTRYPOINT ["e"]', ['e'], false],
    ['FROM a AS b\nENTRYPOINT ["e"]\nFROM b\nCMD ["x"]', ['e', 'x'], false],
    ['FROM a\nCMD ["x"]\nENTRYPOINT ["e"]', ['e', 'x'], false],
    ['FROM a\nSHELL ["s"]\nCMD x', ['s', 'x'], true],
    ['FROM scratch', [], false],
    ['FROM a AS b\nONBUILD CMD ["x"]\nFROM b', ['x'], true],
    ['FROM a AS b\nONBUILD CMD ["x"]\nFROM b\nENTRYPOINT ["e"]', ['e', 'x'], false],
    ['FROM a AS b\nCMD ["x"]\nONBUILD ENTRYPOINT ["e"]\nFROM b', ['e'], false],
    ['FROM a AS b\nCMD ["x"]\nONBUILD ENTRYPOINT ["e"]\nFROM b\nCMD ["y"]', ['e', 'y'], false],
    ['FROM a AS b\nENTRYPOINT ["e"]\nONBUILD CMD ["x"]\nFROM b AS c\nFROM c', ['e', 'x'], false],
    ['FROM a AS b\nONBUILD CMD ["x"]\nFROM b AS c\nFROM c\nENTRYPOINT ["e"]', ['e'], false],
    ['FROM a AS b\nONBUILD ENTRYPOINT ["e"]\nONBUILD CMD ["x"]\nFROM b', ['e', 'x'], false],
  ];
  for (const [text, argv, dependsOnImage] of cases) {
    it(JSON.stringify(text), () => {
      const model = modelOf(text);
      const stage = model.stages.at(-1);
      assert.ok(stage !== undefined);
      const command = model.commandOf(stage);
      assert.deepEqual([command.argv, command.dependsOnImage], [argv, dependsOnImage]);
    });
  }
});

describe('the command of a child', () => {
  const cases: readonly [string, string[] | undefined][] = [
    ['FROM a\nCMD ["x"]', undefined],
    ['FROM a\nCMD ["x"]\nONBUILD RUN y', ['x']],
    ['FROM a\nONBUILD CMD ["x"]\nENTRYPOINT ["e"]', ['e', 'x']],
    ['FROM a\nCMD ["x"]\nONBUILD ENTRYPOINT ["e"]', ['e']],
  ];
  for (const [text, argv] of cases) {
    it(JSON.stringify(text), () => {
      const model = modelOf(text);
      const [stage] = model.stages;
      assert.ok(stage !== undefined);
      assert.deepEqual(model.commandOfChild(stage)?.argv, argv);
    });
  }
});

describe('symbols', () => {
  /** Each symbol's places as line:character, definitions with a `!`. */
  function symbols(text: string): string[] {
    const model = modelOf(text);
    const place = ({ start }: Span): string => {
      const { line, character } = model.dockerfile.lines.positionAt(start);
      return `${line}:${character}`;
    };
    return model.symbols.map(
      ({ kind, name, occurrences }) =>
        `${kind} ${name} ${occurrences.map((found) => `${place(found)}${found.role === 'definition' ? '!' : ''}`).join(' ')}`,
    );
  }

  const cases: readonly [string, string[]][] = [
    [
      'FROM a AS b\nFROM B\nCOPY --link --from=b x y\nRUN --mount=type=bind,from=b,target=/x z',
      ['stage b 0:10! 1:5 2:19 3:27'],
    ],
    ['ARG T=1\nFROM a:$T\nARG T\nRUN echo "${T#x}" \'$T\'', ['variable T 0:4! 1:8 2:4! 3:12']],
    [
      'FROM a AS s\nENV A=1\nFROM s\nENV B=$A\nFROM x\nENV A=2',
      ['stage s 0:10! 2:5', 'variable A 1:4! 3:7', 'variable B 3:4!', 'variable A 5:4!'],
    ],
    ['FROM a\nARG A B=$A\nLABEL x=${B:-$A}', ['variable A 1:4! 1:9 2:14', 'variable B 1:6! 2:10']],
    [
      "FROM a\nENV A=1\nCOPY <<E /x\n$A\nE\nRUN <<'F'\necho $A\nF",
      ['variable A 1:4! 3:1 6:6', 'heredoc E 2:7! 4:0', 'heredoc F 5:7! 7:0'],
    ],
    ['FROM a\nARG A=1\nCMD echo $A\nENV A=2\nCMD echo $A', ['variable A 1:4! 3:4! 4:10']],
    ['FROM a\nONBUILD ENV B=$A\nENV A=1\nFROM x\nONBUILD COPY a $A', ['variable A 2:4! 1:15', 'variable B 1:12!']],
    [
      'FROM a AS s\nONBUILD ARG V=1\nONBUILD RUN echo $V\nFROM s\nRUN echo $V',
      ['stage s 0:10! 3:5', 'variable V 1:12! 2:18 4:10'],
    ],
    ['FROM a AS s\nFROM b AS t\nONBUILD COPY --from=s x y\nFROM t', ['stage s 0:10! 2:20', 'stage t 1:10! 3:5']],
    ['ENV A=1\nONBUILD RUN $A', ['variable A 0:4!']],
    ['FROM a\nENV $A=1 B=2', ['variable $A ', 'variable B 1:9!']],
    ['FROM a\nRUN <<-E\n\tx\n\tE', ['heredoc E 1:7! 3:1']],
  ];
  for (const [text, expected] of cases)
    it(JSON.stringify(text), () => assert.deepEqual(symbols(text).sort(), [...expected].sort()));

  const shellCases: readonly [string, string][] = [
    ['echo $A "$A" ${A:-x}', '6 10 15'],
    ['echo \'$A\' \\$A "\\$A"', ''],
    ['A=$A:x && echo $A', '3'],
    ['A=2 echo $A', '10'],
    ['export A=$A; echo $A', '10'],
    ['export A; echo $A', '7 16'],
    ['for A in $A; do echo $A; done', '10'],
    ['read -r A < x; echo $A', ''],
    ['unset A; echo $A', '6'],
    ['printf -v A x; echo $A', ''],
    ['(A=2; echo $A); echo $A', '22'],
    ['B=$(A=2; echo $A); echo $A', '25'],
    ['BA=2; echo $A', '12'],
    ['echo A=2; echo $A', '16'],
    ['$ECHO $A', '7'],
    ['echo $((A)) $((2*(A+1))) $((BA + 0xA))', '8 18'],
    ['echo "$((A + $A))" \'$((A))\'', '9 14'],
    ['A=1; echo $((A))', ''],
    ['echo $(( ${A:-1} + A ))', '11 19'],
    ['printenv A B A; printenv -0 BA', '9 13'],
    ['export A=2; printenv A', ''],
    ['A=2 printenv A', '13'],
    ['unset -f A; [ -v A ] && test -v A', '17 32'],
    ['env -u A B', '7'],
    ["sh -c 'echo $A; A=2; echo $A'; bash -ec 'export A'", '13 48'],
    ["A=2; echo 'echo $A'", ''],
    ['export X="$(curl $A)" && echo $A', '18 31'],
    ['export X=$(curl $A) Y=`z $A`', '17 26'],
    ['x=$(curl "$A") && rm -v "$(ls "$A" "it\'s $A")"', '11 32 42'],
    ['export X="$(awk \'{print $A}\')" Y=$A', '34'],
    ['echo "$(awk \'{print $A}\')" $A', '28'],
    ['echo $(($(echo $A) + A)); unset B', '16 21'],
    ['f() { local A=2; echo $A; }; f; echo $A', '38'],
    ['f() { echo $A; }; f', '12'],
    ['function f { echo $A; }; f', '19'],
    ["su app -c 'echo $A'; su - app -c 'echo $A'", '17'],
    ["find . -exec sh -c 'echo $A' \\;; xargs -I{} bash -c 'ls $A {}'", '26 57'],
    ['sh -c "echo $A"; trap \'echo $A\' EXIT; eval "$A"', '13 45'],
  ];
  for (const [command, expected] of shellCases) {
    it(`that a shell reads: ${command}`, () => {
      const places = modelOf(`FROM x\nENV A=1\nRUN ${command}`).symbols[0]?.occurrences.slice(1);
      assert.equal(places?.map(({ start }) => String(start - 19)).join(' '), expected);
    });
  }

  const otherCases: readonly [string, string][] = [
    ['RUN ["sh", "-c", "echo $A \\"$A\\""]', '3:24 3:29'],
    ['RUN ["printenv", "A"]', '3:18'],
    ['RUN ["echo", "$A"]', ''],
    ['CMD ["/bin/sh", "-ec", "exec app $A"]', '3:34'],
    ['RUN <<E\necho $A $((A))\nE', '4:6 4:11'],
    ['RUN cat <<E\n$A $((A))\nE', '4:1'],
    ["RUN cat <<'E'\n$A\nE", ''],
    ['RUN <<E\nx=$(curl $A)\nE', '4:10'],
    ['RUN <<E\ncat > f <<F\n$A $(x $A)\nF\nE', '5:1 5:8'],
    ["RUN <<E\ncat > f <<'F'\n$A\nF\nbash <<'F'\n$A\nF\nE", '8:1'],
    ['RUN <<E\nA=2\ncat > f <<F\n$A\nF\nE', ''],
    ['RUN A=2; cat <<E\n$A\nE', ''],
    ['RUN bash <<E\nA=2; echo $A\nE', '4:11'],
    ["RUN bash <<'E'\necho $A; A=2; echo $A\nE", '4:6'],
    ['RUN <<E\n#!/usr/bin/env python3\nprint("$A")\nE', ''],
    ['RUN python3 <<E\nprint("$A")\nE', '4:8'],
    ['SHELL ["pwsh", "-c"]\nRUN $A; echo $env:A "${Env:A}" \'$env:A\' $env:AB', '4:18 4:27'],
    ['SHELL ["pwsh", "-c"]\nRUN $env:A = 1; echo $env:A', ''],
    ['SHELL ["pwsh", "-c"]\nRUN if ($env:A == 1) { x }', '4:13'],
    ['SHELL ["cmd", "/S", "/C"]\nRUN echo %A% $A %A:1=2% %AB% && powershell $env:A', '4:10 4:17 4:48'],
    ['SHELL ["python3", "-c"]\nRUN print("$A")', ''],
    ['SHELL ["conda", "run", "-n", "x", "/bin/bash", "-c"]\nRUN echo $A', '4:10'],
  ];
  for (const [lines, expected] of otherCases) {
    it(`that something reads: ${JSON.stringify(lines)}`, () => {
      const { symbols, dockerfile } = modelOf(`FROM x\nENV A=1\n${lines}`);
      const places = symbols[0]?.occurrences.slice(1).map(({ start }) => dockerfile.lines.positionAt(start));
      assert.equal(places?.map(({ line, character }) => `${line + 1}:${character}`).join(' '), expected);
    });
  }

  const doubtful: readonly (readonly [command: string, doubts: string])[] = [
    ['A=2; echo $A', ''],
    ['f() { local A=2; echo $A; }; f; echo $A', ''],
    ['f() { A=2; echo $A; }; f; echo $A', '32'],
    ['f() { echo $A; }; A=2; f', '12'],
    ['if [ -z "$A" ]; then A=2; x $A; fi; echo $A', '42'],
    ['if a; then A=2; else x $A; fi', '24'],
    ['case a in b) A=2; x $A;; c) x $A;; esac; echo $A', '31 47'],
    ['for x in a; do echo $A; A=2; done', '21'],
    ['[ -n "$A" ] || A=2; echo $A', '26'],
    ['a && A=2 && echo $A', ''],
    ['a && A=2 && echo $A; A=3; echo $A', ''],
    ["trap 'echo $A' EXIT", '12'],
    ['eval "echo \\$A"; eval "A=2"; eval "$A" "$(x $A)"', '13 23'],
    ["envsubst '${A} $B' < x", '12'],
    ['let A=1; let "B=A+1"', '4 16'],
    ['((A=1)); echo $A', '2'],
    ['sh -c "echo \\$A $A"', '14'],
    ["su - app -c 'echo $A'; ssh h 'echo $A'", '19 36'],
    ["unknown sh -c 'echo $A'", '21'],
    ["echo '$A' \\$A", ''],
  ];
  for (const [command, expected] of doubtful) {
    it(`that only running it would tell: ${command}`, () => {
      const [symbol] = modelOf(`FROM x\nENV A=1\nRUN ${command}`).symbols;
      assert.equal(symbol?.doubts.map(({ start }) => String(start - 19)).join(' '), expected);
    });
  }

  it('are found at their places', () => {
    const text = 'FROM a AS bcd\nFROM bcd';
    const model = modelOf(text);
    const at = (offset: number): string | undefined => model.symbolAt(offset)?.occurrence.role;
    assert.deepEqual([9, 10, 13, 18, 19, 22].map(at), [undefined, 'definition', 'definition', undefined, 'use', 'use']);
  });
});

it('grows with the file, not faster', () => {
  const text = `FROM a AS s0\n${Array.from({ length: 3000 }, (_, index) => `ENV A${index}=$A${index - 1}\n`).join('')}`;
  const stages = Array.from({ length: 3000 }, (_, index) => `FROM s${index} AS s${index + 1}\nENV B=$A1`).join('\n');
  const model = modelOf(text + stages);
  assert.equal(model.stages.length, 3001);
  assert.equal(model.symbols.length, 3001 + 3000 + 1);
});
