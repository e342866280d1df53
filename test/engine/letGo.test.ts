import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createCall } from '../../src/shell/run/createBody.ts';
import { plainRun, type RunOptions } from '../../src/shell/run/runOptions.ts';
import { Failure } from '../../src/contract/failure.ts';
import { systemClock } from '../../src/contract/ports.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { LiveModel } from '../../src/model/liveModel.ts';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const size = { columns: 80, rows: 24 };

/** What is asked of the engine, and whether it is let go of: seen by a counting socket in front of the real engine. */
describe('connections to an engine', () => {
  let real: RealEngine;
  let folder: string;
  let socket: CountingSocket;
  let engine: DockerEngine;
  let models: LiveModel[] = [];

  before(async () => {
    real = await RealEngine.find();
    folder = mkdtempSync(path.join(tmpdir(), 'dyc-'));
  });
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    socket = await CountingSocket.open(real.socket, path.join(folder, 'counting.sock'));
    engine = await real.engine(`unix://${path.join(folder, 'counting.sock')}`);
  });
  afterEach(async () => {
    // Also when the test failed: one that is left would connect again for ever.
    for (const model of models) model.dispose();
    models = [];
    engine.dispose();
    await socket.close();
  });

  const allClosed = async (): Promise<void> => {
    await eventually(
      'no connection is open',
      () => {
        // Node itself keeps a connection for the next request for some seconds; that is no concern of these tests.
        for (const idle of Object.values(http.globalAgent.freeSockets).flat()) idle?.destroy();
        return socket.open.length === 0;
      },
      { instead: () => socket.open.join('; ') },
    );
  };
  const liveModel = (): LiveModel => {
    const model = new LiveModel(systemClock, real.log);
    models.push(model);
    return model;
  };
  const followers = (): number => socket.open.filter((line) => /^GET \S*\/events\?/.test(line)).length;

  test('an engine that nobody asks is not contacted', async () => {
    const model = liveModel();
    model.use(engine);
    model.refresh();
    await real.container('unnoticed');
    assert.equal(socket.connections, 0);
    model.dispose();
  });

  test('nobody looks any more: the event stream is let go of; somebody looks again: it is there again', async () => {
    const model = liveModel();
    model.use(engine);
    for (let round = 0; round < 2; round += 1) {
      model.watch(new Set(['container', 'image', 'volume', 'network']));
      await eventually('it is live', () => model.status.kind === 'live');
      assert.equal(followers(), 1);
      model.watch(new Set());
      await eventually('it is idle', () => model.status.kind === 'idle');
      await allClosed();
    }
    model.dispose();
  });

  test('a model that is disposed of lets go at once', async () => {
    const model = liveModel();
    model.use(engine);
    model.watch(new Set(['container']));
    await eventually('it is live', () => model.status.kind === 'live');
    model.dispose();
    await allClosed();
  });

  test('only what is looked at is asked for', async () => {
    const model = liveModel();
    model.use(engine);
    model.watch(new Set(['container']));
    await eventually('it is live', () => model.status.kind === 'live');
    const { id } = await real.container('asked');
    await eventually('it has come', () => model.store.containers.has(id));
    assert.equal(socket.count(/\/(images|volumes|networks)/), 0);
    assert.equal(socket.count(/\/events\?/), 1);
    // The first list holds all, a change asks for those that changed.
    const lists = socket.requests.filter((line) => line.includes('/containers/json'));
    assert.ok(!lists[0]?.includes('filters'));
    assert.ok(lists.length > 1 && lists.slice(1).every((line) => line.includes(id)), lists.join('; '));
    model.dispose();
  });

  test('another engine: the old one is let go of', async () => {
    const model = liveModel();
    model.use(engine);
    model.watch(new Set(['container']));
    await eventually('it is live', () => model.status.kind === 'live');
    model.use(await real.engine());
    await eventually('it is live on the other', () => model.status.kind === 'live');
    await allClosed();
    assert.equal(socket.count(/\/events\?/), 1);
    model.dispose();
  });

  test('the version is asked for once, and every request names it', async () => {
    await Promise.all([engine.ping(), engine.listContainers(), engine.listImages()]);
    await engine.listNetworks();
    assert.equal(socket.count(/\/version$/), 1);
    const others = socket.requests.filter((line) => !line.endsWith('/version'));
    assert.ok(
      others.every((line) => /^[A-Z]+ \/v1\.\d+\//.test(line) || line.endsWith('/_ping')),
      others.join('; '),
    );
  });

  test('sessions that ended, were closed or left leave no connection behind', async () => {
    const { id, name } = await real.container('sessions', ['sh'], ['-it']);
    const ended = new Transcript(await engine.exec(id, name, ['true'], size));
    await ended.ended();
    const closed = new Transcript(await engine.exec(id, name, ['sh'], size));
    await closed.shows('# ');
    closed.session.close();
    const left = new Transcript(await engine.attach(id, name, size));
    left.session.write('echo up\r');
    await left.shows(/^up\r$/m);
    left.session.write('\u0010\u0011');
    await left.ended();
    const log = new Transcript(await engine.logs(id, name, { tail: 10, timestamps: false }));
    log.session.close();
    await log.ended();
    await engine.execExitCode(id, name, ['true']);
    await allClosed();
  });

  const options = (change: Partial<RunOptions>): RunOptions => {
    const name = real.name('run');
    real.willRemove('rm', '--force', name);
    return { ...plainRun(IMAGE), mode: '-it', name, command: ['sh'], ...change };
  };

  test('a run that is left, and one that could not start, leave no connection behind', async () => {
    const left = new Transcript(await engine.runInteractive(createCall(options({})), size));
    await left.shows('# ');
    left.session.write('\u0010\u0011');
    await left.ended();
    await assert.rejects(engine.runInteractive(createCall(options({ command: ['no-such-program'] })), size));
    await allClosed();
  });

  test('the exit code of a run with --rm is known even when the container is gone before anybody can look', async () => {
    const wish = options({ removeAtExit: true, command: ['sh', '-c', 'read go; exit 42'] });
    const run = new Transcript(await engine.runInteractive(createCall(wish), size));
    // From now on whoever inspects it comes too late.
    socket.holdBack = (request) => {
      if (!/^GET \S*\/containers\/[^/]+\/json/.test(request)) return undefined;
      return eventually(
        'the container is gone',
        async () => (await real.docker('ps', '--all', '--quiet', '--filter', `name=${wish.name}`)) === '',
      );
    };
    run.session.write('go\r');
    assert.deepEqual(await run.ended(), { exitCode: 42 });
    await allClosed();
  });

  test('calls that were given up hold nothing open, also when the engine answers after all', async () => {
    const { id, name } = await real.container('late', ['sh'], ['-it']);
    await engine.ping();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    socket.holdBack = () => released;
    const nothing = (): undefined => undefined;
    const calls = {
      events: engine.events(nothing, nothing, new AbortController().signal),
      exec: engine.exec(id, name, ['sleep', '7000'], size),
      'exec for its exit code': engine.execExitCode(id, name, ['sleep', '7000']),
      attach: engine.attach(id, name, size),
      logs: engine.logs(id, name, { tail: 'all', timestamps: false }),
    };
    const outcomes = await Promise.allSettled(Object.values(calls));
    for (const outcome of outcomes) {
      assert.ok(outcome.status === 'rejected' && Failure.is(outcome.reason, 'engine.slow'));
    }
    release();
    await allClosed();
    assert.ok(!(await real.docker('top', name)).includes('sleep 7000'));
  });

  test('a connection whose lists fail leaves no event stream behind', async () => {
    socket.holdBack = (request) => (request.includes('/images/json') ? new Promise(() => undefined) : undefined);
    const model = liveModel();
    model.use(engine);
    model.watch(new Set(['container', 'image']));
    await eventually('it has failed', () => model.status.kind === 'failed');
    socket.holdBack = () => undefined;
    await eventually('it is live', () => model.status.kind === 'live');
    assert.equal(followers(), 1);
    model.dispose();
    await allClosed();
  });

  test('dispose ends every stream', async () => {
    const { id, name } = await real.container('disposed', ['sh'], ['-it']);
    const sessions = [
      new Transcript(await engine.exec(id, name, ['sh'], size)),
      new Transcript(await engine.attach(id, name, size)),
      new Transcript(await engine.logs(id, name, { tail: 'all', timestamps: false })),
    ];
    let ends = 0;
    await engine.events(
      () => undefined,
      () => (ends += 1),
      new AbortController().signal,
    );
    engine.dispose();
    await Promise.all(sessions.map((session) => session.ended()));
    await eventually('the event stream has ended', () => ends === 1);
    await allClosed();
  });
});
