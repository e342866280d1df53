import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { CliLogins } from '../../src/engine/registry/logins.ts';
import { thisMachine } from '../../src/engine/surroundings.ts';
import { planOf, pruneCalls } from '../../src/operations/system/prune.ts';
import { nothing, type PruneScope } from '../../src/model/prune.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { IMAGE, RealEngine } from '../helpers/realEngine.ts';
import { LOGIN, RealRegistry } from '../helpers/realRegistry.ts';
import { trial, trialAlone } from '../helpers/trial.ts';

describe('images, with a real registry', () => {
  let real: RealEngine;
  let engine: DockerEngine;
  let open: RealRegistry;
  let closed: RealRegistry;
  const folder = mkdtempSync(path.join(tmpdir(), 'dyi-'));
  const around = {
    ...thisMachine(),
    env: { PATH: process.env['PATH'], DOCKER_CONFIG: path.join(folder, 'config'), HOME: folder },
  };
  before(async () => {
    // One that nobody else uses: it is pruned.
    real = await RealEngine.startOwn();
    engine = await real.engine();
    open = await RealRegistry.start();
    closed = await RealRegistry.start({ login: true });
  });
  afterEach(() => real.clean());
  after(async () => {
    open.stop();
    closed.stop();
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const logins = (): CliLogins => new CliLogins(around, () => Promise.resolve({ DOCKER_HOST: real.address }));
  const tagged = async (name: string): Promise<void> => {
    real.willRemove('image', 'rm', name);
    await real.docker('tag', IMAGE, name);
  };
  const idOf = async (name: string): Promise<string> => (await real.inspected<{ Id: string }>(name)).Id;
  const thing = (name: string): { id: string; name: string; state: string } => ({ id: name, name, state: 'tagged' });

  trial(
    ['image.push', 'image.pull', 'registry.pullTag', 'image.copyDigest'],
    'and each layer is told of',
    async (same) => {
      const name = `${open.host}/team/app:1`;
      await tagged(name);
      const pushed = await asPerson(engine, 'image.push', { thing: thing(name) });
      assert.deepEqual(pushed.line, ['push', name]);
      const again = await real.docker('push', name);
      same(/\((\w{12})\)$/.exec(pushed.ui.statuses[1] ?? '')?.[1], /sha256:(\w{12})/.exec(again)?.[1]);
      const id = await idOf(name);
      await real.docker('image', 'rm', name);
      // A layer that the engine has is not pulled.
      const other = `${open.host}/team/other:1`;
      await real.buildImage(other, `FROM ${IMAGE}\nRUN head -c 3000000 /dev/urandom > /large\n`);
      real.willRemove('image', 'rm', other);
      await real.docker('push', other);
      await real.docker('image', 'rm', '--force', other);
      const pulled = await asPerson(engine, 'image.pull', { script: [{ type: ['NOT valid', other] }] });
      assert.deepEqual(pulled.line, ['pull', other]);
      assert.match(pulled.ui.messages.join('\n'), /of 2 layers/);
      const ours = await idOf(other);
      await real.docker('image', 'rm', other);
      await real.docker(...pulled.line);
      same(ours, await idOf(other));
      const place = { host: open.host, plain: false, repository: 'team/app', tag: '1' };
      await asPerson(engine, 'registry.pullTag', { thing: { id: JSON.stringify(place) } });
      const byRequest = await idOf(name);
      await real.docker('image', 'rm', name);
      await real.docker('pull', name);
      same(byRequest, await idOf(name));
      assert.equal(byRequest, id);
      const { ui } = await asPerson(engine, 'image.copyDigest', { thing: thing(name) });
      same(ui.copied, [await real.docker('image', 'inspect', '--format', '{{index .RepoDigests 0}}', name)]);
    },
  );

  trial('image.pullAllTags', 'and what a repository has is there', async (same) => {
    const repository = `${open.host}/team/many`;
    const names = ['1', '2', 'three'].map((tag) => `${repository}:${tag}`);
    const there = (): Promise<string[]> => Promise.all(names.map(idOf));
    for (const name of names) {
      await real.buildImage(name, `FROM ${IMAGE}\nLABEL name=${name}\n`);
      real.willRemove('image', 'rm', name);
      await real.docker('push', name);
    }
    await real.docker('image', 'rm', ...names);
    const done = await asPerson(engine, 'image.pullAllTags', {
      script: [{ type: [`${repository}:1`, repository] }],
    });
    assert.notEqual(done.ui.inputs[0]?.complaints[0], undefined, 'a tag is refused');
    assert.deepEqual(done.line, ['pull', '--all-tags', repository]);
    const ours = await there();
    const undo = done.ledger.entries[0]?.undo;
    assert.deepEqual([...(undo?.line ?? [])].sort(), ['image', 'rm', ...names].sort());
    await undo?.act(engine);
    assert.equal(await real.docker('image', 'ls', '--quiet', repository), '');
    await real.docker(...done.line);
    same(ours, await there());
  });

  trialAlone(
    ['system.login', 'system.logout'],
    'isCommand',
    'what a registry wants; without it, it is said',
    async () => {
      const name = `${closed.host}/secret/app:1`;
      await tagged(name);
      const machine = { logins: logins() };
      const refused = (work: Promise<unknown>): Promise<void> =>
        assert.rejects(work, (thrown) => Failure.is(thrown, 'registry.denied'));
      await refused(asPerson(engine, 'image.push', { thing: thing(name), machine }));
      await assert.rejects(logins().login(closed.host, LOGIN.username, 'wrong'), (thrown) =>
        Failure.is(thrown, 'registry.wrongLogin'),
      );
      const login = await asPerson(engine, 'system.login', {
        script: [
          { pick: '' },
          { type: ['nohost', closed.host] },
          { type: ['', LOGIN.username] },
          { type: [LOGIN.password] },
        ],
        machine,
      });
      assert.deepEqual(login.line, ['login', '--username', LOGIN.username, closed.host]);
      assert.doesNotMatch(JSON.stringify([login.ui.statuses, login.ui.titles, real.log.lines]), /only for tests/);
      assert.deepEqual(await logins().loggedIn(), [closed.host]);
      await asPerson(engine, 'image.push', { thing: thing(name), machine });
      await real.docker('image', 'rm', name);
      await asPerson(engine, 'image.pull', { script: [{ type: [name] }], machine });
      const logout = await asPerson(engine, 'system.logout', { script: [{ pick: closed.host }], machine });
      assert.deepEqual(logout.line, ['logout', closed.host]);
      await refused(asPerson(engine, 'image.pull', { script: [{ type: [name] }], machine }));
    },
  );

  test('what no registry has is said with its name', async () => {
    const cases: [string, string][] = [
      [`${open.host}/no/such:1`, 'registry.notFound'],
      ['127.0.0.1:1/no/such:1', 'registry.unreachable'],
    ];
    for (const [name, code] of cases) {
      await assert.rejects(asPerson(engine, 'image.pull', { script: [{ type: [name] }] }), (thrown) => {
        assert.ok(Failure.is(thrown), String(thrown));
        assert.equal(thrown.code, code, thrown.message);
        return true;
      });
    }
  });

  trial(['image.save', 'image.load', 'image.import'], 'the same archives and images', async (same) => {
    const name = real.name('saved');
    await tagged(name);
    const ours = path.join(folder, 'ours.tar');
    const theirs = path.join(folder, 'theirs.tar');
    const saved = await asPerson(engine, 'image.save', { thing: thing(name), script: [{ file: ours }] });
    assert.deepEqual(saved.line, ['save', '--output', ours, name]);
    await real.docker('save', '--output', theirs, name);
    same(namesIn(ours), namesIn(theirs));
    await real.docker('image', 'rm', name);
    const loaded = await asPerson(engine, 'image.load', { script: [{ file: ours }] });
    assert.match(loaded.ui.statuses[1] ?? '', new RegExp(name));
    const byRequest = await idOf(name);
    await real.docker('image', 'rm', name);
    await real.docker(...loaded.line);
    same(byRequest, await idOf(name));

    const rootfs = path.join(folder, 'rootfs.tar');
    const container = await real.container('export');
    await real.docker('export', '--output', rootfs, container.name);
    const byUs = real.name('imported');
    const byDocker = real.name('imported');
    for (const image of [byUs, byDocker]) real.willRemove('image', 'rm', image);
    const imported = await asPerson(engine, 'image.import', { script: [{ file: rootfs }, { type: [byUs] }] });
    await real.docker(...imported.line.map((word) => (word === byUs ? byDocker : word)));
    const layers = async (image: string): Promise<unknown> => (await real.inspected<{ RootFS: unknown }>(image)).RootFS;
    same(await layers(byUs), await layers(byDocker));
  });

  function namesIn(tar: string): string[] {
    return execFileSync('tar', ['-tf', tar]).toString().split('\n').sort();
  }

  trial('image.history', 'each step, the newest first', async (same) => {
    const name = real.name('history');
    real.willRemove('image', 'rm', name);
    await real.buildImage(name, `FROM ${IMAGE}\nRUN echo "a|b" > /f\nLABEL x=y\n`);
    const { ui } = await asPerson(engine, 'image.history', { thing: thing(name) });
    const page = ui.texts.get(`history ${name}.md`) ?? '';
    assert.ok(page.includes(`\n\`docker history ${name}\` · \`GET /images/${name}/history\`\n`), page);
    const rows = page.split('\n').filter((line) => /^\| \d/.test(line));
    same(rows.length, (await real.docker('history', '--quiet', name)).split('\n').length);
    assert.match(rows[0] ?? '', /LABEL x=y/);
    assert.match(rows[1] ?? '', /RUN echo "a\\\|b"/);
  });

  trial('image.removeAll', 'with all its names', async (same) => {
    const make = async (name: string): Promise<string> => {
      await real.buildImage(name, `FROM ${IMAGE}\nLABEL many=${name}\n`);
      await real.docker('tag', name, `${name}:two`);
      return idOf(name);
    };
    const left = (name: string): Promise<string> =>
      real.docker('image', 'ls', '--quiet', '--filter', `label=many=${name}`);
    const [ours, theirs] = [real.name('many'), real.name('many')];
    const [ourId, theirId] = [await make(ours), await make(theirs)];
    const short = (id: string): string => id.slice('sha256:'.length).slice(0, 12);
    const { ui, line } = await asPerson(engine, 'image.removeAll', { thing: thing(ours), script: [{ confirm: true }] });
    assert.match(ui.confirmations[0]?.detail ?? '', new RegExp(`${ours}:latest\n${ours}:two`));
    await real.docker(...line.map((word) => (word === short(ourId) ? short(theirId) : word)));
    same(await left(ours), await left(theirs));
    assert.equal(await left(ours), '');
  });

  test('a plan names exactly what the prune takes', async () => {
    const make = async (): Promise<void> => {
      await real.buildImage('dyt-prune:1', `FROM ${IMAGE}\nRUN echo ${String(Math.random())} > /a\n`);
      await real.buildImage('dyt-prune:1', `FROM ${IMAGE}\nRUN echo ${String(Math.random())} > /b\n`);
      await real.docker('volume', 'create', 'dyt-unused');
      await real.docker('network', 'create', 'dyt-unused');
      await real.docker('network', 'create', 'dyt-named');
      await real.docker(
        'run',
        '--name',
        'dyt-stopped',
        '--volume',
        '/anonymous',
        '--network',
        'dyt-named',
        'dyt-prune:1',
        'true',
      );
    };
    const left = async (): Promise<Record<string, string[]>> => ({
      containers: lines(await real.docker('ps', '--all', '--quiet', '--no-trunc')),
      images: lines(await real.docker('image', 'ls', '--quiet', '--no-trunc')),
      volumes: lines(await real.docker('volume', 'ls', '--quiet')),
      networks: lines(await real.docker('network', 'ls', '--quiet', '--no-trunc')),
    });
    const scopes: PruneScope[] = [
      { ...nothing, images: 'dangling' },
      { ...nothing, networks: true },
      { ...nothing, volumes: 'unused' },
      { ...nothing, containers: true },
      { ...nothing, images: 'unused' },
      { containers: true, images: 'unused', volumes: 'unused', networks: true, cache: 'unused' },
    ];
    const keep = await real.container('kept');
    for (const scope of scopes) {
      await make();
      const before = await left();
      const plan = await planOf(engine, scope);
      const planned = {
        containers: plan.containers.map(({ container }) => container.id),
        images: plan.images.map(({ id }) => id),
        volumes: plan.volumes.map(({ name }) => name),
        networks: plan.networks.map(({ id }) => id),
      };
      for (const call of pruneCalls(scope, engine.facts?.apiVersion ?? '')) await engine.send(call);
      const now = await left();
      for (const kind of ['containers', 'images', 'volumes', 'networks'] as const) {
        const gone = (before[kind] ?? []).filter((id) => now[kind]?.includes(id) === false);
        assert.deepEqual(planned[kind].toSorted(), gone, `${kind} of ${JSON.stringify(scope)}`);
      }
      await real.docker('rm', '--force', '--volumes', 'dyt-stopped').catch(() => undefined);
      await real.docker('network', 'rm', 'dyt-unused', 'dyt-named').catch(() => undefined);
      await real.docker('volume', 'prune', '--force');
      await real.docker('image', 'rm', '--force', 'dyt-prune:1').catch(() => undefined);
      await real.docker('image', 'prune', '--force');
    }
    assert.ok((await left())['containers']?.includes(keep.id));
  });

  trial(['system.info', 'system.version', 'system.df'], 'say what docker says', async (same) => {
    const volume = real.name('unused');
    real.willRemove('volume', 'rm', volume);
    await real.docker('run', '--rm', '-v', `${volume}:/v`, IMAGE, 'dd', 'if=/dev/zero', 'of=/v/x', 'bs=1M', 'count=5');
    const { ui } = await asPerson(engine, 'system.df', {});
    const page = ui.texts.get('docker system df.md') ?? '';
    assert.match(page, /^`docker system df --verbose` · `GET \/system\/df\?verbose=true`$/m);
    assert.match(page, /^## What the Numbers Mean$/m);
    const [images, , volumes] = (await real.docker('system', 'df', '--format', '{{json .}}'))
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<'Size' | 'TotalCount' | 'Reclaimable', string>>);
    const cellsOf = (row: string): string[] =>
      (page.split('\n').find((line) => line.startsWith(`| ${row} `)) ?? '').split('|').map((cell) => cell.trim());
    // docker writes four digits, Dockyard three.
    const digits = (text = ''): string => Number.parseFloat(text).toPrecision(2);
    same(cellsOf('Images')[2], images?.TotalCount);
    same(digits(cellsOf('Images')[4]), digits(images?.Size));
    const back = digits(cellsOf('Volumes')[5]);
    same(back, digits(volumes?.Reclaimable));
    assert.ok(Number(back) >= 5, 'what no container mounts can be got back');
    const shown = async (what: string): Promise<Record<string, unknown>> => {
      const { ui: seen } = await asPerson(engine, `system.${what}`, {});
      const [asked, ...json] = (seen.texts.get(`docker ${what}.jsonc`) ?? '').split('\n');
      assert.equal(asked, `// docker ${what} · GET /${what}`);
      return JSON.parse(json.join('\n')) as Record<string, unknown>;
    };
    same((await shown('info'))['ID'], await real.docker('info', '--format', '{{.ID}}'));
    same((await shown('version'))['Version'], await real.docker('version', '--format', '{{.Server.Version}}'));
  });
});

function lines(text: string): string[] {
  return [...new Set(text.split('\n'))].filter((line) => line !== '').sort();
}
