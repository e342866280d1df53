import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { barren } from './barren.ts';

/**
 * A process of a user who has nothing to do with Docker: `node stranger.js <address>` gives up its own rights, asks the
 * engine, and prints how that went as JSON. Bundled by the test that runs it, as that user may not read this folder.
 */
const NOBODY = 65534;

async function main(): Promise<void> {
  const [, , address = ''] = process.argv;
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const around = barren();
  const engine = new DockerEngine(await resolveEndpoint(address, around), silent);
  const outcome = await engine.listContainers().then(
    () => ({ code: 'answered' }),
    (thrown: unknown) => thrown as { code: string; args: string[]; detail: string },
  );
  const { code, args, detail } = outcome as { code: string; args?: string[]; detail?: string };
  process.stdout.write(JSON.stringify({ uid: process.getuid?.(), code, args, detail }));
}

void main();
