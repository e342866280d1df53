import type { Registries, RegistryBook } from '../contract/registry.ts';
import { readRegistryEntry, type RegistryEntry } from '../shell/registryAddress.ts';
import { AskedTree } from './askedTree.ts';

/** Where the list is kept. */
export interface RegistryStorage {
  read(): readonly string[];
  write(entries: readonly string[]): Promise<void>;
}

/** The registries that somebody added, and what is known of them: repositories and tags are asked for when unfolded. */
export class RegistryList implements RegistryBook {
  readonly tree: AskedTree<string>;
  readonly #storage: RegistryStorage;

  constructor(storage: RegistryStorage, registries: () => Promise<Registries>) {
    this.#storage = storage;
    this.tree = new AskedTree(async (key, next) => {
      const { repository, ...address } = JSON.parse(key) as { host: string; plain: boolean; repository?: string };
      const asked = await registries();
      return repository === undefined ? asked.repositories(address, next) : asked.tags(address, repository, next);
    });
  }

  get entries(): readonly RegistryEntry[] {
    return this.#storage.read().flatMap((text) => readRegistryEntry(text) ?? []);
  }

  async add(text: string): Promise<void> {
    await this.#storage.write([...this.#storage.read().filter((known) => known !== text), text]);
    this.tree.forget();
  }

  async remove(host: string): Promise<void> {
    const others = this.#storage.read().filter((text) => readRegistryEntry(text)?.address.host !== host);
    await this.#storage.write(others);
    this.tree.forget();
  }

  more(key: string): Promise<void> {
    return this.tree.more(key);
  }

  refresh(): Promise<void> {
    this.tree.forget();
    return Promise.resolve();
  }
}
