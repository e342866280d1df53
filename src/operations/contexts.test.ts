import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { context, contextServices, defaultContext, FakeChoice, FakeContexts } from '../../test/helpers/fakeContexts.ts';
import { type Act, FakeUi } from '../../test/helpers/fakeUi.ts';
import type { ContextSpec } from '../contract/context.ts';
import { Failure } from '../contract/failure.ts';
import { speakIn } from '../contract/localized.ts';
import type { Thing } from '../contract/view.ts';
import { contextThing } from '../views/contextRow.ts';
import { createContext } from './contextCreate.ts';
import { removeContext } from './contextRemove.ts';
import { updateContext } from './contextUpdate.ts';
import { useContext } from './contextUse.ts';
import { inspectContext } from './inspect.ts';

const en = speakIn('en');
const staging = contextThing(context());
const secure = context({ name: 'secure', tls: true, description: 'old' });

function scene(...script: Act[]): ReturnType<typeof contextServices> {
  return contextServices({ ui: new FakeUi(script), contexts: new FakeContexts([defaultContext, context(), secure]) });
}

/** What a call was given. */
function given(contexts: FakeContexts, call: string): ContextSpec {
  const made = contexts.calls.filter((one) => one.startsWith(`${call} `));
  assert.equal(made.length, 1, contexts.calls.join('; '));
  return JSON.parse((made[0] ?? '').slice(call.length + 1)) as ContextSpec;
}

describe('use', () => {
  it('in this window: the setting names the context, and docker is left alone', async () => {
    const using = scene({ pick: 'window' });
    const { contexts, ui, choice } = using;
    await useContext.run(using, staging);
    assert.deepEqual(choice.chosen, ['context:staging']);
    assert.deepEqual(contexts.calls, []);
    assert.match(ui.statuses[0] ?? '', /staging/);
  });

  it('everywhere: docker’s own context changes, and the line is shown before and after', async () => {
    const using = scene({ pick: 'docker' });
    const { contexts, ui, choice } = using;
    await useContext.run(using, staging);
    assert.deepEqual(contexts.calls, ['use staging']);
    assert.deepEqual(choice.chosen, []);
    const [pick] = ui.picks;
    assert.equal(pick?.choices.find(({ value }) => value === 'docker')?.description, 'docker context use staging');
    assert.deepEqual(ui.statuses, ['docker context use staging']);
  });

  it('two choices, each explained, and none of them is made by turning away', async () => {
    const using = scene('escape');
    const { contexts, ui, choice } = using;
    await useContext.run(using, staging);
    assert.deepEqual([contexts.calls, choice.chosen, ui.statuses], [[], [], []]);
    assert.deepEqual(
      ui.picks[0]?.choices.map(({ value }) => value),
      ['window', 'docker'],
    );
    for (const { detail } of ui.picks[0].choices) assert.match(detail ?? '', /It is kept in|kept in your user/);
  });

  it('says that a window without a folder keeps it for the user', async () => {
    const choice = new FakeChoice();
    choice.keptIn = 'user';
    const ui = new FakeUi(['escape']);
    await useContext.run(contextServices({ ui, choice }), staging);
    assert.match(ui.picks[0]?.choices[0]?.detail ?? '', /your user settings/);
  });

  for (const source of ['DOCKER_HOST', 'DOCKER_CONTEXT'] as const) {
    it(`says that ${source} is stronger`, async () => {
      const using = scene({ pick: 'docker' });
      const { ui, choice } = using;
      choice.endpoint = { address: 'tcp://h:1', source, connection: { kind: 'tcp', host: 'h', port: 1 } };
      await useContext.run(using, staging);
      assert.match(ui.statuses.at(-1) ?? '', new RegExp(`^docker context use staging: .*${source}`));
    });
  }

  it('a failure is that of the operation', async () => {
    const using = scene({ pick: 'docker' });
    const { contexts, ui } = using;
    contexts.failure = new Failure('engine.unknownContext', ['staging']);
    await assert.rejects(useContext.run(using, staging), (error) => Failure.is(error, 'engine.unknownContext'));
    assert.deepEqual(ui.statuses, []);
  });
});

