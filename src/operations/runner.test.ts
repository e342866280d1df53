import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../test/helpers/fakeUi.ts';
import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';
import type { OneOperation } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { start, stop } from './changeState.ts';
import { undoLine } from './ledger.ts';
import { remove } from './remove.ts';
import { login } from './system/logins.ts';
import { update } from './update.ts';
import { WindowLedger } from '../model/ledger.ts';
import { ledgerPage } from '../views/ledgerPage.ts';
import { ledgerRow } from '../views/ledgerRow.ts';

const thing = (name: string, state = 'running'): Thing => ({ kind: 'container', id: `id-${name}`, name, state });
const many = (count: number): Thing[] => Array.from({ length: count }, (_, index) => thing(`c${index}`));
const sent = (engine: FakeEngine): string[] => engine.calls.filter((call) => call.startsWith('send '));

describe('an operation on several things', () => {
  it('is done for all, and each is in the ledger', async () => {
    const engine = new FakeEngine();
    const using = services(engine);
    await using.runner.run(stop, many(500));
    assert.equal(sent(engine).length, 500);
    assert.deepEqual(using.ui.statuses, ['Stop: 500 done.']);
    assert.equal(using.ledger.entries.length, 500);
    assert.ok(using.ledger.entries.every(({ outcome, undo }) => outcome === 'done' && undo?.line[0] === 'start'));
  });

  it('leaves those alone that are in another state, unless all of them are', async () => {
    const engine = new FakeEngine();
    const using = services(engine);
    const mixed = [thing('a'), thing('b', 'exited'), thing('c', 'created')];
    await using.runner.run(start, mixed);
    assert.deepEqual(sent(engine), ['send POST /containers/id-b/start', 'send POST /containers/id-c/start']);
    await using.runner.run(start, [thing('a')]);
    assert.equal(sent(engine).at(-1), 'send POST /containers/id-a/start');
  });

  it('that fails for some is done for the others, and all are accounted for', async () => {
    const engine = new FakeEngine();
    engine.answers.send = ({ path }) =>
      /c[13]\//.test(path) ? Promise.reject(new Failure('thing.gone', ['it'])) : Promise.resolve(undefined);
    const using = services(engine);
    await assert.rejects(using.runner.run(stop, many(5)), (error) => {
      assert.ok(Failure.is(error, 'operation.partly'));
      assert.deepEqual(error.args.slice(0, 6), ['Stop', '3', '5', '2', '0', 'c1, c3']);
      assert.match(error.args[6] ?? '', /“it” is not there any more/);
      return true;
    });
    const outcomes = using.ledger.entries.map(({ outcome }) => outcome).sort();
    assert.deepEqual(outcomes, ['done', 'done', 'done', 'failed', 'failed']);
  });

  it('that is ended says what was done and what was not', async () => {
    const engine = new FakeEngine();
    const using = services(engine);
    let count = 0;
    engine.answers.send = () => {
      count += 1;
      if (count === 20) using.ui.ending.abort();
      return Promise.resolve(undefined);
    };
    await assert.rejects(using.runner.run(stop, many(500)), (error) => {
      assert.ok(Failure.is(error, 'operation.ended'));
      const [title, done, all, names] = error.args;
      assert.deepEqual([title, all], ['Stop', '500']);
      assert.ok(Number(done) >= 19 && Number(done) <= 26, done);
      assert.match(names ?? '', /, … |and \d+ more$/);
      return true;
    });
    assert.ok(count <= 26, String(count));
  });
});

describe('an operation that asks each of several things', () => {
  const asked: OneOperation = {
    kind: 'one',
    id: 'image.push',
    title: { en: 'Push', ko: '올리기(push)' },
    topic: '',
    on: 'container',
    placements: [],
    run: async ({ engine }, { id, name }) => {
      await engine.inspect('container', id, name);
    },
  };
  const failing = (code: FailureCode, ...names: readonly string[]): FakeEngine => {
    const engine = new FakeEngine();
    engine.answers.inspect = (_, id, name) =>
      names.includes(name) ? Promise.reject(new Failure(code, [name])) : Promise.resolve(id);
    return engine;
  };
  const failureOf = async (engine: FakeEngine, things: readonly Thing[]): Promise<Failure> => {
    const thrown: unknown = await services(engine)
      .runner.run(asked, things)
      .then(
        () => assert.fail('nothing failed'),
        (error: unknown) => error,
      );
    assert.ok(Failure.is(thrown), String(thrown));
    return thrown;
  };

  it('goes on after a failure, and all are accounted for', async () => {
    const engine = failing('thing.gone', 'c0', 'c2');
    const failure = await failureOf(engine, many(4));
    assert.equal(failure.code, 'operation.someFailed');
    assert.deepEqual(failure.args.slice(0, 6), ['Push', '2', '4', 'c0, c2', 'c1, c3', '–']);
    assert.match(failure.args[6] ?? '', /“c0” is not there any more/);
    assert.equal(engine.count('inspect'), 4);
  });

  it('does not ask about the others when the engine is gone, and names them', async () => {
    const engine = failing('engine.lost', 'c1');
    engine.answers.ping = () => Promise.reject(new Failure('engine.lost', ['x']));
    const failure = await failureOf(engine, many(4));
    assert.deepEqual(failure.args.slice(0, 6), ['Push', '1', '4', 'c1', 'c0', 'c2, c3']);
    assert.equal(engine.count('inspect'), 2);
    const again = failing('engine.lost', 'c1');
    assert.deepEqual((await failureOf(again, many(4))).args.slice(3, 6), ['c1', 'c0, c2, c3', '–']);
  });

  it('fails with its own words where there is one thing', async () => {
    assert.equal((await failureOf(failing('thing.gone', 'c0'), many(1))).code, 'thing.gone');
  });
});

