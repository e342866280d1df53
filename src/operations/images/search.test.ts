import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { pathWithQuery } from '../../contract/apiCall.ts';
import { search } from './search.ts';

describe('a search', () => {
  const searched = async (script: readonly Act[]): Promise<{ paths: string[]; ui: FakeUi }> => {
    const paths: string[] = [];
    const engine = new FakeEngine();
    engine.answers.send = (call) => {
      paths.push(decodeURIComponent(pathWithQuery(call)));
      return Promise.resolve([{ name: 'redis', description: 'a store', star_count: 7, is_official: true }, null]);
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

  it('ends where a person turns away, in each place', async () => {
    assert.deepEqual((await searched(['escape'])).paths, []);
    assert.equal((await searched([{ type: ['redis'] }, 'escape'])).paths.length, 1);
    assert.equal((await searched([{ type: ['redis'] }, { pick: '--filter' }, 'escape'])).paths.length, 1);
  });
});
