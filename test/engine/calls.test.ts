import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { byName, IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';
import { remove, restart, start, stop } from '../helpers/change.ts';

interface State {
  readonly State: { readonly Status: string; readonly Running: boolean; readonly StartedAt: string };
}

describe('calls of an engine', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  const stateOf = async (name: string): Promise<string> => (await real.inspected<State>(name)).State.Status;
  const isFailure =
    (code: string, name?: string) =>
    (thrown: unknown): boolean => {
      assert.ok(Failure.is(thrown), `no Failure: ${String(thrown)}`);
      assert.equal(thrown.code, code, thrown.message);
      if (name !== undefined) assert.equal(thrown.args[0], name);
      return true;
    };

  test('ping answers', async () => {
    await engine.ping();
  });

  test('containers are listed, stopped ones included', async () => {
    const running = await real.container('running');
    const created = real.name('created');
    real.willRemove('rm', '--force', created);
    await real.docker('create', '--label', TEST_LABEL, '--name', created, IMAGE, 'true');
    const exited = await real.container('exited', ['sh', '-c', 'exit 3']);
    await real.docker('wait', exited.name);
    const list = byName(await engine.listContainers());
    assert.equal(list.get(running.name)?.State, 'running');
    assert.equal(list.get(running.name)?.Id, running.id);
    assert.equal(list.get(created)?.State, 'created');
    assert.equal(list.get(exited.name)?.State, 'exited');
  });

  test('containers are listed by id, and unknown ids are just absent', async () => {
    const one = await real.container('one');
    const two = await real.container('two');
    const list = byName(await engine.listContainers([one.id, two.id, 'f'.repeat(64)]));
    assert.deepEqual([...list.keys()].sort(), [one.name, two.name].sort());
    assert.deepEqual(await engine.listContainers(['f'.repeat(64)]), []);
  });

  test('images, volumes and networks are listed', async () => {
    const volume = real.name('volume');
    const network = real.name('network');
    real.willRemove('volume', 'rm', volume);
    real.willRemove('network', 'rm', network);
    await real.docker('volume', 'create', '--label', TEST_LABEL, volume);
    await real.docker('network', 'create', '--label', TEST_LABEL, network);
    const images = (await engine.listImages()) as { RepoTags: string[] | null }[];
    assert.ok(images.some(({ RepoTags }) => RepoTags?.includes(IMAGE)));
    assert.ok(byName(await engine.listVolumes()).has(volume));
    const networks = byName(await engine.listNetworks());
    for (const name of ['bridge', 'host', 'none', network]) assert.ok(networks.has(name), `no ${name}`);
  });

  test('all four kinds can be inspected, by what their rows ask with', async () => {
    const { id, name } = await real.container('inspected');
    const volume = real.name('volume');
    real.willRemove('volume', 'rm', volume);
    await real.docker('volume', 'create', '--label', TEST_LABEL, volume);
    const network = byName(await engine.listNetworks()).get('bridge')?.Id ?? '';
    const { Id: image } = await real.inspected<{ Id: string }>(IMAGE);
    const shown = async (kind: 'container' | 'image' | 'volume' | 'network', key: string): Promise<object> =>
      (await engine.inspect(kind, key, key)) as object;
    assert.equal(((await shown('container', id)) as { Name: string }).Name, `/${name}`);
    assert.equal(((await shown('image', IMAGE)) as { Id: string }).Id, image);
    assert.equal(((await shown('image', image)) as { Id: string }).Id, image);
    assert.equal(((await shown('volume', volume)) as { Name: string }).Name, volume);
    assert.equal(((await shown('network', network)) as { Name: string }).Name, 'bridge');
  });

  test('an image of a registry with a port and a path can be inspected by its reference', async () => {
    const reference = `localhost:5000/team/${real.name('image')}:v1`;
    real.willRemove('rmi', reference);
    await real.docker('tag', IMAGE, reference);
    const found = (await engine.inspect('image', reference, reference)) as { RepoTags: string[] };
    assert.ok(found.RepoTags.includes(reference));
  });

  test('what is gone cannot be inspected, and the failure names it', async () => {
    for (const kind of ['container', 'volume', 'network'] as const) {
      await assert.rejects(engine.inspect(kind, 'dyt-no-such', 'ghost'), isFailure('thing.gone', 'ghost'));
    }
    await assert.rejects(engine.inspect('image', 'dyt-no-such:1', 'ghost'), isFailure('image.gone', 'ghost'));
  });

  test('a container stops, starts and restarts', async () => {
    const { id, name } = await real.container('states');
    await stop(engine, id, name);
    assert.equal(await stateOf(name), 'exited');
    await start(engine, id, name);
    assert.equal(await stateOf(name), 'running');
    const { State: earlier } = await real.inspected<State>(name);
    await restart(engine, id, name);
    const { State: later } = await real.inspected<State>(name);
    assert.equal(later.Running, true);
    assert.notEqual(later.StartedAt, earlier.StartedAt);
  });

  test('what is so already is no error: stop of a stopped one, start of a running one', async () => {
    const { id, name } = await real.container('twice');
    await start(engine, id, name);
    assert.equal(await stateOf(name), 'running');
    await stop(engine, id, name);
    await stop(engine, id, name);
    assert.equal(await stateOf(name), 'exited');
  });

  test('a stopped container is removed, a running one only by force', async () => {
    const { id, name } = await real.container('removed');
    await assert.rejects(remove(engine, id, name, false), isFailure('engine.rejected'));
    assert.equal(await stateOf(name), 'running');
    await remove(engine, id, name, true);
    await assert.rejects(engine.inspect('container', id, name), isFailure('thing.gone', name));
    const stopped = await real.container('stopped');
    await stop(engine, stopped.id, stopped.name);
    await remove(engine, stopped.id, stopped.name, false);
    assert.deepEqual(await engine.listContainers([stopped.id]), []);
  });

  test('whatever is done to a container that vanished fails with thing.gone', async () => {
    const { id, name } = await real.container('vanished');
    await real.docker('rm', '--force', name);
    const size = { columns: 80, rows: 24 };
    const calls = {
      start: () => start(engine, id, name),
      stop: () => stop(engine, id, name),
      restart: () => restart(engine, id, name),
      remove: () => remove(engine, id, name, false),
      'remove by force': () => remove(engine, id, name, true),
      inspect: () => engine.inspect('container', id, name),
      exec: () => engine.exec(id, name, ['sh'], size),
      'exec for its exit code': () => engine.execExitCode(id, name, ['true']),
      attach: () => engine.attach(id, name, size),
      logs: () => engine.logs(id, name, { tail: 10, timestamps: false }),
    };
    for (const [what, call] of Object.entries(calls)) {
      await assert.rejects(call(), isFailure('thing.gone', name), what);
    }
  });

  test('a failure keeps the engine’s own words as its detail', async () => {
    await assert.rejects(start(engine, 'dyt-no-such', 'ghost'), (thrown) => {
      assert.ok(Failure.is(thrown));
      assert.match(thrown.detail ?? '', /No such container: dyt-no-such/);
      return true;
    });
  });

  test('a disposed engine can be asked again, and holds nothing open by itself', async () => {
    const another = await real.engine();
    await another.ping();
    another.dispose();
    await another.ping();
  });

  test('events tell of what happens, and stop with their signal', async () => {
    const controller = new AbortController();
    const seen: string[] = [];
    let ends = 0;
    await engine.events(
      ({ type, action, attributes }) => seen.push(`${type} ${action} ${attributes['name'] ?? ''}`),
      () => (ends += 1),
      controller.signal,
    );
    const { name } = await real.container('events');
    await real.docker('rm', '--force', name);
    for (const action of ['create', 'start', 'kill', 'die', 'destroy']) {
      assert.ok(seen.includes(`container ${action} ${name}`), `no ${action} in ${seen.join(', ')}`);
    }
    controller.abort();
    const later = await real.container('unheard');
    assert.ok(!seen.some((line) => line.includes(later.name)));
    assert.equal(ends, 0);
  });
});
