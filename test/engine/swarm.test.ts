import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { speakIn } from '../../src/contract/localized.ts';
import type { Row } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { SwarmList } from '../../src/model/swarmList.ts';
import { swarmRows } from '../../src/views/swarmRow.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { eventually } from '../helpers/eventually.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';

/** A swarm of one engine, from its beginning to its end. */
describe('a swarm', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.startOwn();
    engine = await real.engine();
  });
  after(() => real.stop());

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

    const { terminals } = await asPerson(engine, 'swarm.logs', { thing, machine });
    assert.deepEqual(terminals.plan.line, ['service', 'logs', '--follow', '--tail', '200', service]);
    const session = await terminals.session({ columns: 80, rows: 24 });
    let printed = '';
    session.onOutput((chunk) => (printed += chunk.toString()));
    await eventually('the log of a task is shown', () => printed.includes('from a task'));
    session.close();
    assert.match(await real.docker('service', 'logs', service), /from a task/);

    const left = await asPerson(engine, 'swarm.leave', { script: [{ confirm: true }], machine });
    assert.match(left.ui.confirmations[0]?.detail ?? '', new RegExp(service));
    assert.deepEqual(left.line, ['swarm', 'leave', '--force']);
    const outside = await state();
    await real.docker(...begun.line);
    same(inSwarm, await state());
    await real.docker(...left.line);
    same(outside, await state());
    assert.deepEqual(told, [false, true, true, true, false]);
  });
});
