import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
import { DockerEngine } from './dockerEngine.ts';

// Each of these waits for a real deadline (3 s and 5 s), so they wait together, in a file of their own.
describe('an engine that hangs', { concurrency: true, timeout: 30_000 }, () => {
  it('and never answers the first contact is said not to answer', async () => {
    const standIn = await new StandInEngine().silent('GET /version').listen();
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await assert.rejects(engine.ping(), (error) => {
      assert.ok(Failure.is(error, 'engine.notAnswering'), String(error));
      assert.deepEqual(error.args, [standIn.endpoint.address]);
      return true;
    });
    await standIn.close();
  });

  // dockerode's promise stays pending for ever here, with or without its own timeout.
  it('in the middle of its JSON is given up', async () => {
    const standIn = await new StandInEngine().cut('GET /containers/c1/json', '{"Id":"c1","Sta').listen();
    const engine = new DockerEngine(standIn.endpoint, new MemoryLog());
    await assert.rejects(engine.inspect('container', 'c1', 'web'), (error) => {
      assert.ok(Failure.is(error, 'engine.slow'), String(error));
      assert.deepEqual(error.args, ['GET /containers/c1', '5']);
      return true;
    });
    await engine.ping();
    await standIn.close();
  });
});
