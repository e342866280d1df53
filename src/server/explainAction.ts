import type { CodeAction } from 'vscode-languageserver/node';
import { OPEN_PAGE } from './protocol.ts';
import type { Session } from './session.ts';

const explain = { en: 'Explain {0}', ko: '{0} 설명 보기' };

/**
 * Opens the page about a finding; nothing in an editor that cannot show it.
 * @param place the page, and where one tells of several findings, the heading.
 */
export function explainAction(
  { commands, pageOf, speak }: Pick<Session, 'commands' | 'pageOf' | 'speak'>,
  code: string,
  place: readonly [page: string, heading?: string],
  shared: Pick<CodeAction, 'kind' | 'diagnostics'>,
): CodeAction[] {
  if (!commands.has(OPEN_PAGE) || pageOf(place[0]) === undefined) return [];
  const title = speak(explain, code);
  return [{ ...shared, title, command: { title, command: OPEN_PAGE, arguments: [...place] } }];
}
