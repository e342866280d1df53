import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { Failure } from '../../src/contract/failure.ts';
import { eventually } from '../helpers/eventually.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { type Act, FakeUi } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';
import { standInHub } from '../helpers/standInHub.ts';
import { trial } from '../helpers/trial.ts';

/** What an operation does through the API is what its docker line does: each on a twin of the other. */
describe('operations on images, volumes and networks', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  afterEach(() => real.clean());
  after(() => real.stop());

  interface Case {
    readonly prepare?: (name: string) => Promise<unknown>;
    readonly thing?: (name: string) => Partial<Thing>;
    readonly script: (name: string) => readonly Act[];
    /** What is there afterwards, without ids, times and the name itself. */
    readonly look: (name: string) => Promise<unknown>;
  }

  const volume = async (name: string): Promise<unknown> => {
    const all = JSON.parse(
      await real.docker('volume', 'ls', '--quiet', '--format', '{{json .Name}}').then(asList),
    ) as string[];
    if (!all.includes(name)) return 'none';
    const { Driver, Labels, Options } = await real.inspected<Record<string, unknown>>(name);
    return { Driver, Labels, Options };
  };
  const network = async (name: string): Promise<unknown> => {
    const found = JSON.parse(await real.docker('network', 'inspect', name).catch(() => '[]')) as Record<
      string,
      unknown
    >[];
    const [one] = found;
    if (one === undefined) return 'none';
    const { Driver, Internal, Attachable, EnableIPv6, IPAM, Options, Labels } = one;
    return { Driver, Internal, Attachable, EnableIPv6, IPAM, Options, Labels };
  };
  const tagsOf = async (reference: string): Promise<string> =>
    real.docker('image', 'ls', '--no-trunc', '--quiet', reference);

  let third = 10;
  /** A subnet of its own for each network. */
  const subnets = new Map<string, string>();
  const subnetOf = (name: string): string => {
    if (!subnets.has(name)) subnets.set(name, `10.217.${String((third += 1))}`);
    return subnets.get(name) ?? '';
  };

  const trialOf = (id: string, { prepare, thing, script, look }: Case): void =>
    trial(id, 'makes, or takes, the same', async (same) => {
      const ours = real.name('ours');
      const theirs = real.name('docker');
      const kind = id.split('.')[0] ?? '';
      for (const name of [ours, theirs]) {
        if (kind !== 'image') real.willRemove(kind, 'rm', name);
        await prepare?.(name);
      }
      const { line } = await asPerson(engine, id, { thing: thing?.(ours) ?? {}, script: script(ours) });
      const ownSubnet = subnets.get(ours);
      const twin = line.map((word) => {
        const renamed = word.replaceAll(ours, theirs);
        return ownSubnet === undefined ? renamed : renamed.replaceAll(ownSubnet, subnetOf(theirs));
      });
      await real.docker(...twin);
      const plain = (value: unknown, name: string): unknown =>
        JSON.parse(
          JSON.stringify(value)
            .replaceAll(name, 'NAME')
            // One that was asked for, or one of those that the engine chooses.
            .replaceAll(subnets.get(name) ?? /172\.\d+/g, 'SUBNET'),
        );
      same(plain(await look(ours), ours), plain(await look(theirs), theirs));
    });

  trialOf('volume.create', {
    script: (name) => [
      { type: ['', 'a b', name] },
      { pick: 'labels' },
      { type: ['nothing', 'team=shop note="a b"'] },
      { pick: 'options' },
      { type: ['type=tmpfs device=tmpfs o=size=1m'] },
      { pick: 'go' },
    ],
    look: volume,
  });
  trialOf('volume.remove', {
    prepare: (name) => real.docker('volume', 'create', name),
    thing: (name) => ({ id: name, name, state: 'unused' }),
    script: () => [{ confirm: true }],
    look: volume,
  });
  trialOf('network.create', {
    script: (name) => [
      { type: ['bridge', '-', name] },
      { pick: 'subnet' },
      { type: ['10.0.0.1/8', `${subnetOf(name)}.0/24`] },
      { pick: 'gateway' },
      { type: ['10.9.9.9', `${subnetOf(name)}.7`] },
      { pick: 'range' },
      { type: [`${subnetOf(name)}.128/25`] },
      { pick: 'internal' },
      { pick: 'labels' },
      { type: ['team=shop'] },
      { pick: 'go' },
    ],
    look: network,
  });
  trialOf('network.create', {
    script: (name) => [{ type: [name] }, { pick: 'driver' }, { pick: 'bridge' }, { pick: 'go' }],
    look: network,
  });
  trialOf('network.remove', {
    prepare: (name) => real.docker('network', 'create', name),
    thing: (name) => ({ id: name, name, state: 'own' }),
    script: () => [{ confirm: true }],
    look: network,
  });
  trialOf('image.tag', {
    prepare: async (name) => real.willRemove('image', 'rm', `${name}:2`),
    thing: () => ({ id: IMAGE, name: IMAGE, state: 'tagged' }),
    script: (name) => [{ type: ['A', `${name}:2`] }],
    look: async (name) => tagsOf(`${name}:2`),
  });
  trialOf('image.remove', {
    prepare: (name) => real.docker('tag', IMAGE, `${name}:1`),
    thing: (name) => ({ id: `${name}:1`, name: `${name}:1`, state: 'tagged' }),
    script: () => [{ confirm: true }],
    look: async (name) => tagsOf(`${name}:1`),
  });

  for (const driver of ['macvlan', 'ipvlan'] as const) {
    for (const parent of ['', parentInterface()]) {
      test(`network.create: ${driver} ${parent === '' ? 'of this engine alone' : `on ${parent}`}`, async (context) => {
        const name = real.name('on-host');
        real.willRemove('network', 'rm', name);
        const refused = (thrown: unknown): string => (Failure.is(thrown) ? (thrown.detail ?? '') : String(thrown));
        const script: readonly Act[] = [
          { type: [name] },
          { pick: 'driver' },
          { pick: driver },
          ...(parent === '' ? [] : [{ pick: 'parent' }, { type: [parent] }]),
          { pick: 'subnet' },
          { type: [`${subnetOf(name)}.0/24`] },
          { pick: 'go' },
        ];
        // One after the other: an interface serves one network.
        const [ours, line] = await asPerson(engine, 'network.create', { script }).then(
          async (done) => [await network(name), done.line] as const,
          (thrown: unknown) => [refused(thrown), undefined] as const,
        );
        if (line === undefined) {
          const opt = parent === '' ? [] : ['--opt', `parent=${parent}`];
          const subnet = ['--subnet', `${subnetOf(name)}.0/24`];
          await assert.rejects(real.docker('network', 'create', '--driver', driver, ...subnet, ...opt, name));
          context.diagnostic(`this kernel makes no ${driver}: ${ours}`);
          assert.match(ours, /not supported|operation not permitted|no such device|kernel/i);
          return;
        }
        await real.docker('network', 'rm', name);
        await real.docker(...line);
        assert.deepEqual(ours, await network(name));
      });
    }
  }

  test('network.create offers an overlay only where there is a swarm', async () => {
    const script: readonly Act[] = [{ type: [real.name('no')] }, { pick: 'driver' }, 'escape', 'escape'];
    const { ui } = await asPerson(engine, 'network.create', { script });
    assert.deepEqual(
      ui.picks[1]?.choices.map(({ value }) => value),
      ['bridge', 'macvlan', 'ipvlan'],
    );
  });

  trial('volume.size', 'says what docker says', async (same) => {
    const name = real.name('size');
    real.willRemove('volume', 'rm', name);
    await real.docker('run', '--rm', '--volume', `${name}:/v`, IMAGE, 'sh', '-c', 'head -c 2000000 /dev/zero > /v/f');
    const { ui } = await asPerson(engine, 'volume.size', { thing: { id: name, name } });
    const sizes = (await real.docker('system', 'df', '--verbose', '--format', '{{json .Volumes}}')).trim();
    const [listed] = (JSON.parse(sizes) as { Name: string; Size: string }[]).filter(({ Name }) => Name === name);
    const asked = 'docker system df --verbose · GET /system/df?type=volume&verbose=true';
    same(ui.statuses, [`${name}: ${listed?.Size.replace('MB', ' MB') ?? ''} (${asked})`]);
  });

  trial('system.events', 'shows what docker events shows', async (same) => {
    const { ui } = await asPerson(engine, 'system.events', {});
    const printed = (): string => ui.texts.get('docker events.log') ?? '';
    assert.match(printed(), /^# docker events · GET \/events\n/);
    const name = real.name('event');
    real.willRemove('volume', 'rm', name);
    const from = String(Math.floor(Date.now() / 1000) - 1);
    await real.docker('volume', 'create', name);
    const shown = await eventually(
      'the event is shown',
      () => new RegExp(`volume create ${name}.*`).exec(printed())?.[0],
    );
    for (const source of ui.sources) source.close();
    const until = String(Math.floor(Date.now() / 1000) + 1);
    const told = await real.docker('events', '--since', from, '--until', until, '--filter', `volume=${name}`);
    same(shown.trim(), told.replace(/^\S+ /, ''));
  });

  trial('image.search', 'by a word, and of those found the official and the starred ones', async (same) => {
    const hub = await standInHub([
      { name: 'thing', description: 'the usual one', star_count: 900, is_official: true },
      { name: 'harbor/thing', description: 'many like it', star_count: 1500, is_official: false },
      { name: 'quiet/thing', description: '', star_count: 2, is_official: false },
    ]);
    try {
      const lists: string[][] = [];
      const { ui } = await asPerson(engine, 'image.search', {
        script: [
          ...[{ type: [' ', hub.term] }, { pick: '--filter' }, { pick: 'stars' }, { type: ['many', '100'] }],
          ...([{ pick: 'go' }, { pick: '--filter' }, { pick: 'official' }, { pick: 'go' }, 'escape'] as const),
        ],
      });
      for (const { placeholder, choices } of ui.picks) {
        const [, line] = /^docker (.+) · Enter pulls/.exec(placeholder) ?? [];
        if (line === undefined) continue;
        const shown = choices.slice(0, -2).map(({ label, description }) => `${label} ${description ?? ''}`);
        const format = '{{.Name}} ★ {{.StarCount}}{{if .IsOfficial}} · official{{end}}';
        same(shown, (await real.docker(...line.split(' '), '--format', format)).split('\n'), line);
        lists.push(shown);
      }
      assert.deepEqual(
        lists.map(({ length }) => length),
        [3, 2, 1],
      );
    } finally {
      hub.close();
    }
    // What goes wrong there is said in the engine's own words.
    const unanswered = asPerson(engine, 'image.search', { script: [{ type: [hub.term] }] });
    await assert.rejects(unanswered, (thrown) => Failure.is(thrown));
  });

  trial(['network.connect', 'network.disconnect'], 'with an alias and an address', async (same) => {
    const name = real.name('net');
    real.willRemove('network', 'rm', name);
    await real.docker('network', 'create', '--label', TEST_LABEL, '--subnet', `${subnetOf(name)}.0/24`, name);
    const one = await real.container('one');
    const two = await real.container('two');
    const on = async (container: string): Promise<unknown> => {
      const inspected = await real.inspected<{
        NetworkSettings: { Networks: Record<string, { Aliases: string[] | null; IPAMConfig: unknown } | undefined> };
      }>(container);
      const endpoint = inspected.NetworkSettings.Networks[name];
      return (
        endpoint && {
          aliases: endpoint.Aliases?.filter((alias) => !/^[0-9a-f]{12}$/.test(alias)),
          ipam: endpoint.IPAMConfig,
        }
      );
    };
    const [{ Id: id }] = JSON.parse(await real.docker('network', 'inspect', name)) as [{ Id: string }];
    const thing = { kind: 'network', id, name, state: 'own' } as const;
    const ui = new PickingUi(
      [one.name],
      [
        ['-x', 'db store'],
        ['10.1.1.1', `${subnetOf(name)}.9`],
      ],
    );
    await asPerson(engine, 'network.connect', { thing, ui });
    const line = ui.statuses[0]?.replace(/^docker /, '').split(' ') ?? [];
    await real.docker(...line.map((word) => (word === one.name ? two.name : word.replace(/\.9$/, '.10'))));
    const plain = async (container: string): Promise<string> =>
      JSON.stringify(await on(container)).replace(/\.(9|10)"/, '.N"');
    same(await plain(one.name), await plain(two.name));
    assert.match(await plain(one.name), /db.*store.*\.N"/);

    const leaving = new PickingUi([one.name], []);
    await asPerson(engine, 'network.disconnect', { thing, ui: leaving });
    assert.equal(leaving.statuses[0], `docker network disconnect ${name} ${one.name}`);
    await real.docker('network', 'disconnect', name, two.name);
    same(await on(one.name), await on(two.name));
    assert.equal(await on(one.name), undefined);
  });

  /** Picks containers by their names, and types. */
  class PickingUi extends FakeUi {
    readonly #names: string[];
    readonly #typed: (readonly string[])[];

    constructor(names: readonly string[], typed: readonly (readonly string[])[]) {
      super();
      this.#names = [...names];
      this.#typed = [...typed];
    }

    override pick: FakeUi['pick'] = (_title, _placeholder, choices) => {
      const name = this.#names.shift();
      return Promise.resolve(choices.find(({ label }) => label === name)?.value);
    };

    override input: FakeUi['input'] = async (_title, _prompt, _value, validate) => {
      const typed = this.#typed.shift() ?? [''];
      for (const bad of typed.slice(0, -1)) assert.notEqual(await validate(bad), undefined, bad);
      assert.equal(await validate(typed.at(-1) ?? ''), undefined);
      return typed.at(-1);
    };
  }
});

/** An interface of this machine that leads somewhere. */
function parentInterface(): string {
  const [name] = Object.entries(networkInterfaces()).find(([, all]) => all?.some(({ internal }) => !internal)) ?? [];
  return name ?? 'lo';
}

/** One JSON value a line, as one list. */
function asList(lines: string): string {
  return `[${lines
    .split('\n')
    .filter((line) => line !== '')
    .join(',')}]`;
}
