import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations } from '../operations/index.ts';
import { rowCondition } from './contributions.ts';

describe('what needs a newer engine', () => {
  const stop = operations.find(({ id }) => id === 'container.stop');

  it('is in the menus of engines that have it, and in no others', () => {
    assert.ok(stop?.kind === 'each' && stop.on !== 'context');
    const usual = rowCondition(stop, ['running'], 'inline');
    assert.ok(!usual.includes('apiMinor'), usual);
    for (const group of ['inline', 'lifecycle@1']) {
      const newer = rowCondition({ ...stop, since: '1.44' }, ['running'], group);
      assert.equal(newer, `${rowCondition(stop, ['running'], group)} && dockyard.apiMinor >= 44`);
    }
  });
});
