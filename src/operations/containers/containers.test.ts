import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeEngine, noSession } from '../../../test/helpers/fakeEngine.ts';
import { FakeUi, services } from '../../../test/helpers/fakeUi.ts';
import { rawContainer } from '../../../test/helpers/raw.ts';
import type { Connection } from '../../contract/endpoint.ts';
import { Failure } from '../../contract/failure.ts';
import type { Thing } from '../../contract/view.ts';
import { pruneContainers } from './prune.ts';
import { HELPER_LABEL } from '../../model/records.ts';
import { rename } from '../rename.ts';
import { copyAddress, copyId, copyName, copyRunCommand } from './copy.ts';
import { explainExit } from './explainExit.ts';
import { commit } from './keep.ts';
import { diff, top } from './look.ts';
import { openPort, publishedPorts } from './openPort.ts';

const web: Thing = { kind: 'container', id: 'c1', name: 'web', state: 'running' };

describe('what is published', () => {
  const socket: Connection = { kind: 'socket', path: '/run/docker.sock' };
  const remote: Connection = { kind: 'tcp', host: 'box.example', port: 2376 };
  const cases: readonly [string, unknown, Connection, readonly string[]][] = [
    ['nothing', null, socket, []],
    ['exposed only', { '80/tcp': null }, socket, []],
    [
      'on all cards',
      {
        '80/tcp': [
          { HostIp: '0.0.0.0', HostPort: '8080' },
          { HostIp: '::', HostPort: '8080' },
        ],
      },
      socket,
      ['localhost:8080'],
    ],
    ['on one card', { '80/tcp': [{ HostIp: '10.0.0.1', HostPort: '8080' }] }, socket, ['10.0.0.1:8080']],
    ['not TCP', { '53/udp': [{ HostIp: '', HostPort: '53' }] }, socket, []],
    ['of a remote engine', { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: '8080' }] }, remote, ['box.example:8080']],
    [
      'of a remote engine, for itself',
      { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '80' }] },
      remote,
      ['box.example:80'],
    ],
    ['nonsense', { '80/tcp': [{ HostIp: 7, HostPort: 'x' }, null, 'y'] }, socket, []],
  ];
  for (const [name, ports, connection, expected] of cases) {
    it(name, () =>
      assert.deepEqual(
        publishedPorts(ports, connection).map(({ host, port }) => `${host}:${port}`),
        expected,
      ),
    );
  }
});

describe('opening a port', () => {
  const ports = (...hostPorts: string[]): object => ({
    NetworkSettings: { Ports: { '80/tcp': hostPorts.map((HostPort) => ({ HostIp: '', HostPort })) } },
  });

  it('opens the only one with what answers there', async () => {
    for (const scheme of ['http', 'https'] as const) {
      const engine = new FakeEngine();
      engine.inspected = ports('8080');
      const using = services(engine, { machine: { webScheme: () => Promise.resolve(scheme) } });
      await openPort.run(using, web);
      assert.deepEqual(using.ui.opened, [`${scheme}://localhost:8080/`]);
    }
  });

  it('asks which of several, and goes by the port when nobody answers', async () => {
    const engine = new FakeEngine();
    engine.inspected = ports('8080', '9090');
    const using = services(engine, { ui: new FakeUi(['escape']) });
    await openPort.run(using, web);
    assert.deepEqual(
      using.ui.picks[0]?.choices.map(({ label }) => label),
      ['localhost:8080', 'localhost:9090'],
    );
    assert.deepEqual(using.ui.opened, []);
  });

  it('says so when there is none', async () => {
    await assert.rejects(openPort.run(services(new FakeEngine()), web), (error) =>
      Failure.is(error, 'container.noPort'),
    );
  });
});

