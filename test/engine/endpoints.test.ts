import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import { Failure } from '../../src/contract/failure.ts';
import { cliEnvironment, cliGlobalOptions } from '../../src/engine/cli.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { type Surroundings, thisMachine } from '../../src/engine/surroundings.ts';
import { makeCertificates } from '../helpers/openssl.ts';
import { dockerCommand, RealEngine } from '../helpers/realEngine.ts';

const run = promisify(execFile);

/** Where the engine is, found out by us and by the real docker command in the same surroundings. */
describe('endpoints, compared with the docker command', () => {
  let real: RealEngine;
  let home: string;

  before(async () => {
    real = await RealEngine.find();
    home = mkdtempSync(path.join(tmpdir(), 'dyh-'));
  });
  after(async () => {
    await real.stop();
    rmSync(home, { recursive: true });
  });

  type Env = Readonly<Record<string, string>>;

  const around = (env: Env): Surroundings => ({ ...thisMachine(), env: { HOME: home, ...env }, home });
  const cli = async (env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> => {
    const whole = { PATH: process.env['PATH'], HOME: home, ...env };
    return (await run(dockerCommand(), args, { env: whole })).stdout.trim();
  };
  const shown = async (env: Env): Promise<{ name: string; host: string }> => ({
    name: await cli(env, 'context', 'show'),
    host: await cli(env, 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'),
  });
  /** Makes a Docker configuration folder by the docker command itself. */
  const configured = async (contexts: Readonly<Record<string, string>>, current?: string): Promise<string> => {
    const folder = mkdtempSync(path.join(home, 'config-'));
    const env = { DOCKER_CONFIG: folder };
    for (const [name, host] of Object.entries(contexts))
      await cli(env, 'context', 'create', name, '--docker', `host=${host}`);
    if (current !== undefined) await cli(env, 'context', 'use', current);
    return folder;
  };

  test('the same engine, however it is chosen', async () => {
    const contexts = { one: 'unix:///run/one.sock', 'two.b_c-d': 'tcp://192.0.2.1:2375' };
    const plain = await configured(contexts);
    const using = await configured(contexts, 'one');
    const back = await configured(contexts, 'one');
    await cli({ DOCKER_CONFIG: back }, 'context', 'use', 'default');
    const cases: Record<string, [env: Env, source: Endpoint['source']]> = {
      'nothing is said': [{}, 'default'],
      'contexts exist, none is in use': [{ DOCKER_CONFIG: plain }, 'default'],
      'DOCKER_HOST, a socket': [{ DOCKER_HOST: 'unix:///run/x y.sock' }, 'DOCKER_HOST'],
      'DOCKER_HOST, TCP': [{ DOCKER_HOST: 'tcp://127.0.0.1:2375' }, 'DOCKER_HOST'],
      'DOCKER_HOST, IPv6': [{ DOCKER_HOST: 'tcp://[::1]:2375' }, 'DOCKER_HOST'],
      'an empty DOCKER_HOST': [{ DOCKER_HOST: '', DOCKER_CONFIG: using }, 'currentContext'],
      DOCKER_CONTEXT: [{ DOCKER_CONTEXT: 'one', DOCKER_CONFIG: plain }, 'DOCKER_CONTEXT'],
      'DOCKER_CONTEXT, TCP': [{ DOCKER_CONTEXT: 'two.b_c-d', DOCKER_CONFIG: plain }, 'DOCKER_CONTEXT'],
      'an empty DOCKER_CONTEXT': [{ DOCKER_CONTEXT: '', DOCKER_CONFIG: using }, 'currentContext'],
      'the context in use': [{ DOCKER_CONFIG: using }, 'currentContext'],
      'DOCKER_CONTEXT over the context in use': [
        { DOCKER_CONTEXT: 'two.b_c-d', DOCKER_CONFIG: using },
        'DOCKER_CONTEXT',
      ],
      'DOCKER_CONTEXT=default over the context in use': [
        { DOCKER_CONTEXT: 'default', DOCKER_CONFIG: using },
        'default',
      ],
      'back at the default context': [{ DOCKER_CONFIG: back }, 'default'],
      'DOCKER_HOST over everything': [
        { DOCKER_HOST: 'unix:///run/x.sock', DOCKER_CONTEXT: 'two.b_c-d', DOCKER_CONFIG: using },
        'DOCKER_HOST',
      ],
    };
    for (const [what, [env, source]] of Object.entries(cases)) {
      const ours = await resolveEndpoint('', around(env));
      const theirs = await shown(env);
      assert.equal(ours.address, theirs.host, what);
      assert.equal(ours.context ?? 'default', theirs.name, what);
      assert.equal(ours.source, source, what);
    }
  });

  test('a configuration in the home folder counts without DOCKER_CONFIG', async () => {
    const folder = path.join(home, '.docker');
    mkdirSync(folder);
    try {
      await cli({}, 'context', 'create', 'homely', '--docker', 'host=unix:///run/homely.sock');
      await cli({}, 'context', 'use', 'homely');
      const ours = await resolveEndpoint('', around({}));
      assert.deepEqual({ name: ours.context, host: ours.address }, await shown({}));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a context that does not exist, or that was removed, is a failure for both', async () => {
    const config = await configured({ gone: 'unix:///run/gone.sock' });
    for (const env of [
      { DOCKER_CONTEXT: 'never', DOCKER_CONFIG: config },
      { DOCKER_CONTEXT: 'never', DOCKER_CONFIG: path.join(home, 'no-such-folder') },
    ]) {
      await assert.rejects(resolveEndpoint('', around(env)), (thrown) => {
        return Failure.is(thrown, 'engine.unknownContext') && thrown.args[0] === 'never';
      });
      await assert.rejects(cli(env, 'version'));
    }
  });

  test('a config.json that is damaged or half written does not lose the engine', async () => {
    const config = await configured({});
    for (const text of ['', '{', '{"currentContext": 42}', '[]', '{"currentContext": ""}']) {
      writeFileSync(path.join(config, 'config.json'), text);
      const ours = await resolveEndpoint('', around({ DOCKER_CONFIG: config }));
      assert.equal(ours.address, 'unix:///var/run/docker.sock', text);
    }
  });

  test('TLS: the certificates are those that the docker command would take', async () => {
    const { client: files } = await makeCertificates(path.join(home, 'tls'));
    const config = await configured({});
    const parts = ['ca', 'cert', 'key'].map((name) => `${name}=${path.join(files, `${name}.pem`)}`).join(',');
    await cli({ DOCKER_CONFIG: config }, 'context', 'create', 'safe', '--docker', `host=tcp://192.0.2.1:2376,${parts}`);
    const ours = await resolveEndpoint('', around({ DOCKER_CONFIG: config, DOCKER_CONTEXT: 'safe' }));
    assert.ok(ours.connection.kind === 'tcp' && ours.connection.tls !== undefined);
    const { tls } = ours.connection;
    assert.equal(tls.verify, true);
    for (const name of ['ca', 'cert', 'key'] as const) {
      assert.equal(readFileSync(tls[name] ?? '', 'utf8'), readFileSync(path.join(files, `${name}.pem`), 'utf8'));
    }
  });

  describe('the environment for the docker command', () => {
    /** A shell whose own variables and contexts lead elsewhere. */
    const elsewhere: Env = {
      DOCKER_HOST: 'tcp://127.0.0.1:1',
      DOCKER_CONTEXT: 'no-such-context',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_TLS: '1',
      DOCKER_CERT_PATH: '/no/such/folder',
    };
    const merged = (base: Env, endpoint: Endpoint): NodeJS.ProcessEnv => {
      const env: Record<string, string | undefined> = { ...base };
      for (const [name, value] of Object.entries(cliEnvironment(endpoint))) env[name] = value ?? undefined;
      return env;
    };
    const idByCli = (env: NodeJS.ProcessEnv, ...globals: string[]): Promise<string> =>
      cli(env, ...globals, 'info', '--format', '{{.ID}}');

    test('leads to the very engine that the API speaks to, whatever a shell has set', async () => {
      const expected = await idByCli({ DOCKER_HOST: real.address });
      const config = await configured({ other: 'tcp://127.0.0.1:1' }, 'other');
      const endpoint = await resolveEndpoint(real.address, around({}));
      for (const base of [{}, elsewhere, { DOCKER_CONFIG: config }, { ...elsewhere, DOCKER_CONFIG: config }]) {
        assert.equal(await idByCli(merged(base, endpoint)), expected);
      }
    });

    test('leads there for a context, too', async () => {
      const config = await configured({ mine: real.address }, 'mine');
      const endpoint = await resolveEndpoint('', around({ DOCKER_CONFIG: config }));
      assert.equal(endpoint.source, 'currentContext');
      assert.deepEqual(cliGlobalOptions(endpoint), []);
      const expected = await idByCli({ DOCKER_HOST: real.address });
      assert.equal(await idByCli(merged(elsewhere, endpoint)), expected);
    });

    test('a line with its global options means the same engine in a shell that knows nothing of us', async () => {
      const endpoint = await resolveEndpoint(real.address, around({}));
      const expected = await idByCli({ DOCKER_HOST: real.address });
      assert.equal(await idByCli({}, ...cliGlobalOptions(endpoint)), expected);
    });
  });
});
