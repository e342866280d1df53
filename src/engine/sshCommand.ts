import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Connection } from '../contract/endpoint.ts';

export type SshConnection = Extract<Connection, { kind: 'ssh' }>;

/** Where engines usually listen; the remote machine is taken for one like Docker's own. */
const USUAL_SOCKET = '/var/run/docker.sock';

/** Of ssh's words only the last ones tell how it ended; a debug level in the user's config could make very many. */
const MOST_WORDS = 4000;

/** Nobody is there to type a password; and a network that silently went away is noticed within 45 s. */
const ALWAYS = ['-o', 'BatchMode=yes', '-o', 'ServerAliveInterval=15', '-o', 'ServerAliveCountMax=3'];

/**
 * Forwards a local socket to the engine's. A master connection that the user's config keeps may be used, but must not
 * be made: it would outlive us.
 */
export function forwardingArgs(where: SshConnection, socket: string): string[] {
  const options = [...ALWAYS, '-o', 'ControlMaster=no', '-o', 'ExitOnForwardFailure=yes'];
  return [...options, '-nNT', '-L', `${socket}:${where.path ?? USUAL_SOCKET}`, ...target(where)];
}

/** One connection that others go through. @param control the path of its socket */
export function masterArgs(where: SshConnection, control: string): string[] {
  const options = [...ALWAYS, '-o', 'ControlMaster=yes', '-o', `ControlPath=${control}`, '-o', 'ControlPersist=no'];
  // What the user's config forwards is not for us, and could keep the connection from being made.
  return [...options, '-o', 'ClearAllForwardings=yes', '-nNT', ...target(where)];
}

/** What the docker command does for ssh addresses. @param control undefined: a connection of its own */
export function dialArgs(where: SshConnection, control: string | undefined): string[] {
  const shared = control === undefined ? [] : ['-o', `ControlPath=${control}`];
  const host = where.path === undefined ? [] : ['--host', quoted(`unix://${where.path}`)];
  const own = ['-o', 'ClearAllForwardings=yes', '-o', 'RemoteCommand=none', '-T'];
  return [
    ...ALWAYS,
    '-o',
    'ControlMaster=no',
    ...shared,
    ...own,
    ...target(where),
    'docker',
    ...host,
    'system',
    'dial-stdio',
  ];
}

function target({ host, port, user }: SshConnection): string[] {
  const more = [...(port === undefined ? [] : ['-p', String(port)]), ...(user === undefined ? [] : ['-l', user])];
  return [...more, '--', host];
}

/** ssh hands the remote command to the shell over there, as one text: the only shell there is, and not ours. */
function quoted(text: string): string {
  return /^[\w:/.@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A running ssh. */
export interface SshProcess<C extends ChildProcess = ChildProcess> {
  readonly child: C;
  /** The last of what it said on its error output. */
  words(): string;
  /** Resolves with how it ended; rejects never. `ENOENT` when there is no ssh. */
  readonly ended: Promise<string>;
}

/** For one that has no input of ours: the others see its end when this process is no more. */
export function endWithUs({ child, ended }: SshProcess): void {
  const lastResort = (): void => void child.kill();
  process.once('exit', lastResort);
  void ended.then(() => process.off('exit', lastResort));
}

export function startSsh(args: readonly string[]): SshProcess<ChildProcessWithoutNullStreams> {
  const child = spawn('ssh', [...args], { stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-MOST_WORDS);
  });
  // What is written to one that has ended is lost, which its end says.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
  return { child, ended, words: () => words.trim() };
}
