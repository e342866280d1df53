import { isOlderApi } from '../contract/apiCall.ts';
import { Failure } from '../contract/failure.ts';
import type { EachOperation, EngineOperation, Services, Step } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { joinWords } from '../shell/words.ts';
import { actOnAll } from './actOnAll.ts';

export type RunnerParts = Omit<Services, 'perform'>;

/** Runs operations: the one place where something is done on an engine. */
export class Runner {
  readonly services: Services;
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.services = { ...parts, perform: (step) => this.#perform(step) };
  }

  /** @param things what it acts on; nothing for an operation that acts on no row. @throws Failure */
  async run(operation: EngineOperation, things: readonly Thing[]): Promise<void> {
    const spoken = this.#parts.engine.facts?.apiVersion;
    if (operation.since !== undefined && spoken !== undefined && isOlderApi(spoken, operation.since)) {
      throw new Failure('api.tooOld', [operation.since, spoken]);
    }
    if (operation.kind === 'make') await operation.run(this.services);
    else if (operation.kind === 'each') await this.#each(operation, things);
    else for (const thing of things) await operation.run(this.services, thing);
  }

  async #each(operation: EachOperation<unknown>, things: readonly Thing[]): Promise<void> {
    const { engine, ui } = this.#parts;
    const targets = fitting(operation, things);
    if (targets.length === 0) return;
    const answers = await operation.ask?.(this.services, targets);
    if (operation.ask !== undefined && answers === undefined) return;
    const confirmation = operation.confirm?.(targets, ui.speak, answers);
    if (confirmation !== undefined && !(await ui.confirm(confirmation))) return;
    const { title, progress } = operation;
    const line = (thing: Thing): readonly string[] => operation.line(thing, answers);
    const act = async (thing: Thing, signal: AbortSignal | undefined): Promise<void> => {
      await (signal === undefined ? engine : engine.within(signal)).send(operation.call(thing, answers));
    };
    await actOnAll({ title, progress, targets, line, act }, ui);
  }

  async #perform<T>(step: Step<T>): Promise<T | undefined> {
    const { engine, ui } = this.#parts;
    const result =
      step.long === true
        ? await ui.cancellable(step.progress, (progress, signal) => step.act(engine.within(signal), progress))
        : await ui.during(step.progress, () => step.act(engine, () => undefined));
    ui.status(`docker ${joinWords(step.line)}`);
    return result;
  }
}

/** Those in a state in which it makes sense. When none is: the engine may know better than the row that was clicked. */
export function fitting<T extends { readonly state: string }>(
  { states }: { readonly states?: readonly string[] },
  things: readonly T[],
): readonly T[] {
  const fit = things.filter(({ state }) => states?.includes(state) !== false);
  return fit.length > 0 ? fit : things;
}
