import type { EngineViewId, RowKind, Thing } from '../contract/view.ts';
import type { ContainerRecord, ImageRecord, NetworkRecord, ThingRecord, VolumeRecord } from '../model/records.ts';

/** What of an engine a page is about. */
export interface PageSubject {
  readonly view: EngineViewId;
  readonly fits: (record: ThingRecord) => boolean;
  /** A docker line that makes one, for an engine that has none. */
  readonly make: string;
}

const container = about<ContainerRecord>('containers', 'container');
const image = about<ImageRecord>('images', 'image');
const volume = about<VolumeRecord>('volumes', 'volume');
const network = about<NetworkRecord>('networks', 'network');

const running = container('docker run -d --name web nginx', ({ state }) => state === 'running');
const published = container('docker run -d -p 8080:80 nginx', ({ ports }) =>
  ports.some(({ hostPort }) => hostPort !== undefined),
);
const checked = container(
  'docker run -d --health-cmd "true" nginx',
  ({ health, state }) => health !== undefined && state === 'running',
);
const mounted = (type: string, make: string): PageSubject =>
  container(make, ({ mounts }) => mounts.some((mount) => mount.type === type));
const named = volume('docker volume create data', ({ anonymous }) => !anonymous);
const driver = (name: string, make: string): PageSubject => network(make, (record) => record.driver === name);

/** From pages to what they are about, as far as lists tell. */
export const pageSubjects: Readonly<Record<string, PageSubject>> = {
  'container.container': container('docker run -d --name web nginx'),
  'container.run': container('docker run -d --name web nginx'),
  'container.ls': container('docker run -d --name web nginx'),
  'container.identity': container('docker run -d --name web nginx'),
  'container.lifecycle': container('docker run -d --name web nginx'),
  'container.foreground': running,
  'container.attach-exec': running,
  'container.stats-top': running,
  'container.pause': container('docker pause web', ({ state }) => state === 'paused'),
  'container.rm': container('docker run --name box busybox true', ({ state }) => state === 'exited'),
  'container.publish': published,
  'networks.ports': published,
  'dockerfile.health': checked,
  'container.mounts': container('docker run -d -v data:/data nginx', ({ mounts }) => mounts.length > 0),
  'volumes.bind': mounted('bind', 'docker run -d --mount type=bind,src=/srv,dst=/data nginx'),
  'images.image': image('docker pull nginx'),
  'images.ls': image('docker pull nginx'),
  'images.tag': image('docker pull nginx', ({ reference }) => reference !== ''),
  'images.dangling': image('docker build .', ({ reference, repository }) => reference === '' && repository === ''),
  ...Object.fromEntries(
    ['nginx', 'mysql', 'wordpress', 'golang'].map((name) => [`images.${name}`, ofRepository([name])]),
  ),
  'images.small-images': ofRepository(['alpine', 'busybox']),
  'images.distributions': ofRepository(['ubuntu', 'centos']),
  'volumes.overview': volume('docker volume create data'),
  'volumes.commands': volume('docker volume create data'),
  'volumes.named': named,
  'volumes.anonymous': volume('docker run -d -v /data nginx', ({ anonymous }) => anonymous),
  'networks.overview': network('docker network create net'),
  'networks.list': network('docker network create net'),
  'networks.create': network('docker network create net', ({ name }) => !['bridge', 'host', 'none'].includes(name)),
  'networks.bridge': driver('bridge', 'docker network create net'),
  'networks.modes': network('docker network ls', (record) => record.driver === 'host' || record.driver === 'null'),
  'networks.overlay': driver('overlay', 'docker network create --driver overlay net'),
  'networks.macvlan': network(
    'docker network create --driver macvlan --subnet 192.168.50.0/24 --opt parent=eth0 net',
    (record) => record.driver === 'macvlan' || record.driver === 'ipvlan',
  ),
};

function about<R extends ThingRecord>(view: EngineViewId, kind: R['kind']) {
  return (make: string, fits: (record: R) => boolean = () => true): PageSubject => ({
    view,
    make,
    fits: (record) => record.kind === kind && fits(record as R),
  });
}

function ofRepository(names: readonly string[]): PageSubject {
  const [first = ''] = names;
  return image(`docker pull ${first}`, ({ reference }) => {
    const [name = ''] = reference.split(':');
    return names.includes(name.replace(/^.*\//, ''));
  });
}

/** The page about a kind of thing. */
const kindPages: Readonly<Record<RowKind, string>> = {
  container: 'container.container',
  image: 'images.image',
  volume: 'volumes.overview',
  network: 'networks.overview',
  context: 'system.api-remote',
  ledger: 'system.api',
  registry: 'images.registry',
  swarm: 'swarm.services',
};

/** Pages about a state, or about one built-in thing, where there is one that says more. */
const statePages: Readonly<Record<string, string>> = {
  'container.paused': 'container.pause',
  'container.restarting': 'container.restart-policy',
  'container.exited': 'container.lifecycle',
  'container.created': 'container.lifecycle',
  'container.dead': 'container.lifecycle',
  'image.dangling': 'images.dangling',
  'volume.used': 'volumes.named',
  'network.own': 'networks.create',
};

/** The page that tells most about a row. */
export function pageOfThing({ kind, state, name }: Pick<Thing<RowKind>, 'kind' | 'state' | 'name'>): string {
  if (kind === 'network' && (name === 'host' || name === 'none')) return 'networks.modes';
  if (kind === 'network' && name === 'bridge') return 'networks.bridge';
  if (kind === 'volume' && /^[0-9a-f]{64}$/.test(name)) return 'volumes.anonymous';
  return statePages[`${kind}.${state}`] ?? kindPages[kind];
}
