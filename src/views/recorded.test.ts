import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { speakIn } from '../contract/localized.ts';
import { Rows } from './rows.ts';
import { Store } from '../model/store.ts';

const fixtures = path.join(import.meta.dirname, '../../test/fixtures');

interface Recorded {
  readonly containers: readonly unknown[];
  readonly images: readonly unknown[];
  readonly volumes: { readonly Volumes: readonly unknown[] };
  readonly networks: readonly unknown[];
}

function rowsOf(recorded: Recorded): Rows {
  const store = new Store();
  store.replace('container', recorded.containers);
  store.replace('image', recorded.images);
  store.replace('volume', recorded.volumes.Volumes);
  store.replace('network', recorded.networks);
  return new Rows(store, speakIn('en'), () => Date.UTC(2026, 10, 22, 6));
}

const shown = (rows: Rows): string[] =>
  (['containers', 'images', 'volumes', 'networks'] as const).flatMap((view) =>
    rows.all(view).map(({ label, description }) => `${view}: ${label} · ${description}`),
  );

const read = (file: string): Recorded => JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as Recorded;

describe('lists as real engines sent them', () => {
  it('Docker 20.10 (recorded)', () =>
    assert.deepEqual(shown(rowsOf(read('docker-20.10.json'))), [
      'containers: dockyard-sample-job · exited (3) · busybox:latest',
      'containers: dockyard-sample-web · running, healthy · dockyard-sample-web:latest',
      'images: dockyard-sample-web:latest · 1.98 MB · under an hour old',
      'images: busybox:latest · 1.98 MB · under an hour old',
      'volumes: dockyard-sample-data · local · in use by dockyard-sample-web · /var/lib/docker/volumes/dockyard-sample-data/_data',
      'networks: bridge · bridge · local · 10.213.1.0/24',
      'networks: dockyard-sample-net · bridge · local · 172.17.0.0/16',
      'networks: host · host · local',
      'networks: none · null · local',
    ]));

  it('Podman 4.3 (recorded)', () =>
    assert.deepEqual(shown(rowsOf(read('podman-4.3.json'))), [
      'containers: web3 · running · docker.io/library/busybox:latest',
      'containers: web · created · docker.io/library/busybox:latest',
      'images: docker.io/library/busybox:latest · 2.13 MB · under an hour old',
      'volumes: data · local · in use by web, web3 · /var/lib/containers/storage/volumes/data/_data',
      'volumes: data2 · local · not in use · /var/lib/containers/storage/volumes/data2/_data',
      'volumes: data3 · local · not in use · /var/lib/containers/storage/volumes/data3/_data',
      'networks: bridge · bridge · local · 10.88.0.0/16',
    ]));

  it('API 1.52 (made after its published changes: health is a field of its own)', () => {
    const { containers, ...rest } = read('docker-20.10.json');
    const newer = containers.map((container) => {
      const { Status, ...fields } = container as { Status: string };
      const healthy = Status.includes('(healthy)');
      return {
        ...fields,
        Status: Status.replace(/ \(.*\)$/, ''),
        ...(healthy ? { Health: { Status: 'healthy', FailingStreak: 0 } } : {}),
      };
    });
    const rows = shown(rowsOf({ ...rest, containers: newer }));
    assert.ok(
      rows.some((row) => row.includes('dockyard-sample-web · running, healthy')),
      rows.join('\n'),
    );
  });

  const as = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;
  const without = (value: unknown, ...keys: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(Object.entries(as(value)).filter(([key]) => !keys.includes(key)));

  it('API 1.44 to 1.52 (made after its published changes: fields that went, fields that came)', () => {
    const recorded = read('docker-20.10.json');
    const newer: Recorded = {
      containers: recorded.containers.map((container) => ({
        ...as(container),
        ImageManifestDescriptor: {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          size: 1,
          digest: 'sha256:1',
        },
      })),
      images: recorded.images.map((image) => ({
        ...without(image, 'VirtualSize', 'SharedSize', 'Containers'),
        Descriptor: { mediaType: 'application/vnd.oci.image.index.v1+json', size: 1, digest: 'sha256:1' },
        Manifests: null,
      })),
      volumes: recorded.volumes,
      networks: recorded.networks.map((network) => ({ ...as(network), EnableIPv4: true, Status: { IPAM: {} } })),
    };
    assert.deepEqual(shown(rowsOf(newer)), shown(rowsOf(recorded)));
  });

  it('an API later than any (made): what is missing, null, new or of another kind leaves a row for each', () => {
    const recorded = read('docker-20.10.json');
    const later: Recorded = {
      containers: recorded.containers.map((container) => ({
        ...without(container, 'Ports', 'Command', 'Status'),
        ...{ State: 'hibernated', Mounts: null, Labels: null, NetworkSettings: [], Created: '2031-01-01T00:00:00Z' },
      })),
      images: [...recorded.images.map((image) => ({ ...as(image), RepoTags: null, Labels: [] })), 'sha256:1'],
      volumes: {
        Volumes: recorded.volumes.Volumes.map((volume) => without(volume, 'Scope', 'Mountpoint', 'CreatedAt')),
      },
      networks: recorded.networks.map((network) => ({ ...without(network, 'Driver', 'Scope'), IPAM: { Config: {} } })),
    };
    const rows = rowsOf(later);
    const counts = (['containers', 'images', 'volumes', 'networks'] as const).map((view) => rows.all(view).length);
    assert.deepEqual(counts, [2, 3, 1, 4]);
    const texts = shown(rows);
    assert.ok(
      texts.some((text) => text.startsWith('images: (could not be read)')),
      texts.join('\n'),
    );
    assert.ok(
      texts.some((text) => text.startsWith('containers: dockyard-sample-web · ')),
      texts.join('\n'),
    );
  });
});