describe('create', () => {
  it('a name, an address, and Enter', async () => {
    const services = scene({ type: ['prod'] }, { type: ['tcp://prod:2375'] }, { pick: 'create' });
    await createContext.run(services);
    assert.deepEqual(given(services.contexts, 'create'), {
      name: 'prod',
      description: '',
      address: 'tcp://prod:2375',
      skipVerify: false,
    });
    assert.deepEqual(services.ui.statuses, ['docker context create --docker host=tcp://prod:2375 prod']);
    assert.equal(services.ui.picks[0]?.placeholder, services.ui.statuses[0]);
    assert.ok(services.ui.done);
  });

  it('says while one types what cannot be', async () => {
    const services = scene(
      { type: ['a', 'default', 'staging', ' prod '] },
      { type: ['prod', 'ssh://no', 'tcp://x:1'] },
      'escape',
    );
    services.choice.problems.set('ssh://no', new Failure('engine.unsupportedEndpoint', ['ssh://no']));
    await createContext.run(services);
    const [name, address] = services.ui.inputs;
    assert.match(name?.complaints[0] ?? '', /two letters/);
    assert.match(name?.complaints[1] ?? '', /for itself/);
    assert.match(name?.complaints[2] ?? '', /“staging” already/);
    assert.equal(name?.complaints[3], undefined);
    assert.match(address?.complaints[0] ?? '', /begins with/);
    assert.match(address?.complaints[1] ?? '', /cannot use ssh:\/\/no/);
    assert.equal(address?.complaints[2], undefined);
    assert.match(services.ui.picks[0]?.title ?? '', /prod$/);
  });

  it('with certificates, which show in the line', async () => {
    const services = scene(
      ...[{ type: ['prod'] }, { type: ['tcp://prod:2376'] }],
      ...[{ pick: 'ca' }, { file: '/c/ca.pem' }],
      ...[{ pick: 'client' }, { file: '/c/cert.pem' }, { file: '/c/key.pem' }],
      ...[{ pick: 'description' }, { type: ['the real one'] }],
      ...[{ pick: 'skipVerify' }, { pick: 'create' }],
    );
    await createContext.run(services);
    assert.deepEqual(given(services.contexts, 'create'), {
      ...{ name: 'prod', description: 'the real one', address: 'tcp://prod:2376', skipVerify: true },
      ...{ ca: '/c/ca.pem', cert: '/c/cert.pem', key: '/c/key.pem' },
    });
    assert.match(services.ui.picks.at(-1)?.placeholder ?? '', /--description 'the real one' .*ca=\/c\/ca\.pem,cert=/);
  });

  it('a certificate is left out when it is chosen again, and never without its key', async () => {
    const services = scene(
      ...[{ type: ['prod'] }, { type: ['tcp://prod:2376'] }],
      ...[{ pick: 'ca' }, { file: '/c/ca.pem' }, { pick: 'ca' }],
      ...[{ pick: 'client' }, { file: '/c/cert.pem' }, 'escape' as const, { pick: 'create' }],
    );
    await createContext.run(services);
    assert.deepEqual(Object.keys(given(services.contexts, 'create')).sort(), [
      'address',
      'description',
      'name',
      'skipVerify',
    ]);
  });

  it('asks for certificates only where they mean something, and drops them with the address', async () => {
    const services = scene(
      ...[{ type: ['prod'] }, { type: ['tcp://prod:2376'] }],
      ...[{ pick: 'ca' }, { file: '/c/ca.pem' }, { pick: 'skipVerify' }],
      ...[{ pick: 'address' }, { type: ['unix:///run/d.sock'] }, { pick: 'create' }],
    );
    await createContext.run(services);
    assert.deepEqual(
      services.ui.picks.at(-1)?.choices.map(({ value }) => value),
      ['create', 'description', 'address'],
    );
    assert.equal(services.ui.statuses[0], 'docker context create --docker host=unix:///run/d.sock prod');
  });

  for (const steps of [1, 2, 3]) {
    it(`turning away at step ${steps} makes nothing`, async () => {
      const acts: Act[] = [{ type: ['prod'] }, { type: ['tcp://prod:2375'] }];
      const services = scene(...acts.slice(0, steps - 1), 'escape');
      await createContext.run(services);
      assert.ok(services.ui.done);
      assert.deepEqual(services.contexts.calls, ['list']);
    });
  }
});

describe('update', () => {
  const thing = contextThing(secure);

  it('changes what was changed and nothing else', async () => {
    const services = scene({ pick: 'description' }, { type: ['new'] }, { pick: 'update' });
    await updateContext.run(services, thing);
    const { name, address } = secure;
    assert.deepEqual(given(services.contexts, 'update'), { name, description: 'new', address, skipVerify: false });
    assert.deepEqual(services.ui.statuses, ['docker context update --description new secure']);
  });

  it('offers to do it only once there is something to do', async () => {
    const services = scene({ pick: 'description' }, 'escape', 'escape');
    await updateContext.run(services, thing);
    for (const { choices } of services.ui.picks) {
      assert.deepEqual(
        choices.map(({ value }) => value),
        ['description', 'address'],
      );
    }
    assert.deepEqual(services.contexts.calls, ['list']);
  });

  it('a new address keeps the certificates, and says that docker’s line would not', async () => {
    const services = scene({ pick: 'address' }, { type: ['nowhere', 'tcp://other:2376'] }, { pick: 'update' });
    await updateContext.run(services, thing);
    assert.match(services.ui.inputs[0]?.complaints[0] ?? '', /begins with/);
    const offered = services.ui.picks[1]?.choices[0];
    assert.equal(offered?.detail, 'docker context update --docker host=tcp://other:2376 secure');
    assert.match(offered.description ?? '', /keeps the certificates/);
    assert.equal(given(services.contexts, 'update').address, 'tcp://other:2376');
  });

  it('says so when it is gone', async () => {
    const gone: Thing<'context'> = { ...thing, id: 'gone', name: 'gone' };
    await assert.rejects(updateContext.run(scene(), gone), (error) => Failure.is(error, 'thing.gone'));
  });
});

