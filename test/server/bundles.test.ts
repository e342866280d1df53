import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

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
