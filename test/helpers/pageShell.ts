import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { splitWords } from '../../src/shell/words.ts';
import { dockerCommand } from './realEngine.ts';

/** Milliseconds that a command may take. */
const PATIENCE = 30_000;

/** A reader's terminal: a folder, and the engine that docker speaks to. */
export interface Terminal {
  readonly folder: string;
  readonly address: string;
}

/** By argv where the line is one docker command, else by a shell. To questions it says yes. */
export async function execute(
  text: string,
  { folder, address }: Terminal,
  patience = PATIENCE,
): Promise<{ code: number; output: string }> {
  const split = splitWords(text.replace(/\\\n/g, ' '));
  const [program, ...args] = 'words' in split ? split.words : [];
  const simple = program === 'docker' && !/[|&;<>$`]/.test(text.replace(/'[^']*'/g, ''));
  const [file, argv] = simple ? [dockerCommand(), args] : ['bash', ['-c', `set -o pipefail\n${text}`]];
  const env = { PATH: process.env['PATH'], HOME: folder, USER: 'kim', DOCKER_HOST: address, DOCKER_BUILDKIT: '0' };
  // With a group of its own: what a shell started ends with it.
  const child = spawn(file, argv, { cwd: folder, env, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // Most commands do not read it.
  child.stdin.on('error', () => undefined);
  child.stdin.end('y\n');
  const late = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), patience);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(late);
  return { code: code ?? -1, output: output.slice(-2000) };
}

/** What has a person type, or look until Ctrl-C. */
export const watched =
  /^docker (?:run|exec)\b.* -(?:it|ti|t)\b|^docker start -ai\b|^docker (?:attach|events)\b|^docker logs\b.* -f\b|^docker stats(?!.*--no-stream)/;

/** Milliseconds until something in a terminal has shown what it shows. */
const LOOK = 1_500;

/**
 * The same in a terminal of its own, where a person types `exit` and, to what goes on after that, Ctrl-C, which some
 * commands want three times.
 * @returns the code of docker: what is ended by Ctrl-C has one of its own
 */
export async function executeInTerminal(
  text: string,
  { folder, address }: Terminal,
): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env['PATH'], HOME: folder, USER: 'kim', TERM: 'xterm', DOCKER_HOST: address };
  const child = spawn('script', ['--quiet', '--return', '--command', text, '/dev/null'], { cwd: folder, env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.on('error', () => undefined);
  const typing = ['exit\r', '\u0003', '\u0003', '\u0003'].map((keys, index) =>
    setTimeout(() => child.stdin.write(keys), LOOK * (index + 1)),
  );
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  const [code] = (await once(child, 'close')) as [number | null];
  for (const timer of [...typing, late]) clearTimeout(timer);
  return { code: code ?? -1, output: output.slice(-2000) };
}

/** Puts files into a folder, with the folders that they are in. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
