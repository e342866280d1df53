import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fails } from '../../test/helpers/fails.ts';
import { MemoryLog } from '../../test/helpers/log.ts';
import { StandInEngine } from '../../test/helpers/standInEngine.ts';
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

describe('the first contact', () => {
  it('asks for the version once and then speaks it', async () => {
    standIn.json('GET /version', { ApiVersion: '1.44' });
    await engine.ping();
    assert.ok(!standIn.rawRequests.includes('GET /v1.44/_ping'), 'the first contact is a ping by itself');
    await engine.ping();
    await engine.ping();
    const first = [...standIn.rawRequests.slice(0, 2)].sort();
    assert.deepEqual(first, ['GET /_ping', 'GET /version']);
    assert.deepEqual(standIn.rawRequests.slice(2), ['GET /v1.44/_ping', 'GET /v1.44/_ping']);
  });

  it('does not wait for the version of an engine whose ping names its API', async () => {
    standIn.silent('GET /version').on('GET /_ping', ({ response }) => {
      response.setHeader('Api-Version', '1.45');
      response.end('OK');
    });
    await engine.ping();
    standIn.json('GET /images/json', []);
    await engine.listImages();
    assert.ok(standIn.rawRequests.includes('GET /v1.45/images/json'), standIn.rawRequests.join());
    assert.equal(engine.facts, undefined);
  });

  it('knows the version once it is told', async () => {
    standIn.json('GET /version', { ApiVersion: '1.44', Version: '25.0.1', Os: 'linux', Arch: 'arm64' });
    await engine.ping();
    const { pingMs, ...facts } = engine.facts ?? assert.fail('no facts');
    assert.deepEqual(facts, { engineVersion: '25.0.1', apiVersion: '1.44', platform: 'linux/arm64' });
    assert.ok(pingMs > 0);
  });

  it('tells of a version that comes long after the first answer', async () => {
    let tell = (): void => assert.fail('nobody asked');
    standIn
      .on('GET /version', ({ response }) => (tell = () => response.end('{"ApiVersion":"1.45","Version":"26.0.0"}')))
      .on('GET /_ping', ({ response }) => {
        response.setHeader('Api-Version', '1.45');
        response.end('OK');
      });
    await engine.ping();
    const told = new Promise((resolve) => engine.factsChanges.on(() => resolve(engine.facts?.engineVersion)));
    tell();
    assert.equal(await told, '26.0.0');
  });

  it('is made once also when many calls come at the same time', async () => {
    await Promise.all([engine.ping(), engine.ping(), engine.ping()]);
    assert.equal(standIn.requests.filter((request) => request === 'GET /version').length, 1);
  });

  it('is tried again after it failed', async () => {
    standIn.text('GET /version', 'starting up', 503);
    await fails(engine.ping(), 'engine.notDocker');
    standIn.json('GET /version', { ApiVersion: '1.51' });
    await engine.ping();
  });

  const notDocker: readonly [string, string, number][] = [
    ['an HTML page', '<!doctype html><title>It works</title>', 200],
    ['an HTML page that was not found', '<h1>404 Not Found</h1>', 404],
    ['a plain text', 'Bad Request', 400],
    ['nothing', '', 200],
    ['JSON of something else', '{"version":"1.2"}', 200],
    ['JSON that is no object', '"1.51"', 200],
    ['broken JSON', '{"ApiVersion":', 200],
    ['null', 'null', 200],
  ];
  for (const [name, text, status] of notDocker) {
    it(`${name} (${status}) is no Docker engine, whatever was asked for first`, async () => {
      standIn.text('GET /version', text, status);
      await fails(engine.ping(), 'engine.notDocker', standIn.endpoint.address);
      await fails(engine.inspect('container', 'c1', 'web'), 'engine.notDocker', standIn.endpoint.address);
    });
  }

  it('hands on what an engine says that refuses it', async () => {
    standIn.refuse('GET /version', 403, 'authorization denied by plugin');
    await fails(engine.ping(), 'engine.rejected', 'authorization denied by plugin');
  });

  it('says that an engine is too old', async () => {
    standIn.json('GET /version', { ApiVersion: '1.24' });
    await fails(engine.ping(), 'engine.tooOld', standIn.endpoint.address, '1.24', '1.41');
  });

  it('says what is wrong when there is no socket', async () => {
    const path = `${standIn.socketPath}.missing`;
    const address = `unix://${path}`;
    const nobody = new DockerEngine({ address, source: 'default', connection: { kind: 'socket', path } }, log);
    await fails(nobody.ping(), 'engine.noSocket', path);
  });

  it('says what is wrong when nobody listens on the socket any more', async () => {
    // Closing a server removes its socket; a file in its place refuses like a socket that was left behind.
    await standIn.close();
    const path = `/tmp/dockyard-left-behind-${process.pid}.sock`;
    await writeFile(path, '');
    try {
      const address = `unix://${path}`;
      const left = new DockerEngine({ address, source: 'default', connection: { kind: 'socket', path } }, log);
      await fails(left.ping(), 'engine.refused', address);
    } finally {
      await rm(path);
      standIn = await new StandInEngine().listen();
    }
  });

  it('says what is wrong when a port is closed', async () => {
    const closed = await new StandInEngine().listenOn('127.0.0.1');
    const { endpoint } = closed;
    await closed.close();
    await fails(new DockerEngine(endpoint, log).ping(), 'engine.refused', endpoint.address);
  });

  for (const host of ['unix:///nowhere.sock', 'tcp://127.0.0.1:9', 'this is no address', 'ssh://x']) {
    it(`is not led astray by a DOCKER_HOST of ${host}`, async () => {
      const saved = process.env['DOCKER_HOST'];
      process.env['DOCKER_HOST'] = host;
      try {
        await engine.ping();
      } finally {
        if (saved === undefined) delete process.env['DOCKER_HOST'];
        else process.env['DOCKER_HOST'] = saved;
      }
    });
  }
});

