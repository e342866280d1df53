import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { CORPUS, VARIANTS } from '../../../test/helpers/dockerfiles.ts';
import { parse } from './parse.ts';

interface Line {
  readonly keyword: string;
  readonly first: number;
  readonly last: number;
}

function ours(text: string): Line[] {
  const { instructions, lines } = parse(text);
  return instructions.map(({ keyword, start, end }) => ({
    keyword,
    first: lines.lineAt(start),
    last: lines.lineAt(end),
  }));
}

function theirs(text: string): Line[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => ({
      keyword: instruction.getKeyword(),
      first: instruction.getRange().start.line,
      last: instruction.getRange().end.line,
    }));
}

/** Instructions in which the two could part, behind `FROM a`. */
const alike: readonly string[] = [
  'RUN <<A <<B\nx\nA\ny\nB\nRUN z',
  'RUN <<-E\n\tFROM b\n\tE\nRUN z',
  "RUN <<'E' cat\n$x\nE\nRUN c",
  'RUN <<-"E"\n\tx\n\tE\nRUN c',
  'RUN <<E-F\nx\nE-F\nRUN c',
  'RUN <<E\\\nF\nx\nEF\nRUN y',
  'RUN <<E\n\\\nE\nRUN c',
  'RUN <<E\nx',
  'ONBUILD RUN <<E\nFROM b\nE\nRUN z',
  'COPY --link <<E <<F /x\nFROM\nE\nF\nRUN y',
  'COPY [ "<<E", "/" ]\nx\nE\nRUN y',
  'CMD <<E\nRUN b\nE\n',
  'LABEL <<E\nRUN c',
  'RUN echo "<<E"\nRUN b',
  'RUN echo $((1<<E))\nRUN b',
  'RUN cat <<<E\nRUN b',
  'RUN x \\\n\n  y\nRUN z',
  'RUN x \\\n# c \\\n y\nRUN z',
  'RUN \\\n# use here\n ls',
  'RUN a\\\n\\\n\\\nb\nRUN c',
  'RUN x \\ \n y\nRUN z',
  'RUN x # y \\\nRUN z',
  'RUN x \\',
  'FR\\\nOM b',
  'RUN \\\r\n b\r\nRUN c',
];

/** Where BuildKit sides with us: what it is about, the text, and how many instructions theirs finds. */
const different: readonly (readonly [string, string, number])[] = [
  ['a number in front of a heredoc', 'RUN 3<<E\nFROM b\nE\nRUN z', 5],
  ['a heredoc whose name has a blank', 'RUN <<"E F"\nFROM b\nE F\nRUN z', 5],
  ['a blank in front of the name of a heredoc', 'RUN << E\nx\nE', 4],
  ['a mark behind another continues nothing', 'RUN x \\\\\nRUN y', 2],
  ['a carriage return alone ends no line', 'RUN x\rRUN y', 3],
];

describe('instructions as dockerfile-ast sees them', () => {
  for (const { name, of } of VARIANTS) {
    it(name, () => {
      for (const text of CORPUS.map(of)) assert.deepEqual(ours(text), theirs(text));
    });
  }

  for (const text of alike.map((rest) => `FROM a\n${rest}`)) {
    it(JSON.stringify(text), () => assert.deepEqual(ours(text), theirs(text)));
  }

  for (const [name, rest, count] of different) {
    it(`otherwise: ${name}`, () => {
      const text = `FROM a\n${rest}`;
      assert.equal(theirs(text).length, count);
      assert.notDeepEqual(ours(text), theirs(text));
    });
  }
});
