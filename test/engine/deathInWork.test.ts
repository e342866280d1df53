import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { MadeCall } from '../../src/contract/apiCall.ts';
import type { Engine } from '../../src/contract/engine.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { WindowLedger } from '../../src/model/ledger.ts';
import { stop } from '../../src/operations/changeState.ts';
import { undoLine } from '../../src/operations/ledger.ts';
import { run as runImage } from '../../src/operations/run.ts';
import { pruneSystem } from '../../src/operations/system/prune.ts';
import { HELPER_LABEL } from '../../src/model/records.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';

const GONE = ['engine.lost', 'engine.refused', 'engine.noSocket'] as const;

/** These tests kill their engine, so it is always one of their own. */
describe('an engine that is killed while it works for a person', () => {
  let real: RealEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyw-'));
  before(async () => {
    real = await RealEngine.startOwn();
  });
  afterEach(() => real.clean());
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('on nine containers at once: one was stopped, eight were not, and all are accounted for', async () => {
    const engine = await real.engine();
    const made = async (what: string, ...command: readonly string[]): Promise<Thing> => {
      const name = real.name(what);
      real.willRemove('rm', '--force', name);
      const id = await real.docker('run', '-d', '--label', TEST_LABEL, '--name', name, IMAGE, ...command);
      return { kind: 'container', id, name, state: 'running' };
    };
    const polite = await made('polite', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done');
    const deaf: Thing[] = [];
    // Process 1 without a handler of its own takes no notice of SIGTERM: the engine waits 10 s for each.
    for (let count = 0; count < 8; count += 1) deaf.push(await made('deaf', 'sleep', '100000'));
    const using = services(engine);
    const work = using.runner.run(stop, [polite, ...deaf]).then(
      () => assert.fail('all was done'),
      (thrown: unknown) => thrown,
    );
    await eventually('one is stopped', () => using.ledger.entries.some(({ outcome }) => outcome === 'done'));
    real.handle.kill('SIGKILL');
    const failure = await work;
    assert.ok(Failure.is(failure, 'operation.partly'), String(failure));
    const [title, done, all, failed, left, names = '', why = ''] = failure.args;
    assert.deepEqual([title, done, all, failed, left], ['Stop', '1', '9', '8', '0']);
    for (const { name } of deaf) assert.ok(names.includes(name), names);
    assert.ok(why.includes(real.socket), why);
    const outcomes = using.ledger.entries.map(({ outcome, failure: reason }) =>
      outcome === 'failed' && GONE.some((code) => reason?.code === code) ? 'gone' : outcome,
    );
    assert.deepEqual(outcomes.sort(), ['done', ...Array<string>(8).fill('gone')]);
    await real.handle.restart();
  });

  /** The engine, which is killed as soon as it has answered such a request. */
  const killedAfter = (engine: DockerEngine, path: string): Engine =>
    new Proxy<Engine>(engine, {
      get: (target, key) => {
        if (key === 'recorded') {
          return (onCall: (call: MadeCall) => void) =>
            target.recorded((call) => {
              onCall(call);
              if (call.path.startsWith(path)) real.handle.kill('SIGKILL');
            });
        }
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });

  test('on a container that was made and is to be started: it is named, and can be taken back', async () => {
    const engine = await real.engine();
    const ledger = new WindowLedger();
    const ui = new FakeUi([{ pick: 'name' }, { type: ['made'] }, { pick: 'run' }]);
    const using = services(killedAfter(engine, '/containers/create'), { ui, ledger });
    const image: Thing = { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' };
    await assert.rejects(using.runner.run(runImage, [image]), (thrown) => {
      assert.ok(Failure.is(thrown, 'container.perhapsStarted'), String(thrown));
      assert.equal(thrown.args[0], 'made');
      return true;
    });
    await real.handle.restart();
    assert.match(await real.docker('ps', '--all', '--filter', 'name=made', '--format', '{{.Status}}'), /^Created/);
    const [entry] = ledger.entries;
    const row: Thing<'ledger'> = { kind: 'ledger', id: entry?.id ?? '', name: 'it', state: 'undoable' };
    await undoLine.run(services(engine, { ledger }), row);
    assert.equal(await real.docker('ps', '--all', '--quiet', '--filter', 'name=made'), '');
  });

  test('on a prune of several kinds: it says what was removed and what was not', async () => {
    const engine = await real.engine();
    const [container, network] = [real.name('old'), real.name('net')];
    await real.docker('create', '--label', TEST_LABEL, '--name', container, IMAGE);
    await real.docker('network', 'create', '--label', TEST_LABEL, network);
    real.willRemove('network', 'rm', network);
    const choose = 'Stopped containers, unused networks, dangling images, build cache';
    const ui = new FakeUi([{ choose }, { pick: 'yes' }, { confirm: true }]);
    const using = services(killedAfter(engine, '/containers/prune'), { ui });
    await assert.rejects(using.runner.run(pruneSystem, []), (thrown) => {
      assert.ok(Failure.is(thrown, 'prune.partly'), String(thrown));
      assert.deepEqual(thrown.args.slice(0, 3), ['containers', 'networks', 'images, build cache']);
      return true;
    });
    await real.handle.restart();
    assert.equal(await real.docker('ps', '--all', '--quiet', '--filter', `name=${container}`), '');
    assert.notEqual(await real.docker('network', 'ls', '--quiet', '--filter', `name=${network}`), '');
  });

  test('on a backup: the good old file stays, no part of a new one, and no container once it is back', async () => {
    const engine = await real.engine();
    const volume = real.name('vol');
    real.willRemove('volume', 'rm', volume);
    const fill = 'dd if=/dev/zero of=/v/large bs=1M count=256 2>/dev/null';
    await real.docker('run', '--rm', '--volume', `${volume}:/v`, IMAGE, 'sh', '-c', fill);
    const file = path.join(folder, 'kept.tar');
    writeFileSync(file, 'what was there');
    const ui = new FakeUi([{ file }]);
    let isKilled = false;
    ui.cancellable = (_, work) =>
      work(() => {
        if (!isKilled) real.handle.kill('SIGKILL');
        isKilled = true;
      }, ui.ending.signal);
    const thing = { id: volume, name: volume };
    await assert.rejects(asPerson(engine, 'volume.backup', { thing, ui }), (thrown) => {
      assert.ok(
        GONE.some((code) => Failure.is(thrown, code)),
        String(thrown),
      );
      return true;
    });
    assert.ok(isKilled);
    assert.deepEqual(ui.statuses, []);
    assert.equal(readFileSync(file, 'utf8'), 'what was there');
    assert.deepEqual(readdirSync(folder), ['kept.tar']);
    await real.handle.restart();
    const helpers = (): Promise<string> => real.docker('ps', '--all', '--quiet', '--filter', `label=${HELPER_LABEL}`);
    assert.notEqual(await helpers(), '', 'the engine could remove nothing any more');
    await asPerson(engine, 'volume.backup', { thing, script: [{ file }] });
    assert.equal(await helpers(), '');
    assert.ok(readFileSync(file).length > 256 * 1024 * 1024);
  });
});
