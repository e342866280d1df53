import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { speakIn } from '../../src/contract/localized.ts';
import type { Row } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { SwarmList } from '../../src/model/swarmList.ts';
import { swarmRows } from '../../src/views/swarmRow.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { swarmTurn } from '../helpers/swarmTurn.ts';
import { trial } from '../helpers/trial.ts';

/** A swarm of one engine, from its beginning to its end. */
describe('a swarm', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  let giveBack = (): void => undefined;
  before(async () => {
    giveBack = await swarmTurn();
    real = await RealEngine.startOwn();
    engine = await real.engine();
  });
  after(async () => {
    await real.stop();
    giveBack();
  });

  trial(['swarm.init', 'swarm.scale', 'swarm.logs', 'swarm.leave'], 'from its beginning to its end', async (same) => {
    const swarm = new SwarmList(async () => engine);
    const told: boolean[] = [];
    swarm.managed.on((managed) => told.push(managed));
    const machine = { swarmBook: swarm };
    await swarm.refresh();

    const begun = await asPerson(engine, 'swarm.init', { script: [{ type: ['$(x)', '127.0.0.1'] }], machine });
    assert.deepEqual(begun.line, ['swarm', 'init', '--advertise-addr', '127.0.0.1']);
    const state = (): Promise<string> =>
      real.docker('info', '--format', '{{.Swarm.LocalNodeState}} {{.Swarm.NodeAddr}} {{.Swarm.ControlAvailable}}');
    const inSwarm = await state();

    const service = 'dyt-service';
    await real.docker(
      'service',
      'create',
      '--detach',
      '--name',
      service,
      IMAGE,
      'sh',
      '-c',
      'echo from a task; sleep 100000',
    );
    await swarm.refresh();
    const speak = speakIn('en');
    const below = async (label: string, of: () => readonly Row[]): Promise<readonly Row[]> =>
      eventually(`${label} are listed`, () => {
        const rows =
          of()
            .find((row) => row.label === label)
            ?.children?.rows() ?? [];
        return rows.some(({ thing }) => thing !== undefined) && rows;
      });
    const services = await below('Services', () => swarmRows(swarm.tree, speak));
    const [row] = services;
    assert.equal(row?.label, service);
    assert.match(row.description, /busybox.* 1 wanted/);
    assert.match(
      (await below('Nodes', () => swarmRows(swarm.tree, speak)))[0]?.description ?? '',
      /leader · manager · active · ready/,
    );
    const thing = row.thing ?? assert.fail('it stands for nothing');

    const scaled = await asPerson(engine, 'swarm.scale', { thing, script: [{ type: ['-1', '3'] }], machine });
    assert.deepEqual(scaled.line, ['service', 'scale', `${service}=3`]);
    const specOf = (name: string): Promise<string> =>
      real.docker('service', 'inspect', '--format', '{{json .Spec}}', name);
    const byRequest = await specOf(service);
    await real.docker('service', 'scale', '--detach', `${service}=2`);
    await real.docker('service', 'scale', '--detach', `${service}=3`);
    same(byRequest, await specOf(service));
    await below(service, () => swarmRows(swarm.tree, speak).flatMap(({ children }) => children?.rows() ?? []));

    await real.docker('service', 'scale', '--detach', `${service}=2`);
    await follows(swarm, service);

    for (const attachable of [true, false]) {
      const [ours, theirs] = [`dyt-ours-${String(attachable)}`, `dyt-theirs-${String(attachable)}`];
      const turn = attachable ? [] : [{ pick: 'attachable' }];
      const made = await asPerson(engine, 'network.create', {
        script: [{ type: [ours] }, { pick: 'driver' }, { pick: 'overlay' }, ...turn, { pick: 'go' }],
      });
      await real.docker(...made.line.map((word) => (word === ours ? theirs : word)));
      const look = async (name: string): Promise<string> =>
        real.docker('network', 'inspect', '--format', '{{.Driver}} {{.Scope}} {{.Attachable}} {{.Options}}', name);
      assert.match(await look(ours), new RegExp(`^overlay swarm ${String(attachable)} `));
      const plain = (text: string): string => text.replace(/vxlanid_list:\d+/, 'vxlanid_list:N');
      assert.equal(plain(await look(ours)), plain(await look(theirs)));
    }

    const { terminals } = await asPerson(engine, 'swarm.logs', { thing, machine });
    assert.deepEqual(terminals.plan.line, ['service', 'logs', '--follow', '--tail', '200', service]);
    const session = await terminals.session({ columns: 80, rows: 24 });
    let printed = '';
    session.onOutput((chunk) => (printed += chunk.toString()));
    await eventually('the log of a task is shown', () => printed.includes('from a task'));
    session.close();
    assert.match(await real.docker('service', 'logs', service), /from a task/);

    const kept = { Labels: {}, Data: Buffer.from('only for tests').toString('base64') };
    for (const kind of ['secret', 'config']) {
      await engine.send({ method: 'POST', path: `/${kind}s/create`, body: { Name: `dyt-${kind}`, ...kept } });
    }
    const left = await asPerson(engine, 'swarm.leave', { script: [{ confirm: true }], machine });
    const lost =
      /\n\nServices: dyt-service\nSecrets: dyt-secret\nConfigs: dyt-config\nNetworks: (?:dyt-[\w-]+(?:, )?){4}\n\n/;
    assert.match(left.ui.confirmations[0]?.detail ?? '', lost);
    assert.deepEqual(left.line, ['swarm', 'leave', '--force']);
    const outside = await state();
    await real.docker(...begun.line);
    same(inSwarm, await state());
    await real.docker(...left.line);
    same(outside, await state());
    assert.deepEqual(told, [false, true, true, true, false]);
  });

  /** Whatever is done by others is seen by whoever looks, and costs nothing while nobody does. */
  async function follows(swarm: SwarmList, service: string): Promise<void> {
    const model = await real.model();
    const listening = model.seen.on((event) => swarm.took(event));
    await model.settled();
    try {
      swarm.watch(true);
      const texts = (rows: readonly Row[] = swarmRows(swarm.tree, speakIn('en'))): string[] =>
        rows.flatMap((row) => [`${row.label} ${row.description}`, ...texts(row.children?.rows() ?? [])]);
      const shows = (what: string, fits: (texts: readonly string[]) => boolean): Promise<true> =>
        eventually(what, () => fits(texts()) || undefined);
      const running = (count: number) => (all: readonly string[]) =>
        all.filter((text) => /^#\d+ running/.test(text)).length === count;

      await shows('two tasks', running(2));
      await real.docker('service', 'scale', '--detach', `${service}=3`);
      await shows('the wanted number', (all) => all.some((text) => text.endsWith('3 wanted')));
      await shows('three tasks', running(3));
      await real.docker('node', 'update', '--label-add', 'a=b', (await real.docker('node', 'ls', '--quiet')).trim());
      const folder = mkdtempSync(path.join(tmpdir(), 'dyt-secret-'));
      writeFileSync(path.join(folder, 'secret'), 'only for tests');
      await real.docker('secret', 'create', 'dyt-secret', path.join(folder, 'secret'));
      rmSync(folder, { recursive: true });
      await shows('a secret', (all) => all.some((text) => text.startsWith('dyt-secret')));
      await real.docker('secret', 'rm', 'dyt-secret');
      await shows('no secret', (all) => !all.some((text) => text.startsWith('dyt-secret')));

      // The settling of what was done above comes first.
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      swarm.watch(false);
      const { version } = swarm.tree;
      await real.docker('service', 'scale', '--detach', `${service}=1`);
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      assert.equal(swarm.tree.version, version, 'something was asked though nobody looks');
      swarm.watch(true);
      await shows('one wanted', (all) => all.some((text) => text.endsWith('1 wanted')));
    } finally {
      listening.dispose();
      swarm.dispose();
      model.dispose();
    }
  }
});
