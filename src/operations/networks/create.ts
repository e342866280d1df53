import { type ApiCall, apiPath } from '../../contract/apiCall.ts';
import type { MakeOperation } from '../../contract/operation.ts';
import { record, text } from '../../model/raw.ts';
import { subnetProblem, withinProblem } from '../../shell/addresses.ts';
import {
  type NetworkDriver,
  networkBody,
  networkLine,
  type NetworkSpec,
  objectNameProblem,
} from '../../shell/networkLine.ts';
import { type Field, fillIn, labelsField, type Form, switchField, textField } from '../form.ts';
import { networkLoss } from '../losses.ts';
import { undoBy } from '../undo.ts';
import type { Choice, Ui } from '../../contract/operation.ts';

const byEngine = { en: 'the engine chooses', ko: '엔진이 정함' };
const hasSubnet = ({ subnet }: NetworkSpec): boolean => subnet !== '';

/** @param inSwarm whether the engine manages a swarm: an overlay takes one */
const driverField = (inSwarm: boolean): Field<NetworkSpec> => ({
  id: 'driver',
  label: { en: 'Driver (--driver)', ko: '드라이버 (--driver)' },
  icon: 'type-hierarchy',
  shown: ({ driver }) => driver,
  change: async (spec, ui) => {
    const offered = drivers(ui).filter(({ value }) => inSwarm || value !== 'overlay');
    const prompt = inSwarm
      ? { en: 'Where its containers are reached from', ko: '컨테이너에 접근하는 방식' }
      : {
          en: 'Where its containers are reached from; overlay only where the engine manages a swarm',
          ko: '컨테이너에 접근하는 방식. overlay는 엔진이 스웜 매니저일 때만 가능',
        };
    const driver = await ui.pick(ui.speak({ en: 'Driver', ko: '드라이버' }), ui.speak(prompt), offered);
    return driver === undefined ? undefined : { ...spec, driver, parent: isOnHost(driver) ? spec.parent : '' };
  },
});

const otherFields: Form<NetworkSpec>['fields'] = [
  textField({
    id: 'parent',
    label: { en: 'Interface of the Host (--opt parent)', ko: '호스트 인터페이스 (--opt parent)' },
    icon: 'plug',
    when: ({ driver }) => isOnHost(driver),
    prompt: {
      en: 'Its name on the machine of the engine, for example eth0',
      ko: '엔진이 있는 머신의 인터페이스 이름. 예: eth0',
    },
    empty: { en: 'none: a network of this engine alone', ko: '없음: 이 엔진 안에서만 쓰는 네트워크' },
    get: ({ parent }) => parent,
    set: (spec, parent) => ({ ...spec, parent }),
  }),
  textField({
    id: 'subnet',
    label: { en: 'Subnet (--subnet)', ko: '서브넷 (--subnet)' },
    icon: 'globe',
    prompt: {
      en: 'For example 10.20.0.0/24; it may not overlap another network',
      ko: '예: 10.20.0.0/24. 다른 네트워크와 겹치면 안 됩니다',
    },
    empty: byEngine,
    get: ({ subnet }) => subnet,
    // What lay in the old one may lie outside the new one.
    set: (spec, subnet) => ({ ...spec, subnet, gateway: '', range: '' }),
    problem: subnetProblem,
  }),
  textField({
    id: 'gateway',
    label: { en: 'Gateway (--gateway)', ko: '게이트웨이 (--gateway)' },
    icon: 'home',
    when: hasSubnet,
    prompt: { en: 'An address of the subnet', ko: '서브넷 안의 주소' },
    empty: byEngine,
    get: ({ gateway }) => gateway,
    set: (spec, gateway) => ({ ...spec, gateway }),
    problem: (value, { subnet }) => withinProblem(value, subnet, 'address'),
  }),
  textField({
    id: 'range',
    label: { en: 'Range for Containers (--ip-range)', ko: '컨테이너 주소 범위 (--ip-range)' },
    icon: 'list-ordered',
    when: hasSubnet,
    prompt: { en: 'A part of the subnet, for example its upper half', ko: '서브넷의 일부. 예: 뒤쪽 절반' },
    empty: { en: 'all of the subnet', ko: '서브넷 전체' },
    get: ({ range }) => range,
    set: (spec, range) => ({ ...spec, range }),
    problem: (value, { subnet }) => withinProblem(value, subnet, 'range'),
  }),
  switchField({
    id: 'internal',
    label: { en: 'Without a Way Outside (--internal)', ko: '외부와 차단 (--internal)' },
    icon: 'lock',
    get: ({ internal }) => internal,
    set: (spec, internal) => ({ ...spec, internal }),
  }),
  switchField({
    id: 'attachable',
    label: { en: 'For Single Containers Too (--attachable)', ko: '단독 컨테이너도 연결 (--attachable)' },
    icon: 'plug',
    when: ({ driver }) => driver === 'overlay',
    get: ({ attachable }) => attachable,
    set: (spec, attachable) => ({ ...spec, attachable }),
  }),
  labelsField(),
];

