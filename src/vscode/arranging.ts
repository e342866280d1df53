import * as vscode from 'vscode';
import type { Arrangement } from '../contract/arrangement.ts';
import type { Localized } from '../contract/localized.ts';
import type { Choice } from '../contract/operation.ts';
import type { Disposable } from '../contract/ports.ts';
import type { EngineViewId } from '../contract/view.ts';
import { type ViewCommandKey, viewKey } from '../contract/windowCommands.ts';
import type { Arrangements, Memory } from '../views/arrangements.ts';
import { viewRules } from '../views/arrangementTable.ts';
import type { Rows } from '../views/rows.ts';
import type { EditorUi } from './ui.ts';

const flat: Localized = { en: 'One flat list', ko: '목록으로 표시' };

const engineViews = Object.keys(viewRules) as readonly EngineViewId[];

/** Kept for the workspace: what one looks for differs from project to project. */
export function workspaceMemory(state: vscode.Memento): Memory {
  return {
    get: (key) => state.get(key),
    keep: (key, value) => void state.update(key, value),
  };
}

/** Registers the commands by which a person filters, groups and orders the rows of a view. */
export function registerArranging(arrangements: Arrangements, rows: Rows, ui: EditorUi): Disposable[] {
  const actions: Record<ViewCommandKey, (view: EngineViewId) => Promise<void> | void> = {
    filter: (view) => askForFilter(view, arrangements, ui),
    clearFilter: (view) => arrangements.change(view, { filter: '' }),
    arrange: (view) => askForOrder(view, arrangements, rows, ui),
  };
  for (const view of engineViews) setKeys(view, arrangements);
  return [
    arrangements.changes.on((view) => setKeys(view, arrangements)),
    ...engineViews.flatMap((view) =>
      Object.entries(actions).map(([key, action]) =>
        vscode.commands.registerCommand(`dockyard.${view}.${key}`, () => action(view)),
      ),
    ),
  ];
}

function setKeys(view: EngineViewId, arrangements: Arrangements): void {
  const { filter, hideStopped } = arrangements.of(view);
  void vscode.commands.executeCommand('setContext', viewKey(view, 'filtered'), filter !== '');
  void vscode.commands.executeCommand('setContext', viewKey(view, 'stoppedHidden'), hideStopped);
}

/** The rows follow each letter; who turns away has the filter from before. */
async function askForFilter(view: EngineViewId, arrangements: Arrangements, { speak }: EditorUi): Promise<void> {
  const before = arrangements.of(view).filter;
  const box = vscode.window.createInputBox();
  box.title = speak({ en: 'Filter Rows', ko: '행 필터' });
  box.prompt = speak({
    en: 'Words that a row must have: name, image, id, state, port, network or label (key=value). Empty shows all.',
    ko: '이름, 이미지, ID, 상태, 포트, 네트워크, 레이블(key=value)에서 찾을 단어를 입력하십시오. 비우면 모두 표시합니다.',
  });
  box.value = before;
  await new Promise<void>((resolve) => {
    let taken = false;
    box.onDidChangeValue((filter) => arrangements.change(view, { filter: filter.trim() }));
    box.onDidAccept(() => {
      taken = true;
      box.hide();
    });
    box.onDidHide(() => {
      if (!taken) arrangements.change(view, { filter: before });
      box.dispose();
      resolve();
    });
    box.show();
  });
}

async function askForOrder(view: EngineViewId, arrangements: Arrangements, rows: Rows, ui: EditorUi): Promise<void> {
  const { groupings, sortings } = viewRules[view];
  const words = { groupBy: { en: 'Group', ko: '그룹화' }, sortBy: { en: 'Sort', ko: '정렬' } };
  const current = arrangements.of(view);
  const choice = (
    part: keyof typeof words,
    id: string,
    title: Localized,
    icon: string,
  ): Choice<Partial<Arrangement>> => ({
    label: ui.speak(title),
    description: ui.speak(words[part]),
    // Words as well as an icon: not everybody sees the one.
    ...(id === current[part] ? { detail: ui.speak({ en: 'As it is now', ko: '현재 설정' }) } : {}),
    icon: id === current[part] ? 'check' : icon,
    value: { [part]: id },
  });
  const change = await ui.pick(
    ui.speak({ en: 'Group and Sort', ko: '그룹화 및 정렬' }),
    ui.speak({ en: 'Choose how the rows are shown', ko: '표시 방식을 선택하십시오' }),
    [
      choice('groupBy', 'none', flat, 'list-flat'),
      ...groupings.map(({ id, title, icon }) => choice('groupBy', id, title, icon)),
      ...sortings.map(({ id, title }) => choice('sortBy', id, title, 'arrow-swap')),
    ],
  );
  if (change === undefined) return;
  const label = change.groupBy === 'label' ? await askForLabel(view, rows, ui) : current.label;
  if (label !== undefined) arrangements.change(view, { ...change, label });
}

async function askForLabel(view: EngineViewId, rows: Rows, ui: EditorUi): Promise<string | undefined> {
  const keys = rows.labelKeys(view);
  if (keys.length === 0) {
    await ui.inform(
      ui.speak({
        en: 'None of these things has a label. docker run --label key=value gives one to a container.',
        ko: '레이블이 붙은 항목이 없습니다. docker run --label key=value로 컨테이너에 레이블을 붙일 수 있습니다.',
      }),
    );
    return undefined;
  }
  const title = ui.speak({ en: 'Group by Label', ko: '레이블로 그룹화' });
  const placeholder = ui.speak({ en: 'Choose a label', ko: '레이블을 선택하십시오' });
  return ui.pick(
    title,
    placeholder,
    keys.map((key) => ({ label: key, icon: 'tag', value: key })),
  );
}
