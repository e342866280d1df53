import net from 'node:net';

/** A forwarder of the tests' own from a TCP port to the engine, which cuts what answers a request after some bytes. */
export class Cutter {
  /** Bytes of the engine's answer to the request that were passed on. */
  passed = 0;
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();

  private constructor(target: string, request: RegExp, limit: number) {
    this.#server = net.createServer((client) => {
      const engine = net.connect(target);
      let counts = false;
      for (const socket of [client, engine]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      }
      client.on('data', (chunk: Buffer) => {
        counts = request.test(chunk.toString('latin1'));
        engine.write(chunk);
      });
      client.on('end', () => engine.end());
      engine.on('end', () => client.end());
      engine.on('data', (chunk: Buffer) => {
        const rest = counts ? limit - this.passed : Number.POSITIVE_INFINITY;
        const passing = chunk.subarray(0, Math.min(rest, chunk.length));
        if (counts) this.passed += passing.length;
        // An end, not a reset: that would throw away what has arrived and was not read yet.
        if (passing.length < chunk.length || rest === passing.length) client.end(passing);
        else client.write(passing);
      });
    });
  }

  static async open(target: string, request: RegExp, limit: number): Promise<Cutter> {
    const cutter = new Cutter(target, request, limit);
    await new Promise<void>((resolve) => cutter.#server.listen(0, '127.0.0.1', resolve));
    return cutter;
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
