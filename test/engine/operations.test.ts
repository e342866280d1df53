import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Thing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { operations } from '../../src/operations/index.ts';
import { operationCases } from '../helpers/operationCases.ts';
import { RealEngine } from '../helpers/realEngine.ts';

/**
 * Each operation of the table that acts on things by itself: what its docker line does to one thing, its request does
 * to a twin, and what undoes it leads back.
 */
describe('operations', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  for (const operation of operations) {
    if (operation.kind !== 'each' || operation.on === 'context') continue;
    test(`${operation.id}: the docker line and the request do the same`, async () => {
      const { setUp, answers, see, undone } = operationCases[operation.id] ?? assert.fail('it has no case');
      const [byLine, byCall] = [await setUp(real), await setUp(real)];
      const answersFor = (thing: Thing): unknown => answers?.(thing);
      await real.docker(...operation.line(byLine, answersFor(byLine)));
      const before =
        operation.remembers === true ? await engine.inspect(byCall.kind, byCall.id, byCall.name) : undefined;
      const earlier = await see(real, byCall);
      await engine.send(operation.call(byCall, answersFor(byCall)));
      const [lineSeen, callSeen] = [await see(real, byLine), await see(real, byCall)];
      assert.deepEqual(callSeen, lineSeen);
      assert.notDeepEqual(callSeen, earlier, 'the case shows no difference');
      const [undoLine, undoCall] = [byLine, byCall].map((thing) => operation.undo?.(thing, answersFor(thing), before));
      assert.equal(undoCall !== undefined, undone !== undefined, 'whether it can be undone');
      if (undoLine === undefined || undoCall === undefined) return;
      await real.docker(...undoLine.line);
      await undoCall.act(engine);
      const [lineUndone, callUndone] = [await see(real, byLine), await see(real, byCall)];
      assert.deepEqual(callUndone, lineUndone);
      if (undone === 'as before') assert.deepEqual(callUndone, earlier);
    });
  }
});
