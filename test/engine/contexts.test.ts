import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { ContextSpec } from '../../src/contract/context.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { FailureCode } from '../../src/contract/failureTable.ts';
import { FileContexts } from '../../src/engine/contexts.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { thisMachine } from '../../src/engine/surroundings.ts';
import { eventually } from '../helpers/eventually.ts';
import { makeCertificates } from '../helpers/openssl.ts';
import { dockerCommand } from '../helpers/realEngine.ts';
import { trial } from '../helpers/trial.ts';

const run = promisify(execFile);

/** Contexts that one side makes, and the other reads. */
describe('contexts, Dockyard’s and the docker command’s', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'dyx-'));
  let client: string;
  let config: string;
  let contexts: FileContexts;
  let count = 0;
  before(async () => {
    ({ client } = await makeCertificates(path.join(home, 'tls')));
  });
  beforeEach(() => {
    count += 1;
    config = path.join(home, `config-${String(count)}`);
    contexts = at(config);
  });
  after(() => rmSync(home, { recursive: true }));

  const at = (folder: string): FileContexts =>
    new FileContexts({ ...thisMachine(), home, env: { HOME: home, DOCKER_CONFIG: folder } });
  const docker = async (...args: readonly string[]): Promise<string> => {
    const env = { PATH: process.env['PATH'], HOME: home, DOCKER_CONFIG: config };
    return (await run(dockerCommand(), [...args], { env })).stdout.trim();
  };
  const inspected = async (name: string): Promise<unknown> =>
    sorted(JSON.parse(await docker('context', 'inspect', name)));
  const pem = (name: string): string => path.join(client, `${name}.pem`);
  const spec = (name: string, more: Partial<ContextSpec> = {}): ContextSpec => ({
    name,
    description: '',
    address: 'tcp://127.0.0.1:7',
    skipVerify: false,
    ...more,
  });
  const fails = (work: Promise<unknown>, code: FailureCode): Promise<void> =>
    assert.rejects(work, (thrown) => Failure.is(thrown, code) || assert.fail(String(thrown)));
  /** Every file and folder below contexts, with its mode. */
  const tree = (folder: string): string[] =>
    (readdirSync(path.join(folder, 'contexts'), { recursive: true }) as string[])
      .map((name) => `${name} ${(statSync(path.join(folder, 'contexts', name)).mode & 0o777).toString(8)}`)
      .sort();

  const specs: ContextSpec[] = [];
  before(() => {
    specs.push(
      spec('plain', { address: 'unix:///x.sock' }),
      spec('words', { description: 'a <b> & "한글" \u2028 \\' }),
      spec('full', { ca: pem('ca'), cert: pem('cert'), key: pem('key') }),
      spec('ca.only', { ca: pem('ca') }),
      spec('no-ca', { cert: pem('cert'), key: pem('key') }),
      spec('skip+1', { skipVerify: true }),
      spec('A_b', { address: 'ssh://me@h:22/run/d.sock' }),
    );
  });
  const byCli = (one: ContextSpec): string[] => {
    const parts = [
      `host=${one.address}`,
      ...(['ca', 'cert', 'key'] as const).flatMap((kind) => (one[kind] === undefined ? [] : [`${kind}=${one[kind]}`])),
    ];
    return [
      '--description',
      one.description,
      '--docker',
      [...parts, `skip-tls-verify=${String(one.skipVerify)}`].join(','),
    ];
  };

  trial(['context.create', 'context.inspect'], 'the docker command would have made the same files', async (same) => {
    for (const one of specs) {
      await contexts.create(one);
      same(sorted(await contexts.inspect(one.name)), await inspected(one.name));
      await docker('context', 'use', one.name);
      assert.equal(await docker('context', 'show'), one.name);
    }
    const ours = config;
    config = `${config}-cli`;
    for (const one of specs) await docker('context', 'create', one.name, ...byCli(one));
    same(tree(ours), tree(config));
  });

  trial('contexts', 'those that the docker command made', async (same) => {
    for (const one of specs) {
      await docker('context', 'create', one.name, ...byCli(one));
      assert.deepEqual(sorted(await contexts.inspect(one.name)), await inspected(one.name));
    }
    await docker('context', 'use', 'full');
    const list = await contexts.list();
    const theirs = (await docker('context', 'ls', '--format', '{{json .}}'))
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(list[0]?.name, 'default');
    same(
      list
        .slice(1)
        .map(({ name, description, address, current }) => [name, description, address, current])
        .sort(),
      theirs
        .filter(({ Name }) => Name !== 'default')
        .map(({ Name, Description, DockerEndpoint, Current }) => [Name, Description, DockerEndpoint, Current])
        .sort(),
    );
    const tls = list
      .filter((one) => one.tls)
      .map(({ name }) => name)
      .sort();
    assert.deepEqual(tls, ['ca.only', 'full', 'no-ca', 'skip+1']);
    assert.deepEqual(
      list.filter((one) => one.skipVerify).map(({ name }) => name),
      ['skip+1'],
    );
    assert.ok(list.every(({ problem }) => problem === undefined));
    assert.deepEqual(sorted(await contexts.inspect('default')), await inspected('default'));
  });

  trial('context.update', 'what is named changes, certificates that are not named stay', async (same) => {
    const whole = spec('one', { ca: pem('ca'), cert: pem('cert'), key: pem('key') });
    for (const name of ['one', 'two']) await docker('context', 'create', name, ...byCli(whole));
    await contexts.update(spec('one', { description: 'new', address: 'tcp://127.0.0.1:8' }));
    const [theirs] = (await inspected('one')) as [{ Endpoints: unknown; TLSMaterial: unknown; Metadata: unknown }];
    await docker(
      'context',
      'update',
      'two',
      ...byCli(spec('two', { description: 'new', address: 'tcp://127.0.0.1:8' })),
    );
    const [byDocker] = (await inspected('two')) as [typeof theirs];
    same([theirs.Endpoints, theirs.Metadata], [byDocker.Endpoints, byDocker.Metadata]);
    assert.deepEqual(theirs.Endpoints, { docker: { Host: 'tcp://127.0.0.1:8', SkipTLSVerify: false } });
    assert.deepEqual(theirs.TLSMaterial, { docker: ['ca.pem', 'cert.pem', 'key.pem'] });
    assert.deepEqual(theirs.Metadata, { Description: 'new' });
    await fails(contexts.update(spec('none')), 'engine.unknownContext');
    await fails(contexts.update(spec('default')), 'context.default');
  });

  trial('context.remove', 'the default and the current one are refused, force takes the current one', async (same) => {
    for (const one of specs.slice(0, 3)) await docker('context', 'create', one.name, ...byCli(one));
    await contexts.use('full');
    await fails(contexts.remove('default', true), 'context.default');
    await fails(contexts.remove('full', false), 'context.inUse');
    await fails(contexts.remove('none', true), 'engine.unknownContext');
    await contexts.remove('words', false);
    await contexts.remove('full', true);
    assert.equal(await docker('context', 'ls', '--quiet'), 'default\nplain');
    assert.equal(await docker('context', 'show'), 'default');
    assert.deepEqual(readdirSync(path.join(config, 'contexts', 'tls')), []);
    const byUs = tree(config);
    for (const one of specs.slice(1, 3)) await docker('context', 'create', one.name, ...byCli(one));
    await docker('context', 'rm', '--force', ...specs.slice(1, 3).map(({ name }) => name));
    same(byUs, tree(config));
  });

  test('names: the same ones are good to both', async () => {
    const names = [
      'a',
      'ab',
      '1b',
      'A.b_c+d-e',
      '-ab',
      '.ab',
      'a b',
      'a/b',
      '한글',
      'default',
      '',
      'ab\n',
      'a'.repeat(200),
      '../x',
    ];
    for (const name of names) {
      const theirs = await docker('context', 'create', name, ...byCli(spec(name))).then(
        () => true,
        () => false,
      );
      if (theirs) await docker('context', 'rm', name);
      const ours = await contexts.create(spec(name)).then(
        () => true,
        (thrown: unknown) => !Failure.is(thrown, 'context.badName'),
      );
      assert.equal(ours, theirs, JSON.stringify(name));
    }
    await fails(contexts.create(spec('ab')), 'context.exists');
  });

  test('not made at all when the address or a file is no good', async () => {
    await fails(contexts.create(spec('one', { address: 'foo' })), 'engine.badEndpoint');
    await fails(contexts.create(spec('one', { ca: pem('missing') })), 'engine.tlsFile');
    await fails(contexts.create(spec('one', { ca: pem('key') })), 'engine.tlsFile');
    assert.ok(!existsSync(config));
  });

  test('use keeps all of config.json, the order of its keys, its mode, and a link', async () => {
    await mkdir(config);
    const real = path.join(home, 'real.json');
    const text =
      '{"zeta":1,"auths":{"b":{},"a":{"auth":"dTpw"}},"currentContext":"x","credsStore":"y","own":{"q":[1]}}';
    writeFileSync(real, text, { mode: 0o640 });
    symlinkSync(real, path.join(config, 'config.json'));
    await contexts.create(spec('one'));
    await contexts.use('one');
    assert.equal(await docker('context', 'show'), 'one');
    assert.deepEqual(
      readFileSync(real, 'utf8'),
      JSON.stringify({ ...(JSON.parse(text) as object), currentContext: 'one' }, undefined, '\t'),
    );
    assert.equal(statSync(real).mode & 0o777, 0o640);
    await contexts.use('default');
    assert.equal(await docker('context', 'show'), 'default');
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(real, 'utf8')) as object), [
      'zeta',
      'auths',
      'credsStore',
      'own',
    ]);
    assert.deepEqual(readdirSync(config).sort(), ['config.json', 'contexts']);
    await fails(contexts.use('none'), 'engine.unknownContext');
  });

  trial('context.use', 'makes the same config.json, and leaves a damaged one alone', async (same) => {
    await contexts.create(spec('one'));
    await contexts.use('one');
    const file = path.join(config, 'config.json');
    const ours = [readFileSync(file, 'utf8'), statSync(file).mode & 0o777];
    rmSync(file);
    await docker('context', 'use', 'one');
    same(ours, [readFileSync(file, 'utf8'), statSync(file).mode & 0o777]);
    for (const text of ['{"auths":', '[]', '7']) {
      writeFileSync(file, text);
      await fails(contexts.use('one'), 'context.configDamaged');
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });

  test('a damaged context is listed with its problem, cannot be used, and can be removed', async () => {
    await contexts.create(spec('good'));
    await contexts.create(spec('half'));
    await contexts.create(spec('gone'));
    await contexts.create(spec('bad'));
    const files = Object.fromEntries(['half', 'gone', 'bad'].map((name) => [name, metaOf(config, name)]));
    const file = (name: string): string => files[name] ?? '';
    const half = file('half');
    writeFileSync(half, readFileSync(half, 'utf8').slice(0, 30));
    writeFileSync(file('gone'), '');
    writeFileSync(file('bad'), readFileSync(file('bad'), 'utf8').replace('tcp://127', 'tcp://u:p@127'));
    const list = await contexts.list();
    const problems = Object.fromEntries(list.map(({ name, problem }) => [name, problem?.code]));
    const id = path.basename(path.dirname(file('gone')));
    assert.deepEqual(problems, {
      default: undefined,
      good: undefined,
      half: 'engine.contextDamaged',
      [id]: 'engine.contextDamaged',
      bad: 'engine.badEndpoint',
    });
    await fails(contexts.use('half'), 'engine.contextDamaged');
    await fails(contexts.inspect('half'), 'engine.contextDamaged');
    const around = { ...thisMachine(), home, env: { DOCKER_CONFIG: config } };
    await fails(resolveEndpoint('context:half', around), 'engine.contextDamaged');
    for (const name of ['half', id, 'bad']) await contexts.remove(name, false);
    assert.equal(await docker('context', 'ls', '--quiet'), 'default\ngood');
  });

  test('watch: also where config.json is a link to elsewhere', async () => {
    await mkdir(config);
    const real = path.join(home, 'linked.json');
    writeFileSync(real, '{}');
    symlinkSync(real, path.join(config, 'config.json'));
    await contexts.create(spec('one'));
    let told = 0;
    const watching = contexts.watch(() => (told += 1));
    await delay(200);
    await docker('context', 'use', 'one');
    await eventually('it is told', () => told > 0);
    watching.dispose();
  });

  test('watch: whatever the docker command does is told once, from before the folder is there; a login is not', async () => {
    let told = 0;
    config = path.join(config, 'deep', 'er');
    const watching = at(config).watch(() => (told += 1));
    const tells = async (what: string, work: () => Promise<unknown>): Promise<void> => {
      await delay(300);
      const before = told;
      await work();
      await eventually(`${what} is told`, () => told > before);
      await delay(300);
      assert.ok(told - before <= 2, `${what}: ${String(told - before)} times`);
    };
    try {
      await tells('create', () => docker('context', 'create', 'one', ...byCli(spec('one'))));
      await tells('update', () => docker('context', 'update', 'one', '--description', 'x'));
      await tells('use', () => docker('context', 'use', 'one'));
      await tells('another', () => docker('context', 'create', 'two', ...byCli(spec('two', { ca: pem('ca') }))));
      await tells('its certificate', async () => {
        const [id = ''] = readdirSync(path.join(config, 'contexts', 'tls'));
        writeFileSync(path.join(config, 'contexts', 'tls', id, 'docker', 'ca.pem'), 'x');
      });
      await tells('rm', () => docker('context', 'rm', '--force', 'one'));
      await tells('made anew', () => docker('context', 'create', 'one', ...byCli(spec('one'))));
      await tells('everything is taken away', async () => rmSync(config, { recursive: true }));
      await tells('and comes back', () => docker('context', 'create', 'one', ...byCli(spec('one'))));
      const before = told;
      const file = path.join(config, 'config.json');
      writeFileSync(file, '{"auths":{"example":{}}}');
      await delay(500);
      assert.equal(told, before);
    } finally {
      watching.dispose();
    }
    const before = told;
    await docker('context', 'create', 'late', ...byCli(spec('late')));
    await delay(300);
    assert.equal(told, before);
  });
});

function metaOf(config: string, name: string): string {
  const folder = path.join(config, 'contexts', 'meta');
  for (const id of readdirSync(folder)) {
    const file = path.join(folder, id, 'meta.json');
    if (readFileSync(file, 'utf8').includes(`"Name":"${name}"`)) return file;
  }
  throw new Error(`no context ${name}`);
}

/** With the names of certificates in order: the docker command lists them in any. */
function sorted(inspection: unknown): unknown {
  const list = inspection as { TLSMaterial: Record<string, string[]> }[];
  for (const { TLSMaterial } of list) for (const names of Object.values(TLSMaterial)) names.sort();
  return list;
}
