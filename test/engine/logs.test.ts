import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LogOptions } from '../../src/contract/engine.ts';
import type { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { eventually } from '../helpers/eventually.ts';
import { property } from '../helpers/random.ts';
import { RealEngine } from '../helpers/realEngine.ts';
import { Transcript } from '../helpers/transcript.ts';

const everything: LogOptions = { tail: 'all', timestamps: false };
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /;

describe('logs', () => {
  let real: RealEngine;
  let engine: DockerEngine;

  before(async () => {
    real = await RealEngine.find();
    engine = await real.engine();
  });
  after(() => real.stop());

  const logs = async (it: { id: string; name: string }, options: Partial<LogOptions> = {}): Promise<Transcript> =>
    new Transcript(await engine.logs(it.id, it.name, { ...everything, ...options }));
  /** A container that writes what is given and ends. */
  const finished = async (script: string, ...options: string[]): Promise<{ id: string; name: string }> => {
    const container = await real.container('logs', ['sh', '-c', script], options);
    await real.docker('wait', container.name);
    return container;
  };

  for (const [what, options, newline] of [
    ['without a terminal', [], '\n'],
    ['with a terminal', ['--tty'], '\r\n'],
  ] as const) {
    test(`${what}: all that was written, then the end with its exit code`, async () => {
      const container = await finished('seq 1 5; exit 3', ...options);
      const session = await logs(container);
      assert.deepEqual(await session.ended(), { exitCode: 3 });
      assert.equal(session.text, [1, 2, 3, 4, 5].map((line) => `${line}${newline}`).join(''));
    });

    test(`${what}: the last lines only, or none`, async () => {
      const container = await finished('seq 1 100', ...options);
      for (const tail of [0, 1, 7, 1000]) {
        const session = await logs(container, { tail });
        await session.ended();
        const first = Math.max(1, 101 - tail);
        assert.deepEqual(
          session.lines,
          Array.from({ length: 101 - first }, (_, index) => String(first + index)),
          `tail ${tail}`,
        );
      }
    });

    test(`${what}: times in front of the lines, as the CLI writes them`, async () => {
      const container = await finished('echo one; echo 둘', ...options);
      const session = await logs(container, { timestamps: true });
      await session.ended();
      for (const line of session.lines) assert.match(line, timestamp);
      const { stdout } = await real.dockerStreams('logs', '--timestamps', container.name);
      assert.equal(session.text, stdout);
    });

    test(`${what}: Korean, emoji and other long characters stay whole`, async () => {
      const line = '안녕하세요 도커 🐳👩‍👩‍👧‍👦 naïve 中文 ';
      const container = await finished(`for i in $(seq 1 3000); do echo "$i ${line}"; done`, ...options);
      const session = await logs(container);
      await session.ended();
      assert.deepEqual(
        session.lines,
        Array.from({ length: 3000 }, (_, index) => `${index + 1} ${line}`),
      );
      assert.ok(!session.text.includes('\ufffd'));
    });

    test(`${what}: 100,000 lines, and not one is lost`, { timeout: 180_000 }, async () => {
      const container = await finished('seq 1 100000', ...options);
      const session = await logs(container);
      await session.ended(120_000);
      const { lines } = session;
      assert.equal(lines.length, 100_000);
      assert.deepEqual([lines.at(0), lines.at(-1)], ['1', '100000']);
      assert.ok(lines.every((line, index) => line === String(index + 1)));
    });
  }

  test('new lines come as they are written, and the log ends when the container stops', async () => {
    const container = await real.container(
      'follow',
      ['sh', '-c', 'while read line; do echo "got $line"; done'],
      ['-i'],
    );
    const session = await logs(container);
    const typist = new Transcript(await engine.attach(container.id, container.name, { columns: 80, rows: 24 }));
    for (const word of ['one', 'two', 'three']) {
      typist.session.write(`${word}\n`);
      await session.shows(`got ${word}\n`);
      assert.equal(session.isOver, false);
    }
    await real.docker('stop', '--time', '0', container.name);
    const { State } = await real.inspected<{ State: { ExitCode: number } }>(container.name);
    assert.deepEqual(await session.ended(), { exitCode: State.ExitCode });
  });

  test('both channels come, each line once', async () => {
    const container = await finished('for i in $(seq 1 500); do echo "out $i"; echo "err $i" >&2; done');
    const session = await logs(container);
    await session.ended();
    const of = (channel: string): string[] => session.lines.filter((line) => line.startsWith(channel));
    const expected = (channel: string): string[] =>
      Array.from({ length: 500 }, (_, index) => `${channel} ${index + 1}`);
    assert.deepEqual(of('out'), expected('out'));
    assert.deepEqual(of('err'), expected('err'));
    assert.equal(session.lines.length, 1000);
  });

  test('control characters arrive as they were written', async (t) => {
    await property(t, 3, async (random) => {
      // A log file is JSON, so what is no UTF-8 would not come back as it went in.
      const bytes = random.list(400, () => random.int(0, 127));
      const octal = bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
      const container = await finished(`printf '${octal}\\n'`);
      const session = await logs(container);
      await session.ended();
      assert.equal(session.text, `${Buffer.from(bytes).toString('latin1')}\n`);
    });
  });

  test('a line without an end, and a very long one', async () => {
    const container = await finished("head -c 300000 /dev/zero | tr '\\0' x; printf end");
    const session = await logs(container);
    await session.ended();
    assert.equal(session.text, `${'x'.repeat(300_000)}end`);
  });

  test('a container that never wrote anything: nothing, and the end', async () => {
    const container = await finished('true');
    const session = await logs(container);
    assert.deepEqual(await session.ended(), { exitCode: 0 });
    assert.equal(session.text, '');
  });

  test('closing leaves the container running', async () => {
    const container = await real.container('closed', ['sh', '-c', 'while true; do date; sleep 0.1; done']);
    const session = await logs(container);
    await eventually('some lines', () => session.lines.length > 2);
    session.session.close();
    assert.deepEqual(await session.ended(), { exitCode: undefined });
    const length = session.bytes.length;
    await real.docker('exec', container.name, 'true');
    assert.equal(session.bytes.length, length);
  });

  test('a restart of the container ends the log; it can be followed again from there', async () => {
    const container = await real.container('again', ['sh', '-c', 'echo up; sleep 100000']);
    const first = await logs(container);
    await first.shows('up\n');
    await real.docker('restart', '--time', '0', container.name);
    await first.ended();
    const second = await logs(container);
    await eventually('both starts are there', () => second.lines.length === 2);
    second.session.close();
  });
});
