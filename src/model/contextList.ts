import { type Contexts, DEFAULT_CONTEXT, type DockerContext } from '../contract/context.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { toFailure, wordsOf } from '../contract/failure.ts';
import { type Disposable, Emitter, type Log } from '../contract/ports.ts';
import type { Status } from './liveModel.ts';

/**
 * Docker's contexts and which of them this window uses, true for as long as somebody looks: what changes on disk is
 * read again. Before that nothing is read. To a view it looks as the model of an engine does.
 */
export class ContextList implements Disposable {
  readonly store = { changes: new Emitter<{ readonly kind: 'context' }>() };
  readonly statusChanges = new Emitter<Status>();
  readonly #contexts: () => Promise<Contexts>;
  readonly #endpoint: () => Promise<Endpoint | undefined>;
  readonly #log: Log;
  #list: readonly DockerContext[] = [];
  #inUse: string | undefined;
  #status: Status = { kind: 'idle' };
  #watching: Disposable | undefined;
  #visible = false;
  #reading: Promise<void> = Promise.resolve();
  /** Counts readings: an older one never overwrites a newer one. */
  #turn = 0;

  /** @param endpoint what this window uses; undefined when that cannot be made out. It must not contact the engine. */
  constructor(contexts: () => Promise<Contexts>, endpoint: () => Promise<Endpoint | undefined>, log: Log) {
    this.#contexts = contexts;
    this.#endpoint = endpoint;
    this.#log = log;
  }

  get status(): Status {
    return this.#status;
  }

  get list(): readonly DockerContext[] {
    return this.#list;
  }

  /** The name of the context that this window uses; undefined when it uses none. */
  get inUse(): string | undefined {
    return this.#inUse;
  }

  watch(visible: boolean): void {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (visible) {
      this.refresh();
    } else {
      this.#watching?.dispose();
      this.#watching = undefined;
      this.#turn += 1;
      this.#setStatus({ kind: 'idle' });
    }
  }

  /** Reads everything again, if anybody looks. */
  refresh(): void {
    if (this.#visible) this.#reading = this.#read();
  }

  /** Settles once what was asked for last is there, or could not be read. */
  async settled(): Promise<void> {
    let reading: Promise<void>;
    do {
      reading = this.#reading;
      await reading;
    } while (reading !== this.#reading);
  }

  dispose(): void {
    this.watch(false);
  }

  async #read(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const overtaken = (): boolean => turn !== this.#turn;
    if (this.#status.kind === 'idle') this.#setStatus({ kind: 'connecting' });
    try {
      const contexts = await this.#contexts();
      if (overtaken()) return;
      // Watched first, read after it: what happens in between is then seen twice rather than never.
      this.#watching ??= contexts.watch(() => this.refresh());
      const [list, endpoint] = await Promise.all([contexts.list(), this.#endpoint()]);
      if (overtaken()) return;
      this.#list = list;
      this.#inUse = endpoint === undefined ? undefined : contextInUse(endpoint, list);
      this.#setStatus({ kind: 'live' });
    } catch (thrown) {
      if (overtaken()) return;
      this.#log.warn(`Docker's contexts could not be read: ${wordsOf(thrown)}`);
      this.#list = [];
      this.#setStatus({ kind: 'failed', failure: toFailure(thrown) });
    }
    this.store.changes.fire({ kind: 'context' });
  }

  #setStatus(status: Status): void {
    this.#status = status;
    this.statusChanges.fire(status);
  }
}

/**
 * The name of the context that an endpoint comes from; undefined when it comes from none. The default context is
 * whatever docker uses without a context, which DOCKER_HOST changes.
 */
export function contextInUse(
  { source, context, address }: Endpoint,
  contexts: readonly DockerContext[],
): string | undefined {
  if (context !== undefined) return context;
  const usual = contexts.find(({ name }) => name === DEFAULT_CONTEXT);
  return source !== 'setting' && usual?.address === address ? DEFAULT_CONTEXT : undefined;
}
