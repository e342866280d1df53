import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import { type ApiCall, type MadeCall, pathWithQuery } from '../contract/apiCall.ts';
import { wordsOf } from '../contract/failure.ts';

/** Status codes that are no failure. 304 is the engine's way to say that it is so already. */
const FINE = { 200: true, 201: true, 202: true, 204: true, 304: true };

/**
 * Sends a request and resolves with its answer, whose body is for the caller to read.
 * @param body sent instead of `call.body`.
 * @throws what docker-modem makes of an answer that is a refusal; `toFailure` reads it.
 */
export async function dial(
  docker: Dockerode,
  call: ApiCall,
  abortSignal: AbortSignal,
  { body, onCall }: { readonly body?: Readable; readonly onCall?: ((call: MadeCall) => void) | undefined } = {},
): Promise<IncomingMessage> {
  const started = performance.now();
  const path = pathWithQuery(call);
  const made = (status: unknown): void => {
    const answered = typeof status === 'number' ? status : undefined;
    onCall?.({ method: call.method, path, status: answered, ms: performance.now() - started });
  };
  const request = {
    path,
    method: call.method,
    // docker-modem takes the query from here when the path has one already; then it adds nothing.
    options: { _query: {}, _body: call.body ?? {} },
    ...(call.headers === undefined ? {} : { headers: { ...call.headers } }),
    ...(body === undefined ? {} : { file: body }),
    isStream: true,
    statusCodes: FINE,
    abortSignal,
  };
  return new Promise((resolve, reject) => {
    docker.modem.dial(request, (error: unknown, answer) => {
      if (error === null || error === undefined) {
        made((answer as IncomingMessage).statusCode);
        resolve(answer as IncomingMessage);
        return;
      }
      made((error as { statusCode?: unknown }).statusCode);
      reject(error instanceof Error ? error : new Error(wordsOf(error)));
    });
  });
}
