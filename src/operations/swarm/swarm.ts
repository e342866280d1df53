import { apiPath } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import type { Localized, Speak } from '../../contract/localized.ts';
import type { MakeOperation, SwarmOperation } from '../../contract/operation.ts';
import { inOneLine } from '../../contract/plainText.ts';
import type { Thing } from '../../contract/view.ts';
import { number, type Raw, record, text } from '../../model/raw.ts';

export const initSwarm: MakeOperation = {
  kind: 'make',
  id: 'swarm.init',
  title: { en: 'Make This Engine a Swarm…', ko: '이 엔진에서 스웜 시작…' },
  icon: 'type-hierarchy-sub',
  topic: 'cli.swarm.init',
  on: 'engine',
  run: async (services) => {
    const { ui, swarmBook } = services;
    const prompt = ui.speak({
      en: 'The address by which other engines reach this one, or an interface of it. 127.0.0.1 for a swarm of one.',
      ko: '다른 엔진이 이 엔진에 접근할 주소나 인터페이스. 혼자 쓰는 스웜이면 127.0.0.1',
    });
    const title = ui.speak({ en: 'Start a Swarm', ko: '스웜 시작' });
    const address = await ui.input(title, prompt, '127.0.0.1', (value) =>
      /^[\w.:[\]-]+$/.test(value.trim())
        ? undefined
        : ui.speak({ en: 'That is no address and no interface.', ko: '주소나 인터페이스 이름이 아닙니다.' }),
    );
    if (address === undefined) return;
    await services.perform({
      line: ['swarm', 'init', '--advertise-addr', address.trim()],
      progress: ui.speak({ en: 'Starting a swarm', ko: '스웜 시작하는 중' }),
      act: (engine) =>
        engine.send({
          method: 'POST',
          path: '/swarm/init',
          body: { ListenAddr: '0.0.0.0:2377', AdvertiseAddr: address.trim(), Spec: {} },
        }),
    });
    await swarmBook.refresh();
  },
};

export const leaveSwarm: MakeOperation = {
  kind: 'make',
  id: 'swarm.leave',
  title: { en: 'Leave the Swarm…', ko: '스웜 나가기…' },
  icon: 'sign-out',
  topic: 'cli.swarm.leave',
  on: 'swarm',
  titleGroup: '9_leave@1',
  run: async (services) => {
    const { ui, swarmBook, engine } = services;
    const looking = ui.speak({ en: 'Looking for what would go', ko: '삭제될 대상을 확인하는 중' });
    const goes = await ui.during(looking, () => swarmThings(engine, ui.speak));
    const agreed = await ui.confirm({
      question: ui.speak({ en: 'Leave the swarm?', ko: '스웜에서 나가시겠습니까?' }),
      detail: [
        ui.speak({
          en: 'When this is the last manager the swarm is gone with all its services, secrets, configs and networks.',
          ko: '마지막 매니저라면 스웜과 모든 서비스, 시크릿, 컨피그, 네트워크가 사라집니다.',
        }),
        goes,
        'docker swarm leave --force',
      ].join('\n\n'),
      button: ui.speak({ en: 'Leave', ko: '나가기' }),
    });
    if (!agreed) return;
    await services.perform({
      line: ['swarm', 'leave', '--force'],
      confirmed: true,
      progress: ui.speak({ en: 'Leaving the swarm', ko: '스웜에서 나가는 중' }),
      act: (acting) => acting.send({ method: 'POST', path: '/swarm/leave', query: { force: true } }),
    });
    await swarmBook.refresh();
  },
};

/** What goes with a swarm, a line for each kind; the engine's own network is made anew with the next one. */
async function swarmThings(engine: Engine, speak: Speak): Promise<string> {
  const named = async (path: string): Promise<readonly string[]> => {
    const all = await engine.send({ method: 'GET', path });
    return (Array.isArray(all) ? all : []).map((one) => text(record(record(one)['Spec']), 'Name'));
  };
  const networks = async (): Promise<readonly string[]> =>
    (await engine.listNetworks())
      .map(record)
      .filter((network) => text(network, 'Scope') === 'swarm' && network['Ingress'] !== true)
      .map((network) => text(network, 'Name'));
  try {
    const kinds: readonly (readonly [Localized, readonly string[]])[] = [
      [{ en: 'Services: {0}', ko: '서비스: {0}' }, await named('/services')],
      [{ en: 'Secrets: {0}', ko: '시크릿: {0}' }, await named('/secrets')],
      [{ en: 'Configs: {0}', ko: '컨피그: {0}' }, await named('/configs')],
      [{ en: 'Networks: {0}', ko: '네트워크: {0}' }, await networks()],
    ];
    const lines = kinds.flatMap(([kind, names]) =>
      names.length === 0 ? [] : [speak(kind, names.map((name) => inOneLine(name)).join(', '))],
    );
    if (lines.length > 0) return lines.join('\n');
    return speak({ en: 'It has none of these now.', ko: '지금은 그중 아무것도 없습니다.' });
  } catch {
    // Only a manager knows, and one that lost the others cannot tell either; leaving is what helps it.
    return speak({
      en: 'This engine cannot tell what the swarm has: it is no manager, or too few managers are there.',
      ko: '이 엔진은 스웜에 무엇이 있는지 알 수 없습니다. 매니저가 아니거나 남은 매니저가 부족합니다.',
    });
  }
}

