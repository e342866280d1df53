import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { splitWords } from '../../src/shell/words.ts';
import { blocksOf } from '../helpers/pageCommands.ts';
import { pagesOf } from '../helpers/pages.ts';
import { dockerCommand, RealEngine } from '../helpers/realEngine.ts';
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

/** Commands that end in something else than 0, as the page says. */
const endings: readonly (readonly [command: RegExp, code: number])[] = [[/^docker run --name greedy /, 137]];

/** Commands by which one container reaches another. */
const reaching = /--network (?!host|none|container:)\S+ .*(?:ping|wget) /;

/** Milliseconds that a command may take. */
const PATIENCE = 30_000;

const pages = [...pagesOf('en')]
  .map(([file, page]) => ({ file, blocks: blocksOf(page) }))
  .filter(({ blocks }) => blocks.length > 0);

describe('commands of the pages', () => {
  let engine: RealEngine;
  /** False on a machine whose firewall drops what it forwards: a private engine adds no rules to it. */
  let reaches = true;
  const counts = { run: 0, pulls: 0, blocked: 0, marked: new Map<string, number>() };

  before(async () => {
    engine = await RealEngine.startOwn();
    await makeStandIns(engine);
    reaches = await containersReachEachOther();
  });
  after(async () => {
    await engine.stop();
  });

  for (const { file, blocks } of pages) {
    it(`${file} does what it says`, async () => {
      if (blocks.every(({ info }) => info !== '')) {
        for (const { info, commands } of blocks) countMarked(info, commands.length);
        return;
      }
      const folder = mkdtempSync(path.join(tmpdir(), 'dyp-'));
      try {
        await runPage(blocks, folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
        await sweep();
      }
    });
  }

  it('were run for the most part', (test) => {
    const marked = [...counts.marked].map(([marker, count]) => `${count} ${marker}`).join(', ');
    test.diagnostic(
      `${counts.run} commands ran; not run: ${counts.pulls} pulls of stand-ins, ${counts.blocked} for the firewall; marked: ${marked}`,
    );
    assert.ok(counts.run > 250, String(counts.run));
  });

  async function runPage(blocks: ReturnType<typeof blocksOf>, folder: string): Promise<void> {
    for (const block of blocks) {
      if (block.info !== '') {
        countMarked(block.info, block.commands.length);
        continue;
      }
      if (block.dockerfile !== undefined) writeFileSync(path.join(folder, 'Dockerfile'), block.dockerfile);
      mkdirSync(path.join(folder, 'public'), { recursive: true });
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
    const [, expected = 0] = endings.find(([command]) => command.test(text)) ?? [];
    const { code, output } = await execute(text, folder);
    assert.equal(code, expected, `${text}\n${output}`);
    counts.run += 1;
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

  /** By argv where the line is one docker command, else by a shell. */
  async function execute(text: string, folder: string): Promise<{ code: number; output: string }> {
    const split = splitWords(text.replace(/\\\n/g, ' '));
    const [program, ...args] = 'words' in split ? split.words : [];
    const simple = program === 'docker' && !/[|&;<>$`]/.test(text.replace(/'[^']*'/g, ''));
    const [file, argv] = simple ? [dockerCommand(), args] : ['bash', ['-c', `set -o pipefail\n${text}`]];
    const env = {
      ...{ PATH: process.env['PATH'], HOME: folder, USER: 'kim', DOCKER_HOST: engine.address, DOCKER_BUILDKIT: '0' },
    };
    return new Promise((resolve) => {
      const child = execFile(file, argv, { cwd: folder, env, timeout: PATIENCE }, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, output: `${stdout}${stderr}`.slice(-2000) });
      });
      // To questions: yes. Most commands do not read it.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end('y\n');
    });
  }

  /** Ports of blocks before, which are examples of their own. */
  async function freePorts(): Promise<void> {
    const running = (await engine.docker('ps', '--format', '{{.ID}} {{.Ports}}')).split('\n');
    const ids = running.filter((line) => line.includes('->')).map((line) => line.split(' ')[0] ?? '');
    if (ids.length > 0) await engine.docker('rm', '-f', ...ids);
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
    const images = (await engine.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')).split('\n');
    const missing = [...standInNames].filter((name) => !images.includes(name));
    if (missing.length > 0) await makeStandIns(engine);
  }
});
