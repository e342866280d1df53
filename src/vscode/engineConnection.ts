import type { Endpoint } from '../contract/endpoint.ts';
import type { Engine } from '../contract/engine.ts';
import { Failure } from '../contract/failure.ts';
import type { Disposable, Log } from '../contract/ports.ts';
import type { LiveModel } from '../model/liveModel.ts';
import type { EditorSettings } from './settings.ts';

/**
 * Which engine this window uses. It is found out when it is first needed, and anew after the setting changed or when a
 * refresh is asked for while there is none.
 */
export class EngineConnection implements Disposable {
  readonly #settings: EditorSettings;
  readonly #model: LiveModel;
  readonly #log: Log;
  readonly #listening: Disposable;
  #engine: Promise<Engine> | undefined;

  constructor(settings: EditorSettings, model: LiveModel, log: Log) {
    this.#settings = settings;
    this.#model = model;
    this.#log = log;
    this.#listening = settings.changes.on((key) => {
      if (key === 'engine.endpoint') this.reset();
    });
  }

  /** @throws Failure when no endpoint can be made out. */
  engine(): Promise<Engine> {
    this.#engine ??= this.#open();
    return this.#engine;
  }

  async endpoint(): Promise<Endpoint> {
    return (await this.engine()).endpoint;
  }

  /** Drops the engine with all that is open on it and finds out again, if anybody still looks. */
  reset(): void {
    const old = this.#engine;
    this.#engine = undefined;
    void old?.then((engine) => engine.dispose()).catch(() => undefined);
    if (old !== undefined) void this.engine().catch(() => undefined);
  }

  /** Tries again: finds out the endpoint anew when that was what failed. */
  async retry(): Promise<void> {
    try {
      await this.engine();
    } catch {
      this.reset();
    }
    this.#model.refresh();
  }

  dispose(): void {
    this.#listening.dispose();
    void this.#engine?.then((engine) => engine.dispose()).catch(() => undefined);
  }

  async #open(): Promise<Engine> {
    try {
      // Loaded with the first look at an engine: activation does without it.
      const { DockerEngine, resolveEndpoint, thisMachine } = await import('../engine/entry.ts');
      const endpoint = await resolveEndpoint(this.#settings.get('engine.endpoint'), thisMachine());
      this.#log.info(
        `Engine: ${endpoint.address} (${endpoint.source}${endpoint.context ? ` ${endpoint.context}` : ''})`,
      );
      const engine = new DockerEngine(endpoint, this.#log);
      this.#model.use(engine);
      return engine;
    } catch (thrown) {
      const failure = Failure.is(thrown) ? thrown : new Failure('unexpected', [], String(thrown));
      this.#model.use(failure);
      throw failure;
    }
  }
}
