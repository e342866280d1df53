import { readFile } from 'node:fs/promises';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Engine } from '../contract/engine.ts';
import { toFailure } from '../contract/failure.ts';
import { type Disposable, Emitter, type Log } from '../contract/ports.ts';
import type { LiveModel } from '../model/liveModel.ts';
import type { EditorSettings } from './settings.ts';

/**
 * Which engine this window uses. It is found out when it is first needed, and anew after the setting changed or when a
 * refresh is asked for while there is none.
 */
export class EngineConnection implements Disposable {
  /** It became known which engine is used, or that there is none. */
  readonly changes = new Emitter<void>();
  /** More is known of the engine in use: its version, or how fast it answers. */
  readonly factsChanges = new Emitter<void>();
  /** Another engine took the place of one: whatever is still open on the old one is to be closed. */
  readonly switched = new Emitter<void>();
  readonly #settings: Pick<EditorSettings, 'get' | 'changes'>;
  readonly #model: LiveModel;
  readonly #log: Log;
  readonly #listening: readonly Disposable[];
  #following: Disposable | undefined;
  #engine: Promise<Engine> | undefined;
  #current: Engine | undefined;
  /** What the certificates of the engine in use were when it was opened. */
  #certificates = '';
  /** Counts findings-out: one that was overtaken by another changes nothing any more. */
  #turn = 0;
  /** Where the engine was that was used last; a failure in between, of a mistyped address say, does not count. */
  #lastConnection: string | undefined;

  constructor(settings: Pick<EditorSettings, 'get' | 'changes'>, model: LiveModel, log: Log) {
    this.#settings = settings;
    this.#model = model;
    this.#log = log;
    this.#listening = [
      settings.changes.on((key) => {
        if (key === 'engine.endpoint') this.reset();
      }),
      // Where nobody named an engine, one may turn up at any of the usual places.
      model.retries.on(() => {
        const source = this.#current?.endpoint.source;
        if (source === 'default' || source === 'found') void this.recheck();
      }),
    ];
  }

  /** @throws Failure when no endpoint can be made out. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#open();
    return this.#engine;
  }

  async endpoint(): Promise<Endpoint> {
    return (await this.engine()).endpoint;
  }

  /** The engine in use, if that was found out already. */
  get current(): Engine | undefined {
    return this.#current;
  }

  /** Drops the engine with all that is open on it and finds out again, if anybody still looks. */
  reset(): void {
    const old = this.#engine;
    // Not by the promise: one that was overtaken resolves with the engine that came after it.
    this.#current?.dispose();
    this.#engine = undefined;
    this.#current = undefined;
    if (old !== undefined) void this.engine().catch(() => undefined);
  }

  /** Finds out again where what is followed leads, a context for example, and changes the engine only with that. */
  async recheck(): Promise<void> {
    const before = this.#engine;
    const old = await before?.catch(() => undefined);
    if (before === undefined) return;
    const endpoint = await this.#resolve().catch(() => undefined);
    const renewed = endpoint !== undefined && (await stampOf(endpoint)) !== this.#certificates;
    const same = JSON.stringify(endpoint) === JSON.stringify(old?.endpoint);
    if ((renewed || !same) && this.#engine === before) this.reset();
  }

  /** Tries again. What has no engine now may lead to one by now, or to another place where one is. */
  async retry(): Promise<void> {
    try {
      await this.engine();
      if (this.#model.status.kind === 'failed') await this.recheck();
    } catch {
      this.reset();
    }
    this.#model.refresh();
  }

  dispose(): void {
    for (const listening of this.#listening) listening.dispose();
    this.#following?.dispose();
    void this.#engine?.then((engine) => engine.dispose()).catch(() => undefined);
  }

  async #open(): Promise<Engine> {
    this.#turn += 1;
    const turn = this.#turn;
    const overtaken = (): boolean => turn !== this.#turn;
    try {
      // Loaded with the first look at an engine: activation does without it.
      const { DockerEngine, FileContexts } = await import('../engine/entry.ts');
      // Somebody may turn to another context in any shell.
      this.#following ??= new FileContexts().watch(() => void this.recheck());
      const endpoint = await this.#resolve();
      const certificates = await stampOf(endpoint);
      if (overtaken()) return await this.engine();
      this.#log.info(
        `Engine: ${endpoint.address} (${endpoint.source}${endpoint.context ? ` ${endpoint.context}` : ''})`,
      );
      const engine = new DockerEngine(endpoint, this.#log);
      this.#current = engine;
      this.#certificates = certificates;
      engine.factsChanges.on(() => this.#current === engine && this.factsChanges.fire());
      this.#model.use(engine);
      const connection = JSON.stringify(endpoint.connection);
      const switched = this.#lastConnection !== undefined && this.#lastConnection !== connection;
      this.#lastConnection = connection;
      if (switched) this.switched.fire();
      this.changes.fire();
      return engine;
    } catch (thrown) {
      if (overtaken()) return this.engine();
      const failure = toFailure(thrown);
      this.#model.use(failure);
      this.changes.fire();
      throw failure;
    }
  }

  async #resolve(): Promise<Endpoint> {
    const { resolveEndpoint, thisMachine } = await import('../engine/entry.ts');
    return resolveEndpoint(this.#settings.get('engine.endpoint'), thisMachine());
  }
}

/** What the certificates of an endpoint are now, as one text; empty without any. */
async function stampOf({ connection }: Endpoint): Promise<string> {
  if (connection.kind !== 'tcp' || connection.tls === undefined) return '';
  const { ca, cert, key } = connection.tls;
  const texts = [ca, cert, key].map(async (file) =>
    file === undefined ? '' : readFile(file, 'latin1').catch(() => ''),
  );
  return (await Promise.all(texts)).join('\n');
}
