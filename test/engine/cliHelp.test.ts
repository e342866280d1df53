import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { refineModel } from '../../src/shell/refine.ts';
import { MachineCli } from '../../src/vscode/cliHelp.ts';
import { cliModel } from '../helpers/cliModel.ts';
import { dockerCommand } from '../helpers/realEngine.ts';

const run = promisify(execFile);

describe('the help of the docker on this machine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dyhelp-'));
  after(() => rmSync(folder, { recursive: true }));

  /** A docker that notes what it was asked. @param script what it does then; without one it is the real docker. */
  const dockerOf = (name: string, script = `exec '${dockerCommand()}' "$@"`) => {
    const place = path.join(folder, name);
    const [docker, notes] = [path.join(place, 'docker'), path.join(place, 'asked')];
    mkdirSync(place);
    writeFileSync(docker, `#!/bin/sh\necho "$DOCKER_HOST:" "$@" >> '${notes}'\n${script}\n`);
    chmodSync(docker, 0o755);
    return {
      env: { ...process.env, PATH: `${place}:${process.env['PATH'] ?? ''}`, DOCKER_CONTEXT: 'far' },
      asked: (): string[] => (existsSync(notes) ? readFileSync(notes, 'utf8').trimEnd().split('\n') : []),
    };
  };
  const trusted = () => true;

  it('is read as docker prints it, and asks no engine', async () => {
    const { env, asked } = dockerOf('real');
    const help = await new MachineCli(trusted, env).help(['', 'container run', 'no such thing; ls']);
    const texts = new Map(help?.texts);
    assert.deepEqual([...texts.keys()].sort(), ['', 'container run']);
    const print = async (...args: string[]): Promise<string> =>
      (await run(dockerCommand(), args, { env: { ...process.env, DOCKER_HOST: 'tcp://127.0.0.1:1' } })).stdout;
    assert.equal(texts.get('container run'), await print('container', 'run', '--help'));
    assert.equal(texts.get(''), await print('--help'));
    assert.ok(help !== null && (await print('--version')).includes(`version ${help.version}`));
    for (const line of asked()) assert.match(line, /^tcp:\/\/127\.0\.0\.1:1: /);

    const refined = refineModel(cliModel, texts);
    const command = refined.command(['run']);
    assert.ok(command !== undefined);
    assert.equal(refined.flag(command, 'publish')?.absent, false);
    assert.equal(refined.flag(command, 'no-such-flag'), undefined);
  });

  it('is asked for once', async () => {
    const { env, asked } = dockerOf('once');
    const cli = new MachineCli(trusted, env);
    const first = await cli.help(['ps', 'images']);
    assert.deepEqual(await cli.help(['images']), {
      ...first,
      texts: first?.texts.filter(([name]) => name === 'images'),
    });
    const helps = asked().filter((line) => line.endsWith('--help'));
    assert.deepEqual(helps.map((line) => line.split(': ')[1]).sort(), ['images --help', 'ps --help']);
  });

  it('is not asked for as long as the folder is not trusted', async () => {
    const { env, asked } = dockerOf('untrusted');
    let isTrusted = false;
    const cli = new MachineCli(() => isTrusted, env);
    assert.equal(await cli.help(['ps']), null);
    assert.deepEqual(asked(), []);
    isTrusted = true;
    assert.equal((await cli.help(['ps']))?.texts.length, 1);
  });

  it('is nothing without docker', async () => {
    const cli = new MachineCli(trusted, { PATH: path.join(folder, 'empty') });
    assert.deepEqual(await cli.help(['ps']), { version: '', texts: [] });
  });

  const stubborn = "trap '' TERM; while :; do sleep 0.05; done";
  const broken: readonly [string, string][] = [
    ['fails at once', 'echo "docker: broken" >&2; exit 1'],
    ['says only its version', 'test "$1" = --version && echo "Docker version 27.0.1" || exit 3'],
    ['prints something else', 'echo "Docker version 27.0.1: hello"'],
    ['prints without end', 'test "$1" = --version && echo "Docker version 27.0.1" || yes Usage:'],
    ['hangs', stubborn],
    ['hangs when its help is asked for', `test "$1" = --version && echo "Docker version 27.0.1" || { ${stubborn}; }`],
  ];
  for (const [index, [what, script]] of broken.entries()) {
    it(`leaves the model as it is with a docker that ${what}`, async () => {
      const { env } = dockerOf(`broken${index}`, script);
      const help = await new MachineCli(trusted, env, 500).help(['', 'ps', 'container run']);
      assert.ok(help !== null);
      const { commands } = refineModel(cliModel, new Map(help.texts));
      assert.deepEqual(commands, cliModel.commands);
    });
  }
});
