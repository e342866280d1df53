import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '../../src/contract/ports.ts';
import { DockerEngine } from '../../src/engine/dockerEngine.ts';
import { resolveEndpoint } from '../../src/engine/endpoint.ts';
import { LiveModel } from '../../src/model/liveModel.ts';
import { type EngineHandle, startPrivateEngine } from '../support/privateEngine.mjs';
import { findProgram } from '../support/processes.mjs';
import { ensureSampleImage } from '../support/sampleImage.mjs';
import { barren } from './barren.ts';
import { MemoryLog } from './log.ts';

/** What every container, volume and network of the tests bears. */
export const TEST_LABEL = 'dev.dockyard.test=true';
export const IMAGE = 'busybox:latest';

/** Milliseconds after which a command will not end: the longest of the tests takes a few seconds. */
const COMMAND_MS = 120_000;

/** Parts of `GET /containers/json`, or of another list, that tests look at. */
export interface Listed {
  readonly Id: string;
  readonly Name?: string;
  readonly Names?: readonly string[];
  readonly State?: string;
}

/**
 * A Docker engine for one file of tests: the one that DOCKYARD_TEST_ENGINE names, else a private one of its own. It
 * keeps a list of what the tests made on it, and takes it away again.
 */
export class RealEngine {
  readonly address: string;
  readonly log = new MemoryLog();
  readonly #handle: EngineHandle | undefined;
  readonly #home: string | undefined;
  readonly #made: string[][] = [];
  readonly #engines: DockerEngine[] = [];
  #count = 0;

  private constructor(address: string, handle?: EngineHandle, home?: string) {
    this.address = address;
    this.#handle = handle;
    this.#home = home;
  }

  static async find(): Promise<RealEngine> {
    const given = process.env['DOCKYARD_TEST_ENGINE'];
    if (given === undefined || given === '') return RealEngine.startOwn();
    await ensureSampleImage(given);
    return new RealEngine(given);
  }

  /** An engine that the tests may kill. */
  static async startOwn(): Promise<RealEngine> {
    // Short: the engine puts unix sockets below it. Open to others: one test looks at it as another user.
    const home = mkdtempSync(path.join(tmpdir(), 'dye-'));
    chmodSync(home, 0o755);
    const handle = await startPrivateEngine({ folder: path.join(home, 'e'), yes: true, bridge: 'own' });
    await ensureSampleImage(handle.endpoint);
    return new RealEngine(handle.endpoint, handle, home);
  }

  /** Only of an own engine. */
  get handle(): EngineHandle {
    if (this.#handle === undefined) throw new Error('This engine is not ours.');
    return this.#handle;
  }

  /** The path of the socket; tests run on the engine's own machine. */
  get socket(): string {
    return this.address.replace(/^unix:\/\//, '');
  }

  /** `Engine` on it, as the extension makes it. */
  async engine(address = this.address): Promise<DockerEngine> {
    const around = barren();
    const engine = new DockerEngine(await resolveEndpoint(address, around), this.log);
    this.#engines.push(engine);
    return engine;
  }

  /** A model that follows everything; ended by `dispose` of the caller. */
  async model(address = this.address): Promise<LiveModel> {
    const model = new LiveModel(systemClock, this.log);
    model.use(await this.engine(address));
    model.watch(new Set(['container', 'image', 'volume', 'network']));
    return model;
  }

  /** A name that nothing else on this machine has. */
  name(what: string): string {
    this.#count += 1;
    return `dyt-${what}-${process.pid}-${this.#count}`;
  }

  /** The docker command in another shell; resolves with what it printed, without the last line end. */
  async docker(...args: string[]): Promise<string> {
    return (await this.dockerStreams(...args)).stdout.trimEnd();
  }

  async dockerStreams(...args: string[]): Promise<{ stdout: string; stderr: string }> {
    return promisify(execFile)(dockerCommand(), args, {
      // Without a plug-in for BuildKit this CLI builds only the old way.
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', DOCKER_HOST: this.address, DOCKER_BUILDKIT: '0' },
      maxBuffer: 64 * 1024 * 1024,
      timeout: COMMAND_MS,
      killSignal: 'SIGKILL',
    });
  }

  /** `docker run -d` of the sample image with a label and a name; resolves with its id and name. */
  async container(
    what: string,
    command: readonly string[] = ['sleep', '100000'],
    options: readonly string[] = [],
  ): Promise<{ id: string; name: string }> {
    const name = this.name(what);
    this.willRemove('rm', '--force', '--volumes', name);
    const flags = ['--detach', '--init', '--label', TEST_LABEL, '--name', name];
    const id = await this.docker('run', ...flags, ...options, IMAGE, ...command);
    return { id, name };
  }

  /** `docker build` of a Dockerfile that needs no files. */
  async buildImage(tag: string, dockerfile: string): Promise<void> {
    const context = mkdtempSync(path.join(tmpdir(), 'dyb-'));
    try {
      writeFileSync(path.join(context, 'Dockerfile'), dockerfile);
      await this.docker('build', '--quiet', '--tag', tag, context);
    } finally {
      rmSync(context, { recursive: true });
    }
  }

  /** Notes how to take away what a test is about to make. */
  willRemove(...args: string[]): void {
    this.#made.unshift(args);
  }

  /** Parsed `docker inspect`. */
  async inspected<T>(nameOrId: string): Promise<T> {
    return (JSON.parse(await this.docker('inspect', nameOrId)) as T[])[0] as T;
  }

  /** Takes away what was made, one after the other: what is gone already does not matter. */
  async clean(): Promise<void> {
    for (const args of this.#made.splice(0)) {
      await this.docker(...args).catch((error: unknown) => {
        if (!/No such|not found/i.test(String(error))) throw error;
      });
    }
  }

  async stop(): Promise<void> {
    for (const engine of this.#engines.splice(0)) engine.dispose();
    // With an engine of its own all of that goes anyway.
    if (this.#handle === undefined) return this.clean();
    await this.#handle.stopNow();
    if (this.#home !== undefined) rmSync(this.#home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @throws Error when this machine has none: then these tests cannot tell whether both mean the same. */
export function dockerCommand(): string {
  const program = findProgram('docker');
  if (program === undefined) throw new Error('These tests need the docker command (Debian: docker.io or docker-cli).');
  return program;
}

/** The rows of a list by name, as the engine sent them. */
export function byName(list: readonly unknown[]): Map<string, Listed> {
  return new Map(
    (list as Listed[]).map((entry) => [entry.Names?.[0]?.replace(/^\//, '') ?? entry.Name ?? entry.Id, entry]),
  );
}
