import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { About } from '../contract/apiCall.ts';
import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';
import { toFailure, toFirstFailure } from './failures.ts';

const ADDRESS = 'unix:///run/docker.sock';

/** An error of Node's, with its code. */
const system = (code: string, message = `connect ${code} /run/docker.sock`): Error =>
  Object.assign(new Error(message), { code });

/** What docker-modem throws for an answer that is no success: its own sentence, the status and the JSON. */
const answer = (status: number, reason: string, json: unknown): Error => {
  const cause = (json as { message?: unknown } | undefined)?.message ?? json;
  const words = `(HTTP code ${status}) ${reason} - ${String(cause)} `;
  return Object.assign(new Error(words), { statusCode: status, reason, json });
};

describe('errors of the system', () => {
  const cases: readonly [string, FailureCode, string][] = [
    ['ENOENT', 'engine.noSocket', '/run/docker.sock'],
    ['EACCES', 'engine.permission', '/run/docker.sock'],
    ['EPERM', 'engine.permission', '/run/docker.sock'],
    ['ECONNREFUSED', 'engine.refused', ADDRESS],
    ['ENOTSOCK', 'engine.refused', ADDRESS],
    ['ECONNRESET', 'engine.lost', ADDRESS],
    ['EPIPE', 'engine.lost', ADDRESS],
    ['ENOTFOUND', 'engine.unreachable', ADDRESS],
    ['EAI_AGAIN', 'engine.unreachable', ADDRESS],
    ['EHOSTUNREACH', 'engine.unreachable', ADDRESS],
    ['ENETUNREACH', 'engine.unreachable', ADDRESS],
    ['ENETDOWN', 'engine.unreachable', ADDRESS],
    ['EADDRNOTAVAIL', 'engine.unreachable', ADDRESS],
    ['ETIMEDOUT', 'engine.unreachable', ADDRESS],
    ['CERT_HAS_EXPIRED', 'engine.tlsExpired', ADDRESS],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'engine.tlsUnknownAuthority', ADDRESS],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'engine.tlsUnknownAuthority', ADDRESS],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'engine.tlsUnknownAuthority', ADDRESS],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'engine.tlsWrongHost', ADDRESS],
    ['CERT_NOT_YET_VALID', 'engine.tlsNotYetValid', ADDRESS],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'engine.tlsPlainServer', ADDRESS],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'engine.tlsClientCertificate', ADDRESS],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'engine.tlsClientCertificate', ADDRESS],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'engine.tlsClientCertificate', ADDRESS],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'engine.tls', ADDRESS],
    ['CERT_REVOKED', 'engine.tls', ADDRESS],
    ['EPROTO', 'engine.tls', ADDRESS],
    ['HPE_INVALID_CONSTANT', 'engine.notDocker', ADDRESS],
  ];
  for (const [code, expected, arg] of cases) {
    it(`${code} is ${expected}`, () => {
      const failure = toFailure(system(code), ADDRESS);
      assert.equal(failure.code, expected);
      assert.deepEqual(failure.args, [arg]);
      assert.equal(failure.detail, `connect ${code} /run/docker.sock`);
    });
  }

  it('names a pipe as Windows does', () =>
    assert.deepEqual(toFailure(system('ENOENT'), 'npipe:////./pipe/docker_engine').args, ['//./pipe/docker_engine']));
});

describe('errors without a code', () => {
  const cases: readonly [unknown, FailureCode][] = [
    [new Error('socket hang up'), 'engine.lost'],
    [new Error('aborted'), 'engine.lost'],
    [new SyntaxError('Unexpected token < in JSON at position 0'), 'engine.notDocker'],
    [new Error('something else'), 'unexpected'],
    [new TypeError('x is not a function'), 'unexpected'],
    ['a text', 'unexpected'],
    [undefined, 'unexpected'],
    [null, 'unexpected'],
    [{ code: 42 }, 'unexpected'],
  ];
  for (const [thrown, expected] of cases) {
    it(`${inspect(thrown).split('\n', 1)[0] ?? ''} is ${expected}`, () =>
      assert.equal(toFailure(thrown, ADDRESS).code, expected));
  }

  it('keeps the stack of what was not expected, for the log', () => {
    const thrown = new Error('something else');
    assert.equal(toFailure(thrown, ADDRESS).detail, thrown.stack);
  });

  it('leaves a Failure as it is', () => {
    const failure = new Failure('engine.slow', ['x', '5']);
    assert.equal(toFailure(failure, ADDRESS, { kind: 'container', name: 'web' }), failure);
  });
});

