import { spawn } from 'node:child_process';
import type { Session } from '../contract/engine.ts';
import { openSession } from './sessions.ts';
import { PassThrough } from 'node:stream';

/**
 * A program's output as a session: no shell, no terminal, nothing to type into. Used for `docker logs`.
 * @throws what `spawn` reports, when the program cannot be started, at the end of the session.
 */
export function openProcess(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Session {
  const child = spawn(program, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const output = new PassThrough();
  let exitCode: number | undefined;
  child.stdout.on('data', (chunk: Buffer) => output.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.write(chunk));
  child.on('error', (error) => output.destroy(error));
  child.on('close', (code) => {
    exitCode = code ?? undefined;
    output.end();
  });
  return openSession({
    stream: output,
    raw: true,
    exitCode: () => Promise.resolve(exitCode),
    onClosed: () => child.kill(),
  });
}
