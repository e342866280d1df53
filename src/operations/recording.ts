import { type Failure, toFailure } from '../contract/failure.ts';
import type { LedgerRecord } from '../contract/ledger.ts';
import type { Confirmation, Redirect, Services, Undo } from '../contract/operation.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { redirectText } from '../shell/words.ts';
import { linesOf } from './confirmation.ts';

/** What it takes to keep to the setting for previews and to write the ledger. */
export type RecordingParts = Pick<Services, 'ui' | 'settings' | 'terminals' | 'ledger'>;

/**
 * Whether to go on, as the setting for previews has it.
 * @param confirmation asked in any case; true: that was done already
 * @param redirect of the only line
 */
export async function agreed(
  { ui, settings, terminals }: Omit<RecordingParts, 'ledger'>,
  lines: readonly (readonly string[])[],
  confirmation: Confirmation | true | undefined,
  redirect?: Redirect,
): Promise<boolean> {
  const preview = settings.commandPreview();
  if (preview === 'terminal') {
    await terminals.type(lines.map(asking), redirect);
    return false;
  }
  if (confirmation === true) return true;
  if (confirmation !== undefined) return ui.confirm(confirmation);
  if (preview === 'off') return true;
  const shown = lines.map((line) => ({
    name: line.at(-1) ?? '',
    line: `${maskedWords(line)}${redirectText(redirect)}`,
  }));
  return ui.confirm({
    question: ui.speak({ en: 'Run this?', ko: '실행하시겠습니까?' }),
    detail: linesOf(shown, ({ line }) => line, ui.speak).join('\n'),
    button: ui.speak({ en: 'Run', ko: '실행' }),
  });
}

/**
 * The line as a person gets it who may press Enter any time later, when other things are unused than those that were
 * shown: without `--force` docker asks before it prunes.
 */
function asking(line: readonly string[]): readonly string[] {
  return line[1] === 'prune' ? line.filter((word) => word !== '--force') : line;
}

/** Does something and writes down how it went. @throws Ended when the signal was aborted, else a Failure */
export async function written(
  entry: LedgerRecord,
  signal: AbortSignal | undefined,
  act: () => Promise<Undo | undefined>,
): Promise<void> {
  try {
    entry.done(await act());
  } catch (thrown) {
    if (signal?.aborted === true) {
      entry.ended();
      throw new Ended();
    }
    const failure = thrown instanceof Halfway ? thrown.failure : toFailure(thrown);
    entry.failed(failure, thrown instanceof Halfway ? thrown.undo : undefined);
    throw failure;
  }
}

/** The person ended it: nothing went wrong. */
export class Ended extends Error {}

/** It failed after something was done, which can be taken back. */
export class Halfway extends Error {
  readonly failure: Failure;
  readonly undo: Undo;

  constructor(failure: Failure, undo: Undo) {
    super(failure.message);
    this.failure = failure;
    this.undo = undo;
  }
}
