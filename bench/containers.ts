import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Desk } from '../test/workbench/desk.ts';
import { engineRequest } from '../test/support/engineHttp.mjs';
import { findProgram } from '../test/support/processes.mjs';
import { DockerEngine } from '../src/engine/dockerEngine.ts';
import { resolveEndpoint } from '../src/engine/endpoint.ts';
import { thisMachine } from '../src/engine/surroundings.ts';
import { speakIn } from '../src/contract/localized.ts';
import { Store } from '../src/model/store.ts';
import { Rows } from '../src/views/rows.ts';
import { realFigures } from './engineLayer.ts';
import { type Figure, median, ms } from './figure.ts';
import { silent } from './watching.ts';

const COUNT = 1000;
const RUNS = 15;
/** Runs that only make code warm. */
const WARMING = 5;
const WINDOWS = 5;
/** Milliseconds in which a new window comes to rest. */
const SETTLE = 4_000;

/** A thousand real containers, in lists and in the page of a real workbench. */
export async function containerFigures(): Promise<Figure[]> {
  const desk = await Desk.open();
  try {
    await makeContainers(desk.engine.endpoint);
    const { cli, bare, own } = await listed(desk);
    const real = await realFigures(desk.engine.endpoint.replace('unix://', ''), COUNT);
    const opened = await openingTheView(desk);
    await desk.openSidebar();
    await desk.view('Containers').locator('.monaco-list-row').first().waitFor();
    const created = await createdToVisible(desk);
    const third = cli / 3;
    return [
      {
        what: `docker ps -a --format json, ${COUNT} containers`,
        measured: ms(cli),
        target: 'the peer of the next ones',
        holds: true,
      },
      {
        what: 'what the engine itself takes to answer that list (bare HTTP, parsed)',
        measured: `${ms(bare)} (${(bare / cli).toFixed(2)} of it)`,
        target: 'told only: nobody can be faster',
        holds: true,
      },
      {
        what: `the same listed, read and made rows`,
        measured: `${ms(own)} (${(own / cli).toFixed(2)} of it)`,
        target: '≤ 1/3 of it',
        holds: own <= third,
      },
      {
        what: `the same listed and shown in the page, from the click (median of ${WINDOWS} windows)`,
        measured: `${ms(opened.warm)} (${(opened.warm / cli).toFixed(2)} of it)`,
        target: '≤ 1/3 of it',
        holds: opened.warm <= third,
      },
      {
        what: 'the same with the extension’s activation',
        measured: ms(opened.cold),
        target: 'told only (largest rival: 1500 ms)',
        holds: true,
      },
      {
        what: `docker create returns to its row is visible, ${COUNT} containers (median of ${RUNS})`,
        measured: `${ms(median(created))} (${ms(Math.min(...created))} to ${ms(Math.max(...created))})`,
        target: '≤ 200 ms (largest rival: 807 to 830 ms)',
        holds: median(created) <= 200,
      },
      ...real,
    ];
  } finally {
    await desk.close();
  }
}

async function makeContainers(endpoint: string): Promise<void> {
  const numbers = Array.from({ length: COUNT }, (_, index) => index);
  const worker = async (): Promise<void> => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) {
      const body = { Image: 'busybox', Cmd: ['true'] };
      await engineRequest(endpoint, 'POST', `/containers/create?name=bench-${number}`, body);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

/** Medians of the docker command, of bare HTTP, and of ours up to its rows: in turns, for the engine has good and bad moments. */
async function listed(desk: Desk): Promise<Record<'cli' | 'bare' | 'own', number>> {
  const { endpoint } = desk.engine;
  const env = { ...process.env, DOCKER_HOST: endpoint };
  const docker = findProgram('docker') ?? 'docker';
  const rows = await rowsOf(endpoint);
  const works = {
    cli: () => promisify(execFile)(docker, ['ps', '-a', '--format', 'json'], { env, maxBuffer: 1e9 }),
    bare: () => engineRequest(endpoint, 'GET', '/containers/json?all=1'),
    own: rows,
  };
  const times = { cli: [] as number[], bare: [] as number[], own: [] as number[] };
  for (let run = -WARMING; run < RUNS; run += 1) {
    for (const whose of ['cli', 'bare', 'own'] as const) {
      const started = performance.now();
      await works[whose]();
      if (run >= 0) times[whose].push(performance.now() - started);
    }
  }
  return { cli: median(times.cli), bare: median(times.bare), own: median(times.own) };
}

/** What lists the containers, reads them and makes their rows. */
async function rowsOf(address: string): Promise<() => Promise<void>> {
  const engine = new DockerEngine(
    await resolveEndpoint(
      address,
      thisMachine(async () => undefined),
    ),
    silent,
  );
  await engine.ping();
  return async () => {
    const store = new Store();
    store.replace('container', await engine.listContainers());
    const rows = new Rows(store, speakIn('en'), Date.now).all('containers');
    if (rows.length < COUNT) throw new Error(`only ${rows.length} rows`);
  };
}

/**
 * Milliseconds from the click on Dockyard's icon to the first row of Containers, in fresh windows. Cold: the click also
 * activates the extension. Warm: a command has activated it before; the engine has not been contacted either way.
 */
async function openingTheView(desk: Desk): Promise<{ cold: number; warm: number }> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < WINDOWS; run += 1) {
    for (const times of [cold, warm]) {
      const window = await desk.anotherWindow();
      await window.page.locator('.activitybar .action-label[aria-label^="Dockyard"]').waitFor();
      if (times === warm) await window.command('Dockyard: Show Log');
      await window.page.waitForTimeout(SETTLE);
      const shown = window.page.evaluate<number>(clickToRow);
      await window.openSidebar();
      times.push(await shown);
      await window.closeWindow();
    }
  }
  return { cold: median(cold), warm: median(warm) };
}

/** Milliseconds from the end of `docker create` in another shell to the row in the page. */
async function createdToVisible(desk: Desk): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const name = `newborn-${run}`;
    const seen = desk.page.evaluate<number>(seenAt(name));
    await desk.page.waitForTimeout(700);
    await desk.docker('create', '--name', name, 'busybox', 'true');
    const returned = Date.now();
    times.push((await seen) - returned);
  }
  return times;
}

/** A script for the page: resolves with the time at which a row of this name is there. */
function seenAt(name: string): string {
  return `new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.monaco-list-row[aria-label^="Container ${name},"]') === null) return;
      observer.disconnect();
      resolve(Date.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    look();
  })`;
}

/** A script for the page: resolves with the milliseconds from the next click to the first row of Containers. */
const clickToRow = `new Promise((resolve) => {
  let clicked;
  document.addEventListener('click', () => (clicked ??= Date.now()), { capture: true });
  const observer = new MutationObserver(() => {
    if (clicked === undefined || document.querySelector('.monaco-list-row[aria-label^="Container "]') === null) return;
    observer.disconnect();
    resolve(Date.now() - clicked);
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
})`;
