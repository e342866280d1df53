import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { FakeEngine } from '../../../test/helpers/fakeEngine.ts';
import { services } from '../../../test/helpers/fakeUi.ts';
import type { SessionEnd } from '../../contract/engine.ts';
import { Failure } from '../../contract/failure.ts';
import type { Logins } from '../../contract/registry.ts';
import { contextFilter } from '../../dockerfile/features/buildFile.ts';
import type { BuildOptions } from '../../shell/buildLine.ts';
import { buildByApi, buildCall } from './buildByApi.ts';

let folder: string;
let engine: FakeEngine;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dyb-'));
  writeFileSync(path.join(folder, 'Dockerfile'), 'FROM busybox\n');
  engine = new FakeEngine();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const options = (change: Partial<BuildOptions> = {}): BuildOptions => ({
  file: path.join(folder, 'Dockerfile'),
  context: folder,
  ...{ tag: '', target: '', args: [], noCache: false, pull: false, cacheFrom: [] },
  ...change,
});

async function build(
  change: Partial<BuildOptions> = {},
  logins?: Pick<Logins, 'loggedIn' | 'authHeader'>,
): Promise<SessionEnd & { printed: string }> {
  const machine = logins === undefined ? {} : { logins: logins as Logins };
  const session = buildByApi(services(engine, { machine }), options(change), contextFilter);
  let printed = '';
  session.onOutput((chunk) => (printed += chunk.toString()));
  return { ...(await new Promise<SessionEnd>((resolve) => session.onEnd(resolve))), printed };
}

describe('a build by the API', () => {
  it('asks for what the docker line says', () => {
    const { query } = buildCall(options(), 'Dockerfile', 'e30=');
    assert.deepEqual(query, { dockerfile: 'Dockerfile', rm: true });
    const all = {
      ...{ tag: 'app:1', target: 'one', args: ['A=1', 'B=x=y', 'C='], noCache: true, pull: true },
      cacheFrom: ['app:0', 'base'],
    };
    assert.deepEqual(buildCall(options(all), 'a/b', 'e30=').query, {
      ...{ dockerfile: 'a/b', rm: true, t: 'app:1', target: 'one', nocache: true, pull: true },
      buildargs: { A: '1', B: 'x=y', C: '' },
      cachefrom: '["app:0","base"]',
    });
  });

  it('prints what the engine says, without the progress of layers', async () => {
    engine.lines = [
      { stream: 'Step 1/1 : FROM busybox' },
      { stream: '\n' },
      { status: 'Pulling from library/busybox', id: 'latest' },
      { status: 'Downloading', id: 'ab', progress: '[=> ]', progressDetail: { current: 1, total: 2 } },
      { status: 'Pull complete', id: 'ab' },
      { aux: { ID: 'sha256:1' } },
      'no JSON',
      null,
    ];
    const { printed, exitCode } = await build();
    assert.equal(exitCode, 0);
    assert.match(printed, /^Built by the engine’s classic builder/);
    assert.ok(
      printed.endsWith('Step 1/1 : FROM busybox\nlatest: Pulling from library/busybox\nab: Pull complete\n'),
      printed,
    );
  });

  it('sends what .dockerignore leaves, and the two files that the engine reads', async () => {
    writeFileSync(path.join(folder, '.dockerignore'), '*\n!sub/yes\n');
    writeFileSync(path.join(folder, 'no'), 'this stays out');
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'sub', 'yes'), 'this comes in');
    await build();
    const sent = engine.bytes.toString('latin1');
    for (const name of ['.dockerignore', 'Dockerfile', 'sub/yes', 'this comes in'])
      assert.ok(sent.includes(name), name);
    assert.ok(!sent.includes('this stays out'));
  });

  it('takes a Dockerfile from inside of the context and from outside', async () => {
    mkdirSync(path.join(folder, 'docker'));
    mkdirSync(path.join(folder, 'app'));
    writeFileSync(path.join(folder, 'docker', 'Dockerfile'), 'FROM scratch\n');
    writeFileSync(path.join(folder, '.dockerignore'), 'docker\n');
    const file = path.join(folder, 'docker', 'Dockerfile');
    await build({ file });
    assert.match(engine.calls[0] ?? '', /dockerfile=docker%2FDockerfile/);
    assert.ok(engine.bytes.toString('latin1').includes('FROM scratch'));
    await build({ file, context: path.join(folder, 'app') });
    assert.match(engine.calls[1] ?? '', /dockerfile=\.dockerfile\.[0-9a-f]{20}&/);
    assert.ok(engine.bytes.toString('latin1').includes('FROM scratch'));
  });

  it('tells what the engine refuses, and tells it apart from an engine that is lost', async () => {
    engine.answers.upload = () => Promise.reject(new Failure('engine.rejected', ['x'], 'COPY failed: no such file'));
    const refused = await build();
    assert.deepEqual([refused.exitCode, refused.failure], [1, undefined]);
    assert.ok(refused.printed.endsWith('COPY failed: no such file\n'));
    const lost = new Failure('engine.lost', ['unix:///x']);
    engine.answers.upload = () => Promise.reject(lost);
    assert.deepEqual((await build()).failure, lost);
    const missing = await build({ context: path.join(folder, 'nothing') });
    assert.ok(Failure.is(missing.failure, 'file.notRead'));
  });

  it('hands on the logins of docker that can be had', async () => {
    let config = '';
    engine.answers.upload = ({ headers }) => {
      config = Buffer.from(headers?.['X-Registry-Config'] ?? '', 'base64url').toString('utf8');
      return Promise.resolve();
    };
    const login = { serveraddress: 'https://index.docker.io/v1/', username: 'somebody', password: 'päss' };
    await build(
      {},
      {
        loggedIn: () => Promise.resolve(['docker.io', 'locked.example', 'none.example']),
        authHeader: (host) =>
          host === 'locked.example'
            ? Promise.reject(new Failure('registry.helper', ['x']))
            : Promise.resolve(Buffer.from(JSON.stringify(host === 'docker.io' ? login : {})).toString('base64')),
      },
    );
    assert.deepEqual(JSON.parse(config), { [login.serveraddress]: login });
  });
});

describe('what of a build context is sent', () => {
  it('looks into folders that stay out only where something may come back', () => {
    const whole = (ignore: string, ...kept: readonly string[]): boolean => contextFilter(ignore, kept).wholeFolders;
    assert.equal(whole('node_modules\n', 'Dockerfile'), true);
    assert.equal(whole('node_modules\n!node_modules/one\n', 'Dockerfile'), false);
    assert.equal(whole('docker\n', 'docker/Dockerfile'), false);
  });

  it('keeps what the builder reads', () => {
    const { leavesOut } = contextFilter('*\n!src/**\n', ['.dockerignore', 'Dockerfile']);
    const paths = ['.dockerignore', 'Dockerfile', 'a', 'src', 'src/a', 'b/c'];
    assert.deepEqual(paths.filter(leavesOut), ['a', 'src', 'b/c']);
  });
});