describe('answers of the engine', () => {
  const container: About = { kind: 'container', name: 'web' };
  const image: About = { kind: 'image', name: 'nginx:1' };
  const thing: About = { kind: 'thing', name: 'data' };
  const cases: readonly [number, string, About | undefined, FailureCode, string][] = [
    [404, 'No such container: web', container, 'thing.gone', 'web'],
    [404, 'get data: no such volume', thing, 'thing.gone', 'data'],
    [404, 'network x not found', thing, 'thing.gone', 'data'],
    [404, 'No such image: nginx:1', image, 'image.gone', 'nginx:1'],
    [404, 'manifest unknown', image, 'image.gone', 'nginx:1'],
    [404, 'No such image: nginx:1', { ...container, image: 'nginx:1' }, 'image.gone', 'nginx:1'],
    [404, 'No such image: nginx:1', container, 'image.gone', 'web'],
    [404, 'page not found', undefined, 'engine.rejected', 'page not found'],
    [409, 'Container web is paused, unpause the container before exec', container, 'container.paused', 'web'],
    [409, 'container 0123 is not running', container, 'container.notRunning', 'web'],
    [
      409,
      'Conflict. The container name "/web" is already in use by container "0123". You have to remove (or rename) that container to be able to reuse that name.',
      container,
      'container.nameTaken',
      'web',
    ],
    [500, 'Bind for 0.0.0.0:80 failed: port is already allocated', container, 'container.portTaken', 'web'],
    [500, 'listen tcp4 0.0.0.0:80: bind: address already in use', container, 'container.portTaken', 'web'],
    [
      500,
      'driver failed programming external connectivity on endpoint jolly_borg (a1): Bind for 0.0.0.0:80 failed: port is already allocated',
      container,
      'container.portTaken',
      'jolly_borg',
    ],
    [
      400,
      'OCI runtime create failed: exec: "nope": executable file not found in $PATH: unknown',
      container,
      'container.commandNotFound',
      'web',
    ],
    [
      400,
      'OCI runtime create failed: exec: "/x": stat /x: no such file or directory: unknown',
      container,
      'container.commandNotFound',
      'web',
    ],
    [
      400,
      'OCI runtime create failed: exec: "/etc": permission denied: unknown',
      container,
      'container.commandNotFound',
      'web',
    ],
    [400, 'invalid filter', container, 'engine.rejected', 'invalid filter'],
    [409, 'it is paused, it is not running', undefined, 'engine.rejected', 'it is paused, it is not running'],
    [401, 'unauthorized', undefined, 'engine.rejected', 'unauthorized'],
    [403, 'denied by plugin', container, 'engine.rejected', 'denied by plugin'],
    [500, 'server error', undefined, 'engine.rejected', 'server error'],
    [503, 'not part of a swarm', thing, 'engine.rejected', 'not part of a swarm'],
  ];
  for (const [status, message, about, expected, arg] of cases) {
    it(`${status} “${message.slice(0, 60)}” about ${about?.kind ?? 'nothing'} is ${expected}`, () => {
      const failure = toFailure(answer(status, 'server error', { message: `${message}\n` }), ADDRESS, about);
      assert.equal(failure.code, expected);
      assert.deepEqual(failure.args, expected === 'container.portTaken' ? [arg, '80'] : [arg]);
      assert.equal(failure.detail, message);
    });
  }

  it('takes the sentence of the engine’s JSON rather than docker-modem’s', () => {
    const thrown = Object.assign(answer(500, 'server error', { message: ' its own words\n' }), { message: 'others' });
    assert.deepEqual(toFailure(thrown, ADDRESS).args, ['its own words']);
  });

  it('takes the sentence out of docker-modem’s own when there is no JSON', () => {
    assert.deepEqual(toFailure(answer(500, 'server error', null), ADDRESS).args, ['null']);
    const thrown = answer(500, 'server error', 'the daemon is shutting down - soon');
    assert.deepEqual(toFailure(thrown, ADDRESS).args, ['the daemon is shutting down - soon']);
  });
});

describe('toFirstFailure', () => {
  const cases: readonly [string, unknown, FailureCode][] = [
    ['an answer with the message of an engine', answer(403, 'x', { message: 'denied' }), 'engine.rejected'],
    ['an answer without JSON', answer(404, 'x', Buffer.from('<h1>Not Found</h1>')), 'engine.notDocker'],
    ['an answer with null', answer(404, 'x', null), 'engine.notDocker'],
    ['an answer with other JSON', answer(404, 'x', { error: 'not found' }), 'engine.notDocker'],
    ['an answer with a message that is no text', answer(404, 'x', { message: 7 }), 'engine.notDocker'],
    [
      'an answer of a server that wants TLS',
      answer(400, 'x', 'Client sent an HTTP request to an HTTPS server.\n'),
      'engine.tlsWanted',
    ],
    ['no answer at all', system('ENOENT'), 'engine.noSocket'],
    ['nothing', undefined, 'unexpected'],
  ];
  for (const [name, thrown, expected] of cases) {
    it(`${name} is ${expected}`, () => assert.equal(toFirstFailure(thrown, ADDRESS).code, expected));
  }
});
