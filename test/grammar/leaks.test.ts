import assert from 'node:assert/strict';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import { Highlighter, type Line } from './highlighter.ts';
import { randomBlock, type Block, type BlockKind } from './randomDockerfile.ts';

const seed = Number(process.env['DOCKYARD_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const FRESH = [
  ['FROM', 'meta.instruction.dockerfile meta.instruction.from.dockerfile keyword.other.special-method.dockerfile'],
  [' ', 'meta.instruction.dockerfile meta.instruction.from.dockerfile'],
  [
    'scratch',
    'meta.instruction.dockerfile meta.instruction.from.dockerfile meta.image.dockerfile entity.name.type.image.dockerfile',
  ],
];

/** Mulberry32. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What each token is, without the scope that all of them have. */
function shape({ tokens }: Line): string[][] {
  return tokens.map((token) => [token.text, token.scopes.slice(1).join(' ')]);
}

function everyToken(lines: readonly Line[], scope: string): boolean {
  return lines.every(({ tokens }) => tokens.every(({ scopes }) => scopes.includes(scope)));
}

void describe('whatever stands before it, a new instruction starts afresh', () => {
  const highlighters: Highlighter[] = [];
  before(async () => {
    highlighters.push(await Highlighter.load());
    // Nothing promises in which order VS Code asks the injections.
    highlighters.push(await Highlighter.load((grammars) => [...grammars].reverse()));
  });

  const first = () => highlighters[0] as Highlighter;

  const colour = (highlighter: Highlighter, blocks: readonly Block[]) => {
    const next = highlighter.lineByLine();
    for (const block of blocks) {
      const lines = block.lines.map(next);
      const told = `seed ${seed}, after\n${block.lines.join('\n')}\n`;
      assert.deepEqual(shape(next('FROM scratch')), FRESH, told);
      if (block.kind === 'heredoc') {
        const body = lines.slice(block.bodyAt);
        assert.ok(everyToken(body, 'meta.heredoc.region.dockerfile'), `a body was left early: ${told}`);
        assert.ok(!body.some((line) => shape(line)[0]?.[1]?.endsWith('special-method.dockerfile')), told);
      }
    }
  };

  const fuzz = (name: string, kinds: readonly BlockKind[], count: number) =>
    void it(name, (t) => {
      t.diagnostic(`DOCKYARD_FUZZ_SEED=${seed}`);
      const random = randomFrom(seed);
      const blocks = Array.from({ length: count }, () => randomBlock(random, kinds));
      for (const highlighter of highlighters) colour(highlighter, blocks);
    });

  fuzz('random instructions', ['instruction'], 1000);
  fuzz('random continued instructions', ['continued'], 600);
  fuzz('random heredocs', ['heredoc'], 300);
  fuzz('random lines that are no instruction', ['noise'], 500);

  void it('all of it in one file of 10,000 lines', (t) => {
    t.diagnostic(`DOCKYARD_FUZZ_SEED=${seed}`);
    const random = randomFrom(seed + 1);
    const blocks: Block[] = [];
    for (let lines = 0; lines < 10_000; ) {
      const block = randomBlock(random, ['instruction', 'continued', 'heredoc', 'noise']);
      blocks.push(block);
      lines += block.lines.length + 1;
    }
    colour(first(), blocks);
  });

  void it('a line as long as VS Code colours at all', () => {
    for (const part of [
      'echo "a" && ',
      "'a' <<EOF ",
      '$((1 <<',
      '"',
      '${A:-',
      '\\',
      '--mount=type=a,b=c ',
      '한글🐳 ',
    ]) {
      for (const keyword of ['RUN', 'COPY', 'ENV', 'FROM', 'CMD [']) {
        const next = first().lineByLine();
        next(`${keyword} ${part.repeat(2000 / part.length)}x;`);
        assert.ok(next('FROM scratch').depth < 10);
      }
    }
  });

  void it('a heredoc that nobody closes keeps the rest of the file, as it does in Docker', () => {
    const [, from] = first().lines('RUN <<EOF\nFROM scratch');
    assert.ok(from !== undefined && everyToken([from], 'meta.heredoc.body.dockerfile'));
  });
});
