import { once } from 'node:events';
import net from 'node:net';
import { eventually } from './eventually.ts';

/** Where an engine in a swarm listens; it can be in one only when nobody else is there. */
const SWARM_PORT = 2377;
/** Held by the file of tests whose turn it is; a process that ends gives it back. */
const TURN_PORT = 23_770;
const LIMIT_MS = 120_000;

/** Waits until no other file of tests has a swarm on this machine. @returns gives the turn back */
export async function swarmTurn(): Promise<() => void> {
  const turn = await eventually('it is our turn to have a swarm', () => listening(TURN_PORT), { limitMs: LIMIT_MS });
  const free = await eventually('the port of swarms is free', () => listening(SWARM_PORT), { limitMs: LIMIT_MS });
  free.close();
  await once(free, 'close');
  return () => void turn.close();
}

/** A server on a port of this machine; undefined when somebody else is there. */
async function listening(port: number): Promise<net.Server | undefined> {
  const server = net.createServer();
  server.listen(port);
  return once(server, 'listening').then(
    () => server,
    () => undefined,
  );
}
