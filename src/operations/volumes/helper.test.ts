import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { rawImage } from '../../../test/helpers/raw.ts';
import { Failure } from '../../contract/failure.ts';
import { withVolume } from './helper.ts';

const NOW = 1_750_000_000;
const HOUR = 60 * 60;

/** An engine with helpers, by id and age in hours, that makes `id` next. */
function engineWith(id: string, ages: Readonly<Record<string, number>> = {}): FakeEngine {
  const engine = new FakeEngine();
  engine.images = [rawImage(1)];
  const all = Object.entries({ ...ages, [id]: 0 });
  const listed = all.map(([each, hours]) => ({ Id: each, Created: NOW - hours * HOUR }));
  engine.answers.send = ({ method }) => Promise.resolve(method === 'GET' ? listed : { Id: id });
  return engine;
}

const removed = (engine: FakeEngine): string[] =>
  engine.calls.flatMap((call) => /^send DELETE \/containers\/(\w+)\?force=true&v=true$/.exec(call)?.[1] ?? []);
const lost = (): Failure => new Failure('engine.lost', ['unix:///x']);

describe('the container that lends a volume', () => {
  it('is removed, after work and after failure', async () => {
    const engine = engineWith('a1');
    assert.equal(await withVolume(engine, 'data', (archive) => Promise.resolve(archive)), '/containers/a1/archive');
    await assert.rejects(
      withVolume(engine, 'data', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.deepEqual(removed(engine), ['a1', 'a1']);
  });

  it('that an engine takes along leaves the first failure as it was, and goes with the next use', async () => {
    const dying = engineWith('b1');
    await assert.rejects(
      withVolume(dying, 'data', () => {
        dying.answers.send = () => Promise.reject(lost());
        return Promise.reject(new Error('the first'));
      }),
      /the first/,
    );
    const again = engineWith('b2', { b1: 0 });
    await withVolume(again, 'data', () => Promise.resolve());
    assert.deepEqual(removed(again), ['b1', 'b2']);
    const once = engineWith('b3', { b1: 0 });
    await withVolume(once, 'data', () => Promise.resolve());
    assert.deepEqual(removed(once), ['b3'], 'it is taken away once');
  });

  it('that an engine takes along does not undo what was done', async () => {
    const dying = engineWith('c1');
    const work = withVolume(dying, 'data', () => {
      dying.answers.send = () => Promise.reject(lost());
      return Promise.resolve(7);
    });
    assert.equal(await work, 7);
  });

  it('of another window is at work, unless it is a day old', async () => {
    const engine = engineWith('d1', { d2: 23, d3: 25 });
    await withVolume(engine, 'data', () => Promise.resolve());
    assert.deepEqual(removed(engine), ['d3', 'd1']);
  });
});
