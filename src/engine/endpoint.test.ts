import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Connection, EndpointSource } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';
import { context, current, HOME, machine } from '../../test/helpers/machine.ts';
import { resolveEndpoint } from './endpoint.ts';
import type { Surroundings } from './surroundings.ts';
import { defaultAddress } from './usualPlaces.ts';

const socket = (path: string): Connection => ({ kind: 'socket', path });

describe('which engine: the order of the docker command, behind our own setting', () => {
  const files = {
    ...current('current'),
    ...context('current', { Host: 'unix:///current.sock' }),
    ...context('chosen', { Host: 'unix:///chosen.sock' }),
  };
  const all = { DOCKER_HOST: 'unix:///host.sock', DOCKER_CONTEXT: 'chosen' };
  const cases: readonly [string, string, Surroundings, string, EndpointSource, string | undefined][] = [
    ['the setting beats everything', 'unix:///set.sock', machine(all, files), '/set.sock', 'setting', undefined],
    [
      'blanks around the setting are no part of it',
      '  unix:///set.sock\n',
      machine(),
      '/set.sock',
      'setting',
      undefined,
    ],
    ['a blank setting is none', '  ', machine(all, files), '/host.sock', 'DOCKER_HOST', undefined],
    ['DOCKER_HOST beats contexts', '', machine(all, files), '/host.sock', 'DOCKER_HOST', undefined],
    [
      'blanks around DOCKER_HOST are no part of it',
      '',
      machine({ DOCKER_HOST: ' unix:///h.sock\n' }),
      '/h.sock',
      'DOCKER_HOST',
      undefined,
    ],
    [
      'an empty DOCKER_HOST is none',
      '',
      machine({ DOCKER_HOST: '', DOCKER_CONTEXT: 'chosen' }, files),
      '/chosen.sock',
      'DOCKER_CONTEXT',
      'chosen',
    ],
    [
      'DOCKER_CONTEXT beats currentContext',
      '',
      machine({ DOCKER_CONTEXT: 'chosen' }, files),
      '/chosen.sock',
      'DOCKER_CONTEXT',
      'chosen',
    ],
    ['then currentContext', '', machine({}, files), '/current.sock', 'currentContext', 'current'],
    [
      'an empty DOCKER_CONTEXT is none',
      '',
      machine({ DOCKER_CONTEXT: '' }, files),
      '/current.sock',
      'currentContext',
      'current',
    ],
    ['else the default', '', machine(), '/var/run/docker.sock', 'default', undefined],
    [
      'the context “default” is the default',
      '',
      machine({ DOCKER_CONTEXT: 'default' }, files),
      '/var/run/docker.sock',
      'default',
      undefined,
    ],
    ['also as currentContext', '', machine({}, current('default')), '/var/run/docker.sock', 'default', undefined],
    ['an empty currentContext is none', '', machine({}, current('')), '/var/run/docker.sock', 'default', undefined],
  ];
  for (const [name, setting, around, path, source, contextName] of cases) {
    it(name, async () => {
      const endpoint = await resolveEndpoint(setting, around);
      assert.deepEqual(endpoint, {
        address: `unix://${path}`,
        source,
        connection: socket(path),
        ...(contextName === undefined ? {} : { context: contextName }),
      });
    });
  }

  it('looks for contexts in DOCKER_CONFIG instead of ~/.docker', async () => {
    const folder = '/etc/docker-config';
    const elsewhere = {
      ...current('far', folder),
      ...context('far', { Host: 'unix:///far.sock' }, { folder }),
      ...files,
    };
    const endpoint = await resolveEndpoint('', machine({ DOCKER_CONFIG: folder }, elsewhere));
    assert.deepEqual(endpoint.connection, socket('/far.sock'));
  });

  it('is a named pipe by default on Windows', async () => {
    const endpoint = await resolveEndpoint('', machine({}, {}, 'win32'));
    assert.equal(endpoint.address, 'npipe:////./pipe/docker_engine');
    assert.deepEqual(endpoint.connection, socket('//./pipe/docker_engine'));
    assert.equal(defaultAddress('darwin'), 'unix:///var/run/docker.sock');
  });

  for (const broken of ['', '{', '{"currentContext":', '[]', 'null', '"x"', '{"currentContext": 7}', '\u0000']) {
    it(`a config.json of ${JSON.stringify(broken)} does not lose the default engine`, async () => {
      const around = machine({}, { [`${HOME}/.docker/config.json`]: broken });
      assert.equal((await resolveEndpoint('', around)).source, 'default');
    });
  }
});

