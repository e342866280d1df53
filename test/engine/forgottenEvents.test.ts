import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { explainExit } from '../../src/operations/containers/explainExit.ts';
import { services } from '../helpers/fakeUi.ts';
import { RealEngine } from '../helpers/realEngine.ts';

/** More than an engine keeps, at two for each volume. */
const VOLUMES = 140;

/** An engine of its own: what these tests make it forget others may want to know. */
describe('an engine that forgot its events', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  before(async () => {
    real = await RealEngine.startOwn();
    engine = await real.engine();
  });
  after(() => real.stop());

  const page = async (thing: { readonly id: string; readonly name: string }): Promise<string> => {
    const using = services(engine);
    await explainExit.run(using, { kind: 'container', ...thing, state: 'exited' });
    const text = using.ui.texts.get(`${thing.name}.exit.md`) ?? assert.fail('no page');
    return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)));
  };

  test('lets nobody say who stopped a container, whether it is busy or was started anew', async () => {
    const thing = await real.container('one', ['sh', '-c', 'trap "exit 143" TERM; while true; do sleep 0.1; done']);
    await real.docker('stop', thing.name);
    assert.match(await page(thing), /was stopped by somebody .* and ended in time, with exit code 143/);
    for (let count = 0; count < VOLUMES; count += 1) {
      const name = `forgotten-${count}`;
      await engine.send({ method: 'POST', path: '/volumes/create', body: { Name: name } });
      await engine.send({ method: 'DELETE', path: `/volumes/${name}` });
    }
    const forgotten = /stands for the signal SIGTERM\. The engine no longer has the events of that time/;
    assert.match(await page(thing), forgotten);
    await real.docker('start', thing.name);
    await real.docker('stop', thing.name);
    assert.match(await page(thing), /was stopped by somebody/);
    await real.handle.restart();
    assert.match(await page(thing), forgotten);
  });
});
