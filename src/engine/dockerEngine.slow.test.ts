import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import type { SessionEnd } from '../contract/engine.ts';
import { eventually } from '../../test/helpers/eventually.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
import { DockerEngine } from './dockerEngine.ts';

// Each of these waits for a real deadline (3 s and 5 s), so they wait together, in a file of their own.
describe('an engine that hangs', { concurrency: true, timeout: 30_000 }, () => {
  it('and never answers the first contact is said not to answer', async (t) => {
    const standIn = await new StandInEngine().silent('GET /version').listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await assert.rejects(engine.ping(), (error) => {
      assert.ok(Failure.is(error, 'engine.notAnswering'), String(error));
      assert.deepEqual(error.args, [standIn.endpoint.address]);
      return true;
    });
  });

  // dockerode's promise stays pending for ever here, with or without its own timeout.
  it('in the middle of its JSON is given up', async (t) => {
    const standIn = await new StandInEngine().cut('GET /containers/c1/json', '{"Id":"c1","Sta').listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await assert.rejects(engine.inspect('container', 'c1', 'web'), (error) => {
      assert.ok(Failure.is(error, 'engine.slow'), String(error));
      assert.deepEqual(error.args, ['GET /containers/c1', '5']);
      return true;
    });
    await engine.ping();
  });

  it('does not keep the places of calls that never end: others go on', async (t) => {
    const standIn = await new StandInEngine().cut('GET /containers/c1/json', '{"Id":"c1","Sta').listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    const never = Array.from({ length: 6 }, () => engine.inspect('container', 'c1', 'web'));
    for (const { status } of await Promise.allSettled(never)) assert.equal(status, 'rejected');
    assert.equal(engine.diagnostics().running, 0);
    await engine.ping();
  });

  it('is cut in the middle of a list: that is known at once, and no deadline is waited for', async (t) => {
    const standIn = await new StandInEngine().listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    const lists = {
      'GET /containers/json': () => engine.listContainers(),
      'GET /images/json': () => engine.listImages(),
      'GET /volumes': () => engine.listVolumes(),
      'GET /networks': () => engine.listNetworks(),
    };
    await engine.ping();
    for (const [request, list] of Object.entries(lists)) {
      standIn.cut(request, request.endsWith('volumes') ? '{"Volumes":[{"Na' : '[{"Id":"c1"},{"Id":"c');
      const started = performance.now();
      await assert.rejects(list(), (error) => Failure.is(error, 'engine.lost'), request);
      assert.ok(performance.now() - started < 2500, request);
    }
    assert.deepEqual(engine.diagnostics().running, 0);
  });

  it('when a terminal asks how its program ended: the terminal ends all the same', async (t) => {
    const standIn = await new StandInEngine().cut('GET /exec/e1/json', '{"Running":fal').listen();
    t.after(() => standIn.close());
    standIn.json('POST /containers/c1/exec', { Id: 'e1' }, 201).silent('POST /exec/e1/resize');
    standIn.hijack('POST /exec/e1/start', (socket) => void setTimeout(() => socket.end('bye'), 50));
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    const session = await engine.exec('c1', 'web', ['sh'], { columns: 80, rows: 24 });
    session.onOutput(() => undefined);
    const end = await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
    assert.equal(end.exitCode, undefined);
    assert.ok(Failure.is(end.failure, 'engine.slow'), String(end.failure));
    // The size was not taken either, and nobody needs to read of that.
    await eventually('its place is free again', () => engine.diagnostics().running === 0);
    assert.deepEqual(
      engine.diagnostics().errors.map(({ what }) => what),
      ['how exec web ended'],
    );
  });

  it('at most six lists at a time', async (t) => {
    const standIn = await new StandInEngine().silent('GET /containers/json').listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await engine.ping();
    const leave = new AbortController();
    const going = engine.within(leave.signal);
    const gone = Promise.allSettled(Array.from({ length: 10 }, () => going.listContainers()));
    await eventually('they are asked for', () => engine.diagnostics().running > 0);
    assert.deepEqual([engine.diagnostics().running, engine.diagnostics().waiting], [6, 4]);
    leave.abort(new Error('enough'));
    await gone;
  });

  it('at most six calls at a time, one of them always free for looking', async (t) => {
    const standIn = await new StandInEngine().listen();
    t.after(() => standIn.close());
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await engine.ping();
    standIn.silent('POST /containers/x/stop').silent('GET /containers/json');
    const leave = new AbortController();
    const going = engine.within(leave.signal);
    const stops = Array.from({ length: 20 }, () => going.send({ method: 'POST', path: '/containers/x/stop' }));
    const gone = Promise.allSettled(stops);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(engine.diagnostics().running, 5);
    assert.equal(engine.diagnostics().waiting, 15);
    await engine.ping();
    const list = assert.rejects(going.listContainers(), /enough/);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(engine.diagnostics().running, 6);
    leave.abort(new Error('enough'));
    await list;
    assert.deepEqual(new Set((await gone).map(({ status }) => status)), new Set(['rejected']));
    assert.deepEqual([engine.diagnostics().running, engine.diagnostics().waiting], [0, 0]);
    assert.equal(standIn.requests.filter((request) => request.startsWith('POST')).length, 5);
    await engine.ping();
  });
});
