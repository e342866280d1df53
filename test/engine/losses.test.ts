import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { undoLine } from '../../src/operations/ledger.ts';
import { asPerson, type Done } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { RealEngine } from '../helpers/realEngine.ts';

/** What an operation takes along is said before, and nothing that stays; what takes it back brings all of it. */
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

  test('a network is left and joined again with everything that the container had there', async () => {
    const name = real.name('net');
    real.willRemove('network', 'rm', name);
    const subnets = ['--subnet', '10.214.8.0/24', '--ipv6', '--subnet', 'fd00:214:8::/64'];
    const id = await real.docker('network', 'create', ...subnets, name);
    const other = await real.container('other');
    const { id: container, name: member } = await real.container('member');
    const words = [
      ...['--ip', '10.214.8.20', '--ip6', 'fd00:214:8::20', '--link', `${other.name}:friend`, '--alias', 'cache'],
      // It looks like a part of the id that the engine gives.
      ...['--alias', container.slice(0, 2), '--driver-opt', 'org.example.option=1'],
    ];
    await real.docker('network', 'connect', ...words, name, member);
    const on = async (): Promise<unknown> => {
      const { NetworkSettings } = await real.inspected<{ NetworkSettings: { Networks: Record<string, object> } }>(
        member,
      );
      const endpoint = NetworkSettings.Networks[name] as Record<string, unknown>;
      return ['Aliases', 'IPAMConfig', 'Links', 'DriverOpts', 'IPAddress', 'GlobalIPv6Address'].map((key) => {
        const value = endpoint[key];
        return Array.isArray(value) ? value.toSorted() : value;
      });
    };
    const before = await on();
    const thing: Thing = { kind: 'network', id, name, state: 'own' };
    const leave = (): Promise<Done> => asPerson(engine, 'network.disconnect', { thing, script: [{ choose: member }] });
    assert.equal(await undo(await leave(), []), undefined);
    assert.deepEqual(await on(), before);
    await real.docker(...((await leave()).ledger.entries[0]?.undo?.line ?? []));
    assert.deepEqual(await on(), before);
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