describe('addresses', () => {
  const tls = { ca: `${HOME}/.docker/ca.pem`, verify: true };
  const cases: readonly [string, Connection][] = [
    ['unix:///run/user/1000/docker.sock', socket('/run/user/1000/docker.sock')],
    ['unix:///run/with space/도커.sock', socket('/run/with space/도커.sock')],
    ['UNIX:///run/docker.sock', socket('/run/docker.sock')],
    ['unix://', socket('/var/run/docker.sock')],
    ['npipe:////./pipe/docker_engine_linux', socket('//./pipe/docker_engine_linux')],
    ['npipe://\\\\.\\pipe\\docker_engine', socket('//./pipe/docker_engine')],
    ['tcp://10.0.0.7:2375', { kind: 'tcp', host: '10.0.0.7', port: 2375 }],
    ['tcp://build.example', { kind: 'tcp', host: 'build.example', port: 2375 }],
    ['tcp://build.example:80', { kind: 'tcp', host: 'build.example', port: 80 }],
    ['tcp://build.example:80/', { kind: 'tcp', host: 'build.example', port: 80 }],
    ['tcp://[::1]:2375', { kind: 'tcp', host: '::1', port: 2375 }],
    ['tcp://[fe80::80]', { kind: 'tcp', host: 'fe80::80', port: 2375 }],
    ['tcp://[fe80::80]:80', { kind: 'tcp', host: 'fe80::80', port: 80 }],
    ['http://localhost:8080', { kind: 'tcp', host: 'localhost', port: 8080 }],
    ['localhost:2375', { kind: 'tcp', host: 'localhost', port: 2375 }],
    ['ssh://build.example', { kind: 'ssh', host: 'build.example' }],
    ['ssh://kim@build.example:22/', { kind: 'ssh', host: 'build.example', user: 'kim', port: 22 }],
    ['ssh://[fe80::1]:22/run/d.sock', { kind: 'ssh', host: 'fe80::1', port: 22, path: '/run/d.sock' }],
    ['ssh://빌드_서버-1', { kind: 'ssh', host: '빌드_서버-1' }],
    ['https://build.example', { kind: 'tcp', host: 'build.example', port: 2376, tls }],
    ['https://build.example:443', { kind: 'tcp', host: 'build.example', port: 443, tls }],
    ['tcp://build.example:2376', { kind: 'tcp', host: 'build.example', port: 2376, tls }],
  ];
  for (const [address, connection] of cases) {
    it(address, async () => assert.deepEqual((await resolveEndpoint(address, machine())).connection, connection));
  }

  it('keeps the address for people, and completes it where docker would not understand it', async () => {
    const shown = async (address: string): Promise<string> => (await resolveEndpoint(address, machine())).address;
    assert.equal(await shown('localhost:2375'), 'tcp://localhost:2375');
    assert.equal(await shown('unix://'), 'unix:///var/run/docker.sock');
    assert.equal(await shown('tcp://build.example'), 'tcp://build.example');
  });
});

describe('addresses that are none', () => {
  const cases: readonly [string, FailureCode][] = [
    ['/var/run/docker.sock', 'engine.badEndpoint'],
    ['unix://relative.sock', 'engine.badEndpoint'],
    ['npipe://', 'engine.badEndpoint'],
    ['tcp://host:99999', 'engine.badEndpoint'],
    ['tcp://host:0', 'engine.badEndpoint'],
    ['tcp://host:abc', 'engine.badEndpoint'],
    ['tcp://ho st:2375', 'engine.badEndpoint'],
    ['tcp://[::1:2375', 'engine.badEndpoint'],
    ['ftp://host', 'engine.badEndpoint'],
    ['://host', 'engine.badEndpoint'],
    ['http://', 'engine.badEndpoint'],
    ['tcp://user@host:2375', 'engine.badEndpoint'],
    ['tcp://@host:2375', 'engine.badEndpoint'],
    ['tcp://host:2375/prefix', 'engine.badEndpoint'],
    ['tcp://host:2375?x', 'engine.badEndpoint'],
    ['tcp://host:2375#x', 'engine.badEndpoint'],
    ['ssh://', 'engine.badEndpoint'],
    ['ssh://user@', 'engine.badEndpoint'],
    ['ssh://@host', 'engine.badEndpoint'],
    ['ssh://-oProxyCommand=x', 'engine.badEndpoint'],
    ['ssh://-oProxyCommand=x@host', 'engine.badEndpoint'],
    ['ssh://user@-host', 'engine.badEndpoint'],
    ['ssh://ho st', 'engine.badEndpoint'],
    ['ssh://host;id', 'engine.badEndpoint'],
    ['ssh://$(id)', 'engine.badEndpoint'],
    ['ssh://`id`@host', 'engine.badEndpoint'],
    ['ssh://host:0', 'engine.badEndpoint'],
    ['ssh://host:65536', 'engine.badEndpoint'],
    ['ssh://host:x', 'engine.badEndpoint'],
    ['ssh://host/a:b', 'engine.badEndpoint'],
    ['ssh://host/a?b', 'engine.badEndpoint'],
    ['fd://', 'engine.unsupportedEndpoint'],
  ];
  for (const [address, code] of cases) {
    const expected = (error: unknown): boolean => Failure.is(error, code) && error.args[0] === address;
    it(`${address} in the setting: ${code}`, () => assert.rejects(resolveEndpoint(address, machine()), expected));
    it(`${address} in DOCKER_HOST: ${code}`, () =>
      assert.rejects(resolveEndpoint('', machine({ DOCKER_HOST: address })), expected));
  }
});

