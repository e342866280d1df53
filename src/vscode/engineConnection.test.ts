import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { eventually } from '../../test/helpers/eventually.ts';
import { FakeClock, settled } from '../../test/helpers/fakeClock.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import type { Engine } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import { Emitter } from '../contract/ports.ts';
import type { SettingKey } from '../contract/settingTable.ts';
import { LiveModel } from '../model/liveModel.ts';
import { EngineConnection } from './engineConnection.ts';

/** No engine is contacted in here: nobody watches the model. Contexts are real files. */
describe('EngineConnection', () => {
  const before = { ...process.env };
  let folder: string;
  let setting: string;
  let changes: Emitter<SettingKey>;
  let connection: EngineConnection;
  let model: LiveModel;
  let switched: number;
  let changed: number;

  const writeContext = (name: string, host: string): void => {
    const meta = path.join(folder, 'contexts/meta', createHash('sha256').update(name).digest('hex'));
    mkdirSync(meta, { recursive: true });
    writeFileSync(path.join(meta, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ currentContext: name }));
  };
  const set = (value: string): void => {
    setting = value;
    changes.fire('engine.endpoint');
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-connection-'));
    for (const name of ['DOCKER_HOST', 'DOCKER_CONTEXT']) Reflect.deleteProperty(process.env, name);
    process.env['DOCKER_CONFIG'] = folder;
    writeContext('one', 'unix:///nowhere/one.sock');
    setting = '';
    changes = new Emitter();
    const settings = { changes, get: () => setting } as unknown as ConstructorParameters<typeof EngineConnection>[0];
    const log = new MemoryLog();
    model = new LiveModel(new FakeClock(), log);
    connection = new EngineConnection(settings, model, log);
    switched = 0;
    changed = 0;
    connection.switched.on(() => (switched += 1));
    connection.changes.on(() => (changed += 1));
  });
  afterEach(() => {
    connection.dispose();
    mock.restoreAll();
    for (const name of ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG']) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true });
  });

  it('knows nothing before it is asked, and does not look again for that', async () => {
    await connection.recheck();
    set('unix:///nowhere/two.sock');
    assert.equal(connection.current, undefined);
  });

  it('says when it is known, and that is no switch', async () => {
    const engine = await connection.engine();
    assert.equal(connection.current, engine);
    assert.deepEqual([changed, switched, engine.endpoint.context], [1, 0, 'one']);
  });

  it('passes on what becomes known of the engine in use, and of no other', async () => {
    let known = 0;
    connection.factsChanges.on(() => (known += 1));
    const one = await connection.engine();
    one.factsChanges.fire();
    assert.equal(known, 1);
    set('unix:///nowhere/two.sock');
    await connection.engine();
    one.factsChanges.fire();
    assert.equal(known, 1);
  });

  it('a setting leads to another engine: a switch, told once', async () => {
    await connection.engine();
    set('unix:///nowhere/two.sock');
    assert.equal(connection.current, undefined);
    assert.equal((await connection.endpoint()).address, 'unix:///nowhere/two.sock');
    assert.equal(switched, 1);
  });

  it('the same engine by another name is no switch', async () => {
    await connection.engine();
    set('unix:///nowhere/one.sock');
    assert.equal((await connection.endpoint()).source, 'setting');
    assert.equal(switched, 0);
  });

  it('a slip in the setting closes nothing yet; what it is corrected to counts', async () => {
    await connection.engine();
    set('gopher://old');
    await assert.rejects(connection.engine(), (error) => Failure.is(error, 'engine.badEndpoint'));
    assert.equal(switched, 0);
    set('');
    await connection.engine();
    assert.equal(switched, 0);
    set('unix:///nowhere/two.sock');
    await connection.engine();
    assert.equal(switched, 1);
  });

  it('checked again it stays the same engine, unless what it follows leads elsewhere', async () => {
    const engine = await connection.engine();
    await connection.recheck();
    assert.equal(await connection.engine(), engine);
    writeContext('one', 'unix:///nowhere/moved.sock');
    await connection.recheck();
    assert.equal((await connection.endpoint()).address, 'unix:///nowhere/moved.sock');
    assert.equal(switched, 1);
    writeContext('two', 'unix:///nowhere/two.sock');
    await connection.recheck();
    assert.equal((await connection.endpoint()).context, 'two');
    assert.equal(switched, 2);
  });

  it('renewed certificates are read anew, and close nothing', async () => {
    writeFileSync(path.join(folder, 'ca.pem'), 'old');
    set('tcp://127.0.0.1:2376');
    const engine = await connection.engine();
    await connection.recheck();
    assert.equal(await connection.engine(), engine);
    writeFileSync(path.join(folder, 'ca.pem'), 'new');
    await connection.recheck();
    assert.notEqual(await connection.engine(), engine);
    assert.equal(switched, 0);
  });

  it('where nobody named an engine, each try looks at the usual places again', async () => {
    writeFileSync(path.join(folder, 'config.json'), '{}');
    const runtime = process.env['XDG_RUNTIME_DIR'];
    process.env['XDG_RUNTIME_DIR'] = folder;
    try {
      const usual = (await connection.endpoint()).connection;
      // Where this machine has an engine of its own, that is used, whatever comes elsewhere.
      const taken = usual.kind === 'socket' && existsSync(usual.path);
      const socket = path.join(folder, 'docker.sock');
      writeFileSync(socket, '');
      model.retries.fire();
      await eventually('it is found', async () => {
        const { source, address } = await connection.endpoint();
        return taken ? source === 'default' : source === 'found' && address === `unix://${socket}`;
      });
    } finally {
      if (runtime === undefined) Reflect.deleteProperty(process.env, 'XDG_RUNTIME_DIR');
      else process.env['XDG_RUNTIME_DIR'] = runtime;
    }
  });

  it('checked again after a failure, it finds what is there now', async () => {
    set('context:none');
    writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ currentContext: 'none' }));
    setting = '';
    await assert.rejects(connection.engine(), (error) => Failure.is(error, 'engine.unknownContext'));
    await connection.recheck();
    assert.equal(connection.current, undefined);
    writeContext('one', 'unix:///nowhere/one.sock');
    await connection.recheck();
    assert.equal((await connection.endpoint()).context, 'one');
  });

  it('many changes at once end with the last', async () => {
    const [engine, disposed] = [await connection.engine(), [] as string[]];
    const { prototype } = engine.constructor as { prototype: Engine };
    mock.method(prototype, 'dispose', function (this: Engine) {
      disposed.push(this.endpoint.address);
    });
    for (const name of ['a', 'b', 'c']) set(`unix:///nowhere/${name}.sock`);
    const asked = await Promise.all([connection.engine(), connection.engine()]);
    assert.deepEqual(
      asked.map(({ endpoint }) => endpoint.address),
      Array(2).fill('unix:///nowhere/c.sock'),
    );
    assert.equal(connection.current, asked[0]);
    assert.equal(switched, 1);
    await settled();
    // Those in between were never made, and the last one is in use.
    assert.deepEqual(disposed, ['unix:///nowhere/one.sock']);
  });
});
