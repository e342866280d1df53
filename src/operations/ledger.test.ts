import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { type Act, FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { Failure } from '../contract/failure.ts';
import type { LedgerEntry } from '../contract/ledger.ts';
import { speakIn } from '../contract/localized.ts';
import type { Undo } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { WindowLedger } from '../model/ledger.ts';
import { ledgerPage } from '../views/ledgerPage.ts';
import { ledgerRow, ledgerThing } from '../views/ledgerRow.ts';
import { copyLine, explainLine, rerunLine, revealLine, undoLine } from './ledger.ts';

const row: Thing<'ledger'> = { kind: 'ledger', id: '1', name: 'docker volume create data', state: 'undoable' };

/** A ledger with one thing that was done on an engine. */
function doneOn(address: string, line: readonly string[], undo?: Undo): WindowLedger {
  const ledger = new WindowLedger();
  ledger.begin(line, address).done(undo);
  return ledger;
}

const speak = speakIn('en');

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

  it('is run again where it does harm, or on another engine, only after somebody agreed', async () => {
    const again = async (on: string, line: readonly string[], harm: readonly string[], agrees: boolean) => {
      const asked: string[] = [];
      const dangers = (of: string): Promise<readonly string[]> => Promise.resolve((asked.push(of), harm));
      const ui = new FakeUi([{ confirm: agrees }]);
      const using = services(engine, { ui, ledger: doneOn(on, line), machine: { dangers } });
      await rerunLine.run(using, row);
      return { asked, ui, plan: using.terminals.plans.at(-1) };
    };
    const removes = ['run', '--rm', '-e', 'DB_PASSWORD=hunter2', 'x'];
    const kept = await again(address, removes, ['It is gone then.'], false);
    assert.equal(kept.plan, undefined);
    assert.deepEqual(kept.asked, ['docker run --rm -e DB_PASSWORD=hunter2 x']);
    assert.deepEqual(
      kept.ui.confirmations.map(({ detail }) => detail),
      ["docker run --rm -e 'DB_PASSWORD=••••••' x\n\nIt is gone then."],
    );
    const elsewhere = await again('unix:///other.sock', ['volume', 'create', 'data'], [], true);
    assert.deepEqual(elsewhere.plan?.line, ['volume', 'create', 'data']);
    assert.deepEqual(
      elsewhere.ui.confirmations.map(({ detail }) => detail),
      [`docker volume create data\n\nIt was done on unix:///other.sock. Now it goes to ${address}.`],
    );
  });

  it('without a docker line is copied as what was sent, and neither explained nor run again', async () => {
    const ledger = new WindowLedger();
    ledger.beginRequest('DELETE r.example/v2/app/manifests/sha256:1').done(undefined);
    const using = services(engine, { ledger });
    const sent: Thing<'ledger'> = { kind: 'ledger', id: '1', name: 'it', state: 'request' };
    await copyLine.run(using, sent);
    assert.deepEqual(using.ui.copied, ['DELETE r.example/v2/app/manifests/sha256:1']);
    for (const operation of [explainLine, rerunLine]) {
      await assert.rejects(operation.run(using, sent), (thrown) => Failure.is(thrown, 'ledger.noLine'));
      assert.ok(operation.states?.includes('request') === false);
    }
  });

  it('is copied with its secrets, which the message does not show', async () => {
    const using = services(engine, { ledger: doneOn(address, ['run', '-e', 'DB_PASSWORD=hunter2', 'x']) });
    await copyLine.run(using, ledgerThing(using.ledger.entries[0] ?? assert.fail('the ledger is empty')));
    assert.deepEqual(using.ui.copied, ['docker run -e DB_PASSWORD=hunter2 x']);
    assert.equal(using.ui.statuses.length, 1);
    assert.match(using.ui.statuses[0] ?? '', /DB_PASSWORD=••••••/);
    assert.doesNotMatch(using.ui.statuses.join(), /hunter2/);
  });

  it('shows its secrets in its row alone, until asked again', async () => {
    const using = services(engine, { ledger: doneOn(address, ['run', '-e', 'DB_PASSWORD=hunter2', 'x']) });
    const entry = (): LedgerEntry => using.ledger.entries[0] ?? assert.fail('the ledger is empty');
    const shown = (): boolean[] => {
      const { label, spoken, thing } = ledgerRow(entry(), speak);
      return [label, ledgerPage(entry(), speak), `${spoken} ${String(thing?.name)}`].map((text) =>
        text.includes('hunter2'),
      );
    };
    assert.deepEqual(shown(), [false, false, false]);
    await revealLine.run(using, row);
    assert.deepEqual(shown(), [true, true, false]);
    await revealLine.run(using, row);
    assert.deepEqual(shown(), [false, false, false]);
    assert.deepEqual(using.ui.statuses, []);
  });

  it('says so when there is nothing to show', async () => {
    const using = services(engine, { ledger: doneOn(address, ['run', 'a b', "it's", 'x']) });
    await revealLine.run(using, row);
    assert.equal(using.ledger.entries[0]?.isRevealed, false);
    assert.deepEqual(using.ui.statuses, ['Nothing in it is hidden']);
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
