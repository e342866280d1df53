import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { context, contextServices, defaultContext, FakeContexts } from '../../test/helpers/fakeContexts.ts';
import { FakeUi } from '../../test/helpers/fakeUi.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import type { Choice } from '../contract/operation.ts';
import { chooseEngine } from './chooseEngine.ts';

const damaged = context({ name: 'broken', problem: new Failure('unexpected') });
const contexts = [defaultContext, context({ description: 'the test' }), damaged];
const endpoint: Endpoint = {
  address: 'tcp://staging:2376',
  source: 'setting',
  connection: { kind: 'tcp', host: 'staging', port: 2376 },
  context: 'staging',
};

/** Chooses the entry with a label; values are objects of their own. */
class Chooser extends FakeUi {
  readonly #label: RegExp;

  constructor(label: RegExp, typed: readonly string[] = []) {
    super(typed.length === 0 ? [] : [{ type: typed }]);
    this.#label = label;
  }

  override pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    this.picks.push({ title, placeholder, choices });
    return Promise.resolve(choices.find(({ label }) => this.#label.test(label))?.value);
  }
}

function scene(ui: FakeUi, current: Endpoint | undefined = endpoint): ReturnType<typeof contextServices> {
  const services = contextServices({ ui, contexts: new FakeContexts(contexts) });
  services.choice.endpoint = current;
  return services;
}

describe('choosing an engine', () => {
  it('is one list: following docker, each context that can be used, and an address', async () => {
    const services = scene(new Chooser(/nothing/));
    await chooseEngine(services);
    const [pick] = services.ui.picks;
    const labels = pick?.choices.map(({ label }) => label);
    assert.deepEqual(labels, ['The one that the docker command uses', 'default', 'staging', 'Enter an address…']);
    assert.equal(pick?.placeholder, 'tcp://staging:2376');
    assert.deepEqual(
      pick.choices.map(({ icon }) => icon),
      ['sync', 'server-environment', 'check', 'edit'],
    );
    assert.equal(pick.choices[2]?.description, 'tcp://staging:2376 · in use here');
    assert.equal(pick.choices[2].detail, 'the test');
    assert.equal(pick.choices[1]?.description, 'unix:///var/run/docker.sock · current');
    assert.deepEqual(services.choice.chosen, []);
  });

  it('offers sockets that were found, but none that a context leads to already', async () => {
    const services = scene(new Chooser(/podman/));
    services.choice.places = ['unix:///var/run/docker.sock', 'unix:///run/podman/podman.sock'];
    await chooseEngine(services);
    const entries = services.ui.picks[0]?.choices.map(({ label, description }) => [label, description]) ?? [];
    assert.deepEqual(entries.slice(3, 4), [['unix:///run/podman/podman.sock', 'found on this machine']]);
    assert.equal(entries.length, 5);
    assert.deepEqual(services.choice.chosen, ['unix:///run/podman/podman.sock']);
  });

  it('shows that docker is followed, and where to', async () => {
    const services = scene(new Chooser(/nothing/), { ...endpoint, source: 'currentContext' });
    await chooseEngine(services);
    const [follow] = services.ui.picks[0]?.choices ?? [];
    assert.deepEqual([follow?.icon, follow?.description], ['check', 'tcp://staging:2376']);
  });

  const choices: readonly [RegExp, readonly string[], string][] = [
    [/docker command/, [], ''],
    [/^staging/, [], 'context:staging'],
    [/^default/, [], 'context:default'],
    [/address/, [' tcp://h:1 '], 'tcp://h:1'],
    [/address/, [''], ''],
  ];
  for (const [label, typed, setting] of choices) {
    it(`${String(label)} ${JSON.stringify(typed)} sets ${JSON.stringify(setting)}`, async () => {
      const services = scene(new Chooser(label, typed));
      await chooseEngine(services);
      assert.deepEqual(services.choice.chosen, [setting]);
    });
  }

  it('says while one types why an address cannot be', async () => {
    const services = scene(new Chooser(/address/, ['gopher://old', 'tcp://h:1']));
    services.choice.problems.set('gopher://old', new Failure('engine.badEndpoint', ['gopher://old']));
    await chooseEngine(services);
    const [input] = services.ui.inputs;
    assert.match(input?.complaints[0] ?? '', /“gopher:\/\/old” is not an engine address/);
    assert.equal(input?.complaints[1], undefined);
    assert.equal(input?.value, 'tcp://staging:2376');
  });

  it('works when there is no engine, and when contexts cannot be read', async () => {
    const services = scene(new Chooser(/docker command/));
    services.choice.endpoint = undefined;
    services.contexts.failure = new Failure('unexpected');
    await chooseEngine(services);
    assert.deepEqual(services.choice.chosen, ['']);
    assert.equal(services.ui.picks[0]?.choices.length, 2);
  });
});
