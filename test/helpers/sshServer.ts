import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensurePrograms } from '../support/packages.mjs';
import { findProgram, type RunningGroup, startGroup } from '../support/processes.mjs';
import { eventually } from './eventually.ts';
import { freePort } from './freePort.ts';

const run = promisify(execFile);

/**
 * A real sshd with a configuration, keys and a port of its own, and an `ssh` for PATH that knows of these only: nobody's
 * ~/.ssh is read or written.
 */
export class SshServer {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'dyq-'));
  /** To be the first of PATH. */
  readonly bin = path.join(this.folder, 'bin');
  readonly user = userInfo().username;
  port = 0;
  #group: RunningGroup | undefined;
  #agent: RunningGroup | undefined;

  static async start(): Promise<SshServer> {
    const programs = { sshd: 'openssh-server', ssh: 'openssh-client', 'ssh-keygen': 'openssh-client' };
    await ensurePrograms(programs, { yes: true, why: 'Tests of ssh need' });
    const server = new SshServer();
    server.port = await freePort();
    for (const name of ['host', 'otherhost', 'key', 'otherkey']) {
      const args = ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path.join(server.folder, name)];
      await run('ssh-keygen', args);
    }
    copyFileSync(path.join(server.folder, 'key.pub'), path.join(server.folder, 'authorized'));
    server.knowHost('host');
    server.useKey('key');
    mkdirSync(server.bin);
    const wrapper = path.join(server.bin, 'ssh');
    const real = findProgram('ssh') ?? 'ssh';
    writeFileSync(wrapper, `#!/bin/sh\nexec ${real} -F ${path.join(server.folder, 'client')} "$@"\n`);
    chmodSync(wrapper, 0o755);
    await server.restart();
    return server;
  }

  /** @param more lines of sshd_config */
  async restart(...more: readonly string[]): Promise<void> {
    await this.#group?.stop();
    // sshd of Debian wants this one, which its service would have made.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    const at = (name: string): string => path.join(this.folder, name);
    const lines = [
      ...more,
      `Port ${String(this.port)}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${at('host')}`,
      `AuthorizedKeysFile ${at('authorized')}`,
      `PidFile ${at('sshd.pid')}`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin yes',
      // One test logs in many times at once.
      'MaxStartups 100',
      `SetEnv PATH=${process.env['PATH'] ?? ''} DOCKER_HOST=unix://${at('no-such.sock')}`,
    ];
    writeFileSync(at('sshd_config'), `${lines.join('\n')}\n`);
    const sshd = findProgram('sshd') ?? 'sshd';
    this.#group = await startGroup(sshd, ['-D', '-e', '-f', at('sshd_config')], { logFile: at('sshd.log') });
    await eventually('sshd listens', () => listens(this.port), { instead: () => this.log });
  }

  get log(): string {
    return readFileSync(path.join(this.folder, 'sshd.log'), 'utf8');
  }

  /** Which host key the client expects; undefined: it knows none. */
  knowHost(name: 'host' | 'otherhost' | undefined): void {
    const key = name === undefined ? '' : readFileSync(path.join(this.folder, `${name}.pub`), 'utf8');
    const line = key === '' ? '' : `[127.0.0.1]:${String(this.port)} ${key}`;
    writeFileSync(path.join(this.folder, 'known'), line);
  }

  useKey(name: 'key' | 'otherkey'): void {
    const at = (file: string): string => path.join(this.folder, file);
    const lines = [
      'Host dyt-alias',
      '  HostName 127.0.0.1',
      `  Port ${String(this.port)}`,
      `  User ${this.user}`,
      // Reached through another host, which here is the same.
      'Host dyt-jump',
      '  HostName 127.0.0.1',
      `  Port ${String(this.port)}`,
      `  User ${this.user}`,
      '  ProxyJump dyt-alias',
      // Its key is known to an agent only.
      'Host dyt-agent',
      '  HostName 127.0.0.1',
      `  Port ${String(this.port)}`,
      `  User ${this.user}`,
      `  IdentityAgent ${at('agent.sock')}`,
      '  IdentityFile none',
      // Forwards a port that is taken, as a second connection of somebody who forwards ports does.
      'Host dyt-busy',
      '  HostName 127.0.0.1',
      `  Port ${String(this.port)}`,
      `  LocalForward 127.0.0.1:${String(this.port)} 127.0.0.1:1`,
      '  RemoteCommand echo never',
      'Host * !dyt-agent',
      `  IdentityFile ${at(name)}`,
      '  IdentitiesOnly yes',
      '  IdentityAgent none',
      'Host *',
      `  UserKnownHostsFile ${at('known')}`,
      '  GlobalKnownHostsFile /dev/null',
    ];
    writeFileSync(at('client'), `${lines.join('\n')}\n`);
  }

  /** Starts an agent that holds the key, for `dyt-agent`. */
  async startAgent(): Promise<void> {
    const socket = path.join(this.folder, 'agent.sock');
    this.#agent = await startGroup('ssh-agent', ['-D', '-a', socket], { logFile: path.join(this.folder, 'agent.log') });
    await eventually('the agent is there', () => existsSync(socket));
    await run('ssh-add', ['-q', path.join(this.folder, 'key')], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
  }

  async stop(): Promise<void> {
    await this.#group?.stop();
    await this.#agent?.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