describe('addresses as the docker command reads them in DOCKER_HOST, and people do not write them', () => {
  const cases: readonly [string, string, number][] = [
    ['docker', 'docker', 2375],
    ['tcp://', 'localhost', 2375],
    ['tcp://:1234', 'localhost', 1234],
    [':1234', 'localhost', 1234],
  ];
  for (const [address, host, port] of cases) {
    it(address, async () => {
      const { connection } = await resolveEndpoint('', machine({ DOCKER_HOST: address }));
      assert.deepEqual(connection, { kind: 'tcp', host, port });
      await assert.rejects(resolveEndpoint(address, machine()), (error) => Failure.is(error, 'engine.badEndpoint'));
    });
  }

  it('a password in an address is refused without being repeated', () =>
    assert.rejects(resolveEndpoint('tcp://kim:secret@host:2375', machine()), (error) => {
      assert.ok(Failure.is(error, 'engine.badEndpoint'));
      assert.deepEqual(error.args, ['tcp://kim:***@host:2375']);
      return !String(error).includes('secret');
    }));
});

describe('contexts', () => {
  const resolve = async (files: Record<string, string>, name = 'build'): Promise<Connection> =>
    (await resolveEndpoint('', machine({ DOCKER_CONTEXT: name }, files))).connection;
  const hash = createHash('sha256').update('build').digest('hex');
  const file = (name: string): string => `${HOME}/.docker/contexts/tls/${hash}/docker/${name}.pem`;

  it('is found by the SHA-256 of its name, whatever the name is', async () => {
    const files = context('빌드 서버/../x', { Host: 'unix:///b.sock' });
    assert.deepEqual(await resolve(files, '빌드 서버/../x'), socket('/b.sock'));
  });

  for (const tls of [['ca'], ['ca', 'cert', 'key'], ['cert', 'key'], ['cert']]) {
    it(`uses the certificates that it has (${tls.join(', ')}), also without the port of TLS`, async () => {
      const files = context('build', { Host: 'tcp://build.example:9999', SkipTLSVerify: false }, { tls });
      assert.deepEqual(await resolve(files), {
        kind: 'tcp',
        host: 'build.example',
        port: 9999,
        tls: { ...Object.fromEntries(tls.map((name) => [name, file(name)])), verify: true },
      });
    });
  }

  for (const tls of [['ca'], []]) {
    it(`SkipTLSVerify asks for TLS with any certificate (files of its own: ${tls.length})`, async () => {
      const files = context('build', { Host: 'tcp://build.example:2376', SkipTLSVerify: true }, { tls });
      assert.deepEqual(await resolve(files), {
        kind: 'tcp',
        host: 'build.example',
        port: 2376,
        tls: { ...(tls.length === 0 ? {} : { ca: file('ca') }), verify: false },
      });
    });
  }

  it('speaks plainly to a tcp address without certificates', async () => {
    assert.deepEqual(await resolve(context('build', { Host: 'tcp://build.example:2375' })), {
      kind: 'tcp',
      host: 'build.example',
      port: 2375,
    });
  });

  it('leads over ssh', async () =>
    assert.deepEqual(await resolve(context('build', { Host: 'ssh://kim@build.example:2222/run/d.sock' })), {
      kind: 'ssh',
      host: 'build.example',
      user: 'kim',
      port: 2222,
      path: '/run/d.sock',
    }));

  it('is chosen by the setting, before everything else', async () => {
    const files = { ...current('other'), ...context('build', { Host: 'unix:///b.sock' }) };
    const around = machine({ DOCKER_HOST: 'unix:///host.sock', DOCKER_CONTEXT: 'other' }, files);
    assert.deepEqual(await resolveEndpoint(' context:build ', around), {
      address: 'unix:///b.sock',
      source: 'setting',
      connection: socket('/b.sock'),
      context: 'build',
    });
    assert.equal((await resolveEndpoint('context:default', around)).address, 'unix:///host.sock');
    assert.equal((await resolveEndpoint('context:default', machine())).address, 'unix:///var/run/docker.sock');
    await assert.rejects(resolveEndpoint('context:none', around), (error) =>
      Failure.is(error, 'engine.unknownContext'),
    );
  });

  it('that does not exist is unknown', () =>
    assert.rejects(resolve({}), (error) => Failure.is(error, 'engine.unknownContext') && error.args[0] === 'build'));

  const meta = `${HOME}/.docker/contexts/meta/${hash}/meta.json`;
  const broken: readonly [string, Record<string, string>][] = [
    ['has a half-written file', { [meta]: '{"Endpoints":' }],
    ['has no endpoint', { [meta]: '{}' }],
    ['has an endpoint without a host', context('build', {})],
    ['has an empty host', context('build', { Host: '' })],
    ['has a host that is no text', context('build', { Host: 7 })],
  ];
  for (const [name, files] of broken) {
    it(`that ${name} is damaged`, () =>
      assert.rejects(
        resolve(files),
        (error) => Failure.is(error, 'engine.contextDamaged') && error.args[0] === 'build' && error.args[1] === meta,
      ));
  }
});

