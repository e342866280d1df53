import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { settled } from '../../test/helpers/fakeClock.ts';
import { FakeChoice } from '../../test/helpers/fakeContexts.ts';
import { FakeUi } from '../../test/helpers/fakeUi.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { Emitter } from '../contract/ports.ts';
import type { EngineConnection } from './engineConnection.ts';
import { WindowContexts } from './windowContexts.ts';

describe('WindowContexts', () => {
  const before = { ...process.env };
  const connection = { kind: 'socket', path: '/nowhere/one.sock' } as const;
  let folder: string;
  let changes: Emitter<void>;
  /** What the connection was asked to do. */
  let asked: string[];
  let contexts: WindowContexts;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-window-'));
    process.env['DOCKER_CONFIG'] = folder;
    process.env['DOCKER_HOST'] = 'unix:///nowhere/one.sock';
    changes = new Emitter();
    asked = [];
    const stub = {
      changes,
      endpoint: async (): Promise<Endpoint> => {
        asked.push('endpoint');
        return { address: 'unix:///nowhere/one.sock', source: 'DOCKER_HOST', connection };
      },
      recheck: async (): Promise<void> => {
        asked.push('recheck');
      },
    };
    contexts = new WindowContexts(stub as unknown as EngineConnection, new FakeChoice(), new MemoryLog());
  });
  afterEach(() => {
    contexts.dispose();
    for (const name of ['DOCKER_HOST', 'DOCKER_CONFIG']) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('does nothing before anybody looks, whatever the engine does', async () => {
    changes.fire();
    await settled();
    assert.deepEqual(asked, []);
  });

  it('reads once more when the engine is another, and then comes to rest', async () => {
    contexts.list.watch(true);
    await contexts.list.settled();
    assert.equal(contexts.list.inUse, 'default');
    assert.deepEqual(asked, ['endpoint']);
    changes.fire();
    await contexts.list.settled();
    await settled();
    assert.deepEqual(asked, ['endpoint', 'endpoint']);
  });

  it('opens the contexts once, for operations too, and has the connection look again after them', async () => {
    const ui = new FakeUi();
    const services = await contexts.services(ui);
    assert.equal(services.contexts, await contexts.open());
    assert.equal(services.ui, ui);
    assert.deepEqual(asked, []);
    await contexts.changed();
    assert.deepEqual(asked, ['recheck']);
  });

  it('lets go of everything at its end', async () => {
    contexts.list.watch(true);
    await contexts.list.settled();
    contexts.dispose();
    asked.length = 0;
    changes.fire();
    await settled();
    assert.deepEqual(asked, []);
  });
});
