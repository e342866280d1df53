import { Failure, toFailure } from '../contract/failure.ts';
import { explain } from '../contract/failureTable.ts';
import type { Localized } from '../contract/localized.ts';
import type { Ui } from '../contract/operation.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { someOf } from '../views/format.ts';

/** Things that one command acts on at a time. */
const AT_ONCE = 6;
/** Names that a message has room for. */
const NAMES_SHOWN = 10;

export interface Many<T> {
  readonly title: Localized;
  readonly progress: Localized;
  readonly targets: readonly T[];
  readonly line: (thing: T) => readonly string[];
  /** @param signal aborted when the person ends it; what is under way may be given up then. */
  readonly act: (thing: T, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Acts on each of several things by itself; what fails for one is done for the others all the same.
 * @throws Failure that accounts for all of them, unless all was done.
 */
export async function actOnAll<T extends { readonly name: string }>(many: Many<T>, ui: Ui): Promise<void> {
  const [only, ...others] = many.targets;
  if (only === undefined) return;
  if (others.length === 0) {
    await ui.during(ui.speak(many.progress, only.name), () => many.act(only, undefined));
    ui.status(`docker ${maskedWords(many.line(only))}`);
    return;
  }
  const title = ui.speak(many.title);
  const tally = await ui.cancellable(title, async (progress, signal) => {
    const isEnded = (): boolean => signal.aborted;
    const so: Tally<T> = { done: 0, failed: [], left: [] };
    await inParallel(many.targets, async (thing) => {
      if (isEnded()) {
        so.left.push(thing);
        return;
      }
      progress(ui.speak(many.progress, thing.name), 1 / many.targets.length);
      try {
        await many.act(thing, signal);
        so.done += 1;
      } catch (thrown) {
        if (isEnded()) so.left.push(thing);
        else so.failed.push({ thing, failure: toFailure(thrown) });
      }
    });
    return so;
  });
  if (tally.done < many.targets.length) throw account(title, many.targets.length, tally, ui);
  ui.status(ui.speak({ en: '{0}: {1} done.', ko: '{0}: {1}개 완료.' }, title, tally.done));
}

/** Several things that one operation asks about, each by itself. */
export interface InTurn<T> {
  readonly title: Localized;
  readonly targets: readonly T[];
  readonly act: (thing: T) => Promise<void>;
  /** Whether it makes sense to go on after a failure of one. */
  readonly goesOn: (failure: Failure) => Promise<boolean>;
}

/**
 * Acts on one thing after the other; what fails for one is done for the others all the same, unless the engine is gone.
 * @throws Failure that accounts for all of them; the only one's own
 */
export async function actInTurn<T extends { readonly name: string }>(turn: InTurn<T>, ui: Ui): Promise<void> {
  const { targets, act, goesOn } = turn;
  if (targets.length === 1) {
    for (const thing of targets) await act(thing);
    return;
  }
  const failed: { readonly thing: T; readonly failure: Failure }[] = [];
  const passed: T[] = [];
  let begun = 0;
  for (const thing of targets) {
    begun += 1;
    try {
      await act(thing);
      passed.push(thing);
    } catch (thrown) {
      const failure = toFailure(thrown);
      failed.push({ thing, failure });
      if (!(await goesOn(failure))) break;
    }
  }
  const [first] = failed;
  if (first === undefined) return;
  const names = [failed.map(({ thing }) => thing), passed, targets.slice(begun)].map((of) => namesOf(of, ui) || '–');
  const counts = [failed.length, targets.length].map(String);
  const detail = failed.map(({ thing, failure }) => `${thing.name}: ${failure.message}`).join('\n');
  const why = explain(first.failure, ui.speak);
  throw new Failure('operation.someFailed', [ui.speak(turn.title), ...counts, ...names, why], detail);
}

interface Tally<T> {
  done: number;
  readonly failed: { readonly thing: T; readonly failure: Failure }[];
  /** Not begun, or given up, as the person ended it. */
  readonly left: T[];
}

/** What was done and what was not, and why, in one message. */
function account<T extends { readonly name: string }>(title: string, all: number, tally: Tally<T>, ui: Ui): Failure {
  const [first] = tally.failed;
  const detail = tally.failed.map(({ thing, failure }) => `${thing.name}: ${failure.message}`).join('\n');
  if (first === undefined) {
    return new Failure('operation.ended', [title, String(tally.done), String(all), namesOf(tally.left, ui)]);
  }
  const names = namesOf(
    tally.failed.map(({ thing }) => thing),
    ui,
  );
  const counts = [tally.done, all, tally.failed.length, tally.left.length].map(String);
  return new Failure('operation.partly', [title, ...counts, names, explain(first.failure, ui.speak)], detail);
}

function namesOf(things: readonly { readonly name: string }[], { speak }: Ui): string {
  const names = things.map(({ name }) => name);
  return someOf(names, NAMES_SHOWN, speak);
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
}
