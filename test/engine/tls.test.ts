import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { TlsFiles } from '../../src/contract/endpoint.ts';
import { Failure } from '../../src/contract/failure.ts';
import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { MemoryLog } from '../helpers/log.ts';
import { type Certificates, datedServer, makeCertificates } from '../helpers/openssl.ts';

/** Every way in which a real TLS server (OpenSSL's own) and real files can be wrong has its own failure. */
describe('TLS that fails', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dyl-'));
  const at = (...parts: readonly string[]): string => path.join(folder, ...parts);
  let ours: Certificates;
  let theirs: Certificates;
  let files: Required<Pick<TlsFiles, 'ca' | 'cert' | 'key'>> & TlsFiles;
  const running: ChildProcess[] = [];

  before(async () => {
    ours = await makeCertificates(at('ours'));
    theirs = await makeCertificates(at('theirs'));
    const file = (name: string): string => path.join(ours.client, `${name}.pem`);
    files = { ca: file('ca'), cert: file('cert'), key: file('key'), verify: true };
  });
  after(() => {
    for (const server of running) server.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const dated = (name: string, from: string, to: string): Promise<string> =>
    datedServer(at('ours'), at(name), from, to);

  /** `openssl s_server`; resolves with its port. */
  const serve = async (certificates: string, ...more: readonly string[]): Promise<number> => {
    const pems = ['-cert', path.join(certificates, 'cert.pem'), '-key', path.join(certificates, 'key.pem')];
    const args = ['s_server', '-accept', '127.0.0.1:0', '-www', ...pems, ...more];
    const server = spawn('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(server);
    let said = '';
    return new Promise<number>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, port] = /^ACCEPT .*:(\d+)$/m.exec(said) ?? [];
        if (port !== undefined) resolve(Number(port));
      });
      server.once('exit', () => reject(new Error('openssl s_server ended')));
    });
  };
  const asking = (): string[] => [
    '-Verify',
    '1',
    '-verify_return_error',
    '-CAfile',
    at('ours', 'authority', 'cert.pem'),
  ];

  const ping = async (port: number, tls: TlsFiles | undefined, host = '127.0.0.1'): Promise<Failure> => {
    const connection = { kind: 'tcp' as const, host, port, ...(tls === undefined ? {} : { tls }) };
    const address = `tcp://${host}:${String(port)}`;
    const engine = new DockerEngine({ address, source: 'setting', connection }, new MemoryLog());
    const thrown: unknown = await engine.ping().then(
      () => 'answered',
      (error: unknown) => error,
    );
    engine.dispose();
    assert.ok(Failure.is(thrown), String(thrown));
    return thrown;
  };

  test('not at all when everything fits: then it is only no engine', async () => {
    for (const version of ['-tls1_2', '-tls1_3']) {
      const port = await serve(ours.server, version, ...asking());
      assert.equal((await ping(port, files)).code, 'engine.notDocker', version);
      assert.equal((await ping(port, { ...files, verify: false })).code, 'engine.notDocker', version);
    }
  });

  test('the server’s certificate: unknown authority, expired, not yet valid, another name', async () => {
    const plain = { ca: files.ca, verify: true };
    const good = await serve(ours.server);
    assert.equal((await ping(await serve(theirs.server), plain)).code, 'engine.tlsUnknownAuthority');
    assert.equal((await ping(good, { verify: true })).code, 'engine.tlsUnknownAuthority');
    assert.equal((await ping(good, plain, 'localhost')).code, 'engine.notDocker', 'it bears this name too');
    const byNumber = await serve(await dated('number', '20200101000000Z', '20990101000000Z'));
    assert.equal((await ping(byNumber, plain)).code, 'engine.notDocker');
    assert.equal((await ping(byNumber, plain, 'localhost')).code, 'engine.tlsWrongHost');
    const expired = await serve(await dated('expired', '20200101000000Z', '20200102000000Z'));
    assert.equal((await ping(expired, plain)).code, 'engine.tlsExpired');
    const early = await serve(await dated('early', '20980101000000Z', '20990101000000Z'));
    assert.equal((await ping(early, plain)).code, 'engine.tlsNotYetValid');
    for (const port of [expired, early]) {
      assert.equal((await ping(port, { verify: false })).code, 'engine.notDocker', 'nothing is checked');
    }
  });

  test('the client’s certificate: none, or one of another authority, by TLS 1.2 and 1.3', async () => {
    const other = (name: string): string => path.join(theirs.client, `${name}.pem`);
    for (const version of ['-tls1_2', '-tls1_3']) {
      const port = await serve(ours.server, version, ...asking());
      const none = await ping(port, { ca: files.ca, verify: true });
      assert.equal(none.code, 'engine.tlsClientCertificate', `${version} ${none.message}`);
      const wrong = await ping(port, { ca: files.ca, cert: other('cert'), key: other('key'), verify: true });
      assert.equal(wrong.code, 'engine.tlsClientCertificate', `${version} ${wrong.message}`);
    }
  });

  test('files: missing, damaged, cut off, of another kind, a key that does not fit', async () => {
    writeFileSync(at('damaged.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    writeFileSync(at('empty.pem'), '');
    const port = await serve(ours.server);
    for (const kind of ['ca', 'cert', 'key'] as const) {
      for (const file of [
        at('missing.pem'),
        at('damaged.pem'),
        at('empty.pem'),
        folder,
        kind === 'key' ? files.cert : files.key,
      ]) {
        const failure = await ping(port, { ...files, [kind]: file });
        assert.deepEqual([failure.code, failure.args], ['engine.tlsFile', [file]], kind);
      }
    }
    const key = path.join(theirs.client, 'key.pem');
    const failure = await ping(port, { ...files, key });
    assert.deepEqual([failure.code, failure.args], ['engine.tlsKeyMismatch', [key, files.cert]]);
  });

  test('TLS spoken to a server that does not, and the other way round', async () => {
    const plain = net.createServer((client) => {
      client.on('error', () => undefined);
      client.once('data', () => client.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port } = plain.address() as net.AddressInfo;
    assert.equal((await ping(port, files)).code, 'engine.tlsPlainServer');
    plain.close();
    // A stand-in: these are the bytes that Go's server, which is in every Docker engine, answers with.
    const go = net.createServer((client) => {
      const words = 'Client sent an HTTP request to an HTTPS server.\n';
      client.once('data', () => client.end(`HTTP/1.0 400 Bad Request\r\n\r\n${words}`));
    });
    await new Promise<void>((resolve) => go.listen(0, '127.0.0.1', resolve));
    assert.equal((await ping((go.address() as net.AddressInfo).port, undefined)).code, 'engine.tlsWanted');
    go.close();
    const closed = await ping(port, files);
    assert.equal(closed.code, 'engine.refused');
  });
});
