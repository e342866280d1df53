import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dialArgs, forwardingArgs, masterArgs, type SshConnection } from './sshCommand.ts';

const bare: SshConnection = { kind: 'ssh', host: 'build' };
const full: SshConnection = { kind: 'ssh', host: 'build', user: 'kim', port: 2222, path: '/run/my docker/it’s.sock' };

describe('command lines of ssh', () => {
  it('never ask anybody, and never take a host for an option', () => {
    for (const where of [bare, full]) {
      for (const args of [forwardingArgs(where, '/t/s'), masterArgs(where, '/t/c'), dialArgs(where, '/t/c')]) {
        assert.ok(args.includes('BatchMode=yes'));
        assert.equal(args[args.indexOf('--') + 1], 'build');
      }
    }
  });

  it('forward the usual socket, or the one of the address', () => {
    const forwarded = (where: SshConnection): string | undefined => {
      const args = forwardingArgs(where, '/t/s');
      return args[args.indexOf('-L') + 1];
    };
    assert.equal(forwarded(bare), '/t/s:/var/run/docker.sock');
    assert.equal(forwarded(full), '/t/s:/run/my docker/it’s.sock');
    assert.deepEqual(forwardingArgs(full, '/t/s').slice(-6), ['-p', '2222', '-l', 'kim', '--', 'build']);
  });

  it('end with what the docker command itself would run over there, safe for the shell that reads it', () => {
    const remote = (where: SshConnection): string[] => {
      const args = dialArgs(where, undefined);
      return args.slice(args.indexOf('--') + 2);
    };
    assert.deepEqual(remote(bare), ['docker', 'system', 'dial-stdio']);
    const dial = ['system', 'dial-stdio'];
    assert.deepEqual(remote(full), ['docker', '--host', "'unix:///run/my docker/it’s.sock'", ...dial]);
    const nasty = { ...bare, path: "/a'$(id)`;b" };
    assert.deepEqual(remote(nasty), ['docker', '--host', "'unix:///a'\\''$(id)`;b'", ...dial]);
  });
});
