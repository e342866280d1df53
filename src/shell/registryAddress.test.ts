import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRegistryEntry } from './registryAddress.ts';

describe('an entry of the list of registries', () => {
  const cases: readonly [text: string, host: string, plain: boolean, repository: string][] = [
    ['registry.example.com', 'registry.example.com', false, ''],
    ['  https://registry.example.com/ ', 'registry.example.com', false, ''],
    ['http://127.0.0.1:5000', '127.0.0.1:5000', true, ''],
    ['localhost', 'localhost', false, ''],
    ['[::1]:5000/team/app', '[::1]:5000', false, 'team/app'],
    ['docker.io/library/alpine', 'docker.io', false, 'library/alpine'],
    ['index.docker.io/team/app', 'docker.io', false, 'team/app'],
    ['ghcr.io/owner/a_b/c-d.e', 'ghcr.io', false, 'owner/a_b/c-d.e'],
  ];
  for (const [text, host, plain, repository] of cases) {
    it(text.trim(), () => assert.deepEqual(readRegistryEntry(text), { address: { host, plain }, repository }));
  }

  for (const text of [
    '',
    'alpine',
    'library/alpine',
    'docker.io/Library/Alpine',
    'docker.io/a//b',
    'a b.c',
    'r.io:x',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(readRegistryEntry(text), undefined));
  }
});
