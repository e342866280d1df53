import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { everyRequest } from '../../../test/helpers/dockerfileRequests.ts';
import { DockerfileDocument } from '../document.ts';
import { expandWord } from '../library.ts';

const ten = 'x'.repeat(10);

/** Few lines that would fill any memory, were every value worked out. */
const files: readonly (readonly [name: string, text: string])[] = [
  ['an ENV that takes itself twice', `FROM a:1\nENV A=${ten}\n${'ENV A=$A$A\n'.repeat(60)}RUN echo $A\n`],
  ['an ARG that takes itself twice', `ARG A=${ten}\n${'ARG A=$A$A\n'.repeat(60)}FROM a:$A\n`],
  ['each letter replaced by the value', `FROM a:1\nENV A=${ten}\n${'ENV A=${A//x/$A}\n'.repeat(60)}WORKDIR /$A\n`],
  ['the match taken over and over', `FROM a:1\nENV A=${ten}\n${"ENV A=${A//*/'$0$0'}\n".repeat(60)}USER $A\n`],
  ['in operands', `FROM a:1\nENV A=${ten}\n${'ENV A=${B:-$A${A:+$A}}\n'.repeat(60)}LABEL a=$A\n`],
  ['a directory that grows', `FROM a:1\nENV A=${ten}\n${'WORKDIR $A/$A\nENV A=$A/$A\n'.repeat(40)}COPY a b\n`],
];

describe('values that double with each line', () => {
  for (const [name, text] of files) {
    it(`are unknown when they become too long: ${name}`, { timeout: 5_000 }, () => {
      for (const [, ask] of everyRequest) for (const at of [20, text.length - 2]) ask(new DockerfileDocument(text), at);
      const { model } = new DockerfileDocument(text);
      for (const stage of model.stages) {
        const last = stage.instructions.at(-1) ?? stage.from;
        for (const { state, value = '' } of model.stateAt(last).variables.values()) {
          assert.ok(value.length <= 4096 && (state === 'known' || value === ''));
        }
      }
    });
  }

  it('are known as long as a line of a file may need them', () => {
    const { model, tree } = new DockerfileDocument(`FROM a:1\nENV A=${ten}\n${'ENV A=$A$A\n'.repeat(8)}RUN $A\n`);
    assert.equal(model.bindingAt('A', tree.instructions.at(-1) ?? assert.fail())?.value?.length, 2560);
  });

  it('are no message, for BuildKit has no such bound', () => {
    const text = `FROM a:1\nENV A=${'x'.repeat(200_000)}\nENV B=\${A//x/$A}\n`;
    const codes = everyRequest.find(([name]) => name === 'diagnostic')?.[1](new DockerfileDocument(text), 0);
    assert.deepEqual(codes, []);
  });

  it('are refused where somebody else gives them', () => {
    const env = { A: 'x'.repeat(900_000) };
    assert.equal(expandWord('$A', env).length, 900_000);
    for (const word of ['$A$A', '${A//x/$A}', "${A//*/'$0$0$0'}", '"$A$A"', '${B:-$A$A}']) {
      assert.throws(() => expandWord(word, env), { name: 'ExpansionError', code: 'too-long' }, word);
    }
  });
});
