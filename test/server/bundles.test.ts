import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ruleNamed } from '../../src/dockerfile/rules/list.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/**
 * dockerode brings an ssh client whose WebAssembly can fail to load, and gRPC whose files are not found in a bundle. None
 * of it is in ours; an upgrade that brings it back is seen here.
 */
describe('the bundle that speaks to engines', () => {
  const text = readFileSync(path.join(dist, 'engine.js'), 'utf8');
  for (const trace of ['WebAssembly', 'SSH-2.0', 'ssh-userauth', 'grpc-status', 'protobuf']) {
    it(`has nothing of ${trace}`, () => assert.ok(!text.includes(trace)));
  }

  it('is small', () => assert.ok(statSync(path.join(dist, 'engine.js')).size < 250_000));
});

describe('the bundles of the language server', () => {
  const bundles = ['server.js', 'editing.js', 'explaining.js'].map((name) =>
    readFileSync(path.join(dist, name), 'utf8'),
  );
  const rule = ruleNamed('DL3059');

  it('have no prose in them, which is in a file for each language', () => {
    const texts = (language: string): string[] =>
      JSON.parse(readFileSync(path.join(dist, `notes/texts.${language}.json`), 'utf8')) as string[];
    assert.ok(rule !== undefined);
    const number = texts('en').indexOf(rule.message.en);
    assert.equal(texts('ko')[number], rule.message.ko);
    for (const text of bundles) for (const prose of [rule.message.en, rule.why.en]) assert.ok(!text.includes(prose));
  });

  it('are small', () => {
    const [server, ...others] = bundles.map(({ length }) => length);
    // The library takes 195 kB of the first, docker lines as much again.
    assert.ok((server ?? Infinity) < 560_000);
    for (const size of others) assert.ok(size < 200_000);
  });
});
