import type { EngineEvent } from '../contract/engine.ts';
import type { ContainerRecord, Health } from './records.ts';

interface Expectation {
  readonly holds: (record: ContainerRecord) => boolean;
  /** What the event says of the container by itself. */
  readonly says: Partial<ContainerRecord>;
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

const healths: readonly Health[] = ['healthy', 'unhealthy', 'starting'];

/**
 * What events promise about containers. Docker tells of the start, pause and end of a container, and of networks that it
 * joins or leaves, a moment before its lists know (moby: daemon/monitor.go, daemon/container_operations.go). A list that is
 * asked for at once may be older than the event, and no other event follows: so what the event said is put in the place
 * of what such a list says, and the container is asked for again.
 */
export class Expectations {
  /** By container, then by what is expected of it. */
  readonly #all = new Map<string, Map<string, Expectation>>();
  readonly #questions: Question[] = [];

  /** @returns what is known of the container at once, before it is asked for. */
  take({ type, action, detail, id, attributes }: EngineEvent): Partial<ContainerRecord> {
    if (type === 'network') {
      this.#takeNetwork(id, action, attributes['container'] ?? '');
      return {};
    }
    if (type !== 'container') return {};
    switch (action) {
      case 'die': {
        const exitCode = Number.parseInt(attributes['exitCode'] ?? '', 10);
        const says = { state: 'exited', exitCode: Number.isNaN(exitCode) ? undefined : exitCode } as const;
        return this.#expect(id, 'state', says, ({ state }) => state !== 'running' && state !== 'paused');
      }
      case 'pause':
        return this.#expect(id, 'state', { state: 'paused' }, ({ state }) => state === 'paused');
      case 'unpause':
        return this.#expect(id, 'state', { state: 'running' }, ({ state }) => state !== 'paused');
      case 'start': {
        // A container that ends at once is no longer up; its `die` is an expectation of its own.
        const says = { state: 'running', exitCode: undefined } as const;
        return this.#expect(id, 'state', says, ({ state }) => state !== 'created' && state !== 'exited');
      }
      case 'health_status': {
        const health = healths.find((known) => known === detail);
        return health === undefined ? {} : { health };
      }
      case 'rename': {
        const name = (attributes['name'] ?? '').replace(/^\//, '');
        return name === '' ? {} : { name };
      }
      case 'destroy':
        this.#all.delete(id);
        return {};
      default:
        return {};
    }
  }

  /** @param record what a list says of a container. @returns what holds: what was promised goes before what is older. */
  correct(record: ContainerRecord): ContainerRecord {
    const expectations = this.#all.get(record.id);
    if (expectations === undefined) return record;
    let corrected = record;
    for (const [what, expectation] of expectations) {
      // What never comes is given up: then the list is right.
      if (expectation.holds(record) || expectation.tries >= MOST_TRIES) {
        expectations.delete(what);
        continue;
      }
      corrected = { ...corrected, ...expectation.says };
      if (expectation.waiting) continue;
      const wait = FIRST_WAIT * 2 ** expectation.tries;
      this.#questions.push({ id: record.id, wait, asked: () => (expectation.waiting = false) });
      expectation.waiting = true;
      expectation.tries += 1;
    }
    if (expectations.size === 0) this.#all.delete(record.id);
    return corrected;
  }

  /** Whom to ask again, since this was last asked. */
  questions(): Question[] {
    return this.#questions.splice(0);
  }

  clear(): void {
    this.#all.clear();
    this.#questions.length = 0;
  }

  #takeNetwork(network: string, action: string, member: string): void {
    if (member === '') return;
    const isThere = ({ networks }: ContainerRecord): boolean => networks.some(({ networkId }) => networkId === network);
    const isOn = ({ networks }: ContainerRecord): boolean =>
      networks.some(({ networkId, address, addressV6 }) => networkId === network && `${address}${addressV6}` !== '');
    if (action === 'connect') this.#expect(member, network, {}, isThere);
    // A container that stopped stays a member without an address.
    else if (action === 'disconnect') this.#expect(member, network, {}, (record) => !isOn(record));
  }

  #expect(
    id: string,
    what: string,
    says: Partial<ContainerRecord>,
    holds: Expectation['holds'],
  ): Partial<ContainerRecord> {
    const expectations = this.#all.get(id) ?? new Map<string, Expectation>();
    expectations.set(what, { holds, says, tries: 0, waiting: false });
    this.#all.set(id, expectations);
    return says;
  }
}
