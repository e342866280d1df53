import type { MadeCall } from '../contract/apiCall.ts';
import { explain } from '../contract/failureTable.ts';
import type { LedgerEntry } from '../contract/ledger.ts';
import type { Speak } from '../contract/localized.ts';
import { code, escaped } from '../contract/markdown.ts';
import { maskText } from '../model/secrets.ts';
import type { RunOption } from '../shell/run/option.ts';
import { runOptionEntries } from '../shell/run/table.ts';
import { clock, duration, exitOf, lineOf, outcomes, shownLine } from './ledgerRow.ts';

/** An entry in short, as Markdown: its line, what its options mean, what happened. */
export function ledgerPage(entry: LedgerEntry, speak: Speak): string {
  return [
    code(lineOf(entry)),
    ...section(speak({ en: 'What the options mean', ko: '옵션의 뜻' }), optionLines(entry, speak)),
    ledgerFacts(entry, speak),
  ].join('\n\n');
}

/** What happened, as Markdown: how it went, its requests, its events, what takes it back. */
export function ledgerFacts(entry: LedgerEntry, speak: Speak): string {
  const parts = [
    `## ${speak(outcomes[entry.outcome])}`,
    [clock(entry.at), ...(entry.ms === undefined ? [] : [duration(entry.ms)]), ...exitOf(entry, speak)].join(', '),
    ...(entry.failure === undefined ? [] : [escaped(explain(entry.failure, speak))]),
    ...section(speak({ en: 'Requests to the Engine API', ko: 'Engine API 요청' }), entry.calls.map(callLine)),
    ...section(
      speak({ en: 'Events that followed', ko: '이어진 이벤트' }),
      entry.events.map(({ type, action, detail, attributes }) => {
        const words = [type, action, detail, attributes['exitCode'] ?? ''].filter((word) => word !== '');
        return `- ${code(words.join(' '))}`;
      }),
    ),
    ...(entry.undo === undefined
      ? []
      : section(speak({ en: 'What takes it back', ko: '되돌리는 명령' }), [
          code(shownLine({ line: entry.undo.line })),
        ])),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function callLine({ method, path, status, ms }: MadeCall): string {
  const shown = maskText(decoded(path));
  return `- ${code(`${method} ${shown}`)} → ${status === undefined ? '–' : String(status)} (${duration(ms)})`;
}

function optionLines({ line }: LedgerEntry, speak: Speak): string[] {
  const known = new Map<string, RunOption>(runOptionEntries.map(([, option]) => [option.flag, option]));
  return [...new Set(line)].flatMap((word) => {
    const option = known.get(word);
    return option === undefined
      ? []
      : [`- ${code(word)} ${escaped(speak(option.title))}: ${escaped(speak(option.hint))}`];
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
