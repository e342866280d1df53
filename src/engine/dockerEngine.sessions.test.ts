import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createCall } from '../shell/run/createBody.ts';
import type { LogOptions, Session, SessionEnd } from '../contract/engine.ts';
import type { RunOptions } from '../shell/run/runOptions.ts';
import { Failure } from '../contract/failure.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
import { DockerEngine } from './dockerEngine.ts';

const SIZE = { columns: 100, rows: 30 };

/** A frame of a stream without a TTY. */
function frame(channel: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(channel, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

/** All output of a session up to its end. */
async function whole(session: Session): Promise<{ output: string; end: SessionEnd }> {
  let output = '';
  session.onOutput((chunk) => (output += chunk.toString()));
  const end = await new Promise<SessionEnd>((resolve) => session.onEnd(resolve));
  return { output, end };
}

/** The next output of a session. */
function next(session: Session): Promise<string> {
  return new Promise((resolve) => session.onOutput((chunk) => resolve(chunk.toString())));
}

let standIn: StandInEngine;
let engine: DockerEngine;

beforeEach(async () => {
  standIn = await new StandInEngine().listen();
  engine = new DockerEngine(standIn.endpoint, new MemoryLog());
});
afterEach(async () => {
  engine.dispose();
  await standIn.close();
});

/** Answers what exec asks for besides its stream. */
function allowExec(state: { Running: boolean; ExitCode: number | null }): unknown[] {
  const created: unknown[] = [];
  standIn.on('POST /containers/c1/exec', ({ response, body }) => {
    created.push(body);
    response.writeHead(201).end('{"Id":"e1"}');
  });
  standIn.json('GET /exec/e1/json', state).json('POST /exec/e1/resize', undefined);
  return created;
}

describe('exec', { timeout: 20_000 }, () => {
  it('asks for a terminal of the given size and gives its output from the first byte', async () => {
    const created = allowExec({ Running: false, ExitCode: 7 });
    standIn.hijack('POST /exec/e1/start', (socket) => {
      socket.write('한글 $ ');
      setTimeout(() => socket.end('bye'), 50);
    });
    const { output, end } = await whole(await engine.exec('c1', 'web', ['bash'], SIZE));
    assert.equal(output, '한글 $ bye');
    assert.deepEqual(end, { exitCode: 7 });
    assert.deepEqual(created, [
      { AttachStdin: true, AttachStdout: true, AttachStderr: true, Tty: true, Cmd: ['bash'] },
    ]);
    assert.ok(standIn.rawRequests.includes('POST /v1.51/exec/e1/resize?h=30&w=100'));
  });

  it('carries what is typed', async () => {
    allowExec({ Running: false, ExitCode: 0 });
    standIn.hijack('POST /exec/e1/start', (socket) => {
      socket.on('data', (chunk: Buffer) => socket.write(`[${chunk.toString()}]`)).resume();
    });
    const session = await engine.exec('c1', 'web', ['sh'], SIZE);
    const echoed = next(session);
    session.write('ls\r');
    assert.equal(await echoed, '[ls\r]');
  });

  it('ended by us says goodbye to the shell, which would go on otherwise', async () => {
    allowExec({ Running: true, ExitCode: null });
    let typed = '';
    standIn.hijack('POST /exec/e1/start', (socket) => {
      socket
        .on('data', (chunk: Buffer) => {
          typed += chunk.toString();
          if (typed === '\u0003\u0004') socket.end();
        })
        .resume();
    });
    const session = await engine.exec('c1', 'web', ['sh'], SIZE);
    session.close();
    assert.deepEqual((await whole(session)).end, { exitCode: undefined });
    assert.equal(typed, '\u0003\u0004');
  });

  for (const moment of ['while it is opened', 'later'] as const) {
    it(`survives that the connection breaks ${moment}`, async () => {
      allowExec({ Running: true, ExitCode: null });
      let connection: Duplex | undefined;
      standIn.hijack('POST /exec/e1/start', (socket) => {
        connection = socket;
      });
      standIn.on('POST /exec/e1/resize', ({ response }) => {
        if (moment === 'while it is opened') (connection as Socket).destroy(new Error('reset'));
        setTimeout(() => response.end(), 50);
      });
      const session = await engine.exec('c1', 'web', ['sh'], SIZE);
      if (moment === 'later') (connection as Socket).destroy();
      assert.equal((await whole(session)).end.exitCode, undefined);
    });
  }

  const refused = [
    [409, 'container 00 is not running', 'container.notRunning'],
    [409, 'Container 00 is paused, unpause the container before exec', 'container.paused'],
    [404, 'No such container: c1', 'thing.gone'],
  ] as const;
  for (const [status, message, code] of refused) {
    it(`says ${code}`, async () => {
      standIn.refuse('POST /containers/c1/exec', status, message);
      await assert.rejects(engine.exec('c1', 'web', ['sh'], SIZE), (error) => Failure.is(error, code));
      await assert.rejects(engine.execExitCode('c1', 'web', ['sh']), (error) => Failure.is(error, code));
    });
  }
});

describe('execExitCode', { timeout: 20_000 }, () => {
  for (const ExitCode of [0, 1, 126, 127]) {
    it(`waits for the end and gives ${ExitCode}`, async () => {
      const created = allowExec({ Running: false, ExitCode });
      standIn.on('POST /exec/e1/start', ({ response }) => {
        response.write(frame(1, 'output that nobody wants'));
        setTimeout(() => response.end(), 20);
      });
      assert.equal(await engine.execExitCode('c1', 'web', ['bash', '-c', 'exit 0']), ExitCode);
      assert.deepEqual(created, [{ Cmd: ['bash', '-c', 'exit 0'], AttachStdout: true, AttachStderr: true }]);
    });
  }
});

const container = (Tty: boolean, OpenStdin: boolean, State: object): object => ({ Config: { Tty, OpenStdin }, State });

describe('attach', { timeout: 20_000 }, () => {
  it('to a container with a TTY gives its output as it is, and its exit code', async () => {
    standIn.json('GET /containers/c1/json', container(true, true, { Running: false, ExitCode: 3 }));
    standIn.json('POST /containers/c1/resize', undefined);
    standIn.hijack('POST /containers/c1/attach', (socket) => socket.end('\u0001\0raw'));
    const { output, end } = await whole(await engine.attach('c1', 'web', SIZE));
    assert.equal(output, '\u0001\0raw');
    assert.deepEqual(end, { exitCode: 3 });
    assert.ok(standIn.rawRequests.includes('POST /v1.51/containers/c1/resize?h=30&w=100'));
  });

  it('to one without takes its output out of the frames and never resizes it', async () => {
    standIn.json('GET /containers/c1/json', container(false, false, { Running: false, ExitCode: 0 }));
    standIn.hijack('POST /containers/c1/attach', (socket) => {
      socket.write(frame(1, 'out '));
      socket.end(frame(2, 'err'));
    });
    const session = await engine.attach('c1', 'web', SIZE);
    session.resize({ columns: 1, rows: 1 });
    assert.equal((await whole(session)).output, 'out err');
    assert.ok(!standIn.requests.includes('POST /containers/c1/resize'));
  });

  it('ends without an exit code when the container goes on: we were detached', async () => {
    standIn.json('GET /containers/c1/json', container(true, true, { Running: true, ExitCode: 0 }));
    standIn.json('POST /containers/c1/resize', undefined);
    standIn.hijack('POST /containers/c1/attach', (socket) => socket.end('\r\n'));
    assert.deepEqual((await whole(await engine.attach('c1', 'web', SIZE))).end, { exitCode: undefined });
  });

  it('left by us types nothing: Ctrl-C would stop the container', async () => {
    standIn.json('GET /containers/c1/json', container(true, true, { Running: true, ExitCode: 0 }));
    standIn.json('POST /containers/c1/resize', undefined);
    let typed = '';
    const closed = new Promise((resolve) => {
      standIn.hijack('POST /containers/c1/attach', (socket) => {
        socket.on('data', (chunk: Buffer) => (typed += chunk.toString())).on('close', resolve);
        socket.resume();
      });
    });
    (await engine.attach('c1', 'web', SIZE)).close();
    await closed;
    assert.equal(typed, '');
  });

  it('is broken by the end of the engine, and says so', async () => {
    standIn.json('GET /containers/c1/json', container(true, true, { Running: true, ExitCode: 0 }));
    standIn.json('POST /containers/c1/resize', undefined);
    standIn.hijack('POST /containers/c1/attach', () => void setTimeout(() => void standIn.close(), 50));
    const { end } = await whole(await engine.attach('c1', 'web', SIZE));
    assert.equal(end.exitCode, undefined);
    assert.ok(end.failure instanceof Error);
    standIn = await new StandInEngine().listen();
  });
});

describe('logs', { timeout: 20_000 }, () => {
  const asked: (readonly [LogOptions, string, string, string | null])[] = [
    [{ tail: 200, timestamps: false }, '200', 'false', null],
    [{ tail: 'all', timestamps: true }, 'all', 'true', null],
    [{ tail: 0, timestamps: false, since: 1_474_765_979.25 }, '0', 'false', '1474765979.25'],
  ];
  for (const [options, tail, timestamps, since] of asked) {
    it(`follows ${JSON.stringify(options)}`, async () => {
      standIn.json('GET /containers/c1/json', container(false, false, { Running: true }));
      let query = new URLSearchParams();
      standIn.on('GET /containers/c1/logs', (request) => {
        query = request.query;
        request.response.write(frame(1, 'first\n'));
        request.response.end(frame(2, 'second\n'));
      });
      const { output } = await whole(await engine.logs('c1', 'web', options));
      assert.equal(output, 'first\nsecond\n');
      assert.deepEqual(
        ['follow', 'stdout', 'stderr', 'tail', 'timestamps', 'since'].map((name) => query.get(name)),
        ['true', 'true', 'true', tail, timestamps, since],
      );
    });
  }

  it('of a container with a TTY has no frames', async () => {
    standIn.json('GET /containers/c1/json', container(true, true, { Running: true }));
    standIn.on('GET /containers/c1/logs', ({ response }) => response.end('\u0001plain'));
    assert.equal((await whole(await engine.logs('c1', 'web', { tail: 1, timestamps: false }))).output, '\u0001plain');
  });

  it('of a container that is gone says so', async () => {
    standIn.refuse('GET /containers/c1/json', 404, 'No such container: c1');
    await assert.rejects(
      engine.logs('c1', 'web', { tail: 1, timestamps: false }),
      (error) => Failure.is(error, 'thing.gone') && error.args[0] === 'web',
    );
  });
});

describe('runInteractive', { timeout: 20_000 }, () => {
  const ID = 'f'.repeat(64);
  const options: RunOptions = {
    image: 'alpine',
    mode: '-it',
    removeAtExit: true,
    name: '',
    ports: [],
    env: [],
    volumes: [],
    command: ['sh'],
    more: {},
  };

  beforeEach(() => {
    standIn.json('POST /containers/create', { Id: ID }, 201).json(`POST /containers/${ID}/resize`, undefined);
  });

  it('attaches before it starts, and knows the exit code of a container that removed itself', async () => {
    let attached: Duplex | undefined;
    standIn.hijack(`POST /containers/${ID}/attach`, (socket) => (attached = socket));
    standIn.on(`POST /containers/${ID}/start`, ({ response }) => {
      assert.ok(attached !== undefined, 'started before it was attached');
      response.writeHead(204).end();
      attached.end('hello');
    });
    standIn.refuse(`GET /containers/${ID}/json`, 404, `No such container: ${ID}`);
    standIn.json(`POST /containers/${ID}/wait`, { StatusCode: 42 });
    const { output, end } = await whole(await engine.runInteractive(createCall(options), SIZE));
    assert.equal(output, 'hello');
    assert.deepEqual(end, { exitCode: 42 });
  });

  it('that cannot start says why and lets go of the connection', async () => {
    const closed = new Promise((resolve) => {
      standIn.hijack(`POST /containers/${ID}/attach`, (socket) => socket.on('close', resolve).resume());
    });
    standIn.silent(`POST /containers/${ID}/wait`);
    standIn.json(`GET /containers/${ID}/json`, container(true, true, { Running: false, ExitCode: 127 }));
    const words = 'OCI runtime create failed: exec: "nope": executable file not found in $PATH: unknown';
    standIn.refuse(`POST /containers/${ID}/start`, 400, words);
    await assert.rejects(engine.runInteractive(createCall(options), SIZE), (error) =>
      Failure.is(error, 'container.commandNotFound'),
    );
    await closed;
  });
});
