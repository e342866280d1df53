import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { context, defaultContext, FakeContexts } from '../../test/helpers/fakeContexts.ts';
import { Deferred, settled } from '../../test/helpers/fakeClock.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import type { DockerContext } from '../contract/context.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { ContextList, contextInUse } from './contextList.ts';

const endpointOf = (fields: Partial<Endpoint> = {}): Endpoint => ({
  address: defaultContext.address,
  source: 'default',
  connection: { kind: 'socket', path: '/var/run/docker.sock' },
  ...fields,
});

describe('ContextList', () => {
  let contexts: FakeContexts;
  let endpoint: Endpoint | undefined;
  let asked: number;
  let list: ContextList;
  let changes: number;

  beforeEach(() => {
    contexts = new FakeContexts([defaultContext, context()]);
    endpoint = endpointOf();
    asked = 0;
    changes = 0;
    const lazily = async (): Promise<FakeContexts> => {
      asked += 1;
      return contexts;
    };
    list = new ContextList(lazily, async () => endpoint, new MemoryLog());
    list.store.changes.on(() => (changes += 1));
  });

  it('reads nothing before somebody looks, not even when it is asked to refresh', async () => {
    list.refresh();
    await list.settled();
    assert.deepEqual([asked, contexts.calls, list.status.kind], [0, [], 'idle']);
  });

  it('watches, then reads, and knows which one is in use', async () => {
    list.watch(true);
    assert.equal(list.status.kind, 'connecting');
    await list.settled();
    assert.deepEqual(contexts.calls, ['watch', 'list']);
    assert.deepEqual([list.status.kind, list.inUse, changes], ['live', 'default', 1]);
    assert.deepEqual(list.list, contexts.contexts);
  });

  it('follows what changes, with one watcher, until nobody looks', async () => {
    list.watch(true);
    await list.settled();
    await contexts.use('staging');
    await list.settled();
    assert.equal(list.list.find(({ current }) => current)?.name, 'staging');
    list.refresh();
    await list.settled();
    assert.equal(contexts.watchers, 1);
    list.watch(false);
    assert.equal(contexts.watchers, 0);
    const calls = contexts.calls.length;
    contexts.changes.fire();
    await settled();
    assert.equal(contexts.calls.length, calls);
    assert.equal(list.status.kind, 'idle');
  });

  it('does not begin to watch when nobody looks any more by the time it could', async () => {
    list.watch(true);
    list.watch(false);
    await settled();
    assert.deepEqual([contexts.watchers, contexts.calls], [0, []]);
  });

  it('an older reading never overwrites a newer one', async () => {
    list.watch(true);
    await list.settled();
    const slow = new Deferred<readonly DockerContext[]>();
    contexts.list = () => slow.promise;
    list.refresh();
    await settled();
    contexts.list = async () => [defaultContext];
    list.refresh();
    await list.settled();
    slow.resolve([defaultContext, context(), context({ name: 'old' })]);
    await settled();
    assert.deepEqual(list.list, [defaultContext]);
  });

  it('says why they cannot be read, and recovers with the next change', async () => {
    contexts.failure = new Failure('unexpected');
    list.watch(true);
    await list.settled();
    assert.deepEqual([list.status.kind, list.list.length, changes], ['failed', 0, 1]);
    contexts.changes.fire();
    await list.settled();
    assert.deepEqual([list.status.kind, list.list.length], ['live', 2]);
  });

  it('lists them even when this window has no engine', async () => {
    endpoint = undefined;
    list.watch(true);
    await list.settled();
    assert.deepEqual([list.list.length, list.inUse], [2, undefined]);
  });

  it('lets go of the disk when it is disposed of', async () => {
    list.watch(true);
    await list.settled();
    list.dispose();
    assert.equal(contexts.watchers, 0);
  });
});

describe('contextInUse', () => {
  const contexts = [defaultContext, context()];
  const cases: readonly [string, Partial<Endpoint>, string | undefined][] = [
    ['the one that the endpoint comes from', { context: 'staging', source: 'setting' }, 'staging'],
    ['the default one when nothing is set', {}, 'default'],
    ['the default one when DOCKER_HOST is its address', { source: 'DOCKER_HOST' }, 'default'],
    ['none when another engine’s socket was found', { source: 'found', address: 'unix:///run/other.sock' }, undefined],
    ['none when the setting is an address, even the same one', { source: 'setting' }, undefined],
  ];
  for (const [name, fields, expected] of cases) {
    it(name, () => assert.equal(contextInUse(endpointOf(fields), contexts), expected));
  }
});
