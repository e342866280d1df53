import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import type { AnyThing } from '../../src/contract/view.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { type Dragged, runDrops } from '../../src/operations/drops.ts';
import { type Act, FakeUi, services } from '../helpers/fakeUi.ts';
import { IMAGE, RealEngine, TEST_LABEL } from '../helpers/realEngine.ts';
import { RealRegistry } from '../helpers/realRegistry.ts';

/** What is dropped on a row is done by the operation that is meant, once the person has answered it. */
describe('drag and drop', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyt-drops-'));

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await real.stop();
  });

  const drop = async (dragged: Partial<Dragged>, row: AnyThing, ...script: readonly Act[]): Promise<FakeUi> => {
    const ui = new FakeUi(script);
    await runDrops(services(engine, { ui }), { things: [], uris: [], ...dragged }, row);
    assert.ok(ui.done, 'it did not ask all');
    return ui;
  };
  const things = (...dragged: readonly AnyThing[]): Partial<Dragged> => ({ things: [JSON.stringify(dragged)] });
  const container = async (): Promise<AnyThing> => ({
    kind: 'container',
    state: 'running',
    ...(await real.container('drop')),
  });

  test('containers on a network, and a network on a container, are connected', async () => {
    const name = real.name('net');
    real.willRemove('network', 'rm', name);
    const id = await real.docker('network', 'create', '--label', TEST_LABEL, name);
    const network = { kind: 'network', id, name, state: 'own' } as const;
    const [one, two, three] = [await container(), await container(), await container()];
    const members = async (): Promise<string[]> =>
      Object.keys(
        (JSON.parse(await real.docker('network', 'inspect', name)) as [{ Containers: object }])[0].Containers,
      ).sort();

    // Of each the aliases and the address are asked for.
    const none = { type: [''] };
    const ui = await drop(things(one, two), network, none, none, none, none);
    assert.deepEqual(
      ui.statuses,
      [one, two].map((each) => `docker network connect ${name} ${each.name}`),
    );
    assert.deepEqual(await members(), [one.id, two.id].sort());

    await drop(things(network), three, { type: ['db'] }, none);
    assert.deepEqual(await members(), [one.id, two.id, three.id].sort());

    const again = await drop(things(one), network);
    assert.deepEqual(again.statuses, [`${one.name} is on ${name} already.`]);
  });

  test('files and folders on a container are copied into it', async () => {
    mkdirSync(path.join(folder, 'a folder'));
    writeFileSync(path.join(folder, 'a folder', '한글.txt'), 'inside\n');
    writeFileSync(path.join(folder, 'one.txt'), 'one\n');
    const uris = ['a folder', 'one.txt'].map((name) => pathToFileURL(path.join(folder, name)).href).join('\r\n');
    const into = await container();
    // The person of the tests takes addresses as they are; VS Code's own reading of them is tried in the workbench.
    await drop({ uris: [decodeURIComponent(uris)] }, into, { type: ['tmp', '/tmp'] }, { type: ['/'] });
    const seen = await real.docker('exec', into.name, 'sh', '-c', 'cat "/tmp/a folder/한글.txt" /one.txt');
    assert.equal(seen, 'inside\none');
  });

  test('an image on a registry gets a name there, and is pushed', async () => {
    const registry = await RealRegistry.start();
    try {
      const row = {
        kind: 'registry',
        id: JSON.stringify({ host: registry.host, plain: true }),
        name: registry.host,
        state: 'registry',
      } as const;
      const image = { kind: 'image', id: IMAGE, name: IMAGE, state: 'tagged' } as const;
      const name = `${registry.host}/busybox:latest`;
      real.willRemove('image', 'rm', name);
      const ui = await drop(things(image), row, { type: [name] });
      assert.equal(ui.inputs[0]?.value, name);
      assert.match(await real.docker('image', 'inspect', '--format', '{{json .RepoDigests}}', name), /@sha256:/);
      const answer = await fetch(`http://${registry.host}/v2/busybox/tags/list`);
      assert.deepEqual(await answer.json(), { name: 'busybox', tags: ['latest'] });
    } finally {
      registry.stop();
    }
  });
});
