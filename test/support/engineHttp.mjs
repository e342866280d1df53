// @ts-check
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import process from 'node:process';

/**
 * The Docker Engine API by plain HTTP: the two commands need it before any package is installed, and without a
 * `docker` CLI. Paths carry no version, so that old and new engines answer in their own.
 */

/** An answer of the engine that says no. */
export class EngineError extends Error {
  /**
   * @param {string} message
   * @param {number} status HTTP status, e.g. 404
   */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/**
 * @typedef {object} EngineReply
 * @property {number} status
 * @property {any} body parsed JSON where it is JSON (its shape is the engine's, by the API's documentation), else text
 */

/**
 * @param {string} endpoint what DOCKER_HOST would hold: unix://, npipe:// or tcp://
 * @param {string} method
 * @param {string} requestPath with its query, e.g. "/containers/json?all=1"
 * @param {unknown} [body] a Buffer travels as a tar archive, anything else as JSON
 * @param {{ limitMs?: number }} [options] how long the engine may be silent; 60 s unless told
 * @returns {Promise<EngineReply>}
 * @throws {EngineError} for a status from 400 on; Error when nobody answers
 */
export async function engineRequest(endpoint, method, requestPath, body, { limitMs = 60_000 } = {}) {
  const isArchive = Buffer.isBuffer(body);
  const payload = body === undefined ? undefined : isArchive ? body : Buffer.from(JSON.stringify(body));
  const { status, text } = await new Promise((resolve, reject) => {
    const { request, options } = connectionOf(endpoint);
    const outgoing = request({ ...options, method, path: requestPath, agent: false }, (incoming) => {
      /** @type {Buffer[]} */
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    outgoing.setTimeout(limitMs, () => {
      outgoing.destroy(
        new Error(`The engine at ${endpoint} did not answer ${method} ${requestPath} in ${String(limitMs / 1000)} s.`),
      );
    });
    outgoing.on('error', reject);
    if (payload !== undefined) {
      outgoing.setHeader('Content-Type', isArchive ? 'application/x-tar' : 'application/json');
      outgoing.setHeader('Content-Length', payload.length);
    }
    outgoing.end(payload);
  });
  const parsed = parseBody(text);
  if (status >= 400)
    throw new EngineError(`${method} ${requestPath}: ${parsed?.message ?? text.trim()} (${String(status)})`, status);
  return { status, body: parsed };
}

/**
 * For requests that answer with a stream of progress records (build, pull, import): those fail inside a reply of 200.
 * @param {string} endpoint
 * @param {string} requestPath
 * @param {Buffer} [archive]
 */
export async function engineProgress(endpoint, requestPath, archive) {
  const { body } = await engineRequest(endpoint, 'POST', requestPath, archive, { limitMs: 300_000 });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  for (const line of text.split('\n')) {
    const record = parseBody(line.trim());
    if (typeof record?.error === 'string') throw new Error(`${requestPath}: ${record.error.trim()}`);
  }
}

/**
 * @param {string} endpoint
 * @param {number} [limitMs]
 * @returns {Promise<string | undefined>} undefined when it answers, else why not
 */
export async function whyNoAnswer(endpoint, limitMs = 3000) {
  try {
    await engineRequest(endpoint, 'GET', '/_ping', undefined, { limitMs });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @param {string} endpoint */
function connectionOf(endpoint) {
  const [, scheme, rest] = /^(\w+):\/\/(.*)$/.exec(endpoint) ?? [];
  if ((scheme === 'unix' || scheme === 'npipe') && rest !== undefined) {
    // The socket names the engine; HTTP/1.1 wants some host all the same.
    return { request: http.request, options: { socketPath: rest, headers: { host: 'docker' } } };
  }
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
    const tls = scheme === 'https' || (process.env['DOCKER_TLS_VERIFY'] ?? '') !== '';
    const { hostname, port } = new URL(endpoint.replace(/^tcp:/, tls ? 'https:' : 'http:'));
    const options = { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? (tls ? 2376 : 2375) : Number(port) };
    return tls
      ? { request: https.request, options: { ...options, ...certificates() } }
      : { request: http.request, options };
  }
  throw new Error(`${endpoint} cannot be asked from here: only unix://, npipe:// and tcp:// addresses can.`);
}

/** The client's certificates, named and placed as the docker CLI expects them. */
function certificates() {
  const home = process.env['HOME'] ?? '';
  const folder = process.env['DOCKER_CERT_PATH'] ?? process.env['DOCKER_CONFIG'] ?? path.join(home, '.docker');
  const read = (/** @type {string} */ name) => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file) : undefined;
  };
  return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}

/**
 * @param {string} text
 * @returns {any} see EngineReply
 */
function parseBody(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
