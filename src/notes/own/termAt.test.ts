import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finish } from '../../../test/helpers/steps.ts';
import { Recogniser } from './recognise.ts';
import { termAt } from './termAt.ts';

const recogniser = finish(Recogniser.make());

/** The words that are found where `‸` stands, and their topic. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('‸');
  const line = marked.replace('‸', '');
  const found = termAt(line, offset, recogniser);
  return found && `${line.slice(found.start, found.end)} = ${found.topic}`;
}

describe('what a word of a note is about', () => {
  const cases: readonly [line: string, expected: string | undefined][] = [
    ['A dang‸ling image has lost its name.', 'dangling image = concept.dangling-image'],
    ['이름이 없는 댕글‸링 이미지는 지운다', '댕글링 이미지 = concept.dangling-image'],
    ['- ‸Dangling images take space', 'Dangling = concept.dangling-image'],
    ['Every file has ‸FROM first', 'FROM = instruction.FROM'],
    ['A letter fr‸om home', undefined],
    ['With --volumes-‸from another one lends its folders', '--volumes-from = flag.run.--volumes-from'],
    ['Use `docker r‸un` for that', 'docker run = cli.container.run'],
    ['COPY takes --fr‸om as well', '--from = flag.copy.--from'],
    ['Something takes -‸a as well', undefined],
    ['docker ps takes -‸a as well', '-a = flag.ps.-a'],
    ['**‸Image**: what a container starts from', 'Image = concept.image'],
    ['Look at the im‸age', undefined],
    ['A ‸sentence about nothing', undefined],
    ['A build con‸text is sent first', 'build context = concept.build-context'],
    ['', undefined],
  ];
  for (const [line, expected] of cases) it(line === '' ? 'nothing' : line, () => assert.equal(at(line), expected));

  it('takes the longest of several', () => {
    assert.equal(at('docker im‸age prune = 사용하지 않는 이미지'), 'docker image prune = cli.image.prune');
  });

  it('asks for no word that stands elsewhere in the line', () => {
    assert.equal(at('A build context and a ‸ cup'), undefined);
  });
});
