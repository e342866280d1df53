import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { operationCases } from '../../test/helpers/operationCases.ts';
import { operationTests } from '../../test/helpers/operationTests.ts';
import { operations } from './index.ts';

describe('on a real engine', () => {
  const ofEngine = operations.filter(({ on }) => on !== 'context' && on !== 'ledger');

  for (const { id, kind } of ofEngine) {
    it(`${id} is tried`, () => {
      if (kind === 'each') assert.ok(id in operationCases, 'operationCases.ts has no case for it');
      else assert.ok(existsSync(operationTests[id] ?? ''), 'operationTests.ts names no test of it');
    });
  }

  it('nothing is tried that is no operation', () => {
    const ids = new Set(ofEngine.map(({ id }) => id));
    for (const id of [...Object.keys(operationCases), ...Object.keys(operationTests)]) assert.ok(ids.has(id), id);
  });
});

describe('an operation that acts by itself', () => {
  for (const operation of operations) {
    if (operation.kind !== 'each' || operation.on === 'context') continue;
    it(`${operation.id} asks for the version of the API that its request needs`, () => {
      const example = operationCases[operation.id];
      const thing = { kind: operation.on, id: 'x', name: 'it', state: 'running' } as const;
      assert.equal(operation.since, operation.call(thing, example?.answers?.(thing)).since);
    });
  }
});