export const createNetwork: MakeOperation = {
  kind: 'make',
  id: 'network.create',
  title: { en: 'Create…', ko: '만들기…' },
  icon: 'add',
  topic: 'cli.network.create',
  on: 'network',
  titleGroup: 'navigation@1',
  run: async (services) => {
    const { engine, ui } = services;
    const taken = new Set((await engine.listNetworks()).map((network) => text(record(network), 'Name')));
    const prompt = ui.speak({
      en: 'Name of the network; containers on it find each other by their names',
      ko: '네트워크 이름. 같은 네트워크의 컨테이너는 이름으로 서로를 찾습니다',
    });
    const typed = await ui.input(ui.speak({ en: 'Create a Network', ko: '네트워크 만들기' }), prompt, '', (value) => {
      const problem = objectNameProblem(value.trim());
      if (problem !== undefined) return ui.speak(problem);
      const inUse = { en: 'There is a network “{0}” already.', ko: '“{0}” 네트워크가 이미 있습니다.' };
      return taken.has(value.trim()) ? ui.speak(inUse, value.trim()) : undefined;
    });
    if (typed === undefined) return;
    const name = typed.trim();
    const title = ui.speak({ en: 'Create the Network {0}', ko: '네트워크 {0} 만들기' }, name);
    const go = { icon: 'type-hierarchy', label: { en: 'Create now', ko: '지금 만들기' } };
    const { Swarm } = record(await engine.send({ method: 'GET', path: '/info' }));
    const fields = [driverField(record(Swarm)['ControlAvailable'] === true), ...otherFields];
    const spec = await fillIn(ui, { title, go, line: networkLine, fields }, plainNetwork(name));
    if (spec === undefined) return;
    await services.perform({
      line: networkLine(spec),
      progress: ui.speak({ en: 'Creating {0}', ko: '{0} 만드는 중' }, name),
      act: async (acting) => {
        const made = await acting.send({
          method: 'POST',
          path: '/networks/create',
          body: networkBody(spec),
          about: { kind: 'thing', name },
        });
        return text(record(made), 'Id');
      },
      undo: (id) => undoBy(['network', 'rm', name], removeNetworkCall(id, name), networkLoss(id)),
    });
  },
};

/** A bridge that the engine chooses all the rest of. */
export function plainNetwork(name: string): NetworkSpec {
  return {
    name,
    driver: 'bridge',
    subnet: '',
    gateway: '',
    range: '',
    internal: false,
    attachable: true,
    parent: '',
    labels: [],
  };
}

export function removeNetworkCall(id: string, name: string): ApiCall {
  return { method: 'DELETE', path: apiPath`/networks/${id}`, about: { kind: 'thing', name } };
}

function isOnHost(driver: NetworkDriver): boolean {
  return driver === 'macvlan' || driver === 'ipvlan';
}

function drivers({ speak }: Ui): Choice<NetworkDriver>[] {
  return [
    {
      value: 'bridge',
      label: 'bridge',
      detail: speak({
        en: 'A private network on the engine; published ports lead in.',
        ko: '엔진 안의 사설 네트워크입니다. 게시한 포트로 밖에서 들어올 수 있습니다.',
      }),
    },
    {
      value: 'macvlan',
      label: 'macvlan',
      detail: speak({
        en: 'Containers stand in the network of the host with MAC addresses of their own. The host itself cannot reach them.',
        ko: '컨테이너가 자기 MAC 주소로 호스트의 네트워크에 직접 놓입니다. 호스트에서는 접근할 수 없습니다.',
      }),
    },
    {
      value: 'ipvlan',
      label: 'ipvlan',
      detail: speak({
        en: 'Like macvlan, with the MAC address of the host: for networks that allow only one.',
        ko: 'macvlan과 비슷하지만 호스트의 MAC 주소를 함께 씁니다. MAC 주소를 하나만 허용하는 네트워크에 씁니다.',
      }),
    },
    {
      value: 'overlay',
      label: 'overlay',
      detail: speak({
        en: 'Over several engines of one swarm.',
        ko: '한 스웜에 속한 여러 엔진에 걸친 네트워크입니다.',
      }),
    },
  ];
}
