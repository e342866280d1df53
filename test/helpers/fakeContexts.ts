import type { Contexts, ContextSpec, DockerContext } from '../../src/contract/context.ts';
import { Failure } from '../../src/contract/failure.ts';
import type { ContextServices, EngineChoice, Settings } from '../../src/contract/operation.ts';
import { type Disposable, Emitter } from '../../src/contract/ports.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import { FakeTerminals, FakeUi } from './fakeUi.ts';
import { WindowLedger } from '../../src/model/ledger.ts';
import { ContextRunner } from '../../src/operations/contextRunner.ts';

/** A context as the list has it, with what a test changes. */
export function context(fields: Partial<DockerContext> = {}): DockerContext {
  const usual = { name: 'staging', description: '', address: 'tcp://staging:2376', current: false };
  return { ...usual, tls: false, skipVerify: false, ...fields };
}

export const defaultContext = context({ name: 'default', address: 'unix:///var/run/docker.sock', current: true });

/** Contexts in memory: it writes down every call, and tells of changes when a test says so. */
export class FakeContexts implements Contexts {
  readonly calls: string[] = [];
  readonly changes = new Emitter<void>();
  contexts: DockerContext[];
  /** How many follow the changes now. */
  watchers = 0;
  /** What the next call rejects with. */
  failure: Failure | undefined;

  constructor(contexts: readonly DockerContext[] = [defaultContext]) {
    this.contexts = [...contexts];
  }

  async list(): Promise<readonly DockerContext[]> {
    this.#called('list');
    return this.contexts;
  }

  async inspect(name: string): Promise<unknown> {
    this.#called('inspect', name);
    return this.#find(name);
  }

  async create(spec: ContextSpec): Promise<void> {
    this.#called('create', spec);
    const { name, description, address, ca, skipVerify } = spec;
    this.contexts.push({ name, description, address, tls: ca !== undefined, skipVerify, current: false });
    this.changes.fire();
  }

  async update(spec: ContextSpec): Promise<void> {
    this.#called('update', spec);
    this.#replace(spec.name, { ...this.#find(spec.name), description: spec.description, address: spec.address });
  }

  async remove(name: string, force: boolean): Promise<void> {
    this.#called('remove', name, force);
    this.#replace(name, undefined);
  }

  async use(name: string): Promise<void> {
    this.#called('use', name);
    this.contexts = this.contexts.map((one) => ({ ...one, current: one.name === name }));
    this.changes.fire();
  }

  watch(onChange: () => void): Disposable {
    this.calls.push('watch');
    this.watchers += 1;
    const listening = this.changes.on(onChange);
    return {
      dispose: () => {
        this.watchers -= 1;
        listening.dispose();
      },
    };
  }

  #find(name: string): DockerContext {
    const found = this.contexts.find((one) => one.name === name);
    if (found === undefined) throw new Failure('engine.unknownContext', [name]);
    return found;
  }

  #replace(name: string, by: DockerContext | undefined): void {
    this.#find(name);
    this.contexts = this.contexts.flatMap((one) => (one.name === name ? (by ?? []) : one));
    this.changes.fire();
  }

  #called(...words: readonly unknown[]): void {
    this.calls.push(words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))).join(' '));
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) throw failure;
  }
}

/** A window's choice of an engine that only remembers. */
export class FakeChoice implements EngineChoice {
  keptIn: EngineChoice['keptIn'] = 'workspace';
  readonly chosen: string[] = [];
  endpoint: Endpoint | undefined;
  places: string[] = [];
  /** Addresses that cannot be used, and why. */
  readonly problems = new Map<string, Failure>();

  async choose(setting: string): Promise<void> {
    this.chosen.push(setting);
  }

  async current(): Promise<Endpoint | undefined> {
    return this.endpoint;
  }

  async found(): Promise<readonly string[]> {
    return this.places;
  }

  async problem(address: string): Promise<Failure | undefined> {
    return this.problems.get(address);
  }
}

/** What an operation on contexts is given. */
export function contextServices(
  parts: {
    contexts?: FakeContexts;
    ui?: FakeUi;
    choice?: FakeChoice;
    preview?: ReturnType<Settings['commandPreview']>;
  } = {},
): {
  readonly contexts: FakeContexts;
  readonly ui: FakeUi;
  readonly choice: FakeChoice;
  readonly terminals: FakeTerminals;
  readonly ledger: WindowLedger;
  readonly perform: ContextServices['perform'];
  readonly runner: ContextRunner;
} {
  const contexts = parts.contexts ?? new FakeContexts();
  const ui = parts.ui ?? new FakeUi();
  const choice = parts.choice ?? new FakeChoice();
  const [terminals, ledger] = [new FakeTerminals(), new WindowLedger()];
  const settings = { logTail: () => 200, logTimestamps: () => false, commandPreview: () => parts.preview ?? 'off' };
  const runner = new ContextRunner({ contexts, ui, choice, terminals, ledger, settings });
  return { contexts, ui, choice, terminals, ledger, runner, perform: runner.services.perform };
}
