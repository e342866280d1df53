import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cliModel } from '../../test/helpers/cliModel.ts';
import { parseCommandLine } from './commandLine.ts';
import { termsInLine } from './termsInLine.ts';

describe('what notes are asked about at a place of a docker line', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['doc‸ker ps', []],
    ['docker-comp‸ose up', ['docker compose']],
    ['docker p‸s -a', ['docker ps', 'docker container ls']],
    ['docker container l‸s', ['docker container ls']],
    ['docker-compose u‸p', ['docker compose up', 'docker up']],
    ['docker run --volumes-fr‸om shop x', ['docker run --volumes-from', 'docker container run --volumes-from']],
    [
      'docker run --volume /a:‸/b x',
      ['docker run --volume', 'docker run -v', 'docker container run --volume', 'docker container run -v'],
    ],
    [
      'docker run -v‸ /a:/b x',
      ['docker run -v', 'docker run --volume', 'docker container run -v', 'docker container run --volume'],
    ],
    ['docker run ghcr.io/shop/ng‸inx:1.27', ['image.nginx']],
    ['docker run $IM‸AGE', []],
    ['docker rm $(docker p‸s -aq)', ['docker ps', 'docker container ls']],
    ['docker run --no-such‸ x', []],
    ['docker run x l‸s', []],
    ['ls‸ /', []],
  ];
  for (const [marked, terms] of cases) {
    it(marked, () => {
      const line = parseCommandLine(marked.replace('‸', ''), 20);
      assert.deepEqual(termsInLine(line, 20 + marked.indexOf('‸'), cliModel), terms);
    });
  }
});
