import type { Choice, OneOperation, Partner, Services } from '../../contract/operation.ts';
import type { Thing } from '../../contract/view.ts';
import { list, record, text } from '../../model/raw.ts';
import { readContainer } from '../../model/read.ts';
import type { ContainerRecord } from '../../model/records.ts';
import { withinProblem } from '../../shell/addresses.ts';
import { splitWords } from '../../shell/words.ts';
import { containerStatus, shortImage } from '../../views/containerRow.ts';
import { undoBy } from '../undo.ts';
import { connectLine } from '../../shell/connectLine.ts';
import { type Attached, attachmentOf, connectCall, disconnectCall, plain } from './attachment.ts';

export const connect: OneOperation = {
  kind: 'one',
  id: 'network.connect',
  title: { en: 'Connect a Container…', ko: '컨테이너 연결…' },
  icon: 'plug',
  topic: 'cli.network.connect',
  on: 'network',
  placements: [{ group: 'inline@1' }, { group: '1_members@1' }],
  run: async (services, network, partner) => {
    const { ui } = services;
    const title = ui.speak({ en: 'Connect to {0}', ko: '{0}에 연결' }, network.name);
    const container = await containerFor(services, title, network, partner);
    if (container === undefined) return;
    const both = ui.speak({ en: 'Connect {0} to {1}', ko: '{0}을(를) {1}에 연결' }, container.name, network.name);
    const aliases = await askForAliases(services, both);
    if (aliases === undefined) return;
    const address = await askForAddress(services, both, network);
    if (address === undefined) return;
    const attached = { ...plain, container, aliases, addresses: address === '' ? [] : [address] };
    await services.perform({
      line: connectLine(network.name, container.name, attached),
      progress: ui.speak({ en: 'Connecting {0}', ko: '{0} 연결 중' }, container.name),
      act: (engine) => engine.send(connectCall(network, attached)),
      undo: () => undoBy(disconnectLine(network, container), disconnectCall(network, container)),
    });
  },
};

export const disconnect: OneOperation = {
  kind: 'one',
  id: 'network.disconnect',
  title: { en: 'Disconnect a Container…', ko: '컨테이너 연결 끊기…' },
  icon: 'debug-disconnect',
  topic: 'cli.network.disconnect',
  on: 'network',
  placements: [{ group: '1_members@2' }],
  run: async (services, network) => {
    const { engine, ui } = services;
    const title = ui.speak({ en: 'Disconnect from {0}', ko: '{0}에서 연결 끊기' }, network.name);
    const members = (await containers(services)).filter((container) => isOn(container, network));
    const container = await pickContainer(services, title, members);
    if (container === undefined) return;
    const before = attachmentOf(await engine.inspect('container', container.id, container.name), network, container);
    await services.perform({
      line: disconnectLine(network, container),
      progress: ui.speak({ en: 'Disconnecting {0}', ko: '{0} 연결 끊는 중' }, container.name),
      act: (acting) => acting.send(disconnectCall(network, container)),
      undo: () => undoBy(connectLine(network.name, container.name, before), connectCall(network, before)),
    });
  },
};

function disconnectLine({ name }: Thing, container: Attached['container']): string[] {
  return ['network', 'disconnect', name, container.name];
}

/** The container to connect: of the one that was dropped, or one that is chosen. */
async function containerFor(
  services: Services,
  title: string,
  network: Thing,
  dropped: Partner | undefined,
): Promise<Attached['container'] | undefined> {
  const { engine, ui } = services;
  if (dropped?.kind !== 'container') {
    const others = (await containers(services)).filter((container) => !isOn(container, network));
    return pickContainer(services, title, others);
  }
  // Also finds out whether it is there still.
  const { NetworkSettings } = record(await engine.inspect('container', dropped.id, dropped.name));
  const networks = Object.values(record(record(NetworkSettings)['Networks'])).map(record);
  if (!networks.some((endpoint) => text(endpoint, 'NetworkID') === network.id)) return dropped;
  const already = { en: '{0} is on {1} already.', ko: '{0}은(는) 이미 {1}에 연결되어 있습니다.' };
  ui.status(ui.speak(already, dropped.name, network.name));
  return undefined;
}

async function containers({ engine }: Services): Promise<ContainerRecord[]> {
  return (await engine.listContainers()).map(readContainer).filter((entry) => entry.kind === 'container');
}

function isOn({ networks }: ContainerRecord, { id, name }: Thing): boolean {
  return networks.some(({ networkId, network }) => (networkId === '' ? network === name : networkId === id));
}

async function pickContainer(
  { ui }: Services,
  title: string,
  among: readonly ContainerRecord[],
): Promise<ContainerRecord | undefined> {
  const choices: Choice<ContainerRecord>[] = among.map((container) => ({
    label: container.name,
    description: `${containerStatus(container, ui.speak)} · ${shortImage(container.image)}`,
    value: container,
  }));
  const prompt =
    choices.length === 0
      ? { en: 'There is no container for this.', ko: '해당하는 컨테이너가 없습니다.' }
      : { en: 'Which container?', ko: '어느 컨테이너입니까?' };
  return ui.pick(title, ui.speak(prompt), choices);
}

async function askForAliases({ ui }: Services, title: string): Promise<readonly string[] | undefined> {
  const prompt = ui.speak({
    en: 'Other names for it on this network, with spaces between. Empty: its own name only.',
    ko: '이 네트워크에서 쓸 다른 이름(공백으로 구분). 비워 두면 컨테이너 이름만 씁니다.',
  });
  const typed = await ui.input(title, prompt, '', (value) => {
    const split = splitWords(value);
    if ('problem' in split) return ui.speak(split.problem);
    const bad = split.words.find((word) => !/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(word));
    const text = { en: '“{0}” is no name for a network.', ko: '“{0}”은(는) 네트워크에서 쓸 수 없는 이름입니다.' };
    return bad === undefined ? undefined : ui.speak(text, bad);
  });
  const split = typed === undefined ? undefined : splitWords(typed);
  return split === undefined || 'problem' in split ? undefined : split.words;
}

/** Only a network whose subnet somebody chose gives a container an address that somebody chose. */
async function askForAddress({ engine, ui }: Services, title: string, network: Thing): Promise<string | undefined> {
  const inspected = record(await engine.inspect('network', network.id, network.name));
  const subnets = list(record(inspected['IPAM']), 'Config').map((config) => text(record(config), 'Subnet'));
  const [subnet] = subnets.filter((candidate) => candidate !== '');
  if (subnet === undefined || network.state === 'builtIn') return '';
  const prompt = ui.speak(
    {
      en: 'An address of {0}. Empty: any that is free. docker allows one only where the subnet was given when the network was made.',
      ko: '{0} 안의 주소. 비워 두면 남는 주소를 씁니다. 네트워크를 만들 때 서브넷을 지정한 경우에만 고를 수 있습니다.',
    },
    subnets.join(', '),
  );
  const typed = await ui.input(title, prompt, '', (value) => {
    if (value.trim() === '') return undefined;
    const problems = subnets.map((candidate) => withinProblem(value.trim(), candidate, 'address'));
    const [problem] = problems;
    return problem === undefined || problems.includes(undefined) ? undefined : ui.speak(problem);
  });
  return typed?.trim();
}
