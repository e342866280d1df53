import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createCall } from '../../src/shell/run/createBody.ts';
import { plainRun } from '../../src/shell/run/runOptions.ts';
import type { SessionEnd } from '../../src/contract/engine.ts';
import { Failure } from '../../src/contract/failure.ts';
import { explain, type FailureCode } from '../../src/contract/failureTable.ts';
import { speakIn } from '../../src/contract/localized.ts';
import type { LiveModel } from '../../src/model/liveModel.ts';
import { agrees } from '../helpers/agreement.ts';
import { eventually, inTime } from '../helpers/eventually.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';
import { stop } from '../helpers/change.ts';

const size = { columns: 80, rows: 24 };
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
/** Node warns when listeners pile up. */
const warnings: Error[] = [];
process.on('warning', (warning) => warnings.push(warning));

/** These tests kill their engine, so it is always one of their own. */
describe('an engine that dies, hangs and comes back', () => {
  let real: RealEngine;
  let model: LiveModel | undefined;

  before(async () => {
    real = await RealEngine.startOwn();
  });
  after(() => real.stop());
  beforeEach(() => unhandled.splice(0));
  afterEach(async () => {
    model?.dispose();
    model = undefined;
    // Rejections are reported after the tick that they were in.
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(unhandled, []);
    assert.deepEqual(
      warnings.filter(({ name }) => name !== 'ExperimentalWarning').map(({ message }) => message),
      [],
    );
  });

  /** The reason that a view would show. */
  const failed = async (which: LiveModel): Promise<Failure> =>
    eventually('the status is failed', () => which.status.kind === 'failed' && which.status.failure);
  const live = async (which: LiveModel): Promise<void> => {
    await eventually('the status is live', () => which.status.kind === 'live', {
      instead: () => JSON.stringify(which.status),
    });
  };
  const code = async (call: Promise<unknown>): Promise<FailureCode | 'answered'> =>
    inTime(
      'a call',
      call.then(
        () => 'answered' as const,
        (thrown: unknown) => {
          assert.ok(Failure.is(thrown), `no Failure: ${String(thrown)}`);
          return thrown.code;
        },
      ),
    );

  test('killed and back, twenty times, under trees, logs, exec and attach', { timeout: 400_000 }, async (test) => {
    model = await real.model();
    await live(model);
    const engine = await real.engine();
    const { id, name } = await real.container(
      'survivor',
      ['sh', '-c', 'while true; do date; sleep 0.2; done'],
      ['-it', '-v', `${real.name('volume')}:/data`],
    );
    const recovered: number[] = [];
    for (let round = 1; round <= 20; round += 1) {
      await agrees(model, engine);
      assert.ok(model.store.containers.has(id));
      const sessions = [
        await engine.logs(id, name, { tail: 5, timestamps: false }),
        await engine.exec(id, name, ['sh'], size),
        await engine.attach(id, name, size),
      ];
      const ends = sessions.map((session) => new Promise<SessionEnd>((resolve) => session.onEnd(resolve)));
      const known: readonly string[] = [...model.store.containers.keys()];
      real.handle.kill('SIGKILL');
      const reason = await failed(model);
      assert.ok(['engine.lost', 'engine.refused', 'engine.noSocket'].includes(reason.code), reason.message);
      for (const language of ['en', 'ko'] as const) {
        const words = explain(reason, speakIn(language));
        assert.ok(words.includes(real.socket) && !words.includes('{0}'), words);
      }
      // What was known is still there, and it is said of when it is.
      assert.ok(model.status.kind === 'failed' && model.status.since !== undefined);
      assert.deepEqual([...model.store.containers.keys()], known);
      await inTime('every session ends', Promise.all(ends));
      assert.deepEqual(engine.diagnostics().streams, []);
      await real.handle.restart();
      const answers = performance.now();
      await live(model);
      recovered.push(performance.now() - answers);
      await agrees(model, engine);
      const record = model.store.containers.get(id);
      assert.equal(record?.kind === 'container' ? record.state : undefined, 'exited');
      await real.docker('start', id);
      await eventually('its start is seen', () => {
        const now = model?.store.containers.get(id);
        return now?.kind === 'container' && now.state === 'running';
      });
    }
    test.diagnostic(`live again after ${recovered.map((ms) => Math.round(ms)).join(', ')} ms`);
    assert.ok(Math.max(...recovered) <= 2000);
  });

  test('an engine that was never there, and comes: noSocket, then live', async () => {
    await real.handle.stop();
    model = await real.model();
    assert.equal((await failed(model)).code, 'engine.noSocket');
    await real.handle.restart();
    await live(model);
    await agrees(model, await real.engine());
  });

  test('an engine that ends in order is told of and comes back too', async () => {
    model = await real.model();
    await live(model);
    await real.handle.stop();
    const reason = await failed(model);
    assert.ok(['engine.lost', 'engine.refused', 'engine.noSocket'].includes(reason.code), reason.message);
    await real.handle.restart();
    await live(model);
  });

  test('calls to an engine that was killed fail with a reason, and work again when it is back', async () => {
    const engine = await real.engine();
    await engine.ping();
    real.handle.kill('SIGKILL');
    const calls = {
      ping: () => engine.ping(),
      list: () => engine.listContainers(),
      inspect: () => engine.inspect('image', IMAGE, IMAGE),
      stop: () => stop(engine, 'x', 'x'),
      exec: () => engine.exec('x', 'x', ['sh'], size),
      logs: () => engine.logs('x', 'x', { tail: 1, timestamps: false }),
    };
    for (const [what, call] of Object.entries(calls)) {
      const found = await code(call());
      assert.ok(['engine.refused', 'engine.lost', 'engine.noSocket'].includes(found), `${what}: ${found}`);
    }
    await real.handle.restart();
    await engine.ping();
    assert.ok((await engine.listImages()).length > 0);
  });

  test('calls that are under way when the engine is killed fail', async () => {
    const engine = await real.engine();
    // Without --init, sleep takes no notice of SIGTERM: stopping it takes the engine 10 s.
    const name = real.name('deaf');
    const id = await real.docker('run', '-d', '--label', TEST_LABEL, '--name', name, IMAGE, 'sleep', '100000');
    const slow = code(stop(engine, id, name));
    const waiting = code(engine.execExitCode(id, name, ['sleep', '1000']));
    const controller = new AbortController();
    let ends = 0;
    await engine.events(
      () => undefined,
      () => (ends += 1),
      controller.signal,
    );
    await real.docker('exec', name, 'true');
    real.handle.kill('SIGKILL');
    for (const found of await Promise.all([slow, waiting])) {
      assert.ok(['engine.lost', 'engine.refused', 'engine.noSocket'].includes(found), found);
    }
    await eventually('the event stream has ended', () => ends > 0);
    await real.handle.restart();
    assert.equal(ends, 1, 'it ends once');
    controller.abort();
    await real.docker('rm', '--force', name);
  });

  test('open sessions end with a failure', async () => {
    const engine = await real.engine();
    const { id, name } = await real.container('sessions', ['sh'], ['-it']);
    const plain = await real.container('plain', ['sh', '-c', 'while true; do date; sleep 0.2; done']);
    const run = { ...plainRun(IMAGE), mode: '-it' as const, removeAtExit: true, name: real.name('run') };
    const sessions: Record<string, Transcript> = {
      exec: new Transcript(await engine.exec(id, name, ['sh'], size)),
      attach: new Transcript(await engine.attach(id, name, size)),
      'attach without a terminal': new Transcript(await engine.attach(plain.id, plain.name, size)),
      logs: new Transcript(await engine.logs(id, name, { tail: 'all', timestamps: false })),
      'logs without a terminal': new Transcript(
        await engine.logs(plain.id, plain.name, { tail: 'all', timestamps: false }),
      ),
      run: new Transcript(await engine.runInteractive(createCall({ ...run, command: ['sh'] }), size)),
    };
    await sessions['exec']?.shows('# ');
    real.handle.kill('SIGKILL');
    for (const [what, session] of Object.entries(sessions)) {
      const end: SessionEnd = await session.ended();
      assert.equal(end.exitCode, undefined, what);
      assert.ok(end.failure instanceof Error, `${what} ends without a failure`);
      // Somebody who goes on typing does no harm.
      session.session.write('echo\r');
      session.session.resize({ columns: 10, rows: 10 });
      session.session.close();
    }
    await real.handle.restart();
    await real.docker('rm', '--force', name, plain.name);
  });

  /** The signal takes a moment until it has stopped every thread, in which one of them may still answer. */
  async function halt(): Promise<void> {
    real.handle.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  test('an engine that is halted: calls end by their deadline, and work again after it', {
    timeout: 120_000,
  }, async () => {
    const known = await real.engine();
    await known.ping();
    const { id, name } = await real.container('halted');
    await halt();
    try {
      const stranger = await real.engine();
      const found = await Promise.all([
        code(stranger.ping()),
        code(stranger.listContainers()),
        code(known.ping()),
        code(known.listContainers()),
        code(known.listVolumes()),
        code(known.listImages()),
        code(known.listNetworks()),
        code(known.send({ method: 'GET', path: '/info', seconds: 4 })),
        code(known.download({ method: 'GET', path: `/containers/${id}/export`, seconds: 4 })),
        code(known.inspect('container', id, name)),
        code(known.exec(id, name, ['sh'], size)),
        code(known.execExitCode(id, name, ['true'])),
        code(known.attach(id, name, size)),
        code(known.logs(id, name, { tail: 1, timestamps: false })),
        code(
          known.events(
            () => undefined,
            () => undefined,
            new AbortController().signal,
          ),
        ),
      ]);
      assert.deepEqual(found.slice(0, 2), ['engine.notAnswering', 'engine.notAnswering']);
      assert.deepEqual([...new Set(found.slice(2))], ['engine.slow']);
    } finally {
      real.handle.kill('SIGCONT');
    }
    await known.ping();
    assert.equal(await known.execExitCode(id, name, ['true']), 0);
    const session = new Transcript(await known.exec(id, name, ['echo', 'back'], size));
    assert.deepEqual(await session.ended(), { exitCode: 0 });
  });

  test('a model that meets a halted engine says so, and is live when it goes on', async () => {
    await halt();
    try {
      model = await real.model();
      assert.equal((await failed(model)).code, 'engine.notAnswering');
    } finally {
      real.handle.kill('SIGCONT');
    }
    await live(model);
    await agrees(model, await real.engine());
  });

  test('a live model whose engine is halted for a while follows it again', async () => {
    model = await real.model();
    await live(model);
    const { id, name } = await real.container('while');
    await eventually('it has come', () => model?.store.containers.has(id) === true);
    await halt();
    // Somebody presses Refresh, and it fails.
    model.refresh();
    await eventually('a refresh has failed', () => real.log.lines.some((line) => /refresh of \w+ failed/.test(line)));
    real.handle.kill('SIGCONT');
    await real.docker('rm', '--force', name);
    await eventually('its end is seen', () => model?.store.containers.has(id) === false);
    await agrees(model, await real.engine());
  });
});
