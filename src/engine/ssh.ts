import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../contract/failure.ts';
import type { Log } from '../contract/ports.ts';
import { endWithUs, forwardingArgs, masterArgs, type SshConnection, type SshProcess, startSsh } from './sshCommand.ts';
import { DialServer } from './sshDial.ts';
import { isChannelRefused, lastWords, noEngine, sshFailure } from './sshFailures.ts';

/** A login may go through several machines. */
const LOGIN_SECONDS = 20;
/** Once the way is there, an engine that says nothing for so long is the first call's to tell. */
const ANSWER_MS = 3000;
/** Between two looks for the socket that ssh makes after the login. */
const LOOK_MS = 25;

/** A local socket that leads to an engine on another machine. */
export interface Tunnel {
  readonly socket: string;
  /** Resolves when ssh has ended by itself. */
  readonly closed: Promise<Failure>;
  dispose(): void;
}

/**
 * Reaches an engine by the system's ssh, so that the user's config, agent, jump hosts and known hosts hold: one ssh that
 * forwards the engine's socket, or, where that is forbidden or impossible, `docker system dial-stdio` over there.
 * @param seconds how long the login may take
 * @throws Failure `engine.ssh…`
 */
export async function openTunnel(
  where: SshConnection,
  address: string,
  log: Log,
  seconds = LOGIN_SECONDS,
): Promise<Tunnel> {
  // Windows' own ssh forwards no unix sockets, and shares no connections.
  if (process.platform === 'win32') return dialEach(where, address, seconds);
  // mkdtemp makes it 0700: nobody else may use our way to the engine.
  const folder = await mkdtemp(path.join(tmpdir(), 'dockyard-ssh-'));
  const way = { where, address, folder, log, seconds };
  try {
    return (await forward(way)) ?? (await dial(way));
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    throw thrown;
  }
}

interface Way {
  readonly where: SshConnection;
  readonly address: string;
  /** Private to this tunnel. */
  readonly folder: string;
  readonly log: Log;
  readonly seconds: number;
}

/** @returns undefined when the other side does not open the way to the socket */
async function forward({ where, address, folder, log, seconds }: Way): Promise<Tunnel | undefined> {
  const socket = path.join(folder, 'docker.sock');
  const ssh = startSsh(forwardingArgs(where, socket));
  endWithUs(ssh);
  try {
    await ready(ssh, socket, address, seconds);
  } catch (thrown) {
    ssh.child.kill();
    if (!isChannelRefused(ssh.words())) throw thrown;
    log.info(`ssh cannot forward a socket to ${address}: ${lastWords(ssh.words())}`);
    return undefined;
  }
  if (await answers(socket)) return tunnel(ssh, socket, address, folder);
  log.info(`No engine answers through the forwarded socket of ${address}: ${lastWords(ssh.words())}`);
  ssh.child.kill();
  return undefined;
}

/** One connection, over which each of dockerode's is a session of its own. */
async function dial({ where, address, folder, log, seconds }: Way): Promise<Tunnel> {
  const control = path.join(folder, 'control');
  // Not the name of the forwarded one: ssh may have left that.
  const socket = path.join(folder, 'dial.sock');
  const ssh = startSsh(masterArgs(where, control));
  endWithUs(ssh);
  let server: DialServer | undefined;
  try {
    await ready(ssh, control, address, seconds);
    server = await DialServer.listen(socket, where, control);
    if (!(await answers(socket))) throw noEngine(address, server.lastWords, 'docker system dial-stdio');
    log.info(`Reaching ${address} by docker system dial-stdio`);
    return tunnel(ssh, socket, address, folder, server);
  } catch (thrown) {
    server?.dispose();
    ssh.child.kill();
    throw thrown;
  }
}

async function dialEach(where: SshConnection, address: string, seconds: number): Promise<Tunnel> {
  const socket = `\\\\.\\pipe\\dockyard-ssh-${crypto.randomUUID()}`;
  const server = await DialServer.listen(socket, where, undefined);
  if (await answers(socket, seconds * 1000)) {
    return { socket, closed: new Promise(() => undefined), dispose: () => server.dispose() };
  }
  server.dispose();
  throw sshFailure(address, server.lastWords, server.lastWords);
}

function tunnel(ssh: SshProcess, socket: string, address: string, folder: string, server?: DialServer): Tunnel {
  let isOver = false;
  const end = (): void => {
    isOver = true;
    server?.dispose();
    ssh.child.kill();
    // At once: whoever ends us may have no time left.
    rmSync(folder, { recursive: true, force: true });
  };
  const closed = new Promise<Failure>((resolve) => {
    void ssh.ended.then((how) => {
      if (isOver) return;
      end();
      resolve(sshFailure(address, ssh.words(), `ssh ended: ${how}`));
    });
  });
  return { socket, closed, dispose: end };
}

/** Waits until ssh has logged in, which is when it makes its socket. */
async function ready(ssh: SshProcess, socket: string, address: string, seconds: number): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  const over = new AbortController();
  const ended = ssh.ended.then((how) => {
    over.abort();
    throw sshFailure(address, ssh.words(), how);
  });
  const there = (async (): Promise<void> => {
    while (!over.signal.aborted && !existsSync(socket)) {
      if (performance.now() > deadline) throw new Failure('engine.sshSlow', [address, String(seconds)], ssh.words());
      await delay(LOOK_MS);
    }
  })();
  // Whichever is second is of no interest any more.
  ended.catch(() => undefined);
  await Promise.race([ended, there]);
  // Both can be true at once: a socket that was there, and an ssh that has ended.
  if (over.signal.aborted) await ended;
}

/** False: the connection was taken and closed without a word. The engine's own answer is of no interest here. */
function answers(socket: string, limitMs = ANSWER_MS): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket, () =>
      client.write('GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n'),
    );
    const settle = (answer: boolean): void => {
      clearTimeout(timer);
      client.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(true), limitMs);
    client.once('data', () => settle(true));
    client.once('error', () => settle(false));
    client.once('close', () => settle(false));
  });
}
