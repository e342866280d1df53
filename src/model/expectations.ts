import type { EngineEvent } from '../contract/engine.ts';
import type { ContainerRecord, OddRecord } from './records.ts';

interface Expectation {
  readonly holds: (record: ContainerRecord) => boolean;
  /** How often its container was asked for again. */
  tries: number;
  waiting: boolean;
}

/** A container to ask for again, and after how long. */
export interface Question {
  readonly id: string;
  /** Milliseconds. */
  readonly wait: number;
  /** To be called when it is asked. */
  readonly asked: () => void;
}

/** Milliseconds; each further one is twice as long. Together they are six seconds. */
const FIRST_WAIT = 200;
const MOST_TRIES = 5;

/**
 * What events promise about containers. Docker tells of the start, pause and end of a container, and of networks that it
 * joins or leaves, a moment before its lists know (moby: daemon/monitor.go, daemon/container_operations.go). A list that is
 * asked for at once may be older than the event, and no other event follows: so it has to be asked for again.
 */
export class Expectations {
  /** By container, then by what is expected of it. */
  readonly #all = new Map<string, Map<string, Expectation>>();

  take({ type, action, id, attributes }: EngineEvent): void {
    const member = attributes['container'] ?? '';
    if (type === 'container') {
      if (action === 'die') this.#expect(id, 'state', ({ state }) => state !== 'running' && state !== 'paused');
      else if (action === 'pause') this.#expect(id, 'state', ({ state }) => state === 'paused');
      else if (action === 'unpause') this.#expect(id, 'state', ({ state }) => state !== 'paused');
      // A container that ends at once is no longer up; its `die` is an expectation of its own.
      else if (action === 'start') this.#expect(id, 'state', ({ state }) => state !== 'created' && state !== 'exited');
      else if (action === 'destroy') this.#all.delete(id);
    } else if (type === 'network' && member !== '') {
      const isThere = ({ networks }: ContainerRecord): boolean => networks.some(({ networkId }) => networkId === id);
      const isOn = ({ networks }: ContainerRecord): boolean =>
        networks.some(({ networkId, address, addressV6 }) => networkId === id && `${address}${addressV6}` !== '');
      if (action === 'connect') this.#expect(member, id, isThere);
      // A container that stopped stays a member without an address.
      else if (action === 'disconnect') this.#expect(member, id, (record) => !isOn(record));
    }
  }

  /** Compares what is known with what is expected: whom to ask for again. What never comes is given up. */
  unmet(records: ReadonlyMap<string, ContainerRecord | OddRecord>): Question[] {
    const questions: Question[] = [];
    for (const [id, expectations] of this.#all) {
      const record = records.get(id);
      // Not listed yet: the list that has it is still to come.
      if (record?.kind !== 'container') continue;
      for (const [what, expectation] of expectations) {
        if (expectation.holds(record) || expectation.tries >= MOST_TRIES) {
          expectations.delete(what);
        } else if (!expectation.waiting) {
          questions.push({ id, wait: FIRST_WAIT * 2 ** expectation.tries, asked: () => (expectation.waiting = false) });
          expectation.waiting = true;
          expectation.tries += 1;
        }
      }
      if (expectations.size === 0) this.#all.delete(id);
    }
    return questions;
  }

  clear(): void {
    this.#all.clear();
  }

  #expect(id: string, what: string, holds: Expectation['holds']): void {
    const expectations = this.#all.get(id) ?? new Map<string, Expectation>();
    expectations.set(what, { holds, tries: 0, waiting: false });
    this.#all.set(id, expectations);
  }
}
