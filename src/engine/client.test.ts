import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { Failure } from '../contract/failure.ts';
import { createClient, negotiate } from './client.ts';

const ADDRESS = 'unix:///run/docker.sock';

describe('negotiate', () => {
  const spoken: readonly [string, string][] = [
    ['1.41', 'v1.41'],
    ['1.43', 'v1.43'],
    ['1.51', 'v1.51'],
    ['1.52', 'v1.52'],
    ['1.53', 'v1.52'],
    ['1.100', 'v1.52'],
    ['2.0', 'v1.52'],
  ];
  for (const [offered, version] of spoken) {
    it(`speaks ${version} with an engine that offers ${offered}`, () =>
      assert.equal(negotiate(offered, ADDRESS), version));
  }

  for (const offered of ['1.40', '1.24', '1.9', '0.99']) {
    it(`${offered} is too old`, () =>
      assert.throws(
        () => negotiate(offered, ADDRESS),
        (error) => {
          assert.ok(Failure.is(error, 'engine.tooOld'));
          assert.deepEqual(error.args, [ADDRESS, offered, '1.41']);
          return true;
        },
      ));
  }

  for (const offered of [undefined, null, '', '1', '1.x', 'v1.41', '1.41.2', '1.41\n', 1.41, {}, ['1.41']]) {
    it(`${inspect(offered)} is no version of a Docker engine`, () =>
      assert.throws(
        () => negotiate(offered, ADDRESS),
        (error) => Failure.is(error, 'engine.notDocker') && error.args[0] === ADDRESS,
      ));
  }
});

describe('createClient', () => {
  it('gives docker-modem no agent and no timeouts: the one makes each request slower, the others end idle streams', async () => {
    const docker = await createClient({ kind: 'socket', path: '/run/docker.sock' }, 'v1.41');
    const modem = docker.modem as unknown as Record<string, unknown>;
    assert.deepEqual([modem['agent'], modem['timeout'], modem['connectionTimeout']], [undefined, undefined, undefined]);
  });

  it('reaches a Windows named pipe as a socket path, which is what Node opens pipes by', async () => {
    const docker = await createClient({ kind: 'socket', path: '//./pipe/docker_engine' }, 'v1.41');
    const { socketPath, host, port } = docker.modem as unknown as Record<string, unknown>;
    assert.deepEqual([socketPath, host, port], ['//./pipe/docker_engine', undefined, undefined]);
  });

  // docker-modem reads this variable in its constructor, prefers it to options, and throws when it is malformed.
  for (const host of ['tcp://elsewhere:2375', 'not an address at all://', 'ssh://x', undefined]) {
    it(`is not moved by a DOCKER_HOST of ${String(host)}, and leaves it as it is`, async () => {
      const saved = process.env['DOCKER_HOST'];
      if (host === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = host;
      try {
        const connection = { kind: 'socket', path: '/run/docker.sock' } as const;
        const docker = await createClient(connection, 'v1.41');
        const {
          socketPath,
          host: target,
          port,
          protocol,
          version,
        } = docker.modem as unknown as Record<string, unknown>;
        assert.deepEqual(
          { socketPath, target, port, protocol, version },
          { socketPath: '/run/docker.sock', target: undefined, port: undefined, protocol: 'http', version: 'v1.41' },
        );
        assert.equal(process.env['DOCKER_HOST'], host);
      } finally {
        if (saved === undefined) delete process.env['DOCKER_HOST'];
        else process.env['DOCKER_HOST'] = saved;
      }
    });
  }
});
