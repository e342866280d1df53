import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Connection } from '../contract/endpoint.ts';
import { Failure } from '../contract/failure.ts';
import { toFailure } from './failures.ts';
import { readTlsFiles } from './tlsFiles.ts';

type TcpConnection = Extract<Connection, { kind: 'tcp' }>;

/** A server that sends no session ticket gets this long to complain about our certificate, in milliseconds. */
const COMPLAINT_MS = 300;
/** As long as the first contact may take. */
const DEADLINE_MS = 3000;

/**
 * Shakes hands once, without a request. In TLS 1.3 a server judges the client's certificate only after the client takes
 * the connection for open: a request that is under way by then makes the server reset it, and its complaint is lost.
 * @throws Failure, one of `engine.tls…` or what hinders any connection
 */
export async function checkHandshake(where: TcpConnection, address: string): Promise<void> {
  const { tls } = where;
  if (tls === undefined) return;
  const socket = connect({
    host: where.host,
    port: where.port,
    ...(await readTlsFiles(tls)),
    // An address of digits is no name to ask for; the certificate is checked against it all the same.
    ...(isIP(where.host) === 0 ? { servername: where.host } : {}),
    rejectUnauthorized: tls.verify,
  });
  try {
    await accepted(socket, address);
  } catch (thrown) {
    throw toFailure(thrown, address);
  } finally {
    socket.destroy();
  }
}

function accepted(socket: TLSSocket, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let isOpen = false;
    // No answer at all is the first call's to tell, with its own deadline.
    const timers = [setTimeout(resolve, DEADLINE_MS)];
    const settle = (error?: Error): void => {
      for (const timer of timers) clearTimeout(timer);
      if (error === undefined) resolve();
      else reject(error);
    };
    const hungUp = (words: string): Failure => new Failure('engine.tlsClientCertificate', [address], words);
    socket.once('secureConnect', () => {
      isOpen = true;
      // Before 1.3 the server has judged by now.
      if (socket.getProtocol() === 'TLSv1.3') timers.push(setTimeout(settle, COMPLAINT_MS));
      else settle();
    });
    // A ticket is sent after the client's certificate was found good.
    socket.once('session', () => {
      if (socket.getProtocol() === 'TLSv1.3') settle();
    });
    socket.once('close', () => settle(isOpen ? hungUp('closed after the handshake') : undefined));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      settle(isOpen && error.code === 'ECONNRESET' ? hungUp(error.message) : error);
    });
    // Complaints are read with the data.
    socket.resume();
  });
}
