import type { Contexts, DockerContext } from '../contract/context.ts';
import { Failure } from '../contract/failure.ts';
import type { Disposable } from '../contract/ports.ts';
import { defaultAddress, type Surroundings } from './endpoint.ts';

/** A placeholder until the real one is merged: it knows the default context only and changes nothing. */
export class DockerContexts implements Contexts {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  list(): Promise<readonly DockerContext[]> {
    const address = this.#around.env['DOCKER_HOST'] ?? defaultAddress(this.#around.platform);
    const context = { name: 'default', description: '', address, tls: false, skipVerify: false, current: true };
    return Promise.resolve([context]);
  }

  async inspect(name: string): Promise<unknown> {
    return (await this.list()).find((context) => context.name === name);
  }

  create(): Promise<void> {
    return Promise.reject(new Failure('unexpected'));
  }

  update(): Promise<void> {
    return Promise.reject(new Failure('unexpected'));
  }

  remove(): Promise<void> {
    return Promise.reject(new Failure('unexpected'));
  }

  use(): Promise<void> {
    return Promise.reject(new Failure('unexpected'));
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }
}
