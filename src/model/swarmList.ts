import { apiPath } from '../contract/apiCall.ts';
import type { Engine } from '../contract/engine.ts';
import { Emitter } from '../contract/ports.ts';
import { AskedTree } from './askedTree.ts';
import { record } from './raw.ts';

const paths: Readonly<Record<string, string>> = { services: '/services', nodes: '/nodes', secrets: '/secrets' };
const TASKS = 'tasks/';

/** What the swarm of an engine has; asked for when unfolded, and again after every change that is made from here. */
export class SwarmList {
  readonly tree: AskedTree<unknown>;
  /** Tells whether the engine manages a swarm. */
  readonly managed = new Emitter<boolean>();
  readonly #engine: () => Promise<Engine>;

  constructor(engine: () => Promise<Engine>) {
    this.#engine = engine;
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
    this.managed.fire(record(info['Swarm'])['ControlAvailable'] === true);
    this.tree.forget();
  }
}