export const scaleService: SwarmOperation = {
  kind: 'one',
  id: 'swarm.scale',
  title: { en: 'Scale…', ko: '스케일 조정…' },
  icon: 'arrow-both',
  topic: 'cli.service.scale',
  on: 'swarm',
  states: ['service'],
  placements: [{ group: '1_service@1' }],
  run: async (services, thing) => {
    const { engine, ui, swarmBook } = services;
    const { name } = thing;
    const before = replicasOf((await readService(engine, thing)).spec);
    if (before === undefined) {
      ui.status(ui.speak({ en: '{0} runs once on each node.', ko: '{0}은(는) 노드마다 하나씩 실행됩니다.' }, name));
      return;
    }
    const prompt = ui.speak({ en: 'How many tasks of it are to run?', ko: '태스크를 몇 개 유지하시겠습니까?' });
    const typed = await ui.input(
      ui.speak({ en: 'Scale {0}', ko: '{0} 스케일 조정' }, name),
      prompt,
      String(before),
      (value) =>
        /^\d{1,5}$/.test(value.trim())
          ? undefined
          : ui.speak({ en: 'A whole number, 0 or more.', ko: '0 이상의 정수를 입력하십시오.' }),
    );
    if (typed === undefined) return;
    const line = (replicas: number): string[] => ['service', 'scale', `${name}=${String(replicas)}`];
    await services.perform({
      line: line(Number(typed)),
      progress: ui.speak({ en: 'Scaling {0}', ko: '{0} 스케일 조정 중' }, name),
      act: (acting) => scale(acting, thing, Number(typed)),
      undo: () => ({ line: line(before), act: (acting) => scale(acting, thing, before) }),
    });
    await swarmBook.refresh();
  },
};

type Service = Pick<Thing<'swarm'>, 'id' | 'name'>;

async function readService(
  engine: Engine,
  { id, name }: Service,
): Promise<{ readonly spec: Raw; readonly version: number }> {
  const about = { kind: 'thing', name } as const;
  const service = record(await engine.send({ method: 'GET', path: apiPath`/services/${id}`, about }));
  return { spec: record(service['Spec']), version: number(record(service['Version']), 'Index') ?? 0 };
}

/** Undefined for a service that runs on each node. */
function replicasOf(spec: Raw): number | undefined {
  return number(record(record(spec['Mode'])['Replicated']), 'Replicas');
}

/** Leaves everything else of the service as it is now. */
async function scale(engine: Engine, service: Service, replicas: number): Promise<unknown> {
  const { spec, version } = await readService(engine, service);
  return engine.send({
    method: 'POST',
    path: apiPath`/services/${service.id}/update`,
    query: { version },
    body: { ...spec, Mode: { Replicated: { Replicas: replicas } } },
    about: { kind: 'thing', name: service.name },
  });
}

export const serviceLogs: SwarmOperation = {
  kind: 'one',
  id: 'swarm.logs',
  title: { en: 'Follow Logs', ko: '로그 따라가기' },
  icon: 'output',
  topic: 'cli.service.logs',
  on: 'swarm',
  states: ['service'],
  placements: [{ group: 'inline@1' }, { group: '1_service@2' }],
  run: async ({ engine, settings, terminals }, { id, name }) => {
    const tail = settings.logTail();
    const query = { follow: true, stdout: true, stderr: true, tail };
    await terminals.open({
      title: `logs: ${name}`,
      icon: 'output',
      line: ['service', 'logs', '--follow', '--tail', String(tail), name],
      interactive: false,
      reuse: `service/${id}`,
      session: () => engine.output({ method: 'GET', path: apiPath`/services/${id}/logs`, query }, `logs ${name}`),
    });
  },
};
