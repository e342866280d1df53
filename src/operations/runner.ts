import { isOlderApi, type MadeCall } from '../contract/apiCall.ts';
import type { Engine } from '../contract/engine.ts';
import { Failure, toFailure } from '../contract/failure.ts';
import type { EachOperation, EngineOperation, Services, Step, TerminalPlan, Undo } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';
import { maskSecrets } from '../model/secrets.ts';
import { joinWords } from '../shell/words.ts';
import { actOnAll } from './actOnAll.ts';
import { linesOf } from './confirmation.ts';

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
      type: (lines: readonly Line[]) => parts.terminals.type(lines),
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
    else for (const thing of things) await operation.run(this.services, thing);
  }

  async #each(operation: EachOperation<unknown>, things: readonly Thing[]): Promise<void> {
    const { ui } = this.#parts;
    const targets = fitting(operation, things);
    if (targets.length === 0) return;
    const answers = await operation.ask?.(this.services, targets);
    if (operation.ask !== undefined && answers === undefined) return;
    const line = (thing: Thing): Line => operation.line(thing, answers);
    const confirmation = operation.confirm?.(targets, ui.speak, answers);
    if (!(await this.#agreed(targets.map(line), confirmation))) return;
    const act = async (thing: Thing, signal: AbortSignal | undefined): Promise<void> => {
      await this.#record(line(thing), thing.id, signal, async (engine) => {
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
    if (!(await this.#agreed([step.line], step.confirmed))) return undefined;
    let result: { readonly value: T } | undefined;
    const work = (signal: AbortSignal | undefined, act: (engine: Engine) => Promise<T>): Promise<void> =>
      this.#record(step.line, step.subject, signal, async (engine) => {
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
    ui.status(`docker ${joinWords(masked(step.line))}`);
    return result?.value;
  }

  async #openTerminal(plan: TerminalPlan): Promise<void> {
    if (!(await this.#agreed([plan.line], undefined))) return;
    const entry = this.#parts.ledger.begin(plan.line, this.#parts.engine.endpoint.address);
    try {
      await this.#parts.terminals.open(plan);
      entry.inTerminal();
    } catch (thrown) {
      entry.failed(toFailure(thrown));
      throw thrown;
    }
  }

  /**
   * Whether to go on, as the setting for previews has it.
   * @param confirmation asked in any case; true: that was done already
   */
  async #agreed(
    lines: readonly Line[],
    confirmation: Parameters<Services['ui']['confirm']>[0] | true | undefined,
  ): Promise<boolean> {
    const { ui, settings, terminals } = this.#parts;
    const preview = settings.commandPreview();
    if (preview === 'terminal') {
      await terminals.type(lines);
      return false;
    }
    if (confirmation === true) return true;
    if (confirmation !== undefined) return ui.confirm(confirmation);
    if (preview === 'off') return true;
    const shown = lines.map((line) => ({ name: line.at(-1) ?? '', line: joinWords(masked(line)) }));
    return ui.confirm({
      question: ui.speak({ en: 'Run this?', ko: '실행하시겠습니까?' }),
      detail: linesOf(shown, ({ line }) => line, ui.speak).join('\n'),
      button: ui.speak({ en: 'Run', ko: '실행' }),
    });
  }

  /** Does something and writes it down. @throws Ended when the signal was aborted */
  async #record(
    line: Line,
    subject: string | undefined,
    signal: AbortSignal | undefined,
    act: (engine: Engine) => Promise<Undo | undefined>,
  ): Promise<void> {
    const { engine } = this.#parts;
    const entry = this.#parts.ledger.begin(line, engine.endpoint.address, subject);
    const watched = (signal === undefined ? engine : engine.within(signal)).recorded((call: MadeCall) =>
      entry.called(call),
    );
    try {
      entry.done(await act(watched));
    } catch (thrown) {
      if (signal?.aborted === true) {
        entry.ended();
        throw new Ended();
      }
      const failure = toFailure(thrown);
      entry.failed(failure);
      throw failure;
    }
  }
}

/** The person ended it: nothing went wrong. */
class Ended extends Error {}

function masked(line: Line): Line {
  return maskSecrets(line) as Line;
}

/** Those in a state in which it makes sense. When none is: the engine may know better than the row that was clicked. */
export function fitting<T extends { readonly state: string }>(
  { states }: { readonly states?: readonly string[] },
  things: readonly T[],
): readonly T[] {
  const fit = things.filter(({ state }) => states?.includes(state) !== false);
  return fit.length > 0 ? fit : things;
}