describe('remove', () => {
  const current = contextThing(context({ name: 'now', current: true }));
  const damagedCurrent = contextThing(context({ current: true, problem: new Failure('unexpected') }));

  it('forces only what docker itself uses, in the line as in the call', async () => {
    for (const [thing, force] of [
      [staging, false],
      [current, true],
      [damagedCurrent, true],
    ] as const) {
      const contexts = new FakeContexts([context({ name: thing.name })]);
      assert.deepEqual(removeContext.line(thing), ['context', 'rm', ...(force ? ['--force'] : []), thing.name]);
      await removeContext.act(contexts, thing);
      assert.deepEqual(contexts.calls, [`remove ${thing.name} ${force}`]);
    }
  });

  it('is not for the default one', () => assert.ok(removeContext.states?.includes('default') === false));

  it('asks once and names exactly what goes', () => {
    const confirm = removeContext.confirm ?? assert.fail('it does not ask');
    const one = confirm([staging], en);
    assert.match(one.question, /context “staging”/);
    assert.match(one.detail, /The engine and everything on it stay\.\n\ndocker context rm staging$/);
    const two = confirm([staging, current], en);
    assert.match(two.question, /2 contexts/);
    assert.match(two.detail, /“now” now; it goes back to the default/);
    assert.deepEqual(two.detail.split('\n').slice(-2), ['docker context rm staging', 'docker context rm --force now']);
  });

  it('of hundreds has twelve lines and the names of the others', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...staging, name: `c${index}` }));
    const lines = removeContext.confirm?.(many, en).detail.split('\n') ?? [];
    assert.match(lines.at(-1) ?? '', /^… and 88 more: c12, /);
  });
});

describe('inspect', () => {
  it('opens a document and asks nobody', async () => {
    const services = scene();
    await inspectContext.run(services, staging);
    assert.deepEqual(services.ui.inspected, [staging]);
    assert.deepEqual(services.contexts.calls, []);
  });
});

describe('what is done to contexts', () => {
  const preview = (mode: 'off' | 'terminal' | 'confirm', ...script: Act[]): ReturnType<typeof contextServices> =>
    contextServices({ ui: new FakeUi(script), contexts: new FakeContexts([defaultContext, context()]), preview: mode });
  const lines = ({ ledger }: ReturnType<typeof contextServices>): string[] =>
    ledger.entries.map(({ line, outcome, engine }) => `${line.join(' ')}: ${outcome}, ${String(engine)}`);

  it('is in the ledger, and belongs to no engine', async () => {
    const using = preview('off', { pick: 'docker' }, { confirm: true });
    await using.runner.run(useContext, [staging]);
    await using.runner.run(removeContext, [staging]);
    assert.deepEqual(lines(using), ['context rm staging: done, undefined', 'context use staging: done, undefined']);
  });

  it('that fails is in the ledger with its reason', async () => {
    const using = preview('off', { pick: 'docker' });
    using.contexts.failure = new Failure('engine.unknownContext', ['staging']);
    await assert.rejects(using.runner.run(useContext, [staging]));
    assert.equal(using.ledger.entries[0]?.failure?.code, 'engine.unknownContext');
  });

  it('is typed into a terminal, or asked about, as the setting for previews has it', async () => {
    const typed = preview('terminal', { pick: 'docker' });
    await typed.runner.run(useContext, [staging]);
    await typed.runner.run(removeContext, [staging]);
    assert.deepEqual(typed.terminals.typed, ['context use staging', 'context rm staging']);
    const asked = preview('confirm', { pick: 'docker' }, { confirm: false });
    await asked.runner.run(useContext, [staging]);
    assert.deepEqual(
      asked.ui.confirmations.map(({ detail }) => detail),
      ['docker context use staging'],
    );
    for (const { contexts, ledger } of [typed, asked]) assert.deepEqual([contexts.calls, ledger.entries], [[], []]);
  });
});
