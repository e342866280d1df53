import type { ContainerRecord, ImageRecord, NetworkRecord, VolumeRecord } from '../../src/model/records.ts';
import { idOf } from './raw.ts';

/** Records as the model makes them, with what a test changes. */
export function container(fields: Partial<ContainerRecord> = {}): ContainerRecord {
  return {
    kind: 'container',
    id: idOf('c'),
    name: 'web',
    image: 'nginx:alpine',
    imageId: `sha256:${idOf('a')}`,
    command: 'nginx',
    created: 1_700_000_000,
    state: 'running',
    health: undefined,
    exitCode: undefined,
    ports: [],
    mounts: [],
    networks: [],
    labels: {},
    ...fields,
  };
}

export function image(fields: Partial<ImageRecord> = {}): ImageRecord {
  return {
    kind: 'image',
    id: `sha256:${'ab'.repeat(32)}`,
    reference: 'nginx:alpine',
    repository: '',
    digest: '',
    size: 52_900_000,
    created: 1_700_000_000,
    labels: {},
    ...fields,
  };
}

export function volume(fields: Partial<VolumeRecord> = {}): VolumeRecord {
  return {
    kind: 'volume',
    name: 'data',
    driver: 'local',
    mountpoint: '/mnt/data',
    anonymous: false,
    labels: {},
    ...fields,
  };
}

export function network(fields: Partial<NetworkRecord> = {}): NetworkRecord {
  return {
    kind: 'network',
    id: idOf('e'),
    name: 'net',
    driver: 'bridge',
    scope: 'local',
    subnets: ['172.18.0.0/16'],
    internal: false,
    labels: {},
    ...fields,
  };
}
