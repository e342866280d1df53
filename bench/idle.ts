import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CountingSocket } from '../test/helpers/countingSocket.ts';
import type { Figure } from './figure.ts';
import { bundled } from './separateProcess.ts';
import { wait } from './watching.ts';

/** Milliseconds. */
const IDLE = 60_000;
const HIDDEN = 10_000;
/** A view that is hidden may be seen again at once: the engine is let go of after a moment. */
const LINGER = 6_000;

/**
 * A minute with views that are seen and nothing that happens, and a while with none. The process that has them has done
 * nothing else; whoever counts its requests is another one.
 */
export async function idleFigures(socket: string, count: number): Promise<Figure[]> {
  const counted = path.join(path.dirname(socket), 'counted.sock');
  const door = await CountingSocket.open(socket, counted);
  const requests = (): number => door.requests.filter((line) => !line.includes('/_ping')).length;
  const child = spawn(process.execPath, [await bundled('idleMain'), counted, String(IDLE)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    await lines.next();
    await wait(2_000);
    const before = requests();
    const share = Number((await lines.next()).value);
    const asked = requests() - before;
    child.stdin.write('hide\n');
    await wait(LINGER);
    const hidden = door.requests.length;
    await wait(HIDDEN);
    const whileHidden = door.requests.length - hidden;
    return [
      {
        what: `${IDLE / 1000} s idle, ${count} containers, views visible: requests besides the ping, share of a core`,
        measured: `${asked}, ${(share * 100).toFixed(3)} % (of a process of its own that has loaded the tree; another counts)`,
        target: '0, ≤ 0.1 %',
        holds: asked === 0 && share <= 0.001,
      },
      {
        what: `${HIDDEN / 1000} s with hidden views: requests`,
        measured: String(whileHidden),
        target: '0',
        holds: whileHidden === 0,
      },
    ];
  } finally {
    child.stdin.end();
    await door.close();
  }
}
