import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

const RUNNER = path.join(import.meta.dirname, 'main.ts');
const WORDS = {
  refused: 'docker refused ({0})',
  lost: 'the engine is lost ({0})',
  killed: 'it was killed ({0})',
  ended: 'it ended ({0})',
};

describe('the process of a terminal', { timeout: 60_000 }, () => {
  let folder = '';
  /** A program in the place of docker: a line of shell. */
  let docker = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dockyard-terminal-'));
    docker = path.join(folder, 'docker');
    writeFileSync(docker, '#!/bin/sh\neval "$PLAY"\n');
    chmodSync(docker, 0o755);
  });
  after(() => rmSync(folder, { recursive: true }));

  function start(
    play: string,
    args: readonly string[] = [],
    program = docker,
    ends: { readonly isShell?: boolean; readonly isLeft?: boolean } = {},
  ): ChildProcessWithoutNullStreams {
    const argv = ['--import', 'tsx', RUNNER, program, ...args];
    const words = JSON.stringify({ ...WORDS, ...ends });
    const env = { ...process.env, PLAY: play, ELECTRON_RUN_AS_NODE: '1', DOCKYARD_TERMINAL_WORDS: words };
    return spawn(process.execPath, argv, { env });
  }

  /** Runs it to its end; Enter is pressed as soon as it shows a text that asks for it. */
  async function run(
    play: string,
    ...args: readonly string[]
  ): Promise<{ code: number | null; out: string; err: string; held: boolean }> {
    return finish(start(play, args));
  }

  async function finish(
    child: ChildProcessWithoutNullStreams,
  ): Promise<{ code: number | null; out: string; err: string; held: boolean }> {
    let [out, err, held] = ['', '', false];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (/\((-?\d+)\)\u001b\[22m\r\n$/.test(err)) {
        // Long enough for one that does not wait for Enter to be gone.
        setTimeout(() => {
          held = child.exitCode === null;
          child.stdin.write('\r');
        }, 100);
      }
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, err, held };
  }

  const ends: readonly [string, string, number, boolean, RegExp][] = [
    ['a good end', 'echo hello', 0, false, /^$/],
    ['a program that failed stays until Enter, so that its words can be read', 'exit 3', 0, true, /it ended \(3\)/],
    ['one that was killed too', 'exit 137', 0, true, /it was killed \(137\)/],
    ['one that was stopped too', 'exit 143', 0, true, /it was killed \(143\)/],
    [
      'what the program says by itself is no refusal',
      "echo 'something: Error here' >&2; exit 2",
      0,
      true,
      /something[^]*it ended \(2\)/,
    ],
    [
      'the detach keys are a good end, although docker calls it 1',
      "echo 'read escape sequence' >&2; exit 1",
      0,
      false,
      /escape/,
    ],
    [
      'a refusal stays until Enter',
      "echo 'docker: Error response from daemon: no' >&2; exit 125",
      0,
      true,
      /no\n[^]*docker refused \(125\)/,
    ],
    [
      'an error of the engine too',
      "echo 'Error response from daemon: gone' >&2; exit 1",
      0,
      true,
      /docker refused \(1\)/,
    ],
    ['no engine too', "echo 'Cannot connect to the Docker daemon' >&2; exit 1", 0, true, /docker refused \(1\)/],
    ['no permission too', "echo 'permission denied while trying' >&2; exit 1", 0, true, /docker refused \(1\)/],
    ['an engine that went away under it', 'exit 255', 0, true, /the engine is lost \(255\)/],
  ];
  for (const [name, play, code, held, said] of ends) {
    it(name, async () => {
      const ended = await run(play);
      assert.equal(ended.code, code, ended.err);
      assert.equal(ended.held, held);
      assert.match(ended.err, said);
    });
  }

  for (const [code, held] of [
    [1, false],
    [7, false],
    [126, true],
    [137, true],
  ] as const) {
    it(`a shell that is left with ${code} ${held ? 'says why it ended' : 'just goes: it is what the last command came to'}`, async () => {
      const ended = await finish(start(`exit ${code}`, [], docker, { isShell: true }));
      assert.deepEqual([ended.code, ended.held], [0, held], ended.err);
    });
  }

  it('docker does not see what is between the editor and us', async () => {
    const { out } = await run('echo "[$DOCKYARD_TERMINAL_WORDS$ELECTRON_RUN_AS_NODE]"');
    assert.equal(out, '[]\n');
  });

  it('says why when the program cannot be started, and stays until Enter', async () => {
    const ended = await finish(start('', [], path.join(folder, 'missing')));
    assert.match(ended.err, /ENOENT[^]*docker refused \(127\)/);
    assert.equal(ended.held, true);
    assert.equal(ended.code, 0);
  });

  it('hands on arguments as they are: no shell reads them', async () => {
    const hostile = ['a b', '$HOME', '$(id)', ';', "it's", '', '한글', '*'];
    const { out } = await run(`for word in "$@"; do printf '[%s]' "$word"; done`, ...hostile);
    assert.equal(out, hostile.map((word) => `[${word}]`).join(''));
  });

  it('gives the program the input, and not the editor’s own variable', async () => {
    const child = start('read line; echo "got $line, ${ELECTRON_RUN_AS_NODE:-nothing}"');
    child.stdin.write('typed\n');
    assert.equal((await finish(child)).out, 'got typed, nothing\n');
  });

  it('leaves at Ctrl-C where that is what it is for, also a program that shrugs it off', async () => {
    const child = start("trap '' INT; echo ready; while :; do sleep 1; done", [], docker, { isLeft: true });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    const { code, held, err } = await finish(child);
    assert.deepEqual([code, held, err], [0, false, '']);
  });

  it('leaves Ctrl-C to the program', async () => {
    const child = start('echo ready; read line; exit 4');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    // A terminal sends it to both; here the runner gets it alone, and must not die of it.
    child.kill('SIGINT');
    child.stdin.write('\n');
    assert.match((await finish(child)).err, /it ended \(4\)/);
  });
});
