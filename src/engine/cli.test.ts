import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Endpoint } from '../contract/endpoint.ts';
import { cliEnvironment, cliGlobalOptions, findDockerCli } from './cli.ts';

describe('findDockerCli', () => {
  let root = '';
  const at = (...parts: readonly string[]): string => path.join(root, ...parts);

  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'dockyard-cli-'));
    for (const folder of ['empty', 'first', 'second', 'plain', 'link', 'with space', 'windows'])
      await mkdir(at(folder));
    for (const folder of ['first', 'second', 'with space']) {
      await writeFile(at(folder, 'docker'), '#!/bin/sh\n');
      await chmod(at(folder, 'docker'), 0o755);
    }
    await writeFile(at('plain', 'docker'), 'not executable');
    await chmod(at('plain', 'docker'), 0o644);
    // A folder may be entered, which is what its x bit says; it is no program for that.
    await mkdir(at('folder', 'docker'), { recursive: true });
    await symlink(at('first', 'docker'), at('link', 'docker'));
    await writeFile(at('windows', 'docker.exe'), '');
    await chmod(at('windows', 'docker.exe'), 0o755);
  });
  after(() => rm(root, { recursive: true }));

  const cases: readonly [string, readonly string[], string | undefined][] = [
    ['the first on PATH', ['empty', 'first', 'second'], 'first/docker'],
    ['whichever comes first', ['second', 'first'], 'second/docker'],
    ['through a link', ['link'], 'link/docker'],
    ['in a folder with a space', ['with space'], 'with space/docker'],
    ['not a file that cannot be run', ['plain', 'second'], 'second/docker'],
    ['not a folder of that name', ['folder', 'second'], 'second/docker'],
    ['not in a folder that is not there', ['missing', 'first'], 'first/docker'],
    ['nowhere', ['empty', 'plain', 'folder'], undefined],
  ];
  for (const [name, folders, expected] of cases) {
    it(name, async () => {
      const PATH = folders.map((folder) => at(folder)).join(':');
      const found = await findDockerCli({ PATH }, 'linux');
      assert.equal(found, expected === undefined ? undefined : at(expected));
    });
  }

  for (const PATH of [undefined, '', ':', '.', 'relative:./bin']) {
    it(`finds nothing on a PATH of ${JSON.stringify(PATH)}: the current folder is nobody’s choice`, async () => {
      const here = process.cwd();
      process.chdir(at('first'));
      try {
        assert.equal(await findDockerCli({ PATH }, 'linux'), undefined);
      } finally {
        process.chdir(here);
      }
    });
  }

  it('on Windows is docker.exe, semicolons are between the folders, and the variable may be called Path', async () => {
    const folders = `${at('first')};${at('windows')}`;
    assert.equal(await findDockerCli({ Path: folders }, 'win32'), at('windows', 'docker.exe'));
  });
});

const socket: Endpoint = {
  address: 'unix:///run/docker.sock',
  source: 'default',
  connection: { kind: 'socket', path: '/run/docker.sock' },
};
const tcp = (address: string, verify?: boolean): Endpoint => ({
  address,
  source: 'setting',
  connection: {
    kind: 'tcp',
    host: 'h',
    port: 2376,
    ...(verify === undefined
      ? {}
      : { tls: { ca: '/certificates/ca.pem', cert: '/certificates/cert.pem', key: '/certificates/key.pem', verify } }),
  },
});

const ssh: Endpoint = {
  address: 'ssh://kim@h:2222',
  source: 'DOCKER_HOST',
  connection: { kind: 'ssh', host: 'h', user: 'kim', port: 2222 },
};
const systemCa: Endpoint = {
  address: 'tcp://h:2376',
  source: 'currentContext',
  connection: { kind: 'tcp', host: 'h', port: 2376, tls: { verify: true } },
  context: 'build',
};

describe('cliEnvironment', () => {
  const none = { DOCKER_CONTEXT: null, DOCKER_TLS: null, DOCKER_TLS_VERIFY: null, DOCKER_CERT_PATH: null };
  const cases: [string, Endpoint, Record<string, string | null>][] = [
    ['a socket, and no other choice that the environment holds', socket, { ...none, DOCKER_HOST: socket.address }],
    ['tcp without TLS', tcp('tcp://h:2376'), { ...none, DOCKER_HOST: 'tcp://h:2376' }],
    ['http and https as the CLI writes them', tcp('http://h:2376'), { ...none, DOCKER_HOST: 'tcp://h:2376' }],
    [
      'TLS, verified',
      tcp('https://h:2376', true),
      { ...none, DOCKER_HOST: 'tcp://h:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certificates' },
    ],
    [
      'TLS with any certificate',
      tcp('tcp://h:2376', false),
      { ...none, DOCKER_HOST: 'tcp://h:2376', DOCKER_TLS: '1', DOCKER_CERT_PATH: '/certificates' },
    ],
  ];
  cases.push(
    [
      'the port that the CLI would not guess',
      tcp('https://h', true),
      {
        ...none,
        DOCKER_HOST: 'tcp://h:2376',
        DOCKER_TLS_VERIFY: '1',
        DOCKER_CERT_PATH: '/certificates',
      },
    ],
    ['ssh, which the CLI speaks by itself', ssh, { ...none, DOCKER_HOST: 'ssh://kim@h:2222' }],
    [
      'a context with the system’s authorities, by its name',
      systemCa,
      {
        ...none,
        DOCKER_HOST: null,
        DOCKER_CONTEXT: 'build',
      },
    ],
  );
  for (const [name, endpoint, expected] of cases) it(name, () => assert.deepEqual(cliEnvironment(endpoint), expected));
});

describe('cliGlobalOptions', () => {
  it('adds nothing while Dockyard follows the CLI', () => {
    for (const source of ['default', 'DOCKER_HOST', 'DOCKER_CONTEXT', 'currentContext'] as const) {
      assert.deepEqual(cliGlobalOptions({ ...socket, source }), [], source);
    }
  });

  it('names the engine that a setting chose, as the CLI writes addresses', () => {
    assert.deepEqual(cliGlobalOptions({ ...socket, source: 'setting' }), ['--host', socket.address]);
    assert.deepEqual(cliGlobalOptions(tcp('http://h:2376')), ['--host', 'tcp://h:2376']);
  });

  it('names one that Dockyard found where the CLI does not look', () =>
    assert.deepEqual(cliGlobalOptions({ ...socket, source: 'found' }), ['--host', socket.address]));

  it('says how it is encrypted', () => {
    const files = ['--tlscert', '/certificates/cert.pem', '--tlskey', '/certificates/key.pem'];
    for (const [verify, option] of [
      [true, '--tlsverify'],
      [false, '--tls'],
    ] as const) {
      assert.deepEqual(cliGlobalOptions(tcp('https://h', verify)), [
        '--host',
        'tcp://h:2376',
        option,
        '--tlscacert',
        '/certificates/ca.pem',
        ...files,
      ]);
    }
  });

  it('names a context that a setting chose, but not the default one, which differs from shell to shell', () => {
    assert.deepEqual(cliGlobalOptions({ ...systemCa, source: 'setting' }), ['--context', 'build']);
    assert.deepEqual(cliGlobalOptions({ ...socket, source: 'setting', context: 'default' }), [
      '--host',
      socket.address,
    ]);
  });
});
