import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TlsOptions } from 'node:tls';
import type { Duplex } from 'node:stream';
import type { Endpoint, TlsFiles } from '../../src/contract/endpoint.ts';

/** One request, and what the answer may need of it. */
export interface Asked {
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** The JSON that was sent, or undefined. */
  readonly body: unknown;
}

type Handler = (asked: Asked) => void;
type StreamHandler = (incoming: IncomingMessage, response: ServerResponse) => void;
type Hijacker = (socket: Duplex, body: unknown) => void;

/**
 * A stand-in for a Docker engine, no more: it speaks real HTTP over a real socket, answers what a test tells it to, and
 * misbehaves on demand. What the engine itself does is tested on a real one (test/support).
 */
export class StandInEngine {
  /** `GET /containers/json`, without the API version, in the order in which they came. */
  readonly requests: string[] = [];
  /** Request lines with everything. */
  readonly rawRequests: string[] = [];
  readonly #handlers = new Map<string, Handler>();
  readonly #streamHandlers = new Map<string, StreamHandler>();
  readonly #hijackers = new Map<string, Hijacker>();
  readonly #server: Server;
  readonly #connections = new Set<Duplex>();
  readonly #folder: string;
  #listening: Endpoint['connection'] | undefined;

  /** @param tls what Node's TLS server takes; without it the engine speaks plainly. */
  constructor(tls?: TlsOptions) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'dockyard-engine-'));
    const listener: RequestListener = (request, response) => void this.#take(request, response);
    this.#server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
    this.#server.on('connection', (socket) => this.#remember(socket));
    this.#server.on('secureConnection', (socket: Duplex) => this.#remember(socket));
    this.#server.on('upgrade', (request, socket, head) => void this.#upgrade(request, socket, head));
    this.json('GET /version', { ApiVersion: '1.51', Version: '28.0.0' });
    this.on('GET /_ping', ({ response }) => response.end('OK'));
  }

  get socketPath(): string {
    return path.join(this.#folder, 'docker.sock');
  }

  /** Listens on a unix socket. */
  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.socketPath, resolve));
    this.#listening = { kind: 'socket', path: this.socketPath };
    return this;
  }

  /** Listens on a free port. */
  async listenOn(host: string, tls?: TlsFiles): Promise<this> {
    await new Promise<void>((resolve, reject) => this.#server.once('error', reject).listen(0, host, resolve));
    const { port } = this.#server.address() as AddressInfo;
    this.#listening = { kind: 'tcp', host, port, ...(tls === undefined ? {} : { tls }) };
    return this;
  }

  get endpoint(): Endpoint {
    const connection = this.#listening ?? { kind: 'socket', path: this.socketPath };
    const address =
      connection.kind === 'socket' ? `unix://${connection.path}` : `tcp://${connection.host}:${connection.port}`;
    return { address, source: 'setting', connection };
  }

  /** Answers a request, `GET /path` without version and query. */
  on(request: string, handler: Handler): this {
    this.#handlers.set(request, handler);
    return this;
  }

  json(request: string, value: unknown, status = 200): this {
    return this.on(request, ({ response }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    });
  }

  /** Answers with a status and, as the engine does, a message. */
  refuse(request: string, status: number, message: string): this {
    return this.json(request, { message }, status);
  }

  text(request: string, text: string, status = 200): this {
    return this.on(request, ({ response }) => {
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end(text);
    });
  }

  /** Promises more JSON than it sends and closes the connection in the middle of it. */
  cut(request: string, start: string): this {
    return this.on(request, ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write(start, () => response.destroy());
    });
  }

  /** Hands over the request while its body arrives. */
  stream(request: string, handler: StreamHandler): this {
    this.#streamHandlers.set(request, handler);
    return this;
  }

  silent(request: string): this {
    return this.on(request, () => undefined);
  }

  /** Takes the connection over, as attach and exec do. */
  hijack(request: string, hijacker: Hijacker): this {
    this.#hijackers.set(request, hijacker);
    return this;
  }

  /** Connections that somebody still holds. */
  get open(): number {
    return this.#connections.size;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const connection of this.#connections) connection.destroy();
    await closed;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #remember(socket: Duplex): void {
    this.#connections.add(socket);
    socket.on('close', () => this.#connections.delete(socket));
    socket.on('error', () => undefined);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { name, query } = this.#note(request);
    const streamed = this.#streamHandlers.get(name);
    if (streamed !== undefined) {
      streamed(request, response);
      return;
    }
    const body = await readJson(request);
    const handler = this.#handlers.get(name);
    if (handler === undefined) {
      response.writeHead(501, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `the stand-in knows no ${name}` }));
    } else {
      handler({ response, query, body });
    }
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { name } = this.#note(request);
    // An upgraded request has no body to Node: its bytes are the first of the connection.
    const length = Number(request.headers['content-length'] ?? 0);
    let body = head;
    while (body.length < length) {
      const chunk = await new Promise<Buffer>((resolve) => socket.once('data', resolve));
      body = Buffer.concat([body, chunk]);
    }
    socket.pause();
    // Servers of Node keep their half of a connection open otherwise.
    socket.on('end', () => socket.end());
    const hijacker = this.#hijackers.get(name);
    if (hijacker === undefined) {
      const message = JSON.stringify({ message: `the stand-in hijacks no ${name}` });
      socket.end(`HTTP/1.1 501 Not Implemented\r\ncontent-length: ${message.length}\r\n\r\n${message}`);
      return;
    }
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n');
    hijacker(socket, length === 0 ? undefined : JSON.parse(body.toString()));
  }

  #note(request: IncomingMessage): { name: string; query: URLSearchParams } {
    const url = new URL(request.url ?? '/', 'http://engine');
    const name = `${request.method ?? ''} ${decodeURIComponent(url.pathname).replace(/^\/v\d+\.\d+/, '')}`;
    this.requests.push(name);
    this.rawRequests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    return { name, query: url.searchParams };
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** Whether this machine can connect to itself over IPv6; containers often cannot. */
export async function hasIpv6(): Promise<boolean> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(0, '::1', () => resolve(true));
  });
  if (!listening) return false;
  const { port } = server.address() as AddressInfo;
  const reached = await new Promise<boolean>((resolve) => {
    const socket: Socket = connect(port, '::1', () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
  server.close();
  return reached;
}
