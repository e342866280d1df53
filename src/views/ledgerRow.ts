import { explain } from '../contract/failureTable.ts';
import type { LedgerEntry, Outcome } from '../contract/ledger.ts';
import type { Localized, Speak } from '../contract/localized.ts';
import type { Icon, Row, Thing } from '../contract/view.ts';
import { MASK, maskText } from '../model/secrets.ts';
import { maskedWords } from '../shell/maskedWords.ts';
import { joinWords, redirectText } from '../shell/words.ts';

export const outcomes: Readonly<Record<Outcome, Localized>> = {
  running: { en: 'under way', ko: '진행 중' },
  done: { en: 'done', ko: '완료' },
  failed: { en: 'failed', ko: '실패' },
  ended: { en: 'ended by you', ko: '사용자가 중단함' },
  terminal: { en: 'in a terminal', ko: '터미널에서 실행' },
};

const icons: Readonly<Record<Outcome, Icon>> = {
  running: { id: 'loading~spin' },
  done: { id: 'pass', color: 'charts.green' },
  failed: { id: 'error', color: 'charts.red' },
  ended: { id: 'circle-slash' },
  terminal: { id: 'terminal' },
};

/** The docker line, or the request where there is none, with what looks like a secret masked. */
export function shownLine({
  line,
  redirect,
  request,
}: Pick<LedgerEntry, 'line' | 'redirect'> & Partial<Pick<LedgerEntry, 'request'>>): string {
  if (request !== undefined) return maskText(request);
  // Quotes around the mask would only be in the way.
  return `docker ${maskedWords(line).replaceAll(`'${MASK}'`, MASK)}${redirectText(redirect)}`;
}

/** The same with its secrets. */
export function wholeLine({ line, redirect, request }: Pick<LedgerEntry, 'line' | 'redirect' | 'request'>): string {
  return request ?? `docker ${joinWords(line)}${redirectText(redirect)}`;
}

/** As the person wants to see it now. */
export function lineOf(entry: LedgerEntry): string {
  return entry.isRevealed ? wholeLine(entry) : shownLine(entry);
}

/** `done`, `undoable` when something takes it back, `request` without a docker line: what `when` clauses look at. */
export function ledgerThing(entry: LedgerEntry): Thing<'ledger'> {
  const state = entry.request !== undefined ? 'request' : entry.undo === undefined ? entry.outcome : 'undoable';
  return { kind: 'ledger', id: entry.id, name: shownLine(entry), state };
}

export function ledgerRow(entry: LedgerEntry, speak: Speak): Row {
  const outcome = speak(outcomes[entry.outcome]);
  const took = entry.ms === undefined ? [] : [duration(entry.ms)];
  const reason = entry.failure === undefined ? [] : [explain(entry.failure, speak)];
  const description = [
    clock(entry.at),
    ...took,
    ...(entry.outcome === 'done' ? [] : [outcome]),
    ...exitOf(entry, speak),
    ...reason,
  ].join(' · ');
  return {
    id: `ledger/${entry.id}`,
    thing: ledgerThing(entry),
    label: lineOf(entry),
    description,
    icon: icons[entry.outcome],
    spoken: `${shownLine(entry)}, ${outcome}`,
  };
}

export function exitOf({ exitCode }: LedgerEntry, speak: Speak): string[] {
  return exitCode === undefined ? [] : [speak({ en: 'exit code {0}', ko: '종료 코드 {0}' }, exitCode)];
}

/** `14:03:22`, where the reader is. */
export function clock(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}

export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
