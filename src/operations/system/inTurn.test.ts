import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { Failure } from '../../contract/failure.ts';
import { pruneSystem } from './prune.ts';

describe('a prune of several kinds of things', () => {
  const pruned = async (fails: string): Promise<Failure> => {
    const engine = new FakeEngine();
    const container = { Id: 'c1', Names: ['/old'], State: 'exited', Image: 'x', SizeRw: 1 };
    engine.answers.send = ({ path }) => {
      if (path === fails) return Promise.reject(new Failure('engine.lost', ['unix:///x']));
      return Promise.resolve(path === '/system/df' ? { Containers: [container] } : []);
    };
    const way = 'Stopped containers, unused networks, dangling images, build cache';
    const ui = new FakeUi([{ choose: way }, { pick: 'yes' }, { confirm: true }]);
    const using = services(engine, { ui });
    const thrown: unknown = await pruneSystem.run(using).then(
      () => assert.fail('nothing failed'),
      (error: unknown) => error,
    );
    assert.ok(Failure.is(thrown, 'prune.partly'), String(thrown));
    assert.equal(using.ledger.entries[0]?.failure?.code, 'prune.partly');
    return thrown;
  };

  it('that is cut short says what went, what may have gone and what did not', async () => {
    const { args } = await pruned('/networks/prune');
    assert.deepEqual(args.slice(0, 3), ['containers', 'networks', 'images, build cache']);
    assert.match(args[3] ?? '', /connection to the engine at unix:\/\/\/x broke/);
  });

  it('says so at its beginning and at its end', async () => {
    assert.deepEqual((await pruned('/containers/prune')).args.slice(0, 3), [
      '–',
      'containers',
      'networks, images, build cache',
    ]);
    assert.deepEqual((await pruned('/build/prune')).args.slice(0, 3), [
      'containers, networks, images',
      'build cache',
      '–',
    ]);
  });
});