describe('copying', () => {
  it('the id, the name, the address', async () => {
    const engine = new FakeEngine();
    engine.inspected = { NetworkSettings: { Networks: { none: {}, a: { IPAddress: '172.17.0.2' } } } };
    const using = services(engine);
    await copyId.run(using, web);
    await copyName.run(using, web);
    await copyAddress.run(using, web);
    assert.deepEqual(using.ui.copied, ['c1', 'web', '172.17.0.2']);
  });

  it('no address copies nothing and says so', async () => {
    const using = services(new FakeEngine());
    await copyAddress.run(using, web);
    assert.deepEqual([using.ui.copied, using.ui.statuses], [[], ['web has none.']]);
  });

  it('as docker run leaves out what the image brings along', async () => {
    const engine = new FakeEngine();
    const shared = { Env: ['PATH=/bin'], Cmd: ['nginx'], WorkingDir: '/srv', Labels: { maker: 'x' } };
    const config = { ...shared, Image: 'app:1', Env: ['PATH=/bin', 'A=1 2'], Labels: { maker: 'x', own: 'y' } };
    const container = {
      ...{ Id: 'c1', Name: '/web', Image: 'sha256:1', Config: { ...config, Hostname: 'c1' } },
      HostConfig: { Binds: ['data:/srv'], PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] } },
    };
    engine.answers.inspect = (kind) => Promise.resolve(kind === 'image' ? { Config: shared } : container);
    const using = services(engine);
    await copyRunCommand.run(using, web);
    assert.deepEqual(using.ui.copied, [
      "docker run -d --name web -p 8080:80 -e 'A=1 2' -v data:/srv --label own=y app:1",
    ]);
  });
});

describe('prune', () => {
  const stopped = [rawContainer(1, { Names: ['/old'], Status: 'Exited (3) 1 day ago', State: 'exited', SizeRw: 2000 })];

  it('names exactly what goes, and asks before it goes', async () => {
    const engine = new FakeEngine();
    engine.sent = stopped;
    const no = services(engine, { ui: new FakeUi([{ confirm: false }]) });
    await pruneContainers.run(no);
    assert.match(
      no.ui.confirmations[0]?.detail ?? '',
      /\n\nold · nginx:alpine · exited \(3\) · 2 kB\n\ndocker container prune --force$/,
    );
    assert.equal(engine.calls.filter((call) => call.includes('POST')).length, 0);
    const yes = services(engine, { ui: new FakeUi([{ confirm: true }]) });
    await pruneContainers.run(yes);
    assert.equal(engine.calls.at(-1), 'send POST /containers/prune');
  });

  it('asks again when something stopped while the person read', async () => {
    const engine = new FakeEngine();
    const late = rawContainer(2, { Names: ['/late'], Status: 'Exited (0) 1 second ago', State: 'exited' });
    let looks = 0;
    engine.answers.send = ({ method }) => {
      if (method === 'GET') looks += 1;
      return Promise.resolve(looks === 1 ? stopped : [...stopped, late]);
    };
    const using = services(engine, { ui: new FakeUi([{ confirm: true }, { confirm: false }]) });
    await pruneContainers.run(using);
    assert.deepEqual(
      using.ui.confirmations.map(({ detail }) => /\nlate · /.test(detail)),
      [false, true],
    );
    assert.equal(engine.count('send POST /containers/prune'), 0);
  });

  it('leaves the containers alone that our own work needs', async () => {
    const engine = new FakeEngine();
    const helper = rawContainer(2, { Names: ['/ours'], State: 'created', Labels: { [HELPER_LABEL]: 'volume' } });
    engine.sent = [...stopped, helper];
    const using = services(engine, { ui: new FakeUi([{ confirm: true }]) });
    await pruneContainers.run(using);
    assert.doesNotMatch(using.ui.confirmations[0]?.detail ?? '', /ours/);
    const filters = encodeURIComponent(JSON.stringify({ 'label!': [HELPER_LABEL] }));
    assert.equal(engine.calls.at(-1), `send POST /containers/prune?filters=${filters}`);
    assert.equal(using.ui.statuses[0], "docker container prune --force --filter 'label!=dev.dockyard.helper'");
    engine.sent = [helper];
    await pruneContainers.run(using);
    assert.equal(using.ui.statuses.at(-1), 'No container is stopped.');
  });

  it('has nothing to ask when nothing is stopped', async () => {
    const engine = new FakeEngine();
    engine.sent = [];
    const using = services(engine);
    await pruneContainers.run(using);
    assert.deepEqual([using.ui.confirmations, using.ui.statuses], [[], ['No container is stopped.']]);
  });
});

