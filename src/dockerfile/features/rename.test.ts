import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atCursor, CORPUS, VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { seeded } from '../../../test/helpers/random.ts';
import { fill } from '../../contract/localized.ts';
import { DockerfileDocument } from '../document.ts';
import { applyEdits } from './edit.ts';
import { prepareRename, rename } from './rename.ts';

function renamed(text: string, offset: number, newName: string): string {
  const result = rename(new DockerfileDocument(text), offset, newName);
  if ('problem' in result) return fill(result.problem.en, result.arguments);
  return applyEdits(text, result.edits);
}

describe('rename', () => {
  const cases: readonly [string, string, string][] = [
    [
      'FROM a AS |b\nFROM b\nCOPY --link --from=b x y\nRUN --mount=type=bind,from=b,target=/b ls b',
      'Base2',
      'FROM a AS Base2\nFROM Base2\nCOPY --link --from=Base2 x y\nRUN --mount=type=bind,from=Base2,target=/b ls b',
    ],
    [
      'ARG T=1\nFROM a:$T\nARG |T\nRUN echo "${T#x}" $T \\$T \'$T\' Tx',
      'TAG',
      'ARG TAG=1\nFROM a:$TAG\nARG TAG\nRUN echo "${TAG#x}" $TAG \\$T \'$T\' Tx',
    ],
    ['FROM a AS s\nENV A=1\nFROM s\nENV B=$|A', 'LONG', 'FROM a AS s\nENV LONG=1\nFROM s\nENV B=$LONG'],
    [
      'FROM a\nENV A=1\nENV A=2\nRUN A=3; echo $A\nRUN echo $|A',
      'X',
      'FROM a\nENV X=1\nENV X=2\nRUN A=3; echo $A\nRUN echo $X',
    ],
    ['FROM a\nONBUILD ARG A=1\nONBUILD RUN echo ${|A:-$A}', 'X', 'FROM a\nONBUILD ARG X=1\nONBUILD RUN echo ${X:-$X}'],
    ['FROM a\nRUN <<-"E|"\n\tx\n\tE', '끝', 'FROM a\nRUN <<-"끝"\n\tx\n\t끝'],
    ['FROM a\nENV A=1\nRUN echo $|A님', 'B', 'FROM a\nENV B=1\nRUN echo $B님'],
    [
      'FROM a\nENV |A=1\nRUN A=2 x && export A && echo $((A+1)); A=3; printenv A\nRUN ["sh","-c","$A"]',
      'B',
      'FROM a\nENV B=1\nRUN A=2 x && export B && echo $((B+1)); A=3; printenv A\nRUN ["sh","-c","$B"]',
    ],
    [
      'FROM a\nENV A=1\nSHELL ["pwsh","-c"]\nRUN $A $env:|A; $env:A = 2; $env:A',
      'B',
      'FROM a\nENV B=1\nSHELL ["pwsh","-c"]\nRUN $A $env:B; $env:A = 2; $env:A',
    ],
    ['FROM a\nENV A=1\nSHELL ["cmd","/C"]\nRUN echo %|A%', 'B', 'FROM a\nENV B=1\nSHELL ["cmd","/C"]\nRUN echo %B%'],
    ['FROM a\nARG A=1\nFROM b\nARG |A=2\nRUN $A', 'B', 'FROM a\nARG A=1\nFROM b\nARG B=2\nRUN $B'],
  ];
  for (const { name: variant, of: write } of VARIANTS) {
    for (const [marked, newName, expected] of cases) {
      // The escape that is written before a dollar differs.
      if (variant === 'escape=`' && marked.includes('\\$')) continue;
      it(`${JSON.stringify(marked)}, ${variant}`, () => {
        const { text, offset } = atCursor(write(marked));
        assert.equal(renamed(text, offset, newName), write(expected));
      });
    }
  }

  const refusals: readonly [string, string, RegExp][] = [
    ['FROM |a', 'b', /^Only names/],
    ['FROM a\nARG |TARGETARCH', 'b', /^TARGETARCH is a name that BuildKit/],
    ['FROM a\nARG |A', 'HTTP_PROXY', /^HTTP_PROXY is a name/],
    ['FROM a\nARG |A', '1a', /^1a cannot name a variable/],
    ['FROM a\nARG |A', '', /cannot name a variable/],
    ['FROM a AS |b', '1a', /^1a cannot name a stage/],
    ['FROM a AS |b', 'Scratch', /^Scratch is reserved/],
    ['FROM a AS |b\nFROM c AS d', 'D', /change what line 2/],
    ['FROM a AS |b\nFROM nginx', 'nginx', /change what line 2/],
    ['ARG X=b\nFROM a AS |b\nFROM $X', 'c', /change what line 3/],
    ['FROM a\nENV |A=1\nENV B=2\nRUN $A', 'B', /change what line/],
    ['FROM a\nENV |A=1\nRUN B=2; echo $A', 'B', /change what line 3/],
    ['FROM a\nENV |A=1\nRUN echo $A $PATH', 'PATH', /change what line 3/],
    ['ARG B=1\nFROM a\nARG |A', 'B', /change what line/],
    ["FROM a\nENV |A=1\nRUN eval 'echo $A'", 'B', /^Only running line 3 would tell whether it means this A/],
    ['FROM a\nENV |A=1\nRUN f() { A=2; }; f; echo $A', 'B', /^Only running line 3/],
    ["FROM a\nENV |A=1\nRUN echo $A; trap 'x $B' EXIT", 'B', /change what line 3/],
    ['FROM a\nRUN <<|E\nx\nE', 'x', /change what line/],
    ['FROM a\nRUN <<|E\nx\nE', '-x', /cannot end a heredoc/],
    ['FROM a AS b|c\nCOPY --from=b"c" x y', 'd', /^In line 2 the name bc is written/],
    ['FROM a AS b\nCOPY --from=|0 x y', 'd', /^Only names/],
  ];
  for (const [marked, newName, expected] of refusals) {
    it(`${JSON.stringify(marked)} to ${newName} is refused`, () => {
      const { text, offset } = atCursor(marked);
      assert.match(renamed(text, offset, newName), expected);
    });
  }

  it('begins with the name under the cursor', () => {
    const { text, offset } = atCursor('FROM a AS Build\nFROM bu|ild');
    assert.deepEqual(prepareRename(new DockerfileDocument(text), offset), {
      span: { start: 21, end: 26 },
      placeholder: 'build',
    });
  });

  it('there and back gives the same bytes', (test) => {
    const { random, seed } = seeded(test);
    let done = 0;
    for (const file of CORPUS) {
      for (const { name: variant, of: write } of VARIANTS) {
        const text = write(file);
        for (const { name, kind, occurrences } of new DockerfileDocument(text).model.symbols) {
          const newName = `${kind === 'variable' ? 'Q' : 'q'}${random.int(0, 999_999)}`;
          const [first] = occurrences;
          assert.ok(first !== undefined);
          const there = renamed(text, first.start, newName);
          if (there === text) continue;
          const where = new DockerfileDocument(there).model.symbols.find((symbol) => symbol.name === newName);
          assert.ok(where?.occurrences[0] !== undefined, `${there} (${variant}, seed ${seed})`);
          assert.equal(renamed(there, where.occurrences[0].start, name), text, `${name} (${variant}, seed ${seed})`);
          done += 1;
        }
      }
    }
    assert.ok(done >= 50, `${done} names`);
  });

  it('throws on no prefix of anything', () => {
    for (const file of CORPUS) {
      for (let end = 0; end <= file.length; end += 3) {
        const document = new DockerfileDocument(file.slice(0, end));
        assert.ok(typeof rename(document, end, 'a') === 'object');
      }
    }
  });
});
