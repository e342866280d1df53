import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionEnd } from '../contract/engine.ts';
import { openProcess } from './processSession.ts';

/** Runs a few lines of JavaScript as the program and gathers what the session tells. */
async function run(code: string, ...args: readonly string[]): Promise<{ output: string; end: SessionEnd }> {
  const session = openProcess(process.execPath, ['-e', code, ...args], process.env);
  let output = '';
  session.onOutput((chunk) => (output += chunk.toString()));
  const end = await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
  return { output, end };
}

describe('openProcess', { timeout: 20_000 }, () => {
  it('gives both outputs and the exit code', async () => {
    const { output, end } = await run(
      "process.stdout.write('out\\n'); process.stderr.write('err\\n'); process.exitCode = 3",
    );
    assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out']);
    assert.deepEqual(end, { exitCode: 3 });
  });

  it('hands on arguments as they are: no shell reads them', async () => {
    const hostile = ['a b', '$HOME', '$(id)', '; rm -rf x', "it's", '"', '한글', '*'];
    const { output } = await run('console.log(JSON.stringify(process.argv.slice(1)))', ...hostile);
    assert.deepEqual(JSON.parse(output), hostile);
  });

  it('tells all of a long output before the end', async () => {
    const { output } = await run("process.stdout.write('x'.repeat(1_000_000))");
    assert.equal(output.length, 1_000_000);
  });

  it('of a program that cannot be started ends with the reason', async () => {
    const session = openProcess('/nowhere/docker', ['logs'], {});
    const end = await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
    assert.equal(end.exitCode, undefined);
    assert.equal((end.failure as { code?: unknown }).code, 'ENOENT');
  });

  it('closed by us ends the program', async () => {
    const session = openProcess(
      process.execPath,
      ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'],
      process.env,
    );
    const pid = await new Promise<number>((resolve) => session.onOutput((chunk) => resolve(Number(chunk))));
    session.close();
    await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
    await gone(pid);
  });
});

/** Waits until there is no such process; the test fails by its own time limit when it stays. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
