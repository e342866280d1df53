import { rmSync } from 'node:fs';
import net from 'node:net';

/** A connection that somebody made to a counting socket. */
interface Passage {
  /** The request line that came last, e.g. `GET /events?…`. */
  last: string;
  isOpen: boolean;
}

/**
 * A socket of the tests' own in front of a real engine. It hands every byte on as it is and writes down what was asked,
 * so that a test can see whom Dockyard contacts, how often, and what it lets go of.
 */
export class CountingSocket {
  readonly #server: net.Server;
  readonly #passages: Passage[] = [];
  readonly #requests: string[] = [];
  readonly #sockets = new Set<net.Socket>();
  /** Given a request line, may make it wait: it goes on when the promise settles. */
  holdBack: (request: string) => Promise<unknown> | undefined = () => undefined;

  private constructor(target: string) {
    // Either side may be done with speaking while it still listens.
    this.#server = net.createServer({ allowHalfOpen: true }, (client) =>
      this.#take(client, net.connect({ path: target, allowHalfOpen: true })),
    );
  }

  /**
   * @param target path of the engine's socket.
   * @param where path of a socket to be made, or a TCP port of 127.0.0.1; 0 for any free one.
   */
  static async open(target: string, where: string | number): Promise<CountingSocket> {
    const socket = new CountingSocket(target);
    if (typeof where === 'string') rmSync(where, { force: true });
    await new Promise<void>((resolve, reject) => {
      socket.#server.once('error', reject);
      if (typeof where === 'string') socket.#server.listen(where, resolve);
      else socket.#server.listen(where, '127.0.0.1', resolve);
    });
    return socket;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('This one listens on a path.');
    return address.port;
  }

  /** How many connections were ever made. */
  get connections(): number {
    return this.#passages.length;
  }

  /** Every request line, in order of arrival: a connection may be used again long after it was made. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Requests whose connection is still open, each connection's last. */
  get open(): readonly string[] {
    return this.#passages.filter(({ isOpen }) => isOpen).map(({ last }) => last);
  }

  count(pattern: RegExp): number {
    return this.requests.filter((line) => pattern.test(line)).length;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(client: net.Socket, engine: net.Socket): void {
    const passage: Passage = { last: '', isOpen: true };
    this.#passages.push(passage);
    client.on('data', (chunk: Buffer) => {
      const found = chunk.toString('latin1').matchAll(/^([A-Z]+ \/\S*) HTTP\/1\.1\r$/gm);
      const lines = [...found].map(([, line = '']) => line);
      passage.last = lines.at(-1) ?? passage.last;
      this.#requests.push(...lines);
      client.pause();
      void Promise.all(lines.map(async (line) => this.holdBack(line))).then(() => {
        engine.write(chunk);
        client.resume();
      });
    });
    client.on('end', () => engine.end());
    engine.pipe(client);
    for (const [from, to] of [
      [client, engine],
      [engine, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#sockets.delete(from);
        passage.isOpen = false;
      });
    }
  }
}
