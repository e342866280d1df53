import { isOlderApi, type MadeCall } from '../contract/apiCall.ts';
import type { Engine } from '../contract/engine.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import type { Localized } from '../contract/localized.ts';
import type {
  EachOperation,
  EngineOperation,
  Redirect,
  Services,
  Step,
  TerminalPlan,
  Undo,
} from '../contract/operation.ts';
import { inOneLine } from '../contract/plainText.ts';
import type { Thing } from '../contract/view.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { redirectText } from '../shell/words.ts';
import { actInTurn, actOnAll } from './actOnAll.ts';
import { agreed, Ended, written } from './recording.ts';

export type RunnerParts = Omit<Services, 'perform'>;

type Line = readonly string[];

/** Runs operations: the one place where something is done on an engine, and written into the ledger. */
export class Runner {
  readonly services: Services;
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    const terminals = {
      open: (plan: TerminalPlan) => this.#openTerminal(plan),
      type: (lines: readonly Line[], redirect?: Redirect) => parts.terminals.type(lines, redirect),
    };
    this.services = { ...parts, terminals, perform: (step) => this.#perform(step) };
  }

  /**
   * @param things what it acts on; nothing for an operation that acts on no row
   * @param argument for an operation that acts on no row: what its command was called with
   * @throws Failure
   */
  async run(operation: EngineOperation, things: readonly Thing[], argument?: unknown): Promise<void> {
    const spoken = this.#parts.engine.facts?.apiVersion;
    if (operation.since !== undefined && spoken !== undefined && isOlderApi(spoken, operation.since)) {
      throw new Failure('api.tooOld', [operation.since, spoken]);
    }
    if (operation.kind === 'make') await operation.run(this.services, argument);
    else if (operation.kind === 'each') await this.#each(operation, things);
    else await this.inTurn(operation.title, things, (thing) => operation.run(this.services, thing));
  }

  /** Acts on one thing after the other, and accounts for all when one fails. @throws Failure */
  async inTurn<T extends { readonly name: string }>(
    title: Localized,
    targets: readonly T[],
    act: (thing: T) => Promise<void>,
  ): Promise<void> {
    const { engine, ui } = this.#parts;
    // Nobody wants to be asked about what an engine that is gone cannot do.
    const goesOn = ({ code }: Failure): Promise<boolean> =>
      !code.startsWith('engine.')
        ? Promise.resolve(true)
        : engine.ping().then(
            () => true,
            () => false,
          );
    await actInTurn({ title, targets, act, goesOn }, ui);
  }

  async #each(operation: EachOperation<unknown>, things: readonly Thing[]): Promise<void> {
    const { ui } = this.#parts;
    const targets = fitting(operation, things);
    if (targets.length === 0) return;
    const answers = await operation.ask?.(this.services, targets);
    if (operation.ask !== undefined && answers === undefined) return;
    const line = (thing: Thing): Line => operation.line(thing, answers);
    // A name is part of its sentences, so it may not make lines of its own there.
    const named = targets.map((thing) => ({ ...thing, name: inOneLine(thing.name) }));
    const confirmation = operation.confirm?.(named, ui.speak, answers);
    if (!(await agreed(this.#parts, targets.map(line), confirmation))) return;
    const act = async (thing: Thing, signal: AbortSignal | undefined): Promise<void> => {
      await this.#record({ line: line(thing), subject: thing.id }, signal, async (engine) => {
        const before =
          operation.remembers === true ? await engine.inspect(thing.kind, thing.id, thing.name) : undefined;
        await engine.send(operation.call(thing, answers));
        return operation.undo?.(thing, answers, before);
      });
    };
    await actOnAll({ title: operation.title, progress: operation.progress, targets, line, act }, ui);
  }

  async #perform<T>(step: Step<T>): Promise<T | undefined> {
    const { ui } = this.#parts;
    // What docker has no line for cannot be typed; who asks for it says what it is.
    if (step.request === undefined && !(await agreed(this.#parts, [step.line], step.confirmed, step.redirect))) {
      return undefined;
    }
    let result: { readonly value: T } | undefined;
    const work = (signal: AbortSignal | undefined, act: (engine: Engine) => Promise<T>): Promise<void> =>
      this.#record(step, signal, async (engine) => {
        const value = await act(engine);
        result = { value };
        return step.undo?.(value);
      });
    try {
      if (step.long === true) {
        await ui.cancellable(step.progress, (progress, signal) => work(signal, (engine) => step.act(engine, progress)));
      } else {
        await ui.during(step.progress, () => work(undefined, (engine) => step.act(engine, () => undefined)));
      }
    } catch (thrown) {
      if (thrown instanceof Ended) return undefined;
      throw thrown;
    }
    ui.status(step.request ?? `docker ${maskedWords(step.line)}${redirectText(step.redirect)}`);
    return result?.value;
  }

  async #openTerminal(plan: TerminalPlan): Promise<void> {
    if (!(await agreed(this.#parts, [plan.line], undefined))) return;
    const entry = this.#parts.ledger.begin(plan.line, this.#parts.engine.endpoint.address);
    try {
      // It may have ended before it is said to be open.
      entry.inTerminal();
      await this.#parts.terminals.open(plan, (exitCode) => entry.leftTerminal(exitCode));
    } catch (thrown) {
      entry.failed(toFailure(thrown));
      throw thrown;
    }
  }

  /** Does something and writes it down. @throws Ended when the signal was aborted */
  async #record(
    { line, redirect, subject, request }: Pick<Step<unknown>, 'line' | 'redirect' | 'subject' | 'request'>,
    signal: AbortSignal | undefined,
    act: (engine: Engine) => Promise<Undo | undefined>,
  ): Promise<void> {
    const { engine } = this.#parts;
    const { ledger } = this.#parts;
    const entry =
      request === undefined
        ? ledger.begin(line, engine.endpoint.address, subject, redirect)
        : ledger.beginRequest(request);
    const watched = (signal === undefined ? engine : engine.within(signal)).recorded((call: MadeCall) =>
      entry.called(call),
    );
    await written(entry, signal, () => act(watched));
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
