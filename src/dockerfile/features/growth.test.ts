import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type WholeRequest, wholeRequests } from '../../../test/helpers/dockerfileRequests.ts';
import { DockerfileDocument } from '../document.ts';

const FROM = 'FROM a:1\n';
const SMALL = 1000;
/** So many times larger is the other file: what is quadratic takes 64 times as long there. */
const TIMES = 8;
/** Far from both, so that a busy machine does not matter. */
const MOST = 28;

/** Shapes of files of which one part or another was once gone through for each line. */
const shapes: readonly (readonly [name: string, make: (count: number) => string])[] = [
  ['comments in a continued line', (count) => `${FROM}RUN a \\\n${'# c\n'.repeat(count)}b\n`],
  ['blank lines in a continued line', (count) => `${FROM}RUN a \\\n${'\n'.repeat(count)}b\n`],
  ['a long RUN', (count) => `${FROM}RUN a \\\n${' && apt-get install -y x \\\n'.repeat(count)} b\n`],
  ['nested substitutions', (count) => `${FROM}RUN ${'$('.repeat(count)}a${')'.repeat(count)}\n`],
  [
    'stages that are each built on the one above',
    (count) =>
      Array.from({ length: count }, (_, at) => `FROM ${at === 0 ? 'a:1' : `s${at - 1}`} AS s${at}\nRUN echo $A`).join(
        '\n',
      ),
  ],
  [
    'a script with blocks',
    (count) => `${FROM}ENV A=1\nRUN <<EOF\n${'if [ -f x ]; then\n  x=$(y $A)\nfi\n'.repeat(count)}EOF\n`,
  ],
];

const asked: readonly (readonly [name: string, ask: WholeRequest])[] = [
  ['checking', wholeRequests.diagnostic],
  ['formatting', wholeRequests.documentFormatting],
  ['symbols', wholeRequests.documentSymbol],
];

/** Milliseconds that reading a text and asking takes, the best of some times. */
function timeOf(ask: WholeRequest, text: string, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    ask(new DockerfileDocument(text));
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

describe('what is asked of a file takes longer as the file does, and not its square', () => {
  for (const [shape, make] of shapes) {
    for (const [name, ask] of asked) {
      it(`${name}: ${shape}`, () => {
        const [small, large] = [make(SMALL), make(SMALL * TIMES)];
        let ratio = Infinity;
        // A pause of the machine may fall into a measurement, but hardly into each of three.
        for (let attempt = 0; attempt < 3 && ratio > MOST; attempt += 1) {
          ratio = Math.min(ratio, timeOf(ask, large, 2) / timeOf(ask, small, 4));
        }
        assert.ok(ratio <= MOST, `${ratio.toFixed(1)} times as long for ${TIMES} times as much`);
      });
    }
  }
});
