import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { Endpoint } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { runBuildkitCheck } from './buildkitCheck.ts';

const endpoint: Endpoint = {
  address: 'unix:///run/stand-in.sock',
  connection: { kind: 'socket', path: '/run/stand-in.sock' },
  source: 'setting',
};

/** Programs that stand in for docker: no buildx is needed to know what is done with what one says. */
describe("BuildKit's check by a stand-in docker", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dybk-'));
  after(() => rmSync(folder, { recursive: true }));

  const standIn = (script: string): string => {
    const cli = path.join(folder, 'docker');
    writeFileSync(cli, `#!/bin/sh\n${script}\n`);
    chmodSync(cli, 0o755);
    return cli;
  };
  const run = (script: string, signal = new AbortController().signal): Promise<string> =>
    runBuildkitCheck({
      cli: standIn(script),
      endpoint,
      dockerfile: 'FROM x\nRUN 한글 "$(touch no)"\n',
      context: folder,
      env: { ...process.env, DOCKER_CONTEXT: 'other', FOLDER: folder },
      signal,
    });

  it('gets the text as input, the arguments as they are, and the endpoint', async () => {
    const output = await run(
      'printf "%s\\n" "$@" > "$FOLDER/args"; cat > "$FOLDER/text"; echo "$DOCKER_HOST $DOCKER_CONTEXT" > "$FOLDER/host"; echo "{}"',
    );
    assert.equal(output, '{}\n');
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    assert.deepEqual(read('args').trimEnd().split('\n'), [
      ...['--host', 'unix:///run/stand-in.sock', 'buildx', 'build', '--call', 'check,format=json', '--file', '-'],
      folder,
    ]);
    assert.equal(read('text'), 'FROM x\nRUN 한글 "$(touch no)"\n');
    assert.equal(read('host'), 'unix:///run/stand-in.sock \n');
  });

  it('takes an answer whatever the exit code, and without reading the input', async () =>
    assert.equal(await run('echo "{}"; exit 1'), '{}\n'));

  const failures: readonly [string, string][] = [
    ["docker: 'buildx' is not a docker command.", 'buildkit.noBuildx'],
    ['unknown flag: --call', 'buildkit.noBuildx'],
    ['ERROR: Cannot connect to the Docker daemon at unix:///x.', 'engine.refused'],
    ['#1 x\nERROR: something else', 'buildkit.noAnswer'],
    ['', 'buildkit.noAnswer'],
  ];
  for (const [words, code] of failures) {
    it(`says ${code} for ${JSON.stringify(words)}`, () =>
      assert.rejects(run(`printf '%s' ${JSON.stringify(words)} >&2; exit 1`), (thrown) => {
        assert.ok(Failure.is(thrown));
        return thrown.code === code;
      }));
  }

  it('ends with the signal', async () => {
    const cancel = new AbortController();
    const running = run('exec sleep 30', cancel.signal);
    setTimeout(() => cancel.abort(), 50);
    await assert.rejects(running, { name: 'AbortError' });
  });
});
