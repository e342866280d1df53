import type { Row, Thing } from '../contract/view.ts';
import type { Speak } from '../contract/localized.ts';
import type { Attachment, ContainerRecord, NetworkRecord } from '../model/records.ts';
import { containerIcon, containerStatus, containerThing } from './containerRow.ts';

/** A container on a network. */
export interface Member {
  readonly container: ContainerRecord;
  readonly attachment: Attachment;
}

/** The engine makes these itself and does not let go of them. */
const builtIn = ['bridge', 'host', 'none'];

export function networkThing(network: NetworkRecord): Thing {
  return {
    kind: 'network',
    id: network.id,
    name: network.name,
    state: builtIn.includes(network.name) ? 'builtIn' : 'own',
  };
}

/** @param sorted puts the members in the order in which they are shown. */
export function networkRow(
  network: NetworkRecord,
  members: readonly Member[],
  speak: Speak,
  sorted: (members: readonly Member[]) => readonly Member[],
): Row {
  const internal = network.internal ? [speak({ en: 'internal', ko: '내부 전용' })] : [];
  const facts = [network.driver, network.scope, ...internal, ...network.subnets].filter((fact) => fact !== '');
  return {
    id: `network/${network.id}`,
    thing: networkThing(network),
    label: network.name,
    description: facts.join(' · '),
    icon: { id: 'type-hierarchy' },
    ...(members.length === 0
      ? {}
      : {
          children: {
            of: members.map(({ container }) => container),
            rows: () => sorted(members).map((member) => memberRow(network, member, speak)),
          },
        }),
    spoken: speak(
      { en: 'Network {0}, {1}, containers attached: {2}', ko: '네트워크 {0}, {1}, 연결된 컨테이너 {2}개' },
      network.name,
      facts.join(', '),
      members.length,
    ),
  };
}

/** An attached container below its network: its address there, or its state while it has none. */
function memberRow(network: NetworkRecord, { container, attachment }: Member, speak: Speak): Row {
  const addresses = [attachment.address, attachment.addressV6].filter((address) => address !== '');
  const description = addresses.length > 0 ? addresses.join(' · ') : containerStatus(container, speak);
  return {
    id: `network/${network.id}/${container.id}`,
    thing: containerThing(container),
    label: container.name,
    description,
    icon: containerIcon(container),
    spoken: speak(
      { en: 'Container {0} on network {1}, {2}', ko: '네트워크 {1}의 컨테이너 {0}, {2}' },
      container.name,
      network.name,
      description,
    ),
  };
}
