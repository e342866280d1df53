import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readImageName } from './imageName.ts';

const cases: readonly [string, string | undefined, string, string | undefined, string | undefined, string][] = [
  ['node', undefined, 'library/node', undefined, undefined, 'node'],
  ['node:22-slim', undefined, 'library/node', '22-slim', undefined, 'node'],
  ['docker.io/library/node', 'docker.io', 'library/node', undefined, undefined, 'node'],
  ['index.docker.io/a/b:1', 'index.docker.io', 'a/b', '1', undefined, 'a/b'],
  ['team/shop', undefined, 'team/shop', undefined, undefined, 'team/shop'],
  ['localhost/shop', 'localhost', 'shop', undefined, undefined, 'localhost/shop'],
  [
    'registry.example.com:5000/team/shop',
    'registry.example.com:5000',
    'team/shop',
    undefined,
    undefined,
    'registry.example.com:5000/team/shop',
  ],
  ['r:5000/shop:1@sha256:ab', 'r:5000', 'shop', '1', 'sha256:ab', 'r:5000/shop'],
  ['gcr.io/distroless/static:nonroot', 'gcr.io', 'distroless/static', 'nonroot', undefined, 'gcr.io/distroless/static'],
  ['debian:12@sha256:0', undefined, 'library/debian', '12', 'sha256:0', 'debian'],
  ['host:80/app', 'host:80', 'app', undefined, undefined, 'host:80/app'],
  ['', undefined, 'library/', undefined, undefined, ''],
];
for (const [name, registry, repository, tag, digest, familiar] of cases) {
  it(`takes “${name}” apart`, () => {
    const read = readImageName(name);
    assert.deepEqual(
      [read.registry, read.repository, read.tag, read.digest, read.familiar],
      [registry, repository, tag, digest, familiar],
    );
  });
}
