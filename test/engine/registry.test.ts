import assert from 'node:assert/strict';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Failure } from '../../src/contract/failure.ts';
import type { RegistryAddress } from '../../src/contract/registry.ts';
import { DistributionRegistries } from '../../src/engine/registry/client.ts';
import { credentialsFor, registryAuthHeader } from '../../src/engine/registry/credentials.ts';
import { type Surroundings, thisMachine } from '../../src/engine/surroundings.ts';
import { speakIn } from '../../src/contract/localized.ts';
import type { Row } from '../../src/contract/view.ts';
import { RegistryList } from '../../src/model/registryList.ts';
import { registryRows } from '../../src/views/registryRow.ts';
import { asPerson } from '../helpers/asPerson.ts';
import { FakeEngine } from '../helpers/fakeEngine.ts';
import { eventually } from '../helpers/eventually.ts';
import { trialAlone } from '../helpers/trial.ts';
import { makeCertificates } from '../helpers/openssl.ts';
import { LOGIN, RealRegistry } from '../helpers/realRegistry.ts';

/** The client against the real registry of Docker, and against what a registry must not do to us. */
describe('registries', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'dyc-'));
  const config = path.join(home, 'config.json');
  const certificates = path.join(home, 'certs.d');
  const around = (): Surroundings => ({
    ...thisMachine(),
    env: { PATH: `${home}${path.delimiter}${process.env['PATH'] ?? ''}`, DOCKER_CONFIG: home, HOME: home },
  });
  const client = (): DistributionRegistries => new DistributionRegistries(around(), certificates);
  const at = (host: string, plain = false): RegistryAddress => ({ host, plain });
  const auth = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64');
  const logIn = (content: object): void => writeFileSync(config, JSON.stringify(content));

  let open: RealRegistry;
  let closed: RealRegistry;
  before(async () => {
    open = await RealRegistry.start();
    closed = await RealRegistry.start({ login: true, canDelete: false });
  });
  afterEach(() => rmSync(config, { force: true }));
  after(() => {
    open.stop();
    closed.stop();
    rmSync(home, { recursive: true });
  });

  const code = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'no failure',
      (thrown: unknown) => (Failure.is(thrown) ? thrown.code : String(thrown)),
    );

  test('repositories and tags come in pages, and each page leads to the next', async () => {
    const names = Array.from({ length: 130 }, (_, index) => `team/app-${String(index).padStart(3, '0')}`);
    for (const name of names) await open.put(name, 'one', 'the same text');
    const first = await client().repositories(at(open.host));
    assert.equal(first.entries.length, 100);
    const second = await client().repositories(at(open.host), first.next);
    assert.deepEqual([...first.entries, ...second.entries], names);
    assert.equal(second.next, undefined);
  });

  test('a tag has its digest, its size, and can be deleted by what it leads to', async () => {
    const digest = await open.put('shop', '1.0', 'twelve bytes');
    await open.put('shop', 'latest', 'twelve bytes');
    await open.put('shop', 'other', 'something else');
    const registry = client();
    assert.deepEqual((await registry.tags(at(open.host), 'shop')).entries.toSorted(), ['1.0', 'latest', 'other']);
    assert.equal(await registry.digest(at(open.host), 'shop', '1.0'), digest);
    const facts = await registry.tag(at(open.host), 'shop', 'latest');
    assert.deepEqual([facts.digest, facts.size, facts.platforms], [digest, 12, []]);
    await registry.remove(at(open.host), 'shop', digest);
    assert.deepEqual((await registry.tags(at(open.host), 'shop')).entries, ['other']);
    assert.equal(await code(registry.digest(at(open.host), 'shop', '1.0')), 'registry.notFound');
  });

  test('a repository without tags is an empty list; an unknown one is said to be unknown', async () => {
    const digest = await open.put('empty', 'gone', 'soon gone');
    await client().remove(at(open.host), 'empty', digest);
    assert.deepEqual((await client().tags(at(open.host), 'empty')).entries, []);
    assert.equal(await code(client().tags(at(open.host), 'no/such')), 'registry.notFound');
  });

  test('names are never more than names', async () => {
    const registry = client();
    for (const name of ['../_catalog', 'a/../../_catalog', 'a?n=1', 'a#b', '%2e%2e', '한글', '']) {
      const failure = await code(registry.tags(at(open.host), name));
      assert.match(failure, /^registry\.(notFound|refused|notRegistry)$/, name);
    }
  });

  test('a login comes from config.json, from a helper for the registry, and from the store of all', async () => {
    await closed.put('kept', '1', 'text');
    assert.equal(await code(client().repositories(at(closed.host))), 'registry.noCatalog');
    assert.equal(await code(client().check(at(closed.host))), 'registry.denied');

    logIn({ auths: { [closed.host]: { auth } } });
    assert.deepEqual((await client().repositories(at(closed.host))).entries, ['kept']);
    logIn({ auths: { [`https://${closed.host}/v2/`]: { auth } } });
    await client().check(at(closed.host));

    const helper = path.join(home, 'docker-credential-dyt');
    const answer = JSON.stringify({ ServerURL: closed.host, Username: LOGIN.username, Secret: LOGIN.password });
    const lines = [
      '#!/bin/sh',
      'test "$1" = get && read -r host',
      `if test "$host" = '${closed.host}'; then echo '${answer}'`,
      `else echo 'credentials not found in native keychain'; exit 1; fi`,
    ];
    writeFileSync(helper, lines.join('\n'));
    chmodSync(helper, 0o755);
    logIn({ credHelpers: { [closed.host]: 'dyt' }, auths: { [closed.host]: { auth: 'd3Jvbmc6d3Jvbmc=' } } });
    await client().check(at(closed.host));
    logIn({ credsStore: 'dyt' });
    await client().check(at(closed.host));
    assert.equal(await credentialsFor('registry.example.com', around()), undefined);

    logIn({ auths: { [closed.host]: { auth: Buffer.from('somebody:wrong').toString('base64') } } });
    assert.equal(await code(client().check(at(closed.host))), 'registry.denied');
    assert.equal(await code(client().remove(at(closed.host), 'kept', `sha256:${'0'.repeat(64)}`)), 'registry.denied');
  });

  test('a registry that lets nobody delete says so', async () => {
    logIn({ auths: { [closed.host]: { auth } } });
    const digest = await closed.put('stays', '1', 'text');
    assert.equal(await code(client().remove(at(closed.host), 'stays', digest)), 'registry.deleteOff');
  });

  test('a helper that is missing, a path, silent or broken is said by its name', async () => {
    const broken = path.join(home, 'docker-credential-broken');
    writeFileSync(broken, '#!/bin/sh\necho secret-without-json\n');
    chmodSync(broken, 0o755);
    for (const name of ['missing', '../broken', 'broken']) {
      logIn({ credsStore: name });
      const failure: unknown = await credentialsFor(closed.host, around()).catch((thrown: unknown) => thrown);
      assert.ok(Failure.is(failure, 'registry.helper'), name);
      assert.deepEqual(failure.args, [`docker-credential-${name}`]);
      assert.doesNotMatch(failure.message, /secret-without-json/);
    }
  });

  test('the header of the engine says what docker says', () => {
    const decoded = (header: string): unknown => JSON.parse(Buffer.from(header, 'base64url').toString());
    assert.deepEqual(decoded(registryAuthHeader('docker.io', undefined)), {});
    assert.deepEqual(decoded(registryAuthHeader('docker.io', { username: 'a', password: 'b' })), {
      serveraddress: 'https://index.docker.io/v1/',
      username: 'a',
      password: 'b',
    });
    assert.deepEqual(decoded(registryAuthHeader('r:5000', { username: '', identityToken: 't' })), {
      serveraddress: 'r:5000',
      username: '',
      identitytoken: 't',
    });
  });

  test('a certificate of one’s own authority is taken from the folder that docker uses', async () => {
    const made = await makeCertificates(path.join(home, 'tls'));
    const registry = await RealRegistry.start({ certificates: made.server });
    try {
      const folder = path.join(certificates, registry.host);
      const untrusted = async (): Promise<boolean> =>
        (await code(client().check(at(registry.host)))) === 'registry.tls';
      await eventually('the registry shows its certificate', untrusted);
      mkdirSync(folder, { recursive: true });
      cpSync(path.join(made.server, 'ca.pem'), path.join(folder, 'ca.crt'));
      await client().check(at(registry.host));
      assert.deepEqual((await client().repositories(at(registry.host))).entries, []);
    } finally {
      registry.stop();
    }
  });

  trialAlone(
    ['registry.add', 'registry.more', 'registry.copyDigest', 'registry.deleteTag', 'registry.remove'],
    'noCommand',
    'from the list and back',
    async () => {
      const many = await RealRegistry.start();
      try {
        const names = Array.from({ length: 103 }, (_, index) => `v${String(index).padStart(3, '0')}`);
        await many.put('app', 'first', 'shared');
        const digest = await many.put('app', 'second', 'shared');
        await many.put('app', 'other', 'else');
        for (const name of names) await many.put(`r/${name}`, '1', 'x');
        let kept: readonly string[] = [];
        const registries = client();
        const list = new RegistryList(
          { read: () => kept, write: async (entries) => void (kept = entries) },
          async () => registries,
        );
        const machine = { registries, registryBook: list };
        const engine = new FakeEngine();
        await asPerson(engine, 'registry.add', { script: [{ type: ['localhostname', 'a b', many.host] }], machine });
        assert.deepEqual(kept, [many.host]);
        const speak = speakIn('en');
        const rows = (): readonly Row[] => registryRows(list.entries, list.tree, speak)[0]?.children?.rows() ?? [];
        assert.match(rows()[0]?.label ?? '', /Asking/);
        const more = await eventually('a page and what stands for the rest', () =>
          rows().find(({ thing }) => thing?.state === 'more'),
        );
        assert.equal(rows().length, 101);
        await asPerson(engine, 'registry.more', { thing: more.thing ?? {}, machine });
        assert.equal(rows().length, 104);

        const tags = await eventually('the tags of a repository', () => {
          const below =
            rows()
              .find(({ label }) => label === 'app')
              ?.children?.rows() ?? [];
          return below.length === 3 && below;
        });
        const tag = tags.find(({ label }) => label === 'second')?.thing ?? assert.fail('no such tag');
        assert.equal(tag.name, `${many.host}/app:second`);
        const copied = await asPerson(engine, 'registry.copyDigest', { thing: tag, machine });
        assert.deepEqual(copied.ui.copied, [`${many.host}/app@${digest}`]);
        const spared = await asPerson(engine, 'registry.deleteTag', {
          thing: tag,
          script: [{ confirm: false }],
          machine,
        });
        assert.match(spared.ui.confirmations[0]?.detail ?? '', /second\nfirst/);
        assert.equal((await registries.tags(at(many.host), 'app')).entries.length, 3);
        const deleted = await asPerson(engine, 'registry.deleteTag', {
          thing: tag,
          script: [{ confirm: true }],
          machine,
        });
        const request = `DELETE ${many.host}/v2/app/manifests/${digest}`;
        assert.ok(deleted.ui.confirmations[0]?.detail.includes(request), 'what is sent is said before');
        const [entry] = deleted.ledger.entries;
        assert.deepEqual([entry?.request, entry?.outcome, entry?.line], [request, 'done', []]);
        assert.deepEqual((await registries.tags(at(many.host), 'app')).entries, ['other']);
        const [top] = registryRows(list.entries, list.tree, speak);
        await asPerson(engine, 'registry.remove', { thing: top?.thing ?? {}, machine });
        assert.deepEqual(kept, []);
        await assert.rejects(asPerson(engine, 'registry.pullTag', { thing: { id: 'no place' }, machine }), (thrown) =>
          Failure.is(thrown, 'row.gone'),
        );
      } finally {
        many.stop();
      }
    },
  );

  describe('that misbehave', () => {
    let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
    const server = http.createServer((request, response) => answer(request, response));
    let host = '';
    const seen: string[] = [];
    before(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    });
    after(() => server.close());
    const says = (status: number, body: string, headers: http.OutgoingHttpHeaders = {}) => {
      answer = (request, response) => {
        seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
        response.writeHead(status, headers).end(body);
      };
    };

    const cases: readonly [string, number, string, http.OutgoingHttpHeaders, string][] = [
      ['a web page', 200, '<html>', { 'content-type': 'text/html' }, 'registry.notRegistry'],
      ['a list that is none', 200, '{"repositories":{}}', {}, 'registry.notRegistry'],
      ['no JSON', 200, '{', {}, 'registry.notRegistry'],
      ['an error', 500, '{"errors":[{"message":"disk full"}]}', {}, 'registry.refused'],
      ['errors that are none', 503, '{"errors":"x"}', {}, 'registry.refused'],
      ['a limit', 429, '', {}, 'registry.tooMany'],
      ['a redirect', 302, '', { location: 'http://127.0.0.1:1/' }, 'registry.refused'],
      ['no challenge', 401, '', {}, 'registry.noCatalog'],
      ['a token server that is no address', 401, '', { 'www-authenticate': 'Bearer realm="x"' }, 'registry.noCatalog'],
      ['a token server of files', 401, '', { 'www-authenticate': 'Bearer realm="file:///x"' }, 'registry.noCatalog'],
    ];
    for (const [what, status, body, headers, expected] of cases) {
      test(what, async () => {
        says(status, body, headers);
        assert.equal(await code(client().repositories(at(host, true))), expected);
      });
    }

    test('a link to another machine is followed on this one', async () => {
      says(200, '{"tags":["a"]}', { link: '<https://elsewhere.example.com/v2/a/tags/list?last=a>; rel="next"' });
      const { next } = await client().tags(at(host, true), 'a');
      assert.equal(next, '/v2/a/tags/list?last=a');
    });

    test('a token is asked for with the login, and then shown', async () => {
      logIn({ auths: { [host]: { auth } } });
      seen.length = 0;
      answer = (request, response) => {
        const { authorization = '' } = request.headers;
        seen.push(`${request.url ?? ''} ${authorization}`);
        if (request.url?.startsWith('/token') === true) response.end('{"token":"abc"}');
        else if (authorization === 'Bearer abc') response.end('{"tags":["one"]}');
        else {
          const challenge = `Bearer realm="http://${host}/token",service="s & s",scope="repository:a:pull"`;
          response.writeHead(401, { 'www-authenticate': challenge }).end();
        }
      };
      assert.deepEqual((await client().tags(at(host, true), 'a')).entries, ['one']);
      assert.deepEqual(seen, [
        '/v2/a/tags/list?n=100 ',
        `/token?service=s+%26+s&scope=repository%3Aa%3Apull Basic ${auth}`,
        '/v2/a/tags/list?n=100 Bearer abc',
      ]);
    });

    test('nobody there', async () => {
      assert.equal(await code(client().check(at('127.0.0.1:1'))), 'registry.unreachable');
      assert.equal(await code(client().check(at('no-such-host.invalid'))), 'registry.unreachable');
    });
  });
});