describe('TLS of DOCKER_HOST', () => {
  const cases: readonly [string, Surroundings['env'], { ca: string; verify: boolean } | undefined][] = [
    ['none', {}, undefined],
    ['DOCKER_TLS_VERIFY asks for it', { DOCKER_TLS_VERIFY: '1' }, { ca: `${HOME}/.docker/ca.pem`, verify: true }],
    ['any value does', { DOCKER_TLS_VERIFY: '0' }, { ca: `${HOME}/.docker/ca.pem`, verify: true }],
    ['but an empty one', { DOCKER_TLS_VERIFY: '' }, undefined],
    ['DOCKER_TLS takes any certificate', { DOCKER_TLS: '1' }, { ca: `${HOME}/.docker/ca.pem`, verify: false }],
    ['both check it', { DOCKER_TLS: '1', DOCKER_TLS_VERIFY: '1' }, { ca: `${HOME}/.docker/ca.pem`, verify: true }],
    ['DOCKER_CERT_PATH', { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' }, { ca: '/c/ca.pem', verify: true }],
    ['DOCKER_CONFIG', { DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: '/d' }, { ca: '/d/ca.pem', verify: true }],
    ['files alone do not ask for it', { DOCKER_CERT_PATH: '/c' }, undefined],
  ];
  for (const [name, env, tls] of cases) {
    it(name, async () => {
      const endpoint = await resolveEndpoint('', machine({ DOCKER_HOST: 'tcp://h', ...env }));
      // The docker command takes 2375 with TLS as well.
      const connection = { kind: 'tcp', host: 'h', port: 2375, ...(tls === undefined ? {} : { tls }) };
      assert.deepEqual(endpoint.connection, connection);
    });
  }

  it('names the certificate and the key that are there', async () => {
    const files = { '/c/ca.pem': '', '/c/cert.pem': '', '/c/key.pem': '' };
    const env = { DOCKER_HOST: 'tcp://h:1', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' };
    const tls = { ca: '/c/ca.pem', cert: '/c/cert.pem', key: '/c/key.pem', verify: true };
    const { connection } = await resolveEndpoint('', machine(env, files));
    assert.deepEqual(connection, { kind: 'tcp', host: 'h', port: 1, tls });
  });

  it('leads to localhost when there is no DOCKER_HOST, as with the docker command', async () => {
    const { address, connection, source } = await resolveEndpoint('', machine({ DOCKER_TLS: '1' }));
    const tls = { ca: `${HOME}/.docker/ca.pem`, verify: false };
    assert.deepEqual(connection, { kind: 'tcp', host: 'localhost', port: 2376, tls });
    assert.deepEqual([address, source], ['tcp://localhost:2376', 'default']);
  });
});
