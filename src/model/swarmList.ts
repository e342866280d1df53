import { apiPath } from '../contract/apiCall.ts';
import type { Engine, EngineEvent } from '../contract/engine.ts';
import { type Clock, type Disposable, Emitter, systemClock } from '../contract/ports.ts';
import { AskedTree } from './askedTree.ts';
import { Coalescer } from './coalescer.ts';
import { record } from './raw.ts';

const paths: Readonly<Record<string, string>> = { services: '/services', nodes: '/nodes', secrets: '/secrets' };
const TASKS = 'tasks/';
/** Of a container of a task on this engine. */
const SERVICE_ID = 'com.docker.swarm.service.id';

/** Milliseconds. */
const INTERVAL = 1_000;
/** Tasks go on changing after their service did, and nobody tells of those on other nodes: they are asked for once more. */
const SETTLED = 3_000;

/**
 * What the swarm of an engine has; asked for when unfolded, and again after a change that is made from here. While
 * somebody looks at it, what events say has changed is asked for too.
 */
export class SwarmList implements Disposable {
  readonly tree: AskedTree<unknown>;
  /** Tells whether the engine manages a swarm. */
  readonly managed = new Emitter<boolean>();
  readonly #engine: () => Promise<Engine>;
  readonly #clock: Clock;
  readonly #renewing: Coalescer;
  readonly #stale = new Set<string>();
  readonly #settling = new Map<string, Disposable>();
  #isManaged = false;
  #visible = false;

  constructor(engine: () => Promise<Engine>, clock: Clock = systemClock) {
    this.#engine = engine;
    this.#clock = clock;
    this.#renewing = new Coalescer(() => this.#renew(), INTERVAL, clock);
    this.tree = new AskedTree(async (key) => {
      const asked = await engine();
      const answer = await asked.send(
        key.startsWith(TASKS)
          ? { method: 'GET', path: apiPath`/tasks`, query: { filters: { service: [key.slice(TASKS.length)] } } }
          : { method: 'GET', path: paths[key] ?? key },
      );
      return { entries: Array.isArray(answer) ? (answer as unknown[]) : [], next: undefined };
    });
  }

  /** Asks everything again. Only a manager can tell of its swarm. */
  async refresh(): Promise<void> {
    const info = record(await (await this.#engine()).send({ method: 'GET', path: '/info' }));
    this.#isManaged = record(info['Swarm'])['ControlAvailable'] === true;
    this.#stale.clear();
    this.managed.fire(this.#isManaged);
    this.tree.forget();
  }

  /** Whether somebody looks. Nothing is asked while nobody does, and events may be missed: it is made up for later. */
  watch(visible: boolean): void {
    if (visible && !this.#visible) for (const key of this.tree.keys) this.#stale.add(key);
    this.#visible = visible;
    if (visible && this.#stale.size > 0) this.#renewing.request();
  }

  /** Something happened on the engine. */
  took(event: EngineEvent): void {
    // Somebody has made this engine a manager.
    if (event.type === 'node' && !this.#isManaged) this.#refreshAgain();
    if (event.type === 'service') this.#tookService(event);
    if (event.type === 'node') this.#ask('nodes');
    if (event.type === 'secret') this.#ask('secrets');
    const service = event.type === 'container' ? event.attributes[SERVICE_ID] : undefined;
    if (service !== undefined) this.#ask(`${TASKS}${service}`);
  }

  dispose(): void {
    this.#renewing.dispose();
    for (const timer of this.#settling.values()) timer.dispose();
  }

  #tookService({ id, action }: EngineEvent): void {
    const tasks = `${TASKS}${id}`;
    this.#settling.get(tasks)?.dispose();
    this.#settling.delete(tasks);
    this.#ask('services');
    if (action === 'remove') {
      this.tree.drop(tasks);
      return;
    }
    this.#ask(tasks);
    const again = this.#clock.after(SETTLED, () => {
      this.#settling.delete(tasks);
      this.#ask(tasks);
    });
    this.#settling.set(tasks, again);
  }

  #ask(key: string): void {
    this.#stale.add(key);
    if (this.#visible) this.#renewing.request();
  }

  async #renew(): Promise<void> {
    const keys = [...this.#stale];
    this.#stale.clear();
    // It may not be a manager any more.
    if (!(await this.tree.renew(keys))) this.#refreshAgain();
  }

  /** An engine that cannot be asked shows so in every other view. */
  #refreshAgain(): void {
    void this.refresh().catch(() => undefined);
  }
}
