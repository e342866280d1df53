import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KEYWORDS, pagesOf } from '../../../test/helpers/pages.ts';
import { finish } from '../../../test/helpers/steps.ts';
import { Recogniser } from './recognise.ts';
import { allNames, INSTRUCTIONS } from './topics.ts';

const names = allNames();
const topics = new Set(names.map(({ topic }) => topic));

describe('the names of topics', () => {
  it('are there for every topic that a page covers', () => {
    const covered = [...pagesOf('en').values()].flatMap(({ covers }) => covers);
    assert.deepEqual(
      covered.filter((topic) => !topics.has(topic)),
      [],
    );
  });

  it('have every instruction', () => assert.deepEqual([...INSTRUCTIONS].sort(), [...KEYWORDS]));

  it('give flags only to owners that exist', () => {
    for (const { topic, owners } of names)
      for (const owner of owners) assert.ok(topics.has(owner), `${topic}: ${owner}`);
  });

  it('are said once for each topic, and have no empty part', () => {
    const said = names.map(({ topic, parts, subjectOnly }) => `${topic} ${String(subjectOnly)} ${parts.join(' & ')}`);
    assert.deepEqual(
      said.filter((name, index) => said.indexOf(name) !== index),
      [],
    );
    for (const { topic, parts } of names) for (const part of parts) assert.ok(part.trim().length > 1, topic);
  });
});

describe('what a term is looked up under', () => {
  const recogniser = finish(Recogniser.make());
  const cases: readonly [string, readonly string[]][] = [
    ['instruction.FROM', ['instruction.FROM']],
    ['docker run', ['cli.container.run', 'docker run']],
    ['docker  container   run', ['cli.container.run', 'docker  container   run']],
    ['--volumes-from', ['flag.run.--volumes-from', '--volumes-from']],
    ['docker logs -f', ['flag.logs.-f', 'docker logs -f', '-f']],
    ['docker run --shm-size', ['docker run --shm-size', '--shm-size']],
    ['COPY --from', ['flag.copy.--from', 'COPY --from', '--from']],
    ['dangling image', ['concept.dangling-image', 'dangling image']],
    ['댕글링 이미지', ['concept.dangling-image', '댕글링 이미지']],
    ['nothing of docker', ['nothing of docker']],
  ];
  for (const [term, keys] of cases) it(term, () => assert.deepEqual(recogniser.keysOf(term), keys));
});
