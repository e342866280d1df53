import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TlsFiles } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { authority, server, stranger } from '../../test/helpers/fixedCertificates.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { hasIpv6, StandInEngine } from '../../test/helpers/standInEngine.ts';
import { DockerEngine } from './dockerEngine.ts';

/** Pings once, and gives `ok` or the code of the failure. */
async function ping(standIn: StandInEngine, host: string, tls?: TlsFiles): Promise<string> {
  await standIn.listenOn(host, tls);
  try {
    await new DockerEngine(standIn.endpoint, new MemoryLog()).ping();
    return 'ok';
  } catch (error) {
    return Failure.is(error) ? error.code : String(error);
  } finally {
    await standIn.close();
  }
}

describe('an engine behind a port', () => {
  it('is reached by IPv4', async () => assert.equal(await ping(new StandInEngine(), '127.0.0.1'), 'ok'));
  it('is reached by its name', async () => assert.equal(await ping(new StandInEngine(), 'localhost'), 'ok'));

  it('is reached by IPv6, or said to be unreachable where this machine has none', async () => {
    const standIn = new StandInEngine();
    if (await hasIpv6()) {
      assert.equal(await ping(standIn, '::1'), 'ok');
    } else {
      const connection = { kind: 'tcp', host: '::1', port: 2375 } as const;
      const engine = new DockerEngine({ address: 'tcp://[::1]', source: 'setting', connection }, new MemoryLog());
      await assert.rejects(engine.ping(), (error) => Failure.is(error, 'engine.unreachable'));
    }
  });
});

describe('an engine behind TLS', () => {
  let folder = '';
  let ca = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dockyard-tls-'));
    ca = path.join(folder, 'ca.pem');
    await writeFile(ca, authority);
  });
  after(() => rm(folder, { recursive: true }));

  const cases: readonly [string, () => StandInEngine, () => TlsFiles | undefined, string][] = [
    ['that our authority knows', () => new StandInEngine(server), () => ({ ca, verify: true }), 'ok'],
    [
      'of a stranger is refused',
      () => new StandInEngine(stranger),
      () => ({ ca, verify: true }),
      'engine.tlsUnknownAuthority',
    ],
    [
      'without any authority is refused',
      () => new StandInEngine(server),
      () => ({ verify: true }),
      'engine.tlsUnknownAuthority',
    ],
    [
      'of a stranger is taken when nothing is checked',
      () => new StandInEngine(stranger),
      () => ({ ca, verify: false }),
      'ok',
    ],
    [
      'is taken without any authority when nothing is checked',
      () => new StandInEngine(stranger),
      () => ({ verify: false }),
      'ok',
    ],
    [
      'that is none: the server speaks plainly',
      () => new StandInEngine(),
      () => ({ ca, verify: true }),
      'engine.tlsPlainServer',
    ],
  ];
  for (const [name, standIn, tls, expected] of cases) {
    it(name, async () => assert.equal(await ping(standIn(), '127.0.0.1', tls()), expected));
  }

  it('shows the certificates of its folder to an engine that asks who we are', async () => {
    const own = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
    await writeFile(own.cert, server.cert);
    await writeFile(own.key, server.key);
    const asking = { ...server, ca: authority, requestCert: true, rejectUnauthorized: true };
    assert.equal(await ping(new StandInEngine(asking), '127.0.0.1', { ca, ...own, verify: true }), 'ok');
    assert.notEqual(await ping(new StandInEngine(asking), '127.0.0.1', { ca, verify: true }), 'ok');
  });

  it('hung up on when it is spoken to plainly', async () =>
    assert.equal(await ping(new StandInEngine(server), '127.0.0.1'), 'engine.lost'));
});
