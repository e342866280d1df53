import assert from 'node:assert/strict';
import { it } from 'node:test';
import { everyRequest } from '../../test/helpers/dockerfileRequests.ts';
import { resultOf } from './capabilities.ts';

it('every request that an editor is told of is one that tests and figures ask', () => {
  const asked = new Set(everyRequest.map(([name]) => name.replace(/\..*$/, '')));
  const { capabilities } = resultOf({ pulls: true } as Parameters<typeof resultOf>[0]);
  const told = Object.keys(capabilities).filter((name) => name.endsWith('Provider'));
  assert.deepEqual(told.map((name) => name.replace(/Provider$/, '')).sort(), [...asked].sort());
});
