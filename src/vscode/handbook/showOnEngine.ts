import type { Localized } from '../../contract/localized.ts';
import type { Row } from '../../contract/view.ts';
import { pageSubjects } from '../../views/pageSubjects.ts';
import type { EngineConnection } from '../engineConnection.ts';
import type { EditorUi } from '../ui.ts';
import type { Views } from '../views.ts';

const words = {
  none: {
    en: 'This engine has nothing of the kind now. This makes one: {0}',
    ko: '지금 이 엔진에는 해당하는 것이 없습니다. 다음 명령으로 만들 수 있습니다. {0}',
  },
  which: { en: 'Which one?', ko: '어느 것을 볼까요?' },
} satisfies Record<string, Localized>;

/**
 * Selects what a page is about in its view; asks which one when there are several.
 * @throws Failure without an engine.
 */
export async function showOnEngine(
  id: string,
  title: string,
  connection: EngineConnection,
  views: Views,
  ui: EditorUi,
): Promise<void> {
  const subject = pageSubjects[id];
  if (subject === undefined) return;
  await connection.engine();
  const rows = await views.some(subject.view, subject.fits);
  if (rows.length === 0) {
    ui.inform(ui.speak(words.none, subject.make));
    return;
  }
  const row = rows.length === 1 ? rows[0] : await pickRow(title, rows, ui);
  if (row !== undefined) await views.reveal(subject.view, row.id);
}

function pickRow(title: string, rows: readonly Row[], ui: EditorUi): Promise<Row | undefined> {
  const choices = rows.map((row) => ({
    ...{ label: row.label, description: row.description, icon: row.icon.id, value: row },
  }));
  return ui.pick(title, ui.speak(words.which), choices);
}
