import * as vscode from 'vscode';
import type { Speak } from '../contract/localized.ts';
import type { Disposable } from '../contract/ports.ts';
import type { LiveModel } from '../model/liveModel.ts';
import { engineStatus } from '../views/engineStatus.ts';
import type { EngineConnection } from './engineConnection.ts';
import type { EditorSettings } from './settings.ts';

/** Says in the status bar which engine is used and how it stands with it. It only listens: it asks no engine. */
export class EngineStatusItem implements Disposable {
  readonly #model: LiveModel;
  readonly #connection: EngineConnection;
  readonly #speak: Speak;
  readonly #item: vscode.StatusBarItem;
  readonly #disposables: Disposable[];

  constructor(model: LiveModel, connection: EngineConnection, settings: EditorSettings, speak: Speak) {
    this.#model = model;
    this.#connection = connection;
    this.#speak = speak;
    this.#item = vscode.window.createStatusBarItem('dockyard.engine', vscode.StatusBarAlignment.Left);
    this.#item.command = 'dockyard.engine.choose';
    this.#disposables = [
      this.#item,
      model.statusChanges.on(() => this.#update()),
      connection.changes.on(() => this.#update()),
      connection.factsChanges.on(() => this.#update()),
      settings.changes.on((key) => key === 'language' && this.#update()),
    ];
    this.#update();
  }

  #update(): void {
    const { current } = this.#connection;
    const shown = engineStatus(
      { status: this.#model.status, endpoint: current?.endpoint, facts: current?.facts },
      this.#speak,
    );
    if (shown === undefined) {
      this.#item.hide();
      return;
    }
    const tooltip = new vscode.MarkdownString(shown.tooltip);
    tooltip.isTrusted = { enabledCommands: shown.commands };
    this.#item.name = this.#speak({ en: 'Docker Engine', ko: 'Docker 엔진' });
    this.#item.text = shown.text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = shown.warning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: shown.spoken, role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
