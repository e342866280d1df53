import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FailureCode } from '../contract/failureTable.ts';
import { isChannelRefused, lastWords, sshFailure } from './sshFailures.ts';

describe('the words of ssh', () => {
  const cases: readonly [words: string, FailureCode, last: string][] = [
    [
      'No ED25519 host key is known for h and you have requested strict checking.\r\nHost key verification failed.\r\n',
      'engine.sshHostKey',
      'Host key verification failed.',
    ],
    ['kim@h: Permission denied (publickey).\r\n', 'engine.sshDenied', 'kim@h: Permission denied (publickey).'],
    [
      'ssh: Could not resolve hostname h: Name or service not known',
      'engine.sshUnresolved',
      'ssh: Could not resolve hostname h: Name or service not known',
    ],
    [
      'ssh: connect to host h port 22: Connection refused',
      'engine.sshUnreachable',
      'ssh: connect to host h port 22: Connection refused',
    ],
    [
      'ssh: connect to host h port 22: Connection timed out',
      'engine.sshUnreachable',
      'ssh: connect to host h port 22: Connection timed out',
    ],
    ['/c line 1: Bad configuration option: x\n\n', 'engine.ssh', '/c line 1: Bad configuration option: x'],
    ["Warning: Permanently added 'h' to the list of known hosts.\n", 'engine.ssh', 'exit code 255'],
    ['', 'engine.ssh', 'exit code 255'],
  ];
  for (const [words, code, last] of cases) {
    it(`${JSON.stringify(words.slice(0, 60))} is ${code}`, () => {
      const failure = sshFailure('ssh://h', words, 'exit code 255');
      assert.deepEqual([failure.code, ...failure.args], [code, 'ssh://h', last]);
    });
  }

  it('cannot be had when there is no ssh', () =>
    assert.deepEqual(sshFailure('ssh://h', '', 'ENOENT').args, ['ssh://h']));

  it('are the last line that says something', () => {
    assert.equal(lastWords('one\n two \n\n'), 'two');
    assert.equal(lastWords('\r\n'), '');
  });

  it('tell when only the way to the socket is closed', () => {
    assert.ok(isChannelRefused('channel 1: open failed: administratively prohibited: open failed'));
    assert.ok(isChannelRefused('channel 1: open failed: connect failed: open failed'));
    assert.ok(isChannelRefused('bind: Address already in use\nCould not request local forwarding.'));
    assert.ok(!isChannelRefused('kim@h: Permission denied (publickey).'));
  });
});
