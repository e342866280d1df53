import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { blocksOf } from '../helpers/pageCommands.ts';
import { execute, writeFiles } from '../helpers/pageShell.ts';
import { pagesOf } from '../helpers/pages.ts';
import { RealEngine } from '../helpers/realEngine.ts';
import { makeStandIns } from '../helpers/standInImages.ts';
import { swarmTurn } from '../helpers/swarmTurn.ts';

/** Milliseconds that a command may take: one that changes a service waits until its tasks run. */
const PATIENCE = 60_000;

/** Waits and sizes of a real roll-out, and what the test takes for them: docker watches each task for five seconds. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/--update-delay 10s/, '--update-delay 1s'],
  [/--replicas 3\b/, '--replicas 1'],
  [/\bweb=5$/, 'web=2'],
];

/** What needs more machines than this one: their addresses and names, and leaving others behind. */
const others = /\b10\.0\.0\.11\b|\bnode[23]\b|^docker swarm leave$/;

const pages = [...pagesOf('en')]
  .map(([file, page]) => ({
    file,
    commands: blocksOf(page).flatMap(({ info, commands }) => (info === 'swarm' ? commands : [])),
    // The first block of YAML is the stack that the page deploys.
    stack: /^```yaml\n([^]*?)^```$/m.exec(page.markdown)?.[1],
  }))
  .filter(({ commands }) => commands.length > 0);

/** Commands of the pages that a swarm carries out: one of a single node. */
describe('commands of the pages about swarms', () => {
  let engine: RealEngine;
  let giveBack = (): void => undefined;
  /** False on a machine whose kernel has no networks over several hosts. */
  let overlays = true;
  const counts = { run: 0, others: 0, overlays: 0 };

  before(async () => {
    giveBack = await swarmTurn();
    engine = await RealEngine.startOwn();
    await makeStandIns(engine);
    await engine.docker('swarm', 'init', '--advertise-addr', '127.0.0.1');
    overlays = await hasOverlays();
  });
  after(async () => {
    await engine.stop();
    giveBack();
  });

  for (const { file, commands, stack } of pages) {
    it(`${file} does what it says`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'dyp-'));
      if (stack !== undefined) writeFiles(folder, { 'stack.yaml': stack });
      try {
        for (const { text } of commands) await runCommand(text, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
        await sweep();
      }
    });
  }

  it('were run, but for those about other nodes', (test) => {
    test.diagnostic(
      `${counts.run} commands ran; not run: ${counts.others} about other nodes, ${counts.overlays} for the kernel`,
    );
    assert.ok(counts.run + counts.overlays >= 28, String(counts.run));
  });

  async function runCommand(text: string, folder: string): Promise<void> {
    if (others.test(text)) {
      counts.others += 1;
      return;
    }
    if (!overlays && needsOverlay(text)) {
      counts.overlays += 1;
      return;
    }
    // A page begins with an engine that is in no swarm yet.
    if (text === 'docker swarm init') await engine.docker('swarm', 'leave', '--force');
    const short = shorter.reduce((line, [long, brief]) => line.replace(long, brief), text);
    const { code, output } = await execute(short, { folder, address: engine.address }, PATIENCE);
    assert.equal(code, 0, `${text}\n${output}`);
    counts.run += 1;
  }

  async function hasOverlays(): Promise<boolean> {
    await engine.docker('network', 'create', '--driver', 'overlay', '--attachable', 'probe');
    const made = await engine.docker('run', '--rm', '--network', 'probe', 'alpine:3.22', 'true').then(
      () => true,
      () => false,
    );
    await engine.docker('network', 'rm', 'probe');
    return made;
  }

  /** The next page finds a swarm with nothing in it. */
  async function sweep(): Promise<void> {
    for (const kind of ['service', 'secret', 'config'] as const) {
      const ids = (await engine.docker(kind, 'ls', '-q')).split('\n').filter((id) => id !== '');
      if (ids.length > 0) await engine.docker(kind, 'rm', ...ids);
    }
  }
});

/** What reaches a task from elsewhere, or runs on such a network. */
function needsOverlay(text: string): boolean {
  return /--publish|--network|\bweb\b|\bstack (?:services|ps)\b/.test(text);
}