describe('the preview of a docker line', () => {
  const at = (preview: 'terminal' | 'confirm', ...script: ConstructorParameters<typeof FakeUi>[0] & object) => {
    const engine = new FakeEngine();
    const using = services(engine, { ui: new FakeUi(script), settings: { commandPreview: () => preview } });
    return { ...using, engine };
  };

  it('in a terminal types all lines and does nothing, asks nothing, records nothing', async () => {
    const { engine, runner, terminals, ledger, ui } = at('terminal');
    await runner.run(remove, [thing('a'), thing('b', 'exited')]);
    assert.deepEqual(terminals.typed, ['rm --force a', 'rm b']);
    assert.deepEqual([sent(engine), ledger.entries, ui.confirmations], [[], [], []]);
  });

  it('in a terminal types no line that prunes without asking', async () => {
    const { engine, ui, terminals, perform } = at('terminal');
    const act = (): Promise<never> => assert.fail('it was not wanted');
    for (const what of ['system', 'container']) {
      await perform({ line: [what, 'prune', '--all', '--force'], progress: '', confirmed: true, act });
    }
    await perform({ line: ['rm', '--force', 'prune'], progress: '', act });
    assert.deepEqual(terminals.typed, ['system prune --all', 'container prune --all', 'rm --force prune']);
    assert.deepEqual([sent(engine), ui.confirmations], [[], []]);
  });

  it('in a terminal leaves the password of a login to docker', async () => {
    const { engine, ui, terminals, runner } = at('terminal', { type: ['ann'] });
    await runner.run(login, [], 'registry.example.com');
    assert.deepEqual(terminals.typed, ['login --username ann registry.example.com']);
    assert.ok(ui.done);
    assert.deepEqual(sent(engine), []);
  });

  it('as a question shows the lines', async () => {
    const no = at('confirm', { confirm: false });
    await no.runner.run(stop, [thing('a'), thing('b')]);
    assert.deepEqual(no.ui.confirmations, [
      { question: 'Run this?', detail: 'docker stop a\ndocker stop b', button: 'Run' },
    ]);
    assert.deepEqual(sent(no.engine), []);
    const yes = at('confirm', { confirm: true });
    await yes.runner.run(stop, [thing('a')]);
    assert.equal(sent(yes.engine).length, 1);
  });

  it('as a question is not asked twice about what is removed', async () => {
    const { engine, runner, ui } = at('confirm', { confirm: true });
    await runner.run(remove, [thing('a')]);
    assert.equal(ui.confirmations.length, 1);
    assert.match(ui.confirmations[0]?.question ?? '', /^Remove the container/);
    assert.equal(sent(engine).length, 1);
  });

  it('hides secrets', async () => {
    const { perform, ui } = at('confirm', { confirm: false });
    const act = (): Promise<never> => assert.fail('it was not wanted');
    await perform({ line: ['run', '-e', 'PASSWORD=hunter2', 'x'], progress: '', act });
    assert.ok(!ui.confirmations[0]?.detail.includes('hunter2'), ui.confirmations[0]?.detail);
  });
});

