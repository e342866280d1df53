import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { createVolume } from './create.ts';

describe('the driver of a volume', () => {
  const cases = [
    ['sshfs', ['volume', 'create', '--driver', 'sshfs', 'data'], 'sshfs'],
    ['', ['volume', 'create', 'data'], 'local'],
  ] as const;
  for (const [typed, line, driver] of cases) {
    it(`that is typed as “${typed}” is ${driver}, in the line as in the call`, async () => {
      const engine = new FakeEngine();
      engine.sent = { CreatedAt: 'now' };
      const ui = new FakeUi([{ type: ['data'] }, { pick: 'driver' }, { type: [typed] }, { pick: 'go' }]);
      const using = services(engine, { ui });
      await createVolume.run(using);
      assert.ok(ui.done);
      assert.deepEqual(using.ledger.entries[0]?.line, line);
      assert.match(engine.calls.at(-1) ?? '', new RegExp(`^send POST /volumes/create .*"Driver":"${driver}"`));
    });
  }
});
