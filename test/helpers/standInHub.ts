import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Found {
  readonly name: string;
  readonly description: string;
  readonly star_count: number;
  readonly is_official: boolean;
}

/** What an engine asks for a search in place of Docker Hub, which no test reaches; it finds the same whatever the word. */
export async function standInHub(found: readonly Found[]): Promise<{ readonly term: string; close(): void }> {
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('Content-Type', 'application/json');
    // An engine asks first whether it is a registry of the first version, the only one with a search.
    response.end(url.startsWith('/v1/_ping') ? 'true' : JSON.stringify({ num_results: found.length, results: found }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    term: `127.0.0.1:${String(port)}/thing`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
