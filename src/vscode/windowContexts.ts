import type { Contexts } from '../contract/context.ts';
import type { ContextServices, EngineChoice, Ui } from '../contract/operation.ts';
import type { Disposable, Log } from '../contract/ports.ts';
import { ContextList } from '../model/contextList.ts';
import type { EngineConnection } from './engineConnection.ts';

/**
 * Docker's contexts as this window sees them. The code that reads them is loaded when somebody looks at them for the
 * first time; from then on the list follows the engine in use, which follows the contexts by itself.
 */
export class WindowContexts implements Disposable {
  readonly list: ContextList;
  readonly choice: EngineChoice;
  readonly #connection: EngineConnection;
  readonly #disposables: Disposable[];
  #contexts: Promise<Contexts> | undefined;

  constructor(connection: EngineConnection, choice: EngineChoice, log: Log) {
    this.#connection = connection;
    this.choice = choice;
    this.list = new ContextList(
      () => this.open(),
      () => connection.endpoint().catch(() => undefined),
      log,
    );
    this.#disposables = [this.list, connection.changes.on(() => this.list.refresh())];
  }

  open(): Promise<Contexts> {
    this.#contexts ??= openContexts();
    return this.#contexts;
  }

  async services(ui: Ui): Promise<Omit<ContextServices, 'perform'>> {
    return { contexts: await this.open(), choice: this.choice, ui };
  }

  /** Something about them was changed from here; a hidden view sees nothing of it. */
  changed(): Promise<void> {
    return this.#connection.recheck();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

async function openContexts(): Promise<Contexts> {
  const { FileContexts } = await import('../engine/entry.ts');
  return new FileContexts();
}
