import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { undoLine } from '../../src/operations/ledger.ts';
import { asPerson, type Done } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { RealEngine } from '../helpers/realEngine.ts';

/** What an operation takes along is said before, and nothing that stays. */
describe('losses', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(() => real.stop());

  const exists = (kind: string, name: string): Promise<boolean> =>
    real.docker(kind, 'inspect', name).then(
      () => true,
      () => false,
    );
  const volumesOf = async (container: string): Promise<string[]> =>
    (await real.inspected<{ Mounts: { Name: string }[] }>(container)).Mounts.map(({ Name }) => Name);
  const running = (made: { id: string; name: string }) => ({ ...made, state: 'running' });

  test('removing with anonymous volumes names those that go, and none that stay', async () => {
    const named = 'ab'.repeat(32);
    real.willRemove('volume', 'rm', named);
    const alone = await real.container('alone', undefined, ['-v', `${named}:/named`, '-v', '/anonymous']);
    const anonymous = (await volumesOf(alone.id)).find((name) => name !== named) ?? '';
    const script: readonly Act[] = [{ confirm: true }];
    const done = await asPerson(engine, 'container.removeWithVolumes', { thing: running(alone), script });
    assert.match(
      done.ui.confirmations[0]?.detail ?? '',
      new RegExp(`volumes is lost too: ${anonymous.slice(0, 12)}\\.\\n`),
    );
    assert.deepEqual([await exists('volume', named), await exists('volume', anonymous)], [true, false]);

    const first = await real.container('first', undefined, ['-v', '/anonymous']);
    const second = await real.container('second', undefined, ['--volumes-from', first.name]);
    const [shared = ''] = await volumesOf(first.id);
    const one = await asPerson(engine, 'container.removeWithVolumes', { thing: running(first), script });
    assert.match(one.ui.confirmations[0]?.detail ?? '', /No anonymous volume goes with that\./);
    assert.equal(await exists('volume', shared), true);
    const other = await asPerson(engine, 'container.removeWithVolumes', { thing: running(second), script });
    assert.match(other.ui.confirmations[0]?.detail ?? '', new RegExp(`lost too: ${shared.slice(0, 12)}\\.`));
    assert.equal(await exists('volume', shared), false);
  });

  const ends: readonly [string, readonly Act[]][] = [
    ['container.stop', []],
    ['container.stopWithGrace', [{ type: ['0'] }]],
    ['container.kill', [{ pick: 'SIGKILL' }]],
  ];
  for (const [id, first] of ends) {
    test(`${id} of a container made with --rm says that it goes, and offers no way back`, async () => {
      const made = await real.container('rm', undefined, ['--rm', '-v', '/anonymous']);
      const [volume = ''] = await volumesOf(made.id);
      const no = await asPerson(engine, id, { thing: running(made), script: [...first, { confirm: false }] });
      const [asked] = no.ui.confirmations;
      assert.match(asked?.question ?? '', new RegExp(`“${made.name}” was made with --rm: it is removed when it ends`));
      assert.match(asked?.detail ?? '', new RegExp(`lost too: ${volume.slice(0, 12)}\\.\\n\\ndocker (stop|kill) `));
      assert.equal(await exists('container', made.id), true);
      const yes = await asPerson(engine, id, { thing: running(made), script: [...first, { confirm: true }] });
      await eventually('it is gone', async () => !(await exists('container', made.id)));
      assert.equal(await exists('volume', volume), false);
      assert.equal(yes.ledger.entries[0]?.undo, undefined);
    });
  }

  test('a start of a container made with --rm is not taken back before it is said that it goes', async () => {
    const name = real.name('rm');
    real.willRemove('rm', '--force', '--volumes', name);
    const id = await real.docker('create', '--rm', '--name', name, '-v', '/anonymous', 'busybox', 'sleep', '5000');
    const done = await asPerson(engine, 'container.start', { thing: { id, name, state: 'created' } });
    const asked = await undo(done, [{ confirm: false }]);
    assert.match(
      asked ?? '',
      /^It was made with --rm: it is removed when it ends\. Its anonymous volumes are lost too: /,
    );
    assert.equal(await exists('container', id), true);
    await undo(done, [{ confirm: true }]);
    await eventually('it is gone', async () => !(await exists('container', id)));
  });

  const undo = async ({ ledger }: Done, script: readonly Act[]): Promise<string | undefined> => {
    const entry = ledger.entries[0] ?? assert.fail('nothing was done');
    const ui = new FakeUi(script);
    const using = services(engine, { ui, ledger });
    await undoLine.run(using, { kind: 'ledger', id: entry.id, name: 'it', state: 'undoable' });
    assert.ok(ui.done, 'it did not ask all');
    return ui.confirmations[0]?.detail;
  };
});
