import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { blocksOf } from '../helpers/pageCommands.ts';
import { execute, executeInTerminal, watched, writeFiles } from '../helpers/pageShell.ts';
import { pagesOf } from '../helpers/pages.ts';
import { RealEngine } from '../helpers/realEngine.ts';
import { makeStandIns, standInNames } from '../helpers/standInImages.ts';

/** Things that pages speak of as being there, and how they come to be. */
const given: Readonly<Record<string, readonly string[]>> = {
  web: ['run', '-d', '-P', '--name', 'web', 'nginx:1.28'],
  shop: ['run', '-d', '--name', 'shop', '--health-cmd', 'true', 'shop'],
  db: ['run', '-d', '--name', 'db', '-e', 'POSTGRES_DB=shop', 'postgres:17'],
  cache: ['run', '-d', '--name', 'cache', 'redis:8-alpine'],
  box: ['run', '-d', '--name', 'box', 'alpine:3.22', 'true'],
};
/** Commands that take the name of a container, and what stands between. */
const onContainer =
  /\b(?:exec|attach|cp|diff|inspect|logs|pause|unpause|port|rm|start|stop|restart|kill|stats|top|update|rename|(?:dis)?connect)\b|--volumes-from|container:/;

/** Those that need it to run. */
const onRunning = /^docker (?:exec|attach|pause|port|stop|restart|kill|stats|top|run)\b/;

/** Files that a reader of the page has, by the page. */
function filesOf(page: string, shown: string): Readonly<Record<string, string>> {
  switch (page) {
    case 'concepts/onbuild-flow.md':
      return { 'base.Dockerfile': shown, 'shop/Dockerfile': shown, 'pages/index.html': '<p>pages</p>\n' };
    case 'images/build.md':
      return { Dockerfile: 'FROM alpine:3.22 AS build\nFROM build\n', 'docker/web.Dockerfile': 'FROM alpine:3.22\n' };
    default:
      return {};
  }
}

/** Commands that end in something else than 0, as the page says. */
const endings: readonly (readonly [command: RegExp, code: number])[] = [[/^docker run --name greedy /, 137]];

/** What Ctrl-C makes of what goes on for ever: docker's own end, that of a program, or none. */
const afterCtrlC: readonly number[] = [0, 1, 130];

