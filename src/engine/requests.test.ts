import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { eventually } from '../../test/helpers/eventually.ts';
import { fails } from '../../test/helpers/fails.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
import type { ApiCall } from '../contract/apiCall.ts';
import { DockerEngine } from './dockerEngine.ts';

let standIn: StandInEngine;
let engine: DockerEngine;
let log: MemoryLog;

beforeEach(async () => {
  standIn = await new StandInEngine().listen();
  log = new MemoryLog();
  engine = new DockerEngine(standIn.endpoint, log);
});
afterEach(async () => {
  engine.dispose();
  await standIn.close();
});

describe('a call that is data', () => {
  const about = { kind: 'container', name: 'web' } as const;
  const stop: ApiCall = { method: 'POST', path: '/containers/c1/stop', query: { t: 5 }, about };
  const request = 'POST /containers/c1/stop';

  it('asks the engine and is done when it says so', async () => {
    standIn.json(request, undefined, 204);
    assert.equal(await engine.send(stop), undefined);
    assert.equal(standIn.rawRequests.at(-1), 'POST /v1.51/containers/c1/stop?t=5');
  });

  it('of a container that is gone says so by its name', async () => {
    standIn.refuse(request, 404, 'No such container: c1');
    await fails(engine.send(stop), 'thing.gone', 'web');
  });

  it('hands on what the engine says', async () => {
    standIn.refuse(request, 500, 'cannot do that - today');
    const failure = await fails(engine.send(stop), 'engine.rejected', 'cannot do that - today');
    assert.ok(log.lines.some((line) => line.startsWith('warn') && line.includes(failure.message)));
  });

  it('that is so already (304) is no failure', async () => {
    standIn.json(request, undefined, 304);
    assert.equal(await engine.send(stop), undefined);
  });

  it('sends its body as JSON, and hands back the JSON of the answer', async () => {
    let sent: unknown;
    standIn.on('POST /containers/create', ({ response, body, query }) => {
      sent = [body, Object.fromEntries(query)];
      response.writeHead(201).end('{"Id":"c9"}');
    });
    const query = { name: 'a b&c', filters: { dangling: ['true'] }, v: true };
    assert.deepEqual(
      await engine.send({ method: 'POST', path: '/containers/create', query, body: { Image: 'x', Cmd: [] } }),
      { Id: 'c9' },
    );
    assert.deepEqual(sent, [
      { Image: 'x', Cmd: [] },
      { name: 'a b&c', filters: '{"dangling":["true"]}', v: 'true' },
    ]);
  });

  it('is not sent to an engine whose API is older', async () => {
    await engine.ping();
    const before = standIn.rawRequests.length;
    await fails(engine.send({ ...stop, since: '1.52' }), 'api.tooOld', '1.52', '1.51');
    assert.equal(standIn.rawRequests.length, before);
    standIn.json(request, undefined, 204);
    await engine.send({ ...stop, since: '1.51' });
  });

  it('is told of with its status, whether it went well or not', async () => {
    const made: unknown[] = [];
    const watched = engine.recorded(({ method, path, status, ms }) => made.push([method, path, status, ms >= 0]));
    standIn.json(request, undefined, 204);
    await watched.send(stop);
    standIn.refuse(request, 409, 'no');
    await assert.rejects(watched.send(stop));
    const path = '/containers/c1/stop?t=5';
    assert.deepEqual(made, [
      ['POST', path, 204, true],
      ['POST', path, 409, true],
    ]);
  });
});

describe('an answer line by line', () => {
  const pull: ApiCall = { method: 'POST', path: '/images/create', query: { fromImage: 'x' } };
  const request = 'POST /images/create';

  it('is handed over as parsed lines, whatever is in them', async () => {
    standIn.text(request, '{"status":"a"}\r\nodd\n{"status":"b"}');
    const lines: unknown[] = [];
    await engine.follow(pull, (line) => lines.push(line));
    assert.deepEqual(lines, [{ status: 'a' }, 'odd', { status: 'b' }]);
    assert.deepEqual(engine.diagnostics().streams, []);
  });

  it('fails with what the engine says in a line', async () => {
    standIn.text(
      request,
      '{"status":"a"}\n{"error":"x","errorDetail":{"message":"manifest unknown"}}\n{"status":"b"}\n',
    );
    const lines: unknown[] = [];
    await fails(
      engine.follow(pull, (line) => lines.push(line)),
      'engine.rejected',
      'manifest unknown',
    );
    assert.deepEqual(lines, [{ status: 'a' }]);
  });

  it('that is cut in its middle fails', async () => {
    standIn.cut(request, '{"status":"a"}\n{"sta');
    await fails(
      engine.follow(pull, () => undefined),
      'engine.lost',
      standIn.endpoint.address,
    );
  });

  it('ends when its owner wants it to', async () => {
    standIn.on(request, ({ response }) => void response.writeHead(200).write('{"status":"a"}\n'));
    const leave = new AbortController();
    const following = engine.within(leave.signal).follow(pull, () => leave.abort(new Error('enough')));
    await assert.rejects(following, /enough/);
    await eventually('its stream is gone', () => engine.diagnostics().streams.length === 0);
  });
});

describe('bytes', () => {
  it('come down as the engine sends them', async () => {
    standIn.text('GET /containers/c1/export', 'tar tar');
    const chunks = await (await engine.download({ method: 'GET', path: '/containers/c1/export' })).toArray();
    assert.equal(Buffer.concat(chunks as Buffer[]).toString(), 'tar tar');
  });

  it('go up, and what the engine says meanwhile comes back', async () => {
    let taken = '';
    standIn.stream('POST /images/load', (incoming, response) => {
      incoming.on('data', (chunk: Buffer) => (taken += chunk.toString()));
      incoming.on('end', () => response.writeHead(200).end('{"stream":"Loaded"}\n'));
    });
    const lines: unknown[] = [];
    const call: ApiCall = { method: 'POST', path: '/images/load' };
    await engine.upload(call, Readable.from([Buffer.from('one '), Buffer.from('two')]), (line) => lines.push(line));
    assert.equal(taken, 'one two');
    assert.deepEqual(lines, [{ stream: 'Loaded' }]);
  });

  it('that cannot be read any further end the request, with the reason', async () => {
    standIn.stream('POST /images/load', (incoming) => void incoming.resume());
    const body = Readable.from(
      (async function* () {
        yield Buffer.from('one');
        await Promise.resolve();
        throw new Error('disk is gone');
      })(),
    );
    await assert.rejects(engine.upload({ method: 'POST', path: '/images/load' }, body), /disk is gone/);
  });

  it('are given up when nothing moves for too long', async () => {
    standIn.stream('POST /images/load', (incoming) => void incoming.resume());
    const silent = new Readable({ read: () => undefined });
    const call: ApiCall = { method: 'POST', path: '/images/load', seconds: 0.2 };
    await fails(engine.upload(call, silent), 'engine.slow', 'POST /images/load', '0.2');
    assert.ok(silent.destroyed);
  });
});
