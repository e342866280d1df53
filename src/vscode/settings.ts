import * as vscode from 'vscode';
import type { Settings } from '../contract/operation.ts';
import { type Disposable, Emitter, type Log } from '../contract/ports.ts';
import { fits, type SettingKey, settingTable, type SettingValue } from '../contract/settingTable.ts';

/** The settings as VS Code holds them. A value that does not fit is reported once and its default used. */
export class EditorSettings implements Settings, Disposable {
  readonly changes = new Emitter<SettingKey>();
  /** A setting whose value does not fit: its key and what was found there. */
  readonly misfits = new Emitter<{ readonly key: SettingKey; readonly value: string }>();
  readonly #log: Log;
  readonly #reported = new Map<SettingKey, string>();
  readonly #listening: vscode.Disposable;

  constructor(log: Log) {
    this.#log = log;
    this.#listening = vscode.workspace.onDidChangeConfiguration((event) => {
      for (const key of Object.keys(settingTable) as SettingKey[]) {
        if (event.affectsConfiguration(`dockyard.${key}`)) this.changes.fire(key);
      }
    });
  }

  get<K extends SettingKey>(key: K): SettingValue<K> {
    const value: unknown = vscode.workspace.getConfiguration('dockyard').get(key);
    if (value === undefined || fits(key, value)) return (value ?? settingTable[key].default) as SettingValue<K>;
    const text = JSON.stringify(value);
    if (this.#reported.get(key) !== text) {
      this.#reported.set(key, text);
      this.#log.warn(
        `dockyard.${key} is ${text}, which it cannot be; ${JSON.stringify(settingTable[key].default)} is used.`,
      );
      this.misfits.fire({ key, value: text });
    }
    return settingTable[key].default as SettingValue<K>;
  }

  logTail(): number {
    return this.get('logs.tail');
  }

  commandPreview(): SettingValue<'commandPreview'> {
    return this.get('commandPreview');
  }

  logTimestamps(): boolean {
    return this.get('logs.timestamps');
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
