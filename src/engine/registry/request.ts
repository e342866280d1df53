import * as http from 'node:http';
import * as https from 'node:https';
import type { RegistryTls } from './certificates.ts';

/** Milliseconds for one request, its answer included. */
const LIMIT = 15_000;
/** The distribution specification lets a manifest have 4 MiB. Bytes. */
const MOST = 8 * 1024 * 1024;

export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'DELETE' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly tls: RegistryTls;
}

/** One HTTP request, never redirected: credentials go where they were meant to go. @throws Error of Node, with its code */
export async function send(url: URL, { method, headers = {}, body, tls }: Asked): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const shared = { method, headers, signal: AbortSignal.timeout(LIMIT), agent: false as const };
    const take = (answer: http.IncomingMessage): void => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MOST) answer.destroy(new Error(`an answer of more than ${MOST} bytes`));
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('close', () => {
        if (!answer.complete) reject(new Error('the connection was closed in the middle of the answer'));
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    };
    const request =
      url.protocol === 'https:' ? https.request(url, { ...shared, ...tls }, take) : http.request(url, shared, take);
    request.on('error', reject);
    request.end(body);
  });
}

/** One header as one text. */
export function headerOf({ headers }: Reply, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The JSON of an answer; undefined when it is none. */
export function jsonOf({ body }: Reply): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
