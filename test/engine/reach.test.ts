import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { Failure } from '../../src/contract/failure.ts';
import { systemClock } from '../../src/contract/ports.ts';
import { cliEnvironment, cliGlobalOptions } from '../../src/engine/cli.ts';
import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { LiveModel } from '../../src/model/liveModel.ts';
import { agrees } from '../helpers/agreement.ts';
import { barren } from '../helpers/barren.ts';
import { type Certificates, makeCertificates } from '../helpers/openssl.ts';
import { CountingSocket } from '../helpers/countingSocket.ts';
import { eventually } from '../helpers/eventually.ts';
import { dockerCommand, RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const run = promisify(execFile);
const size = { columns: 80, rows: 24 };

describe('reaching an engine', () => {
  let real: RealEngine;
  let folder: string;

  before(async () => {
    real = await RealEngine.find();
    folder = mkdtempSync(path.join(tmpdir(), 'dyr-'));
  });
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true });
  });

  const failure = async (call: Promise<unknown>): Promise<Failure> =>
    call.then(
      () => assert.fail('it answered'),
      (thrown: unknown) => {
        assert.ok(Failure.is(thrown), String(thrown));
        return thrown;
      },
    );

  test('a user without the rights: engine.permission, with the path of the socket', async () => {
    const outfile = path.join(folder, 'stranger.cjs');
    await build({
      entryPoints: [path.join(import.meta.dirname, '../helpers/stranger.ts')],
      bundle: true,
      platform: 'node',
      target: 'node20',
      outfile,
      // What dockerode would load for ssh and BuildKit.
      external: ['ssh2', '@grpc/*', 'protobufjs'],
      banner: { js: withoutExternals },
      logLevel: 'warning',
    });
    const { stdout } = await run(process.execPath, [outfile, real.address]);
    const outcome = JSON.parse(stdout) as { uid: number; code: string; args: string[] };
    assert.equal(outcome.uid, 65534);
    assert.equal(outcome.code, 'engine.permission', stdout);
    assert.deepEqual(outcome.args, [real.socket]);
  });

  test('nothing there: no such socket, a file that is none, one that nobody listens at, a closed port', async () => {
    const missing = path.join(folder, 'missing.sock');
    assert.equal((await failure((await real.engine(`unix://${missing}`)).ping())).code, 'engine.noSocket');
    const file = path.join(folder, 'file.sock');
    writeFileSync(file, '');
    assert.equal((await failure((await real.engine(`unix://${file}`)).ping())).code, 'engine.refused');
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as net.AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const closed = await failure((await real.engine(`tcp://127.0.0.1:${port}`)).ping());
    assert.equal(closed.code, 'engine.refused');
    assert.deepEqual(closed.args, [`tcp://127.0.0.1:${port}`]);
  });

  test('plain TCP: calls, events, sessions and a live model as by the socket', async () => {
    // A forwarder of the tests' own from a TCP port to the engine's socket.
    const forwarder = await CountingSocket.open(real.socket, 0);
    const engine = await real.engine(`tcp://127.0.0.1:${forwarder.port}`);
    const model = new LiveModel(systemClock, real.log);
    try {
      model.use(engine);
      model.watch(new Set(['container', 'image', 'volume', 'network']));
      await eventually('it is live', () => model.status.kind === 'live');
      const { id, name } = await real.container('tcp', ['sh'], ['-it']);
      await eventually('it has come', () => model.store.containers.has(id));
      const shell = new Transcript(await engine.exec(id, name, ['sh'], { columns: 97, rows: 31 }));
      await shell.windowIs(31, 97);
      shell.session.write('exit 5\r');
      assert.deepEqual(await shell.ended(), { exitCode: 5 });
      const attached = new Transcript(await engine.attach(id, name, size));
      attached.session.write('echo 안녕\r');
      await attached.shows(/^안녕\r$/m);
      attached.session.write('\u0010\u0011');
      assert.deepEqual(await attached.ended(), { exitCode: undefined });
      const logs = new Transcript(await engine.logs(id, name, { tail: 'all', timestamps: false }));
      await logs.shows('안녕');
      logs.session.close();
      await agrees(model, await real.engine());
      assert.equal(await idByCli(engine), await real.docker('info', '--format', '{{.ID}}'));
    } finally {
      model.dispose();
      engine.dispose();
      await forwarder.close();
    }
  });

  describe('by TLS', () => {
    let certificates: Certificates;
    let strangers: Certificates;
    let server: tls.Server;
    let address: string;

    before(async () => {
      certificates = await makeCertificates(path.join(folder, 'ours'));
      strangers = await makeCertificates(path.join(folder, 'theirs'));
      const read = (name: string): Buffer => readFileSync(path.join(certificates.server, name));
      const own = { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
      // A forwarder of the tests' own that asks for a client's certificate, as `dockerd --tlsverify` does.
      server = tls.createServer({ ...own, requestCert: true, rejectUnauthorized: true }, (client) => {
        const engine = net.connect(real.socket);
        client.pipe(engine).pipe(client);
        client.on('error', () => engine.destroy()).on('close', () => engine.destroy());
        engine.on('error', () => client.destroy());
      });
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = `tcp://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
    });
    after(() => server.close());

    const engineWith = async (env: Readonly<Record<string, string>>): Promise<DockerEngine> => {
      const around = { ...barren({ DOCKER_HOST: address, ...env }), exists: async (file: string) => existsSync(file) };
      return new DockerEngine(await resolveEndpoint('', around), real.log);
    };

    test('with the right certificates: calls and sessions, and the same engine for the docker command', async () => {
      const engine = await engineWith({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certificates.client });
      await engine.ping();
      assert.ok((await engine.listNetworks()).length >= 3);
      const { id, name } = await real.container('tls');
      const session = new Transcript(await engine.exec(id, name, ['sh', '-c', 'echo 안녕; exit 6'], size));
      assert.deepEqual(await session.ended(), { exitCode: 6 });
      assert.match(session.text, /안녕/);
      assert.equal(await idByCli(engine), await real.docker('info', '--format', '{{.ID}}'));
      engine.dispose();
    });

    test('chosen by the setting: the options that are printed lead the docker command there from any shell', async () => {
      const env = { DOCKER_CERT_PATH: certificates.client };
      const around = { ...barren(env), exists: async (file: string) => existsSync(file) };
      const endpoint = await resolveEndpoint(address.replace('tcp:', 'https:'), around);
      const engine = new DockerEngine(endpoint, real.log);
      await engine.ping();
      engine.dispose();
      const globals = cliGlobalOptions(endpoint);
      assert.deepEqual(globals.slice(0, 3), ['--host', address, '--tlsverify']);
      const bare = { PATH: process.env['PATH'], HOME: '/nonexistent' };
      const { stdout } = await run(dockerCommand(), [...globals, 'info', '--format', '{{.ID}}'], { env: bare });
      assert.equal(stdout.trim(), await real.docker('info', '--format', '{{.ID}}'));
      assert.equal(await idByCli(engine), stdout.trim());
    });

    test('with certificates of another authority, or none at all, it says so', async () => {
      const cases = { [strangers.client]: 'engine.tlsUnknownAuthority', '/no/such/folder': 'engine.tlsFile' };
      for (const [folderOfCertificates, expected] of Object.entries(cases)) {
        const env = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folderOfCertificates };
        const { code, message } = await failure((await engineWith(env)).ping());
        assert.equal(code, expected, message);
      }
    });

    test('without verification a server of any authority will do, but it still wants a certificate of its own', async () => {
      const engine = await engineWith({ DOCKER_TLS: '1', DOCKER_CERT_PATH: certificates.client });
      await engine.ping();
      assert.equal(await idByCli(engine), await real.docker('info', '--format', '{{.ID}}'));
      engine.dispose();
      const { code, message } = await failure(
        (await engineWith({ DOCKER_TLS: '1', DOCKER_CERT_PATH: strangers.client })).ping(),
      );
      // Node's server hangs up where others say why (tls.test.ts).
      assert.ok(['engine.tlsClientCertificate', 'engine.lost'].includes(code), message);
    });

    test('plain words to a TLS port are answered by nobody, which is said', async () => {
      const { code, message } = await failure((await engineWith({})).ping());
      assert.ok(['engine.lost', 'engine.notDocker', 'engine.tls'].includes(code), message);
    });
  });
});

/** Which engine the docker command reaches with the environment that belongs to an endpoint. */
async function idByCli(engine: DockerEngine): Promise<string> {
  const variables = Object.entries(cliEnvironment(engine.endpoint)).filter(([, value]) => value !== null);
  const env = {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    ...Object.fromEntries(variables),
  } as NodeJS.ProcessEnv;
  return (await run(dockerCommand(), ['info', '--format', '{{.ID}}'], { env })).stdout.trim();
}

/** Parts that are not bundled are loaded, but never used: any of them is an empty object. */
const withoutExternals = `
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => /^(ssh2|@grpc\\/|protobufjs)/.test(name) ? new Proxy(function () {}, { get: (_, key) => key === 'prototype' ? {} : () => ({}) }) : load(name, ...rest);
`;