describe('lists', () => {
  it('gives what the engine sends, unread', async () => {
    const odd = [{ Id: 'a', Strange: { x: [1] } }, null, 7];
    standIn.json('GET /containers/json', odd).json('GET /images/json', odd).json('GET /networks', odd);
    standIn.json('GET /volumes', { Volumes: odd, Warnings: null });
    assert.deepEqual(await engine.listContainers(), odd);
    assert.deepEqual(await engine.listImages(), odd);
    assert.deepEqual(await engine.listNetworks(), odd);
    assert.deepEqual(await engine.listVolumes(), odd);
  });

  it('asks for stopped containers too, and for some when it is told which', async () => {
    const queries: URLSearchParams[] = [];
    standIn.on('GET /containers/json', ({ response, query }) => {
      queries.push(query);
      response.end('[]');
    });
    await engine.listContainers();
    await engine.listContainers(['a', 'b']);
    assert.deepEqual(
      queries.map((query) => [query.get('all'), JSON.parse(query.get('filters') ?? 'null') as unknown]),
      [
        ['true', null],
        ['true', { id: ['a', 'b'] }],
      ],
    );
  });

  for (const Volumes of [null, undefined]) {
    it(`no volumes are none: ${String(Volumes)}`, async () => {
      standIn.json('GET /volumes', { Volumes, Warnings: null });
      assert.deepEqual(await engine.listVolumes(), []);
    });
  }

  for (const text of ['<html>', '{"message":"x"}', '"x"', '']) {
    it(`of something else than a list says so: ${JSON.stringify(text)}`, async () => {
      standIn.text('GET /containers/json', text).text('GET /volumes', text.replace('{"message":"x"}', '7'));
      await fails(engine.listContainers(), 'engine.notDocker', standIn.endpoint.address);
      await fails(engine.listVolumes(), 'engine.notDocker', standIn.endpoint.address);
    });
  }
});

describe('inspect', () => {
  const paths = [
    ['container', 'c1', 'GET /containers/c1/json'],
    ['image', 'localhost:5000/a/b:1', 'GET /images/localhost:5000/a/b:1/json'],
    ['volume', 'data', 'GET /volumes/data'],
    ['network', 'n1', 'GET /networks/n1'],
  ] as const;
  for (const [kind, id, request] of paths) {
    it(`asks for a ${kind}`, async () => {
      standIn.json(request, { Name: 'it' });
      assert.deepEqual(await engine.inspect(kind, id, 'shown'), { Name: 'it' });
    });
    it(`says by its name that a ${kind} is gone`, async () => {
      standIn.refuse(request, 404, `no such ${kind}: ${id}`);
      await fails(engine.inspect(kind, id, 'shown'), kind === 'image' ? 'image.gone' : 'thing.gone', 'shown');
    });
  }
});
