import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { Failure } from '../contract/failure.ts';
import { run } from './run.ts';

const why = new Failure('engine.lost', ['unix:///x'], 'the engine’s words');

describe('a container that was made and could not be started', () => {
  const tried = async (inspect: () => Promise<unknown>): Promise<ReturnType<typeof services> & { thrown: unknown }> => {
    const engine = new FakeEngine();
    engine.answers.send = ({ path }) =>
      path.endsWith('/start') ? Promise.reject(why) : Promise.resolve({ Id: 'c9c9c9c9c9c9c9' });
    engine.answers.inspect = (kind) => (kind === 'image' ? Promise.resolve({}) : inspect());
    const using = services(engine, { ui: new FakeUi([{ pick: 'run' }]) });
    const thrown: unknown = await run
      .run(using, { kind: 'image', id: 'sha256:aa', name: 'nginx', state: 'tagged' })
      .then(
        () => assert.fail('it was started'),
        (error: unknown) => error,
      );
    return { ...using, thrown };
  };

  it('is named, and can be taken back', async () => {
    const { thrown, ledger } = await tried(() => Promise.resolve({ Name: '/made_up', State: { Status: 'created' } }));
    assert.ok(Failure.is(thrown, 'container.notStarted'), String(thrown));
    assert.equal(thrown.args[0], 'made_up');
    assert.match(thrown.args[1] ?? '', /connection to the engine at unix:\/\/\/x broke/);
    assert.equal(thrown.detail, why.detail);
    const [entry] = ledger.entries;
    assert.deepEqual([entry?.outcome, entry?.failure?.code], ['failed', 'container.notStarted']);
    assert.deepEqual(entry?.undo?.line, ['rm', '--volumes', 'made_up']);
  });

  it('may run when the engine is gone, or says that it does', async () => {
    for (const inspect of [
      () => Promise.reject(why),
      () => Promise.resolve({ Name: '/c9c9c9c9c9c9', State: { Status: 'running' } }),
    ]) {
      const { thrown, ledger } = await tried(inspect);
      assert.ok(Failure.is(thrown, 'container.perhapsStarted'), String(thrown));
      assert.equal(thrown.args[0], 'c9c9c9c9c9c9');
      assert.deepEqual(ledger.entries[0]?.undo?.line, ['rm', '--force', '--volumes', 'c9c9c9c9c9c9']);
    }
  });

  it('and that the engine removed, as it does with --rm, is not there to be named', async () => {
    const { thrown, ledger } = await tried(() => Promise.reject(new Failure('thing.gone', ['c9'])));
    assert.equal(thrown, why);
    assert.equal(ledger.entries[0]?.undo, undefined);
  });
});
