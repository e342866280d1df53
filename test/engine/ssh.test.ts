import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { EngineEvent } from '../../src/contract/engine.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { FailureCode } from '../../src/contract/failureTable.ts';
import { cliEnvironment } from '../../src/engine/cli.ts';
import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { openTunnel, type Tunnel } from '../../src/engine/ssh.ts';
import { barren } from '../helpers/barren.ts';
import { eventually, inTime } from '../helpers/eventually.ts';
import { dockerCommand, RealEngine } from '../helpers/realEngine.ts';
import { SshServer } from '../helpers/sshServer.ts';
import { Transcript } from '../helpers/transcript.ts';
import { remove } from '../helpers/change.ts';

const run = promisify(execFile);
const size = { columns: 80, rows: 24 };
const PATH = process.env['PATH'] ?? '';

/** A real engine behind a real sshd, reached by the real ssh. */
describe('an engine by ssh', () => {
  let real: RealEngine;
  let server: SshServer;
  const engines: DockerEngine[] = [];
  const tunnels: Tunnel[] = [];

  before(async () => {
    real = await RealEngine.find();
    server = await SshServer.start();
    process.env['PATH'] = `${server.bin}:${PATH}`;
    // Other tests may have tunnels of their own.
    process.env['TMPDIR'] = server.folder;
  });
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.dispose();
    for (const tunnel of tunnels.splice(0)) tunnel.dispose();
    server.knowHost('host');
    server.useKey('key');
    assert.deepEqual(leftFolders(), []);
  });
  after(async () => {
    process.env['PATH'] = PATH;
    delete process.env['TMPDIR'];
    await server.stop();
    await real.stop();
  });

  const engineAt = async (address: string): Promise<DockerEngine> => {
    const engine = new DockerEngine(await resolveEndpoint(address, barren()), real.log);
    engines.push(engine);
    return engine;
  };
  const addresses = (): string[] => [
    `ssh://dyt-alias${real.socket}`,
    `ssh://${server.user}@127.0.0.1:${String(server.port)}${real.socket}`,
  ];
  const tunnelTo = async (address: string): Promise<Tunnel> => {
    const { connection } = await resolveEndpoint(address, barren());
    assert.ok(connection.kind === 'ssh');
    const tunnel = await openTunnel(connection, address, real.log);
    tunnels.push(tunnel);
    return tunnel;
  };
  const fails = async (address: string, code: FailureCode, words: RegExp): Promise<void> => {
    const thrown: unknown = await (await engineAt(address)).ping().then(
      () => 'answered',
      (error: unknown) => error,
    );
    assert.ok(Failure.is(thrown), String(thrown));
    assert.equal(thrown.code, code, thrown.message);
    assert.equal(thrown.args[0], address);
    assert.match(thrown.args[1] ?? '', words);
  };
  /** Everything that a window does with an engine. */
  const everything = async (address: string): Promise<void> => {
    const engine = await engineAt(address);
    await engine.ping();
    const seen: EngineEvent[] = [];
    const following = new AbortController();
    await engine.events(
      (event) => seen.push(event),
      () => undefined,
      following.signal,
    );
    const { id, name } = await real.container('ssh');
    await eventually('the event is seen', () => seen.some((event) => event.id === id));
    const exec = new Transcript(await engine.exec(id, name, ['sh', '-c', 'read x; echo "<$x>"; exit 6'], size));
    exec.session.write('안녕\r');
    assert.deepEqual(await exec.ended(), { exitCode: 6 });
    assert.match(exec.text, /<안녕>/);
    const lists = await Promise.all(Array.from({ length: 20 }, () => engine.listContainers([id])));
    assert.ok(lists.every((list) => list.length === 1));
    following.abort();
    await remove(engine, id, name, true);
    assert.equal(await idByCli(engine), await real.docker('info', '--format', '{{.ID}}'));
  };

  test('works, by an alias of the user’s config and by user and port; the docker command reaches the same', async () => {
    for (const address of addresses()) await everything(address);
    assert.ok(!real.log.lines.some((line) => line.includes('Reaching')));
  });

  test('works through a jump host, and with a key that only an agent has', async () => {
    await everything(`ssh://dyt-jump${real.socket}`);
    await fails(`ssh://dyt-agent${real.socket}`, 'engine.sshDenied', /Permission denied/);
    await server.startAgent();
    await everything(`ssh://dyt-agent${real.socket}`);
  });

  test('is one ssh, whose socket nobody else may use, and nothing is left of it', async () => {
    const tunnel = await tunnelTo(addresses()[0] ?? '');
    const folder = path.dirname(tunnel.socket);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(processesOf(folder).length, 1);
    tunnel.dispose();
    assert.ok(!existsSync(folder));
    await eventually('ssh has ended', () => processesOf(folder).length === 0);
  });

  test('a host key that is not known, or that changed', async () => {
    for (const known of [undefined, 'otherhost'] as const) {
      server.knowHost(known);
      await fails(addresses()[0] ?? '', 'engine.sshHostKey', /Host key verification failed/);
    }
  });

  test('a key that the server does not take', async () => {
    server.useKey('otherkey');
    await fails(addresses()[0] ?? '', 'engine.sshDenied', /Permission denied/);
  });

  test('a name that cannot be resolved, a port where nothing listens, no ssh at all', async () => {
    await fails('ssh://no-such-host.invalid', 'engine.sshUnresolved', /Could not resolve hostname/);
    await fails('ssh://127.0.0.1:1', 'engine.sshUnreachable', /Connection refused/);
    process.env['PATH'] = '/nonexistent';
    try {
      await fails('ssh://dyt-alias', 'engine.sshMissing', /^$/);
    } finally {
      process.env['PATH'] = `${server.bin}:${PATH}`;
    }
  });

  test('a user’s config that forwards a port which is taken, and runs a command', async () =>
    (await engineAt(`ssh://dyt-busy${real.socket}`)).ping());

  test('a server that takes the connection and says nothing', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const where = { kind: 'ssh', host: '127.0.0.1', port } as const;
    await assert.rejects(openTunnel(where, 'ssh://silent', real.log, 1), (error) => {
      assert.ok(Failure.is(error, 'engine.sshSlow'), String(error));
      assert.deepEqual(error.args, ['ssh://silent', '1']);
      return true;
    });
    silent.close();
  });

  test('no engine on that machine, in its own words', async () =>
    fails(`ssh://dyt-alias${server.folder}/none.sock`, 'engine.sshNoEngine', /none\.sock/));

  test('ssh that is ended in the middle: it is told, everything temporary goes, the next call connects anew', async () => {
    const tunnel = await tunnelTo(addresses()[0] ?? '');
    await endSsh(tunnel);
    const engine = await engineAt(addresses()[0] ?? '');
    await engine.ping();
    let isOver: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (isOver = resolve));
    await engine.events(() => undefined, isOver, new AbortController().signal);
    const [folder = ''] = leftFolders();
    for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
    await inTime('the event stream', ended);
    await eventually('it connects anew', () =>
      engine.ping().then(
        () => true,
        () => false,
      ),
    );
  });

  describe('where forwarding is forbidden', () => {
    before(() => server.restart('AllowStreamLocalForwarding no'));
    after(() => server.restart());

    test('works by docker system dial-stdio', async () => {
      for (const address of addresses()) await everything(address);
      assert.ok(real.log.lines.some((line) => line.includes('dial-stdio')));
    });

    test('is one connection for all, and nothing is left of it', async () => {
      const logins = (): number => server.log.split('Accepted publickey').length - 1;
      const before = logins();
      const tunnel = await tunnelTo(addresses()[0] ?? '');
      assert.equal(logins() - before, 2, 'the one that could not forward, and the one that lasts');
      const folder = path.dirname(tunnel.socket);
      tunnel.dispose();
      assert.ok(!existsSync(folder));
      await eventually('ssh has ended', () => processesOf(folder).length === 0);
    });

    test('ssh that is ended in the middle is told', async () => endSsh(await tunnelTo(addresses()[0] ?? '')));

    test('no engine on that machine, in its own words', async () =>
      fails(`ssh://dyt-alias${server.folder}/none.sock`, 'engine.sshNoEngine', /none\.sock/));
  });

  async function endSsh(tunnel: Tunnel): Promise<void> {
    const folder = path.dirname(tunnel.socket);
    for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL');
    const failure = await inTime('the tunnel', tunnel.closed);
    assert.equal(failure.code, 'engine.ssh');
    assert.match(failure.args[1] ?? '', /SIGKILL/);
    assert.ok(!existsSync(folder));
  }
});

/** What tunnels of this process keep. */
function leftFolders(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith('dockyard-ssh-'))
    .map((name) => path.join(tmpdir(), name));
}

/** The ssh processes that have this folder in their arguments. */
function processesOf(folder: string): number[] {
  assert.ok(folder.includes('dockyard-ssh-'));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}

/** Which engine the docker command reaches with the environment that belongs to an endpoint. */
async function idByCli(engine: DockerEngine): Promise<string> {
  const variables = Object.entries(cliEnvironment(engine.endpoint)).filter(([, value]) => value !== null);
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', ...Object.fromEntries(variables) };
  return (await run(dockerCommand(), ['info', '--format', '{{.ID}}'], { env })).stdout.trim();
}
