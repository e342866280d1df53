import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** Milliseconds that somebody waits for a browser to open. */
const PATIENCE = 2000;

/**
 * What a server on a port speaks, found out by asking it: TLS first, as a plain server answers that with an error at
 * once, while one with TLS may leave a plain question unanswered.
 * @returns undefined when neither is answered within two seconds
 */
export async function webScheme(host: string, port: number): Promise<'http' | 'https' | undefined> {
  const [https, http] = await Promise.all([answers(httpsRequest, host, port), answers(httpRequest, host, port)]);
  return https ? 'https' : http ? 'http' : undefined;
}

async function answers(request: typeof httpRequest, host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    // A certificate is for the browser to judge.
    const options = { host, port, method: 'HEAD', path: '/', rejectUnauthorized: false, agent: false };
    const asking = request(options, (answer) => {
      // A server with TLS that is spoken to plainly says 400, and that it wants TLS.
      resolve(answer.statusCode !== undefined);
      asking.destroy();
    });
    const timer = setTimeout(() => asking.destroy(new Error('late')), PATIENCE);
    asking.on('error', () => resolve(false));
    asking.on('close', () => clearTimeout(timer));
    asking.end();
  });
}