/** Docker's words for what it does not take. */
const refusal = /^(?:docker: |Error|unknown |".*" requires|Usage:|See 'docker)/m;

/** Blocks that a person types into a terminal are typed there. */
function isRun({ info }: { readonly info: string }): boolean {
  return info === '' || info === 'terminal';
}

/** Commands by which one container reaches another. */
const reaching = /--network (?!host|none|container:)\S+ .*(?:ping|wget) /;

const pages = [...pagesOf('en')]
  .map(([file, page]) => ({ file, blocks: blocksOf(page) }))
  .filter(({ blocks }) => blocks.length > 0);

describe('commands of the pages', () => {
  let engine: RealEngine;
  /** Of the API, as the engine has it. */
  let version = '';
  /** What the stand-ins are: a page may build another image of such a name. */
  let standing = '';
  /** False on a machine whose firewall drops what it forwards: a private engine adds no rules to it. */
  let reaches = true;
  const counts = { run: 0, pulls: 0, blocked: 0, marked: new Map<string, number>() };

  before(async () => {
    engine = await RealEngine.startOwn();
    await makeStandIns(engine);
    standing = await standInIds();
    version = await engine.docker('version', '--format', '{{.Server.APIVersion}}');
    reaches = await containersReachEachOther();
  });
  after(async () => {
    await engine.stop();
  });

  for (const { file, blocks } of pages) {
    it(`${file} does what it says`, async () => {
      if (!blocks.some(isRun)) {
        for (const { info, commands } of blocks) countMarked(info, commands.length);
        return;
      }
      const folder = mkdtempSync(path.join(tmpdir(), 'dyp-'));
      try {
        await runPage(file, blocks, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
        await sweep();
      }
    });
  }

  it('were run, as far as this machine can', (test) => {
    const inSwarm = counts.marked.get('swarm') ?? 0;
    counts.marked.delete('swarm');
    const marked = [...counts.marked].map(([marker, count]) => `${count} ${marker}`).join(', ');
    const left = [...counts.marked.values()].reduce((sum, count) => sum + count, 0);
    test.diagnostic(
      `${counts.run} commands ran; not run: ${counts.pulls} pulls of stand-ins, ${counts.blocked} for the firewall; ${inSwarm} are for pagesInSwarm; marked: ${left} (${marked})`,
    );
    assert.ok(counts.run + counts.blocked >= 412, String(counts.run));
    assert.ok(left <= 156, marked);
  });

  async function runPage(file: string, blocks: ReturnType<typeof blocksOf>, folder: string): Promise<void> {
    for (const block of blocks) {
      if (!isRun(block)) {
        countMarked(block.info, block.commands.length);
        continue;
      }
      if (block.dockerfile !== undefined) writeFiles(folder, { Dockerfile: block.dockerfile });
      writeFiles(folder, { 'public/index.html': '<p>hello</p>\n', ...filesOf(file, block.dockerfile ?? '') });
      await freePorts();
      for (const { text } of block.commands) await runCommand(text, folder);
    }
  }

  function countMarked(marker: string, commands: number): void {
    counts.marked.set(marker, (counts.marked.get(marker) ?? 0) + commands);
  }

  async function runCommand(text: string, folder: string): Promise<void> {
    const pulled = /^docker pull (\S+)$/.exec(text)?.[1];
    if (pulled !== undefined && standInNames.has(pulled)) {
      counts.pulls += 1;
      return;
    }
    if (!reaches && reaching.test(text)) {
      counts.blocked += 1;
      return;
    }
    await prepare(text);
    const here = asHere(text);
    const [, expected = 0] = endings.find(([command]) => command.test(text)) ?? [];
    const terminal = { folder, address: engine.address };
    if (watched.test(text)) {
      const { code, output } = await executeInTerminal(here, terminal);
      assert.ok(afterCtrlC.includes(code) && !refusal.test(output), `${text}\n${code}\n${output}`);
    } else {
      const { code, output } = await execute(here, terminal);
      assert.equal(code, expected, `${text}\n${output}`);
    }
    counts.run += 1;
  }

  /** The engine's own socket and version, and a request that is refused is a failure. */
  function asHere(text: string): string {
    const address = text.replaceAll('/var/run/docker.sock', engine.socket);
    return address.replaceAll('/v1.44/', `/v${version}/`).replace(/\bcurl -s /g, 'curl --fail -s ');
  }

  async function containersReachEachOther(): Promise<boolean> {
    await engine.docker('network', 'create', 'probe');
    await engine.docker('run', '-d', '--name', 'target', '--network', 'probe', 'nginx:1.28');
    const ping = ['ping', '-c', '1', '-W', '2', 'target'];
    const answer = await engine.docker('run', '--rm', '--network', 'probe', 'alpine:3.22', ...ping).catch(() => '');
    await sweep();
    return answer.includes('1 packets received');
  }

  /** Makes what the command speaks of and nothing before it made; takes away what it is about to make again. */
  async function prepare(text: string): Promise<void> {
    const own = /--name (\S+)/.exec(text)?.[1];
    if (own !== undefined) await engine.docker('rm', '-f', '-v', own);
    for (const [name, line] of Object.entries(given)) {
      if (!onContainer.test(text) || !new RegExp(`[ :]${name}(?:[ :]|$)`, 'm').test(text)) continue;
      const state = await engine.docker('ps', '-a', '--filter', `name=^${name}$`, '--format', '{{.State}}');
      if (state === '' && name !== own) await engine.docker(...line);
      else if (state === 'exited' && onRunning.test(text)) await engine.docker('start', name);
    }
    const network = /--network ([a-z]\S*)/.exec(text)?.[1] ?? /network (?:dis)?connect .*?(\S+) \S+$/.exec(text)?.[1];
    const kind = /^docker (network|volume) create/.exec(text)?.[1];
    if (kind !== undefined) await engine.docker(kind, 'rm', text.split(' ').at(-1) ?? '').catch(() => undefined);
    else if (network !== undefined && !/^(?:host|none|container:.*)$/.test(network))
      await engine.docker('network', 'create', network).catch(() => undefined);
  }

  /** Ports of blocks before, which are examples of their own. */
  async function freePorts(): Promise<void> {
    const running = (await engine.docker('ps', '--format', '{{.ID}} {{.Ports}}')).split('\n');
    const ids = running.filter((line) => line.includes('->')).map((line) => line.split(' ')[0] ?? '');
    if (ids.length > 0) await engine.docker('rm', '-f', ...ids);
  }

  async function standInIds(): Promise<string> {
    const images = (await engine.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}')).split('\n');
    return images
      .filter((line) => standInNames.has(line.split(' ')[0] ?? ''))
      .sort()
      .join();
  }

  /** The next page finds the engine as this one did. */
  async function sweep(): Promise<void> {
    const ids = (await engine.docker('ps', '-aq')).split('\n').filter((id) => id !== '');
    if (ids.length > 0)
      await engine.docker('rm', '-f', '-v', ...ids).catch((error: unknown) => {
        // `--rm` is at it.
        if (!/already in progress|No such container/.test(String(error))) throw error;
      });
    await engine.docker('network', 'prune', '-f');
    const volumes = (await engine.docker('volume', 'ls', '-q')).split('\n').filter((name) => name !== '');
    if (volumes.length > 0) await engine.docker('volume', 'rm', ...volumes);
    if ((await standInIds()) !== standing) await makeStandIns(engine);
  }
});
