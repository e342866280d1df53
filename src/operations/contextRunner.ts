import type { ContextOperation, ContextServices } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { actInTurn, actOnAll } from './actOnAll.ts';
import { agreed, type RecordingParts, written } from './recording.ts';
import { fitting } from './runner.ts';

export type ContextRunnerParts = Omit<ContextServices, 'perform'> & RecordingParts;

/** Runs operations on contexts: the one place where something is done to them, and written into the ledger. */
export class ContextRunner {
  readonly services: ContextServices;
  readonly #parts: ContextRunnerParts;

  constructor(parts: ContextRunnerParts) {
    const { contexts, choice, ui } = parts;
    this.#parts = parts;
    this.services = { contexts, choice, ui, perform: (step) => this.#perform(step) };
  }

  /** @param things what it acts on; nothing for an operation that acts on no row */
  async run(operation: ContextOperation, things: readonly Thing<'context'>[]): Promise<void> {
    if (operation.kind === 'make') await operation.run(this.services);
    else if (operation.kind === 'one') {
      const act = (thing: Thing<'context'>): Promise<void> => operation.run(this.services, thing);
      const goesOn = (): Promise<boolean> => Promise.resolve(true);
      await actInTurn({ title: operation.title, targets: things, act, goesOn }, this.#parts.ui);
    } else {
      const { ui, contexts, ledger } = this.#parts;
      const targets = fitting(operation, things);
      if (targets.length === 0) return;
      const { title, progress, line } = operation;
      if (!(await agreed(this.#parts, targets.map(line), operation.confirm?.(targets, ui.speak)))) return;
      const act = (thing: Thing<'context'>): Promise<void> =>
        written(ledger.begin(line(thing), undefined), undefined, async () => {
          await operation.act(contexts, thing);
          return undefined;
        });
      await actOnAll({ title, progress, targets, line, act }, ui);
    }
  }

  async #perform({ line, progress, act }: Parameters<ContextServices['perform']>[0]): Promise<boolean> {
    const { ui, ledger } = this.#parts;
    if (!(await agreed(this.#parts, [line], undefined))) return false;
    const entry = ledger.begin(line, undefined);
    await ui.during(progress, () =>
      written(entry, undefined, async () => {
        await act();
        return undefined;
      }),
    );
    ui.status(`docker ${maskedWords(line)}`);
    return true;
  }
}
