import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { LedgerEntry } from '../../src/contract/ledger.ts';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { WindowLedger } from '../../src/model/ledger.ts';
import { undoLine } from '../../src/operations/ledger.ts';
import { run as runImage } from '../../src/operations/run.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';

describe('docker run of a program that is not in the image', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(() => real.stop());

  interface Tried {
    readonly name: string;
    readonly failure: Failure;
    readonly ledger: WindowLedger;
    readonly entry: LedgerEntry;
  }
  const tried = async (...more: readonly Act[]): Promise<Tried> => {
    const name = real.name('none');
    real.willRemove('rm', '--force', name);
    const ledger = new WindowLedger();
    const command: readonly Act[] = [{ pick: 'command' }, { type: ['no-such-program'] }];
    const ui = new FakeUi([{ pick: 'name' }, { type: [name] }, ...command, ...more, { pick: 'run' }]);
    const image: Thing = { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' };
    const failure: unknown = await services(engine, { ui, ledger })
      .runner.run(runImage, [image])
      .catch((thrown: unknown) => thrown);
    assert.ok(Failure.is(failure), String(failure));
    return { name, failure, ledger, entry: ledger.entries[0] ?? assert.fail('nothing was done') };
  };
  const isThere = (name: string): Promise<boolean> =>
    real.docker('container', 'inspect', name).then(
      () => true,
      () => false,
    );

  test('leaves a container, as docker does: it is named, and can be taken back', async () => {
    const { name, failure, ledger, entry } = await tried();
    assert.deepEqual([failure.code, failure.args[0]], ['container.notStarted', name]);
    assert.ok(await isThere(name));
    assert.deepEqual(entry.undo?.line, ['rm', '--volumes', name]);
    const row: Thing<'ledger'> = { kind: 'ledger', id: entry.id, name: 'it', state: 'undoable' };
    await undoLine.run(services(engine, { ledger }), row);
    assert.ok(!(await isThere(name)));
  });

  test('leaves nothing with --rm, and says nothing of it', async () => {
    const { name, failure, entry } = await tried({ pick: 'removeAtExit' });
    assert.notEqual(failure.code, 'container.notStarted');
    assert.ok(!(await isThere(name)));
    assert.equal(entry.undo, undefined);
  });
});
