import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { EndpointSource } from '../../src/contract/endpoint.ts';
import { cliAddress, cliEnvironment, cliGlobalOptions } from '../../src/engine/cli.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { type Surroundings, thisMachine } from '../../src/engine/surroundings.ts';
import { makeCertificates } from '../helpers/openssl.ts';
import { dockerCommand } from '../helpers/realEngine.ts';

const run = promisify(execFile);
type Env = Readonly<Record<string, string>>;

/** Nothing listens at these addresses: then the docker command names the one that it truly tried. */
describe('the address that is used: Dockyard and the docker command', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'dys-'));
  const at = (...parts: readonly string[]): string => path.join(home, ...parts);
  after(() => rmSync(home, { recursive: true }));

  // Not this machine's default socket: an engine may be there.
  const around = (env: Env): Surroundings => ({ ...thisMachine(), env: { HOME: home, ...env }, home });
  const docker = async (env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> => {
    const whole = { PATH: process.env['PATH'], HOME: home, ...env };
    return (await run(dockerCommand(), args, { env: whole })).stdout.trim();
  };
  const tried = async (env: NodeJS.ProcessEnv, ...globals: string[]): Promise<string> => {
    const said = await docker(env, ...globals, '--debug', 'version').catch(String);
    return /daemon at (\S+?)\. Is/.exec(said)?.[1] ?? said;
  };
  interface Inspected {
    readonly Endpoints: { readonly docker: { readonly Host: string; readonly SkipTLSVerify: boolean } };
    readonly TLSMaterial: { readonly docker?: string[] };
  }
  const inspected = async (env: Env): Promise<{ name: string; host: string; skip: boolean; tls: string[] }> => {
    const [{ Endpoints, TLSMaterial }] = JSON.parse(await docker(env, 'context', 'inspect')) as [Inspected];
    const { Host: host, SkipTLSVerify: skip } = Endpoints.docker;
    return { name: await docker(env, 'context', 'show'), host, skip, tls: (TLSMaterial.docker ?? []).sort() };
  };

  let cases: [what: string, env: Env, source: EndpointSource][] = [];
  before(async () => {
    const { client } = await makeCertificates(at('tls'));
    const [ca, cert, key] = ['ca', 'cert', 'key'].map((name) => `${name}=${path.join(client, `${name}.pem`)}`) as [
      string,
      string,
      string,
    ];
    mkdirSync(at('ca-only'));
    writeFileSync(
      at('ca-only', 'ca.pem'),
      await run('cat', [path.join(client, 'ca.pem')]).then(({ stdout }) => stdout),
    );
    const hosts: Record<string, string> = {
      plain: 'host=tcp://127.0.0.1:3',
      socket: `host=unix://${at('none.sock')}`,
      full: ['host=tcp://127.0.0.1:4', ca, cert, key].join(','),
      'ca-only': ['host=tcp://127.0.0.1:5', ca].join(','),
      'no-ca': ['host=tcp://127.0.0.1:6', cert, key].join(','),
      'cert-only': ['host=tcp://127.0.0.1:7', cert].join(','),
      skip: 'host=tcp://127.0.0.1:8,skip-tls-verify=true',
      'skip-with-files': ['host=tcp://127.0.0.1:9', ca, cert, key, 'skip-tls-verify=true'].join(','),
      v6: 'host=tcp://[::1]:10',
    };
    const config = at('config');
    for (const [name, host] of Object.entries(hosts)) {
      await docker({ DOCKER_CONFIG: config }, 'context', 'create', name, '--docker', host);
    }
    const using = at('using');
    await run('cp', ['-r', config, using]);
    await docker({ DOCKER_CONFIG: using }, 'context', 'use', 'full');
    const named = at('named');
    mkdirSync(named);
    writeFileSync(path.join(named, 'config.json'), '{"currentContext":"default"}');
    const X = 'tcp://127.0.0.1:1';
    const verify = { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: client };
    cases = [
      ...Object.keys(hosts).map((name): [string, Env, EndpointSource] => [
        `DOCKER_CONTEXT=${name}`,
        { DOCKER_CONFIG: config, DOCKER_CONTEXT: name },
        'DOCKER_CONTEXT',
      ]),
      ['the context in use', { DOCKER_CONFIG: using }, 'currentContext'],
      ['DOCKER_CONTEXT over the one in use', { DOCKER_CONFIG: using, DOCKER_CONTEXT: 'plain' }, 'DOCKER_CONTEXT'],
      ['DOCKER_HOST over both', { DOCKER_CONFIG: using, DOCKER_CONTEXT: 'plain', DOCKER_HOST: X }, 'DOCKER_HOST'],
      ['default, with DOCKER_HOST', { DOCKER_CONFIG: using, DOCKER_CONTEXT: 'default', DOCKER_HOST: X }, 'DOCKER_HOST'],
      ['variables of TLS do not touch a context', { DOCKER_CONFIG: using, ...verify }, 'currentContext'],
      ['variables of TLS alone lead to localhost', verify, 'default'],
      ['the same with the default context', { ...verify, DOCKER_CONFIG: named }, 'default'],
      ['DOCKER_TLS', { DOCKER_TLS: '1', DOCKER_CERT_PATH: client, DOCKER_HOST: X }, 'DOCKER_HOST'],
      ['DOCKER_TLS_VERIFY', { ...verify, DOCKER_HOST: X }, 'DOCKER_HOST'],
      ['DOCKER_TLS_VERIFY, no port', { ...verify, DOCKER_HOST: 'tcp://127.0.0.1' }, 'DOCKER_HOST'],
      [
        'without a certificate of its own',
        { ...verify, DOCKER_CERT_PATH: at('ca-only'), DOCKER_HOST: X },
        'DOCKER_HOST',
      ],
      [
        'certificates of the config folder',
        { DOCKER_TLS_VERIFY: '1', DOCKER_CONFIG: client, DOCKER_HOST: X },
        'DOCKER_HOST',
      ],
      ['no port', { DOCKER_HOST: 'tcp://127.0.0.1' }, 'DOCKER_HOST'],
      ['no host', { DOCKER_HOST: 'tcp://:11' }, 'DOCKER_HOST'],
      ['no scheme', { DOCKER_HOST: '127.0.0.1:12' }, 'DOCKER_HOST'],
      ['a name alone', { DOCKER_HOST: 'localhost' }, 'DOCKER_HOST'],
      ['blanks around it', { DOCKER_HOST: ` unix://${at('blank.sock')}\n` }, 'DOCKER_HOST'],
    ];
  });

  test('is the same, with the same context and the same TLS, however it is chosen', async () => {
    assert.ok(cases.length >= 24);
    for (const [what, env, source] of cases) {
      const ours = await resolveEndpoint('', around(env));
      const theirs = await inspected(env);
      assert.equal(ours.source, source, what);
      assert.equal(cliAddress(ours), theirs.host, what);
      assert.equal(cliAddress(ours), await tried(env), what);
      assert.equal(ours.context ?? 'default', theirs.name, what);
      const tls = ours.connection.kind === 'tcp' ? ours.connection.tls : undefined;
      const names = [tls?.ca, tls?.cert, tls?.key].filter((file) => file !== undefined);
      assert.deepEqual(names.map((file) => path.basename(file)).sort(), theirs.tls, what);
      assert.equal(tls !== undefined && !tls.verify, theirs.skip, what);
    }
  });

  test('is the one that the docker command then gets from us, by variables or by options', async () => {
    for (const [what, env] of cases) {
      const { DOCKER_CONFIG } = env;
      const base = DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG };
      const ours = await resolveEndpoint('', around(env));
      const variables = Object.entries(cliEnvironment(ours)).filter(([, value]) => value !== null);
      assert.equal(await tried({ ...base, ...Object.fromEntries(variables) }), cliAddress(ours), what);
      const chosen = cliGlobalOptions({ ...ours, source: 'setting' });
      assert.equal(await tried(base, ...chosen), cliAddress(ours), `${what}: ${chosen.join(' ')}`);
    }
  });

  test('is refused by both when it makes no sense', async () => {
    const config = at('config');
    const both: Env[] = [
      { DOCKER_HOST: 'ftp://127.0.0.1' },
      { DOCKER_HOST: 'tcp://127.0.0.1:x' },
      { DOCKER_HOST: 'http://' },
      { DOCKER_CONFIG: config, DOCKER_CONTEXT: 'none' },
    ];
    for (const env of both) {
      await assert.rejects(resolveEndpoint('', around(env)), JSON.stringify(env));
      await assert.rejects(docker(env, 'version'), (error: Error) => /invalid|not found/i.test(error.message));
    }
  });
});
