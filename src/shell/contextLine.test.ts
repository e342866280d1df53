import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { context } from '../../test/helpers/fakeContexts.ts';
import type { ContextSpec } from '../contract/context.ts';
import {
  contextAddressProblem,
  contextNameProblem,
  createContextLine,
  takesCertificates,
  updateContextLine,
} from './contextLine.ts';

const spec = (fields: Partial<ContextSpec> = {}): ContextSpec => ({
  name: 'staging',
  description: '',
  address: 'tcp://staging:2376',
  skipVerify: false,
  ...fields,
});

// What docker 28 takes and refuses.
describe('the name of a context', () => {
  for (const name of ['ab', 'a.b', 'A_b-c+d', '1x', 'defaults']) {
    it(`may be ${name}`, () => assert.equal(contextNameProblem(name), undefined));
  }
  for (const name of ['', 'a', 'default', '-ab', '.ab', 'a b', 'a/b', 'a:b', '이름', 'ab\n']) {
    it(`may not be ${JSON.stringify(name)}`, () => assert.notEqual(contextNameProblem(name), undefined));
  }
});

describe('the address of a context', () => {
  for (const address of ['unix:///run/d.sock', 'tcp://h:1', 'ssh://u@h', 'npipe:////./pipe/x', 'https://h']) {
    it(`may be ${address}`, () => assert.equal(contextAddressProblem(address), undefined));
  }
  for (const address of ['', 'h:2375', 'unix://', 'foo', 'context:x', 'ftp://h', 'tcp:// h', '/run/docker.sock']) {
    it(`may not be ${address}`, () => assert.notEqual(contextAddressProblem(address), undefined));
  }

  it('has certificates only over TCP', () => {
    assert.deepEqual(['tcp://h', 'https://h', 'unix:///x', 'ssh://h', 'npipe:////./pipe/x'].map(takesCertificates), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('docker context create', () => {
  it('with no more than it needs', () =>
    assert.deepEqual(createContextLine(spec()), [
      'context',
      'create',
      '--docker',
      'host=tcp://staging:2376',
      'staging',
    ]));

  it('with all that can be said', () =>
    assert.deepEqual(
      createContextLine(
        spec({ description: 'the test', ca: '/c/ca.pem', cert: '/c/c.pem', key: '/c/k.pem', skipVerify: true }),
      ),
      [
        ...['context', 'create', '--description', 'the test', '--docker'],
        'host=tcp://staging:2376,ca=/c/ca.pem,cert=/c/c.pem,key=/c/k.pem,skip-tls-verify=true',
        'staging',
      ],
    ));

  it('quotes what docker would read as the end of a field', () =>
    assert.equal(
      createContextLine(spec({ ca: '/a,b/"c".pem' })).at(-2),
      'host=tcp://staging:2376,"ca=/a,b/""c"".pem"',
    ));
});

describe('docker context update', () => {
  const before = context({ description: 'old', skipVerify: true });
  const { description, address, skipVerify } = before;
  const cases: readonly [Partial<ContextSpec>, string[]][] = [
    [{ description: 'new' }, ['--description', 'new']],
    [{ description: '' }, ['--description', '']],
    // docker replaces the whole endpoint, so that not verifying has to be said again.
    [{ address: 'tcp://other:1' }, ['--docker', 'host=tcp://other:1,skip-tls-verify=true']],
  ];
  for (const [change, flags] of cases) {
    it(`names only what changes: ${JSON.stringify(change)}`, () => {
      const line = updateContextLine(before, spec({ description, address, skipVerify, ...change }));
      assert.deepEqual(line, ['context', 'update', ...flags, 'staging']);
    });
  }
});
