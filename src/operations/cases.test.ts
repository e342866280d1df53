import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operationCases } from '../../test/helpers/operationCases.ts';
import { operations } from './index.ts';

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
