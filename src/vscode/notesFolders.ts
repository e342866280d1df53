import * as vscode from 'vscode';
import { fits } from '../contract/settingTable.ts';
import type { EditorUi } from './ui.ts';

/** Asks for a folder of notes and adds it to the reader's settings. */
export async function addNotesFolder(ui: EditorUi): Promise<void> {
  const chosen = await vscode.window.showOpenDialog({
    title: ui.speak({ en: 'Folder of notes', ko: '노트 폴더' }),
    openLabel: ui.speak({ en: 'Add', ko: '추가' }),
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: true,
  });
  if (chosen === undefined) return;
  const configuration = vscode.workspace.getConfiguration('dockyard');
  const known = configuration.inspect('notes.folders')?.globalValue;
  const folders = [...(fits('notes.folders', known) ? known : []), ...chosen.map(({ fsPath }) => fsPath)];
  await configuration.update('notes.folders', [...new Set(folders)], vscode.ConfigurationTarget.Global);
  const names = chosen.map(({ fsPath }) => fsPath).join(', ');
  ui.status(ui.speak({ en: 'Notes are read from {0}.', ko: '{0}의 노트를 읽습니다.' }, names));
}
