import { createServer, type Server, type Socket } from 'node:net';
import { type SshConnection, type SshProcess, dialArgs, startSsh } from './sshCommand.ts';

/** A local socket, each of whose connections is a `docker system dial-stdio` on the other machine. */
export class DialServer {
  /** What the last of them said that ended badly. */
  lastWords = '';
  readonly #server: Server;
  readonly #running = new Set<SshProcess>();

  private constructor(where: SshConnection, control: string | undefined) {
    // Half-open: what the engine still says after we have said everything must arrive.
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#serve(socket, dialArgs(where, control)));
  }

  /** @param path a socket in a private folder, or the name of a pipe */
  static async listen(path: string, where: SshConnection, control: string | undefined): Promise<DialServer> {
    const dial = new DialServer(where, control);
    await new Promise<void>((resolve, reject) => dial.#server.once('error', reject).listen(path, resolve));
    return dial;
  }

  dispose(): void {
    this.#server.close();
    for (const { child } of this.#running) child.kill();
    this.#running.clear();
  }

  #serve(socket: Socket, args: readonly string[]): void {
    const ssh = startSsh(args);
    this.#running.add(ssh);
    let isLeft = false;
    const leave = (): void => {
      isLeft = true;
      // The command over there would stay for as long as the engine has something to say.
      ssh.child.kill();
    };
    socket.on('error', leave).on('close', leave);
    socket.pipe(ssh.child.stdin);
    // Its end waits for the end of ssh, so that its words are known to whoever sees the connection close.
    ssh.child.stdout.pipe(socket, { end: false });
    void ssh.ended.then((end) => {
      this.#running.delete(ssh);
      if (end !== 'exit code 0' && !isLeft) this.lastWords = ssh.words() || end;
      socket.destroySoon();
    });
  }
}
