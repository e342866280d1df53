import type { About } from '../contract/apiCall.ts';
import { Failure, wordsOf } from '../contract/failure.ts';
import { tlsFailure, wantsTls } from './tlsFailures.ts';

const byCode: Readonly<Record<string, 'noSocket' | 'permission' | 'refused' | 'lost' | 'unreachable'>> = {
  ENOENT: 'noSocket',
  EACCES: 'permission',
  EPERM: 'permission',
  ECONNREFUSED: 'refused',
  ENOTSOCK: 'refused',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'unreachable',
};

/**
 * Turns whatever dockerode threw into a `Failure`. Codes are Node's system errors; `statusCode` and `reason` are
 * docker-modem's, for answers of the engine.
 * @param address the endpoint, as the user knows it.
 */
export function toFailure(thrown: unknown, address: string, about?: About): Failure {
  if (Failure.is(thrown)) return thrown;
  const words = wordsOf(thrown);
  const error = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  const status = typeof error.statusCode === 'number' ? error.statusCode : undefined;
  if (status !== undefined) return fromStatus(status, engineWords(thrown), about);
  const code = typeof error.code === 'string' ? error.code : '';
  const known = byCode[code];
  if (known !== undefined) {
    return new Failure(
      `engine.${known}`,
      [known === 'noSocket' || known === 'permission' ? pathOf(address) : address],
      words,
    );
  }
  const tls = tlsFailure(code, words, address);
  if (tls !== undefined) return tls;
  if (thrown instanceof SyntaxError || code.startsWith('HPE_'))
    return new Failure('engine.notDocker', [address], words);
  if (/socket hang up|aborted/i.test(words)) return new Failure('engine.lost', [address], words);
  return new Failure('unexpected', [], thrown instanceof Error ? (thrown.stack ?? words) : words);
}

/** `unix:///var/run/docker.sock` is a file to people: `/var/run/docker.sock`. */
function pathOf(address: string): string {
  return address.replace(/^unix:\/\//, '').replace(/^npipe:\/\//, '');
}

/**
 * Like `toFailure`, for the first contact: an engine that refuses says why in its own JSON, and an answer without that
 * comes from something else, a web server for example.
 */
export function toFirstFailure(thrown: unknown, address: string): Failure {
  if (wantsTls(wordsOf(thrown))) return new Failure('engine.tlsWanted', [address], wordsOf(thrown));
  const refused = typeof (thrown as { statusCode?: unknown } | null)?.statusCode === 'number';
  if (refused && jsonMessage(thrown) === undefined) return new Failure('engine.notDocker', [address], wordsOf(thrown));
  return toFailure(thrown, address);
}

/** The engine's own sentence. */
function engineWords(thrown: unknown): string {
  const message = jsonMessage(thrown);
  if (message !== undefined) return message.trim();
  // Streams carry no JSON; docker-modem puts the sentence behind its own prefix.
  return wordsOf(thrown)
    .replace(/^\(HTTP code \d+\) [^-]*- /, '')
    .trim();
}

/** The `message` of a JSON answer. */
function jsonMessage(thrown: unknown): string | undefined {
  const { json } = thrown as { json?: unknown };
  if (typeof json !== 'object' || json === null) return undefined;
  const { message } = json as { message?: unknown };
  return typeof message === 'string' ? message : undefined;
}

function fromStatus(status: number, words: string, about: About | undefined): Failure {
  if (status === 404 && about !== undefined) {
    if (about.kind === 'image' || /no such image/i.test(words)) {
      return new Failure('image.gone', [about.image ?? about.name], words);
    }
    // The container is there, a file or a folder of it is not.
    const missing = /could not find the file (.+) in container/i.exec(words)?.[1];
    if (missing !== undefined) return new Failure('container.noPath', [about.name, missing], words);
    return new Failure('thing.gone', [about.name], words);
  }
  if (about !== undefined) {
    if (/is paused/i.test(words)) return new Failure('container.paused', [about.name], words);
    if (/is not running/i.test(words)) return new Failure('container.notRunning', [about.name], words);
    const inTheWay = /cannot overwrite (?:non-)?directory "([^"]+)" with /i.exec(words)?.[1];
    if (inTheWay !== undefined) return new Failure('container.otherKind', [about.name, inTheWay], words);
    if (/name .* is already in use/i.test(words)) return new Failure('container.nameTaken', [about.name], words);
    if (/port is already allocated|address already in use/i.test(words)) {
      // The engine knows the name that it made up itself, and which of the ports it is.
      const name = /on endpoint (\S+) \(/.exec(words)?.[1] ?? about.name;
      const port = /:(\d+)(?: failed|: bind)/.exec(words)?.[1] ?? '?';
      return new Failure('container.portTaken', [name, port], words);
    }
    if (/executable file not found|no such file or directory: unknown|permission denied: unknown/i.test(words)) {
      return new Failure('container.commandNotFound', [about.name], words);
    }
  }
  return new Failure('engine.rejected', [words], words);
}
