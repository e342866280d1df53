import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { makeCertificates } from '../../test/helpers/openssl.ts';
import { webScheme } from './webScheme.ts';

describe('what answers on a port', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dys-'));
  const servers: Server[] = [];
  const listening = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  let tls: { readonly key: Buffer; readonly cert: Buffer };
  before(async () => {
    const { server } = await makeCertificates(folder);
    tls = { key: readFileSync(path.join(server, 'key.pem')), cert: readFileSync(path.join(server, 'cert.pem')) };
  });
  after(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const answer: http.RequestListener = (_, response) => response.end('hello');

  it('http', async () => {
    assert.equal(await webScheme('127.0.0.1', await listening(http.createServer(answer))), 'http');
  });

  it('https, by a certificate that nobody has signed', async () => {
    assert.equal(await webScheme('127.0.0.1', await listening(https.createServer(tls, answer))), 'https');
  });

  it('neither', async () => {
    const port = await listening(createServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
    assert.equal(await webScheme('127.0.0.1', port), undefined);
  });
});
