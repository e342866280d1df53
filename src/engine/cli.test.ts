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
    ...(verify === undefined ? {} : { tls: { folder: '/certificates', verify } }),
  },
});

describe('cliEnvironment', () => {
  const none = { DOCKER_CONTEXT: null, DOCKER_TLS: null, DOCKER_TLS_VERIFY: null, DOCKER_CERT_PATH: null };
  const cases: readonly [string, Endpoint, Record<string, string | null>][] = [
    ['a socket, and no other choice that the environment holds', socket, { ...none, DOCKER_HOST: socket.address }],
    ['tcp without TLS', tcp('tcp://h:2375'), { ...none, DOCKER_HOST: 'tcp://h:2375' }],
    ['http and https as the CLI writes them', tcp('http://h:2375'), { ...none, DOCKER_HOST: 'tcp://h:2375' }],
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
    assert.deepEqual(cliGlobalOptions(tcp('http://h:2375')), ['--host', 'tcp://h:2375']);
  });
});
