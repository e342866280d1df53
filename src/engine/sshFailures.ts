import { Failure } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failureTable.ts';

/** Signs in the words of OpenSSH, which speaks English everywhere. The first that fits holds. */
const signs: readonly [RegExp, FailureCode][] = [
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|No .* host key is known/i, 'engine.sshHostKey'],
  [/Permission denied|Too many authentication failures/i, 'engine.sshDenied'],
  [/Could not resolve hostname/i, 'engine.sshUnresolved'],
  [
    /Connection refused|Connection timed out|Operation timed out|No route to host|Network is unreachable/i,
    'engine.sshUnreachable',
  ],
];

/**
 * @param words what ssh said
 * @param end how it ended, for when it said nothing
 */
export function sshFailure(address: string, words: string, end: string): Failure {
  if (end === 'ENOENT') return new Failure('engine.sshMissing', [address], end);
  const found = signs.find(([sign]) => sign.test(words));
  return new Failure(found?.[1] ?? 'engine.ssh', [address, lastWords(words) || end], words || end);
}

/** The way to the machine is there, but not the one to its engine. */
export function noEngine(address: string, words: string, end: string): Failure {
  return new Failure('engine.sshNoEngine', [address, lastWords(words) || end], words || end);
}

/** The last line that says something. */
export function lastWords(words: string): string {
  const lines = words.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !/^Warning: Permanently added/.test(line)).at(-1) ?? '';
}

/**
 * A channel that the other side did not open: forwarding is forbidden there, or nothing listens at the socket. Or what
 * the user's own config forwards besides is taken already, by a terminal for example.
 */
export function isChannelRefused(words: string): boolean {
  return /open failed|administratively prohibited|unknown channel type|forwarding (request )?failed|not permitted|Could not request local forwarding/i.test(
    words,
  );
}