describe('rename', () => {
  it('asks for each, and takes no name that is in use', async () => {
    const engine = new FakeEngine();
    engine.containers = [rawContainer(1, { Names: ['/taken'] })];
    const using = services(engine, { ui: new FakeUi([{ type: ['taken', '', 'new'] }]) });
    await using.runner.run(rename, [web]);
    assert.match(using.ui.inputs[0]?.complaints[0] ?? '', /in use/);
    assert.notEqual(using.ui.inputs[0]?.complaints[1], undefined);
    assert.equal(engine.calls.at(-1), 'send POST /containers/c1/rename?name=new');
  });
});

describe('commit', () => {
  it('takes a reference, and the port of a registry is no tag', async () => {
    const engine = new FakeEngine();
    engine.answers.inspect = () => Promise.reject(new Failure('image.gone', ['it']));
    engine.sent = { Id: 'sha256:1' };
    const reference = 'localhost:5000/team/app';
    const script = [{ type: ['Bad Name', '', reference] }, { type: ['why'] }, { type: [' Ann <ann@example.com> '] }];
    const using = services(engine, { ui: new FakeUi(script) });
    await commit.run(using, web);
    assert.deepEqual(
      using.ui.inputs[0]?.complaints.map((complaint) => complaint !== undefined),
      [true, true, false],
    );
    assert.equal(
      engine.calls.at(-1),
      'send POST /commit?container=c1&repo=localhost%3A5000%2Fteam%2Fapp&tag=latest&comment=why&author=Ann%20%3Cann%40example.com%3E',
    );
    const line = ['commit', '--author', 'Ann <ann@example.com>', '--message', 'why', 'web', reference];
    assert.deepEqual(using.ledger.entries[0]?.line, line);
    assert.deepEqual(using.ledger.entries[0].undo?.line, ['image', 'rm', `${reference}:latest`]);
  });
});

describe('commit, without remarks,', () => {
  it('says nothing of them, and does nothing when the person turns away from one', async () => {
    const engine = new FakeEngine();
    engine.answers.inspect = () => Promise.reject(new Failure('image.gone', ['it']));
    engine.sent = { Id: 'sha256:1' };
    const using = services(engine, { ui: new FakeUi([{ type: ['app'] }, { type: [''] }, { type: [' '] }]) });
    await commit.run(using, web);
    assert.equal(engine.calls.at(-1), 'send POST /commit?container=c1&repo=app&tag=latest');
    assert.deepEqual(using.ledger.entries[0]?.line, ['commit', 'web', 'app']);
    await commit.run(services(engine, { ui: new FakeUi([{ type: ['app'] }, { type: [''] }, 'escape']) }), web);
    assert.equal(engine.count('send'), 1);
  });
});

describe('documents', () => {
  it('of processes and of changes show hostile names as text', async () => {
    const engine = new FakeEngine();
    const using = services(engine);
    engine.sent = { Titles: ['PID', 'CMD'], Processes: [['1', 'sh -c "a | b" <x>'], 'odd'] };
    await top.run(using, web);
    assert.match(using.ui.texts.get('top web.md') ?? '', /\| `1` \| `sh -c "a \\\| b" <x>` \|/);
    engine.sent = [{ Path: '/a\u001b[1m\nb', Kind: 1 }, { Path: '/gone', Kind: 2 }, null];
    await diff.run(using, web);
    assert.match(using.ui.texts.get('diff web.diff') ?? '', /\n\+ \/a\ufffd\[1m\ufffdb\n- \/gone\n/);
  });

  it('of an end are there even when events and log are gone', async () => {
    const engine = new FakeEngine();
    engine.inspected = {
      State: { Status: 'exited', ExitCode: 3, StartedAt: '2026-01-01T00:00:00Z', FinishedAt: '2026-01-01T00:01:00Z' },
    };
    engine.answers.follow = () => Promise.reject(new Failure('engine.lost', ['x']));
    engine.answers.logs = () => Promise.reject(new Failure('engine.rejected', ['no logs']));
    const using = services(engine);
    await explainExit.run(using, web);
    assert.match(using.ui.texts.get('web.exit.md') ?? '', /with exit code 3&#46; The engine no longer has the events/);
    engine.answers.logs = () =>
      Promise.resolve({
        ...noSession,
        onOutput: (listener) => listener(Buffer.from('last words\n')),
        onEnd: (listener) => listener({ exitCode: 3 }),
      });
    await explainExit.run(using, web);
    assert.match(using.ui.texts.get('web.exit.md') ?? '', /\n {4}last words\n/);
  });
});