describe('what is remembered', () => {
  it('is how a thing was before, and undoing brings it back once', async () => {
    const engine = new FakeEngine();
    engine.inspected = { HostConfig: { Memory: 128 * 2 ** 20 } };
    const using = services(engine, { ui: new FakeUi([{ pick: 'memory' }, { type: ['64m'] }, { pick: 'update' }]) });
    await using.runner.run(update, [thing('a')]);
    assert.equal(sent(engine).at(-1), 'send POST /containers/id-a/update {"Memory":67108864}');
    const [entry] = using.ledger.entries;
    assert.deepEqual(entry?.line, ['update', '--memory', '64m', 'a']);
    const row: Thing<'ledger'> = { kind: 'ledger', id: entry.id, name: 'it', state: 'undoable' };
    await undoLine.run(using, row);
    assert.equal(sent(engine).at(-1), 'send POST /containers/id-a/update {"Memory":134217728}');
    await assert.rejects(undoLine.run(using, row), (error) => Failure.is(error, 'ledger.noUndo'));
  });

  it('is also what the engine had chosen by itself: swap of twice the memory', async () => {
    const undoOf = async (HostConfig: object): Promise<readonly string[] | undefined> => {
      const engine = new FakeEngine();
      engine.inspected = { HostConfig };
      const steps = [{ pick: 'memory' }, { type: ['256m'] }, { pick: 'memorySwap' }, { type: ['512m'] }];
      const using = services(engine, { ui: new FakeUi([...steps, { pick: 'update' }]) });
      await using.runner.run(update, [thing('a')]);
      return using.ledger.entries[0]?.undo?.line;
    };
    const [Memory, unlimited] = [128 * 2 ** 20, { Memory: 0, MemorySwap: 0 }];
    const line = ['update', '--memory', '128m', '--memory-swap'];
    assert.deepEqual(await undoOf({ Memory, MemorySwap: 2 * Memory }), [...line, '256m', 'a']);
    assert.deepEqual(await undoOf({ Memory, MemorySwap: -1 }), [...line, '-1', 'a']);
    assert.equal(await undoOf(unlimited), undefined);
  });
});

describe('a newer API', () => {
  it('than that of the engine is refused with both versions', async () => {
    const engine = new FakeEngine();
    engine.facts = { engineVersion: '20.10', apiVersion: '1.41', platform: 'linux/amd64', pingMs: 1 };
    const using = services(engine);
    await assert.rejects(using.runner.run({ ...stop, since: '1.44' }, [thing('a')]), (error) => {
      assert.ok(Failure.is(error, 'api.tooOld'));
      assert.deepEqual(error.args, ['1.44', '1.41']);
      return true;
    });
    assert.deepEqual(engine.calls, []);
    await using.runner.run({ ...stop, since: '1.41' }, [thing('a')]);
    assert.equal(sent(engine).length, 1);
  });
});

describe('what a person gives something to do', () => {
  it('is done with progress, recorded with its requests, and its result handed on', async () => {
    const engine = new FakeEngine();
    const using = services(engine);
    const step = { line: ['run', '-e', 'PASSWORD=hunter2', 'x'], progress: 'Running', act: () => Promise.resolve(7) };
    assert.equal(await using.perform(step), 7);
    assert.deepEqual(using.ui.titles, ['Running']);
    assert.ok(!using.ui.statuses.join().includes('hunter2'), using.ui.statuses.join());
    assert.equal(using.ledger.entries[0]?.outcome, 'done');
  });

  it('that is long and ended by the person is no failure', async () => {
    const using = services(new FakeEngine());
    const act = (): Promise<string> => {
      using.ui.ending.abort();
      return Promise.reject(new Error('aborted'));
    };
    assert.equal(await using.perform({ line: ['pull', 'x'], progress: 'Pulling', long: true, act }), undefined);
    assert.equal(using.ledger.entries[0]?.outcome, 'ended');
    assert.deepEqual(using.ui.statuses, []);
  });

  it('that fails says so, and the ledger too', async () => {
    const using = services(new FakeEngine());
    const act = (): Promise<never> => Promise.reject(new Failure('thing.gone', ['x']));
    await assert.rejects(using.perform({ line: ['pull', 'x'], progress: '', act }), (error) =>
      Failure.is(error, 'thing.gone'),
    );
    assert.equal(using.ledger.entries[0]?.failure?.code, 'thing.gone');
  });
});

describe('what goes on in a terminal', () => {
  it('is in the ledger without a time until it has ended, then with how long and how', async () => {
    let now = 1000;
    const using = services(new FakeEngine(), { ledger: new WindowLedger(() => now) });
    const row = (): string => ledgerRow(using.ledger.entries[0] ?? assert.fail('nothing'), using.ui.speak).description;
    await using.runner.services.terminals.open({ title: 'x', icon: 'x', line: ['exec', 'x'], interactive: true });
    assert.match(row(), /^[\d:]+ · in a terminal$/);
    now = 3500;
    using.terminals.end(3);
    assert.match(row(), /^[\d:]+ · 2\.5 s · in a terminal · exit code 3$/);
    assert.match(ledgerPage(using.ledger.entries[0] ?? assert.fail(), using.ui.speak), /2\.5 s, exit code 3/);
  });

  it('tells no exit code that nobody knows', async () => {
    const using = services(new FakeEngine());
    await using.runner.services.terminals.open({ title: 'x', icon: 'x', line: ['stats', 'x'], interactive: true });
    using.terminals.end(undefined);
    const [entry] = using.ledger.entries;
    assert.deepEqual([entry?.outcome, entry?.exitCode, typeof entry?.ms], ['terminal', undefined, 'number']);
  });
});
