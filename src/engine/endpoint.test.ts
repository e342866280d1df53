import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Connection, EndpointSource } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';
import { defaultAddress, resolveEndpoint, type Surroundings, thisMachine } from './endpoint.ts';

const HOME = '/home/kim';

/** A machine with these variables and files, on Linux unless a test says otherwise. */
function machine(
  env: Surroundings['env'] = {},
  files: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = 'linux',
): Surroundings {
  return { env, platform, home: HOME, readFile: (file) => Promise.resolve(files[file]) };
}

/** The files of a Docker context below a `.docker` folder, as `docker context create` writes them. */
function context(
  name: string,
  docker: object,
  { tls = false, folder = `${HOME}/.docker` } = {},
): Record<string, string> {
  const hash = createHash('sha256').update(name).digest('hex');
  return {
    [`${folder}/contexts/meta/${hash}/meta.json`]: JSON.stringify({ Name: name, Endpoints: { docker } }),
    ...(tls ? { [`${folder}/contexts/tls/${hash}/docker/ca.pem`]: 'PEM' } : {}),
  };
}

const current = (name: string, folder = `${HOME}/.docker`): Record<string, string> => ({
  [`${folder}/config.json`]: JSON.stringify({ auths: {}, currentContext: name }),
});

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
  const tls = { folder: `${HOME}/.docker`, verify: true };
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
    ['docker', 'engine.badEndpoint'],
    ['/var/run/docker.sock', 'engine.badEndpoint'],
    ['unix://relative.sock', 'engine.badEndpoint'],
    ['npipe://', 'engine.badEndpoint'],
    ['tcp://', 'engine.badEndpoint'],
    ['tcp://:2375', 'engine.badEndpoint'],
    ['tcp://host:99999', 'engine.badEndpoint'],
    ['tcp://host:0', 'engine.badEndpoint'],
    ['tcp://host:abc', 'engine.badEndpoint'],
    ['tcp://ho st:2375', 'engine.badEndpoint'],
    ['tcp://[::1:2375', 'engine.badEndpoint'],
    ['ftp://host', 'engine.badEndpoint'],
    ['://host', 'engine.badEndpoint'],
    ['http://', 'engine.badEndpoint'],
    ['ssh://user@host', 'engine.unsupportedEndpoint'],
    ['fd://', 'engine.unsupportedEndpoint'],
  ];
  for (const [address, code] of cases) {
    const expected = (error: unknown): boolean => Failure.is(error, code) && error.args[0] === address;
    it(`${address} in the setting: ${code}`, () => assert.rejects(resolveEndpoint(address, machine()), expected));
    it(`${address} in DOCKER_HOST: ${code}`, () =>
      assert.rejects(resolveEndpoint('', machine({ DOCKER_HOST: address })), expected));
  }
});

describe('contexts', () => {
  const resolve = async (files: Record<string, string>, name = 'build'): Promise<Connection> =>
    (await resolveEndpoint('', machine({ DOCKER_CONTEXT: name }, files))).connection;
  const hash = createHash('sha256').update('build').digest('hex');
  const folder = `${HOME}/.docker/contexts/tls/${hash}/docker`;

  it('is found by the SHA-256 of its name, whatever the name is', async () => {
    const files = context('빌드 서버/../x', { Host: 'unix:///b.sock' });
    assert.deepEqual(await resolve(files, '빌드 서버/../x'), socket('/b.sock'));
  });

  it('uses its certificates when it has some, also without the port of TLS', async () => {
    const files = context('build', { Host: 'tcp://build.example:9999', SkipTLSVerify: false }, { tls: true });
    assert.deepEqual(await resolve(files), {
      kind: 'tcp',
      host: 'build.example',
      port: 9999,
      tls: { folder, verify: true },
    });
  });

  for (const tls of [true, false]) {
    it(`SkipTLSVerify asks for TLS with any certificate (${tls ? 'with' : 'without'} files of its own)`, async () => {
      const files = context('build', { Host: 'tcp://build.example:2376', SkipTLSVerify: true }, { tls });
      assert.deepEqual(await resolve(files), {
        kind: 'tcp',
        host: 'build.example',
        port: 2376,
        tls: { folder, verify: false },
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

  it('over ssh says that this is not supported yet', () =>
    assert.rejects(resolve(context('build', { Host: 'ssh://user@host' })), (error) =>
      Failure.is(error, 'engine.unsupportedEndpoint'),
    ));

  const meta = `${HOME}/.docker/contexts/meta/${hash}/meta.json`;
  const broken: readonly [string, Record<string, string>][] = [
    ['does not exist', {}],
    ['has a half-written file', { [meta]: '{"Endpoints":' }],
    ['has no endpoint', { [meta]: '{}' }],
    ['has an endpoint without a host', context('build', {})],
    ['has an empty host', context('build', { Host: '' })],
    ['has a host that is no text', context('build', { Host: 7 })],
  ];
  for (const [name, files] of broken) {
    it(`a context that ${name} is unknown`, () =>
      assert.rejects(
        resolve(files),
        (error) => Failure.is(error, 'engine.unknownContext') && error.args[0] === 'build',
      ));
  }
});

describe('TLS of DOCKER_HOST', () => {
  const cases: readonly [string, Surroundings['env'], number, { folder: string; verify: boolean } | undefined][] = [
    ['none', {}, 2375, undefined],
    ['DOCKER_TLS_VERIFY asks for it', { DOCKER_TLS_VERIFY: '1' }, 2376, { folder: `${HOME}/.docker`, verify: true }],
    ['any value does', { DOCKER_TLS_VERIFY: '0' }, 2376, { folder: `${HOME}/.docker`, verify: true }],
    ['but an empty one', { DOCKER_TLS_VERIFY: '' }, 2375, undefined],
    ['DOCKER_TLS takes any certificate', { DOCKER_TLS: '1' }, 2376, { folder: `${HOME}/.docker`, verify: false }],
    ['both check it', { DOCKER_TLS: '1', DOCKER_TLS_VERIFY: '1' }, 2376, { folder: `${HOME}/.docker`, verify: true }],
    ['DOCKER_CERT_PATH', { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/c' }, 2376, { folder: '/c', verify: true }],
    ['DOCKER_CONFIG', { DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: '/d' }, 2376, { folder: '/d', verify: true }],
    ['files alone do not ask for it', { DOCKER_CERT_PATH: '/c' }, 2375, undefined],
  ];
  for (const [name, env, port, tls] of cases) {
    it(name, async () => {
      const endpoint = await resolveEndpoint('', machine({ DOCKER_HOST: 'tcp://h', ...env }));
      assert.deepEqual(endpoint.connection, { kind: 'tcp', host: 'h', port, ...(tls === undefined ? {} : { tls }) });
    });
  }
});

describe('thisMachine', () => {
  it('reads through the function that it is given', async () => {
    const around = thisMachine((file) => Promise.resolve(`text of ${file}`));
    assert.equal(await around.readFile('/x'), 'text of /x');
    assert.equal(around.platform, process.platform);
    assert.equal(around.env, process.env);
  });

  it('reads from disk else, and takes what cannot be read for missing', async () => {
    const around = thisMachine();
    assert.match((await around.readFile(import.meta.filename)) ?? '', /and takes what cannot be read/);
    assert.equal(await around.readFile('/nowhere/at/all'), undefined);
    assert.equal(await around.readFile(import.meta.dirname), undefined);
  });
});
