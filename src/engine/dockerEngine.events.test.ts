import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Failure } from '../contract/failure.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
import { DockerEngine } from './dockerEngine.ts';
import { eventFilters } from './events.ts';

/** What a follower is told, and a way to wait until it was told so. */
class Follower {
  readonly told: string[] = [];
  #check: (() => void) | undefined;

  say(words: string): void {
    this.told.push(words);
    this.#check?.();
  }

  async until(words: string): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#check = () => {
        if (this.told.includes(words)) resolve();
      };
      this.#check();
    });
  }
}

const line = (action: string, id: string): string =>
  `${JSON.stringify({ Type: 'container', Action: action, Actor: { ID: id, Attributes: { name: '웹🐳' } } })}\n`;

describe('following events', { timeout: 20_000 }, () => {
  let standIn: StandInEngine;
  let engine: DockerEngine;
  let log: MemoryLog;
  let follower: Follower;
  let stop: AbortController;
  let asked: URLSearchParams;
  let stream: ServerResponse;

  beforeEach(async () => {
    standIn = await new StandInEngine().listen();
    // The engine answers at once, before anything happens.
    standIn.on('GET /events', ({ response, query }) => {
      asked = query;
      stream = response;
      response.writeHead(200).flushHeaders();
    });
    log = new MemoryLog();
    engine = new DockerEngine(standIn.endpoint, log);
    follower = new Follower();
    stop = new AbortController();
  });
  afterEach(async () => {
    engine.dispose();
    await standIn.close();
  });

  const follow = (): Promise<void> =>
    engine.events(
      ({ action, id, attributes }) => follower.say([action, id, attributes['name']].join(' ')),
      () => follower.say('end'),
      stop.signal,
    );

  it('is open before the first event, and asks only for what a view shows', async () => {
    await follow();
    assert.deepEqual(JSON.parse(asked.get('filters') ?? ''), eventFilters);
    assert.deepEqual(follower.told, []);
  });

  it('tells of events in their order, also when the stream is cut anywhere', async () => {
    await follow();
    const bytes = Buffer.from(line('create', 'c1') + line('start', 'c1'));
    for (let at = 0; at < bytes.length; at += 7) {
      stream.write(bytes.subarray(at, at + 7));
      // Else Node may send what was written as one piece.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await follower.until('start c1 웹🐳');
    assert.deepEqual(follower.told, ['create c1 웹🐳', 'start c1 웹🐳']);
  });

  it('goes on after a line that cannot be read, which it writes into the log', async () => {
    await follow();
    stream.write(`what is this\n${line('start', 'c1')}`);
    await follower.until('start c1 웹🐳');
    assert.deepEqual(follower.told, ['start c1 웹🐳']);
    assert.ok(log.lines.some((entry) => entry.startsWith('warn') && entry.includes('what is this')));
  });

  const ends: readonly [string, () => void][] = [
    ['the engine ends it', () => stream.end()],
    ['the engine dies', () => stream.destroy()],
    ['the engine ends it in the middle of a line', () => stream.end('{"Type":"conta')],
    ['we let go of the engine', () => engine.dispose()],
  ];
  for (const [name, end] of ends) {
    it(`tells once that it is over when ${name}`, async () => {
      await follow();
      stream.write(line('start', 'c1'));
      await follower.until('start c1 웹🐳');
      end();
      await follower.until('end');
      await new Promise((resolve) => setTimeout(resolve, 30));
      assert.deepEqual(follower.told, ['start c1 웹🐳', 'end']);
    });
  }

  it('says nothing when we stop it ourselves, and closes the connection', async () => {
    await follow();
    const closed = new Promise((resolve) => stream.on('close', resolve));
    stop.abort();
    await closed;
    assert.deepEqual(follower.told, []);
  });

  it('that was stopped before it was open is closed at once', async () => {
    stop.abort();
    await follow();
    await new Promise((resolve) => (stream.destroyed ? resolve(undefined) : stream.on('close', resolve)));
    assert.deepEqual(follower.told, []);
  });

  it('that the engine refuses is a failure', async () => {
    standIn.refuse('GET /events', 500, 'no events today');
    await assert.rejects(
      follow(),
      (error) => Failure.is(error, 'engine.rejected') && error.args[0] === 'no events today',
    );
    assert.deepEqual(follower.told, []);
  });
});
