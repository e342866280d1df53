import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { FakeClock } from '../../test/helpers/fakeClock.ts';
import { FakeEngine } from '../../test/helpers/fakeEngine.ts';
import { Failure } from '../contract/failure.ts';
import type { EngineEvent } from '../contract/engine.ts';
import { SwarmList } from './swarmList.ts';

let engine: FakeEngine;
let clock: FakeClock;
let swarm: SwarmList;
let managed: boolean[];
/** What the engine answers, by path. */
let answers: Record<string, unknown>;
/** Paths that were asked for since the last look. */
let asked: string[];

beforeEach(() => {
  engine = new FakeEngine();
  clock = new FakeClock();
  swarm = new SwarmList(() => Promise.resolve(engine), clock);
  managed = [];
  asked = [];
  answers = { '/info': { Swarm: { ControlAvailable: true } } };
  swarm.managed.on((value) => managed.push(value));
  engine.answers.send = ({ path, query }) => {
    asked.push(`${path}${query === undefined ? '' : ` ${JSON.stringify(query)}`}`);
    const answer = answers[path];
    return answer instanceof Failure ? Promise.reject(answer) : Promise.resolve(answer ?? []);
  };
});

const event = (type: string, action: string, id: string, attributes: Record<string, string> = {}): EngineEvent => ({
  ...{ type, action, detail: '', id, attributes },
});
const tasksOf = (service: string): string => `/tasks ${JSON.stringify({ filters: { service: [service] } })}`;
const seen = (): string[] => asked.splice(0);

/** All lists unfolded, and what that asked for forgotten. */
async function unfold(): Promise<void> {
  swarm.watch(true);
  await swarm.refresh();
  for (const key of ['services', 'nodes', 'secrets', 'tasks/s1']) swarm.tree.at(key);
  await clock.pass(5_000);
  seen();
}

describe('SwarmList', () => {
  it('asks for what an event says has changed, and for nothing else', async () => {
    await unfold();
    swarm.took(event('secret', 'create', 'x'));
    await clock.pass(0);
    assert.deepEqual(seen(), ['/secrets']);
    await clock.pass(1_000);
    swarm.took(event('node', 'update', 'n1'));
    await clock.pass(0);
    assert.deepEqual(seen(), ['/nodes']);
    await clock.pass(60_000);
    assert.deepEqual(seen(), [], 'nobody asked');
    assert.equal(clock.pending, 0);
  });

  it('asks for the tasks of a service at once, and once more when they have settled', async () => {
    await unfold();
    swarm.took(event('service', 'update', 's1'));
    await clock.pass(2_999);
    // The first event is answered at once; what is stale by then goes together.
    assert.deepEqual(seen(), ['/services', tasksOf('s1')]);
    await clock.pass(60_000);
    assert.deepEqual(seen(), [tasksOf('s1')]);
  });

  it('follows the containers of tasks on this engine', async () => {
    await unfold();
    swarm.took(event('container', 'die', 'c1', { 'com.docker.swarm.service.id': 's1' }));
    swarm.took(event('container', 'die', 'c2'));
    swarm.took(event('container', 'die', 'c3', { 'com.docker.swarm.service.id': 'folded up' }));
    await clock.pass(60_000);
    assert.deepEqual(seen(), [tasksOf('s1')]);
  });

  it('asks at most once a second, however many events come', async () => {
    await unfold();
    for (let tenth = 0; tenth < 50; tenth += 1) {
      swarm.took(event('service', 'update', 's1'));
      await clock.pass(100);
    }
    const times = seen().filter((path) => path === '/services').length;
    assert.ok(times >= 4 && times <= 6, String(times));
  });

  it('asks nothing while nobody looks, and makes up for it', async () => {
    await unfold();
    swarm.watch(false);
    swarm.took(event('service', 'create', 's2'));
    swarm.took(event('secret', 'remove', 'x'));
    await clock.pass(60_000);
    assert.deepEqual(seen(), []);
    // Events may have been missed meanwhile: all that was unfolded is asked for, once.
    swarm.watch(true);
    await clock.pass(60_000);
    assert.deepEqual(
      seen()
        .map((path) => path.split(' ')[0])
        .sort(),
      ['/nodes', '/secrets', '/services', '/tasks'],
    );
    swarm.watch(true);
    await clock.pass(60_000);
    assert.deepEqual(seen(), []);
  });

  it('keeps what it shows until the answer is there', async () => {
    answers['/services'] = [{ ID: 's1' }];
    await unfold();
    const { version } = swarm.tree;
    answers['/services'] = [{ ID: 's1' }, { ID: 's2' }];
    swarm.took(event('service', 'create', 's2'));
    const { entries, loading } = swarm.tree.at('services');
    assert.deepEqual([entries.length, loading], [1, false]);
    await clock.pass(0);
    assert.equal(swarm.tree.at('services').entries.length, 2);
    assert.ok(swarm.tree.version > version);
  });

  it('forgets the tasks of a service that was removed', async () => {
    await unfold();
    swarm.took(event('service', 'remove', 's1'));
    await clock.pass(60_000);
    assert.deepEqual(seen(), ['/services']);
    assert.equal(swarm.tree.at('tasks/s1').loading, true);
  });

  it('finds out that the engine has become a manager, or is none any more', async () => {
    answers['/info'] = { Swarm: { ControlAvailable: false } };
    await swarm.refresh();
    seen();
    answers['/info'] = { Swarm: { ControlAvailable: true } };
    swarm.took(event('node', 'create', 'n1'));
    await clock.pass(0);
    assert.deepEqual(seen(), ['/info']);
    swarm.watch(true);
    swarm.tree.at('services');
    swarm.tree.at('tasks/s1');
    await clock.pass(5_000);
    answers['/info'] = { Swarm: { ControlAvailable: false } };
    answers['/tasks'] = new Failure('engine.rejected', ['This node is not a swarm manager.']);
    swarm.took(event('container', 'destroy', 'c1', { 'com.docker.swarm.service.id': 's1' }));
    await clock.pass(60_000);
    assert.deepEqual(managed, [false, true, false]);
  });

  it('an engine that does not answer is asked no more than once', async () => {
    await unfold();
    for (const path of ['/info', '/services', '/tasks']) answers[path] = new Failure('engine.lost', ['x']);
    swarm.took(event('service', 'create', 's9'));
    await clock.pass(60_000);
    assert.deepEqual(seen(), ['/services', '/info']);
    assert.equal(swarm.tree.at('services').failure?.code, 'engine.lost');
    swarm.dispose();
    assert.equal(clock.pending, 0);
  });
});
