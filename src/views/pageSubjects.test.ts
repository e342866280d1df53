import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pagesOf } from '../../test/helpers/pages.ts';
import { container, image, network, volume } from '../../test/helpers/records.ts';
import type { RowKind } from '../contract/view.ts';
import type { ThingRecord } from '../model/records.ts';
import { imageName } from './imageRow.ts';
import { pageOfThing, pageSubjects } from './pageSubjects.ts';

const ids = new Set([...pagesOf('en').values()].map(({ id }) => id));

describe('what pages are about', () => {
  it('is said of pages that exist', () => {
    for (const id of Object.keys(pageSubjects)) assert.ok(ids.has(id), id);
  });

  it('is made by a docker line', () => {
    for (const [id, { make }] of Object.entries(pageSubjects)) assert.match(make, /^docker [a-z]+( \S+)*$/, id);
  });

  const web = container({
    name: 'web',
    state: 'running',
    health: 'healthy',
    ports: [{ hostIp: '', hostPort: 80, containerPort: 80, protocol: 'tcp' }],
    mounts: [{ type: 'bind', source: '/srv', destination: '/data', writable: true }],
  });
  const old = container({ id: 'b'.repeat(64), name: 'old', state: 'exited', exitCode: 0, ports: [], mounts: [] });
  const own = [image({ id: 'sha256:1', reference: 'nginx:1' }), image({ id: 'sha256:2', reference: '' })];
  const volumes = [volume({ name: 'data', anonymous: false }), volume({ name: 'c'.repeat(64), anonymous: true })];
  const networks = [
    network({ id: '1', name: 'bridge', driver: 'bridge' }),
    network({ id: '2', name: 'host', driver: 'host' }),
  ];
  const records: readonly ThingRecord[] = [web, old, ...own, ...volumes, ...networks];
  const found = (id: string): string[] =>
    records.flatMap((record) => {
      const fits = pageSubjects[id]?.fits(record) ?? assert.fail(id);
      return fits ? ('name' in record ? record.name : imageName(record)) : [];
    });

  const expected: Readonly<Record<string, readonly string[]>> = {
    'container.container': ['web', 'old'],
    'container.foreground': ['web'],
    'container.rm': ['old'],
    'container.publish': ['web'],
    'dockerfile.health': ['web'],
    'volumes.bind': ['web'],
    'container.pause': [],
    'images.nginx': ['nginx:1'],
    'images.mysql': [],
    'images.dangling': ['<none>'],
    'volumes.anonymous': ['c'.repeat(64)],
    'volumes.named': ['data'],
    'networks.modes': ['host'],
    'networks.bridge': ['bridge'],
    'networks.overlay': [],
  };
  for (const [id, names] of Object.entries(expected)) {
    it(`is found for ${id}`, () => assert.deepEqual(found(id), names));
  }
});

describe('the page of a row', () => {
  const cases: readonly [RowKind, string, string, string][] = [
    ['container', 'running', 'web', 'container.container'],
    ['container', 'paused', 'web', 'container.pause'],
    ['image', 'tagged', 'nginx:1', 'images.image'],
    ['image', 'dangling', '1234', 'images.dangling'],
    ['volume', 'unused', 'data', 'volumes.overview'],
    ['volume', 'used', 'a'.repeat(64), 'volumes.anonymous'],
    ['network', 'builtIn', 'host', 'networks.modes'],
    ['network', 'builtIn', 'bridge', 'networks.bridge'],
    ['network', 'own', 'net', 'networks.create'],
    ['context', 'current', 'default', 'system.api-remote'],
  ];
  for (const [kind, state, name, id] of cases) {
    it(`${kind} ${state} ${name.slice(0, 10)} is ${id}`, () => {
      assert.equal(pageOfThing({ kind, state, name }), id);
      assert.ok(ids.has(id));
    });
  }
});
