import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { pathWithQuery } from '../../contract/apiCall.ts';
import { search } from './search.ts';

describe('a search', () => {
  const redis = { name: 'redis', description: 'a store', star_count: 7, is_official: true };
  const searched = async (
    script: readonly Act[],
    found: readonly unknown[] = [redis, null],
  ): Promise<{ paths: string[]; ui: FakeUi }> => {
    const paths: string[] = [];
    const engine = new FakeEngine();
    engine.answers.send = (call) => {
      paths.push(decodeURIComponent(pathWithQuery(call)));
      return Promise.resolve(found);
    };
    const using = services(engine, { ui: new FakeUi(script) });
    await search.run(using);
    return { paths, ui: using.ui };
  };

  it('asks for a word alone at first, then for what was narrowed down to', async () => {
    const { paths, ui } = await searched([
      ...[{ type: ['redis'] }, { pick: '--filter' }, { pick: 'official' }, { pick: 'stars' }, { type: ['x', '50'] }],
      ...([{ pick: 'go' }, 'escape'] as const),
    ]);
    assert.deepEqual(paths, [
      '/images/search?term=redis&limit=25',
      '/images/search?term=redis&limit=25&filters={"is-official":["true"],"stars":["50"]}',
    ]);
    const lines = ui.picks.map(({ placeholder }) => placeholder.replace(' · Enter pulls the image', ''));
    assert.equal(lines[0], 'docker search redis');
    assert.equal(lines.at(-1), 'docker search --filter is-official=true --filter stars=50 redis');
    assert.equal(ui.picks[0]?.choices[0]?.description, '★ 7 · official');
    assert.notEqual(ui.inputs[1]?.complaints[0], undefined);
  });

  it('takes another word, and says when nothing was found', async () => {
    const { paths, ui } = await searched(
      [{ type: ['reddis'] }, { pick: '--word' }, { type: [' ', 'redis'] }, 'escape'],
      [],
    );
    assert.deepEqual(paths, ['/images/search?term=reddis&limit=25', '/images/search?term=redis&limit=25']);
    assert.equal(ui.picks[0]?.placeholder, 'docker search reddis · Nothing was found');
    assert.notEqual(ui.inputs[1]?.complaints[0], undefined);
  });

  it('goes back to what was found when a person turns away from a question below it, and then ends', async () => {
    assert.deepEqual((await searched(['escape'])).paths, []);
    assert.equal((await searched([{ type: ['redis'] }, 'escape'])).paths.length, 1);
    for (const below of ['--filter', '--word']) {
      const { paths, ui } = await searched([{ type: ['redis'] }, { pick: below }, 'escape', 'escape']);
      assert.equal(paths.length, 1, 'it is not asked again');
      assert.equal(ui.picks.at(-1)?.placeholder, 'docker search redis · Enter pulls the image');
    }
  });
});
