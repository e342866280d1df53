import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import tls from 'node:tls';
import { Failure } from '../../src/contract/failure.ts';
import { systemClock } from '../../src/contract/ports.ts';
import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { LiveModel } from '../../src/model/liveModel.ts';
import { eventually } from '../helpers/eventually.ts';
import { Cutter } from '../helpers/cutter.ts';
import { datedServer, makeCertificates } from '../helpers/openssl.ts';
import { RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const NOBODY = 65534;
const isRoot = process.geteuid?.() === 0;

/** What happens under a model or a session that works already. */
describe('faults in the middle of things', () => {
  let real: RealEngine;

  before(async () => {
    real = await RealEngine.startOwn();
  });
  after(async () => {
    await real.stop();
  });

  const failureOf = (model: LiveModel): string | undefined =>
    model.status.kind === 'failed' ? model.status.failure.code : undefined;

  test('permission taken away and given back', async () => {
    // Rights mean nothing to root: this process looks with the eyes of an ordinary user, and changes them as root.
    const see = (user: number): void => {
      if (isRoot) process.seteuid?.(user);
    };
    const asRoot = async <T>(work: () => T | Promise<T>): Promise<T> => {
      see(0);
      try {
        return await work();
      } finally {
        see(NOBODY);
      }
    };
    chmodSync(real.socket, 0o666);
    const { id } = await real.container('before');
    const model = await real.model();
    try {
      await eventually('it is live', () => model.status.kind === 'live' && model.store.containers.has(id));
      // What is open stays open: the right is missed when the engine comes back with a socket that is closed to us.
      const isMissed = (): boolean => failureOf(model) === 'engine.permission';
      for (let round = 0; !isMissed(); round += 1) {
        // Who starts an engine is root, and on a busy machine the model may look meanwhile: then all is done again.
        assert.ok(round < 5, JSON.stringify(model.status));
        see(0);
        real.handle.kill('SIGKILL');
        await eventually('it is gone', () => model.status.kind === 'failed');
        see(NOBODY);
        await asRoot(() => real.handle.restart());
        await eventually('it has looked', () => model.status.kind === 'live' || isMissed());
      }
      assert.ok(model.store.containers.has(id), 'what is known stays');
      await asRoot(() => chmodSync(real.socket, 0o666));
      const given = Date.now();
      await eventually('it is live again', () => model.status.kind === 'live');
      assert.ok(Date.now() - given < 2000, `${Date.now() - given} ms`);
    } finally {
      model.dispose();
      see(0);
      chmodSync(real.socket, 0o660);
    }
  });

  test('TCP cut inside a frame of a log: what came is shown, and the end is told as a broken connection', async () => {
    const { id, name } = await real.container('talker', ['sh', '-c', 'for i in 1 2 3 4 5; do echo line $i; done']);
    await real.docker('wait', name);
    const read = async (limit: number): Promise<{ transcript: Transcript; passed: number; failure: unknown }> => {
      const forwarder = await Cutter.open(real.socket, /GET \S+\/logs\?/, limit);
      const engine = await real.engine(`tcp://127.0.0.1:${forwarder.port}`);
      const transcript = new Transcript(await engine.logs(id, name, { tail: 'all', timestamps: false }));
      const { failure } = await transcript.ended();
      engine.dispose();
      await forwarder.close();
      return { transcript, passed: forwarder.passed, failure };
    };
    const whole = await read(Number.POSITIVE_INFINITY);
    assert.equal(whole.failure, undefined);
    assert.deepEqual(whole.transcript.lines, ['line 1', 'line 2', 'line 3', 'line 4', 'line 5']);
    // Every byte of the last frame and of its header. Behind it are the ends of its chunk and of the answer.
    const end = whole.passed - '\r\n0\r\n\r\n'.length;
    for (let cut = end - 1; cut >= end - 'HHHHHHHHline 5\n'.length; cut -= 1) {
      const { transcript, failure } = await read(cut);
      assert.ok(failure instanceof Error, `cut at ${cut} of ${whole.passed}: ${String(failure)}`);
      const shown = transcript.text;
      assert.ok(whole.transcript.text.startsWith(shown), JSON.stringify(shown));
      assert.ok(shown.includes('line 3'), JSON.stringify(shown));
    }
  });

  test('TCP cut inside the JSON of a list: told at once as a broken connection, wherever it is cut', async () => {
    await real.container('listed');
    const list = async (limit: number): Promise<{ passed: number; found: unknown; ms: number }> => {
      const forwarder = await Cutter.open(real.socket, /GET \S+\/containers\/json/, limit);
      const engine = await real.engine(`tcp://127.0.0.1:${forwarder.port}`);
      await engine.ping();
      const started = performance.now();
      const found = await engine.listContainers().then(
        (entries) => entries.length,
        (error: unknown) => error,
      );
      const ms = performance.now() - started;
      engine.dispose();
      await forwarder.close();
      return { passed: forwarder.passed, found, ms };
    };
    const whole = await list(Number.POSITIVE_INFINITY);
    assert.equal(typeof whole.found, 'number');
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
      const cut = Math.floor(whole.passed * share);
      const { found, ms } = await list(cut);
      assert.ok(Failure.is(found, 'engine.lost'), `cut at ${cut} of ${whole.passed}: ${String(found)}`);
      assert.ok(ms < 5000, `${ms} ms`);
    }
  });

  test('a certificate that expires: said as such, and well again with a new one', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dyf-'));
    const stamp = (inSeconds: number): string =>
      new Date(Date.now() + inSeconds * 1000).toISOString().replace(/[-:T]|\.\d+/g, '');
    const { client } = await makeCertificates(folder);
    const material = async (name: string, seconds: number): Promise<tls.SecureContextOptions> => {
      const where = await datedServer(folder, path.join(folder, name), stamp(-3600), stamp(seconds));
      return { cert: readFileSync(path.join(where, 'cert.pem')), key: readFileSync(path.join(where, 'key.pem')) };
    };
    const expires = Date.now() + 6000;
    const open = new Set<tls.TLSSocket>();
    const server = tls.createServer(await material('short', 5), (socket) => {
      open.add(socket);
      const engine = net.connect(real.socket);
      socket.pipe(engine).pipe(socket);
      socket.on('error', () => engine.destroy()).on('close', () => engine.destroy());
      engine.on('error', () => socket.destroy());
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    const connection = {
      kind: 'tcp' as const,
      host: '127.0.0.1',
      port,
      tls: { ca: path.join(client, 'ca.pem'), verify: true },
    };
    const engine = new DockerEngine({ address: `tcp://127.0.0.1:${port}`, source: 'setting', connection }, real.log);
    const model = new LiveModel(systemClock, real.log);
    try {
      model.use(engine);
      model.watch(new Set(['container']));
      await eventually('it is live', () => model.status.kind === 'live');
      // What is open stays open; the next connection meets the expired one.
      await eventually('it expires', () => Date.now() > expires);
      for (const socket of open) socket.destroy();
      await eventually('its end is noticed', () => failureOf(model) === 'engine.tlsExpired', {
        instead: () => JSON.stringify(model.status),
      });
      server.setSecureContext(await material('long', 3600));
      model.refresh();
      await eventually('it is live again', () => model.status.kind === 'live');
    } finally {
      model.dispose();
      engine.dispose();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });
});
