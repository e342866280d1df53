import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { Failure } from '../contract/failure.ts';
import type { Undo } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { WindowLedger } from '../model/ledger.ts';
import { explainLine, rerunLine, undoLine } from './ledger.ts';

const row: Thing<'ledger'> = { kind: 'ledger', id: '1', name: 'docker volume create data', state: 'undoable' };

/** A ledger with one thing that was done on an engine. */
function doneOn(address: string, line: readonly string[], undo?: Undo): WindowLedger {
  const ledger = new WindowLedger();
  ledger.begin(line, address).done(undo);
  return ledger;
}

describe('what was done', () => {
  const engine = new FakeEngine();
  const { address } = engine.endpoint;

  it('is explained word by word, with secrets masked and what happened below', async () => {
    const explained: string[] = [];
    const using = services(engine, {
      ledger: doneOn(address, ['run', '-e', 'DB_PASSWORD=hunter2', 'x']),
      machine: { explain: (line, more) => Promise.resolve(void explained.push(line, more)) },
    });
    await explainLine.run(using, row);
    assert.equal(explained[0], "docker run -e 'DB_PASSWORD=••••••' x");
    assert.match(explained[1] ?? '', /^## done\n\n\d\d:\d\d:\d\d/);
    assert.doesNotMatch(explained.join(), /hunter2/);
  });

  it('is run again by the docker command alone', async () => {
    const using = services(engine, { ledger: doneOn(address, ['volume', 'create', 'data']) });
    await rerunLine.run(using, row);
    assert.deepEqual(using.terminals.plan.line, ['volume', 'create', 'data']);
    assert.equal(using.terminals.plan.session, undefined);
  });

  const take = async (undo: Undo, on: string, ...script: readonly Act[]) => {
    const ledger = doneOn(on, ['volume', 'create', 'data'], undo);
    const ui = new FakeUi(script);
    await undoLine.run(services(engine, { ui, ledger }), row);
    return { ui, left: ledger.entries.find(({ id }) => id === '1')?.undo };
  };
  const line = ['volume', 'rm', 'data'];

  it('is not taken back on another engine', async () => {
    const act = (): Promise<never> => assert.fail('it was done');
    await assert.rejects(take({ line, act }, 'unix:///other.sock'), (thrown) => {
      assert.ok(Failure.is(thrown, 'ledger.otherEngine'));
      assert.deepEqual(thrown.args, ['unix:///other.sock']);
      return true;
    });
  });

  it('is taken back quietly when nothing is lost, once', async () => {
    let count = 0;
    const act = (): Promise<number> => Promise.resolve((count += 1));
    const { ui, left } = await take({ line, act, loses: () => Promise.resolve(undefined) }, address);
    assert.deepEqual([count, ui.confirmations, left], [1, [], undefined]);
  });

  it('is taken back only after what is lost was agreed to', async () => {
    let count = 0;
    const act = (): Promise<number> => Promise.resolve((count += 1));
    const loses = (): Promise<string> => Promise.resolve('All of it.');
    const kept = await take({ line, act, loses }, address, { confirm: false });
    assert.equal(count, 0);
    assert.ok(kept.left !== undefined, 'it can still be taken back');
    const { ui, left } = await take({ line, act, loses }, address, { confirm: true });
    assert.deepEqual([count, left], [1, undefined]);
    assert.deepEqual(ui.confirmations, [
      {
        question: 'Take back “docker volume create data”?',
        detail: 'All of it.\n\ndocker volume rm data',
        button: 'Undo',
      },
    ]);
  });

  it('stays as it was when what is there is something else', async () => {
    const loses = (): Promise<never> => Promise.reject(new Failure('ledger.changed', ['data']));
    const act = (): Promise<never> => assert.fail('it was done');
    await assert.rejects(take({ line, act, loses }, address), (thrown) => Failure.is(thrown, 'ledger.changed'));
  });
});
