import * as vscode from 'vscode';
import type { ThingKind } from '../contract/engine.ts';
import { explain } from '../contract/failureTable.ts';
import type { Ledger } from '../contract/ledger.ts';
import type { Disposable, Log } from '../contract/ports.ts';
import type { Speak } from '../contract/localized.ts';
import type { EngineViewId, Row, ViewId } from '../contract/view.ts';
import type { LiveModel, Status } from '../model/liveModel.ts';
import type { Arrangements } from '../views/arrangements.ts';
import type { ThingRecord } from '../model/records.ts';
import { Rows } from '../views/rows.ts';
import { viewTable } from '../views/viewTable.ts';
import type { EngineConnection } from './engineConnection.ts';
import { rowTooltip } from './rowTooltip.ts';
import type { ContextList } from '../model/contextList.ts';
import type { RegistryList } from '../model/registryList.ts';
import type { SwarmList } from '../model/swarmList.ts';
import { askedView, watchSwarm } from './askedViews.ts';
import { contextsView, setContextsContext } from './contextsView.ts';
import { ledgerView } from './ledgerView.ts';
import type { EditorSettings } from './settings.ts';
import { StaleRows } from './staleRows.ts';
import { type Node, TreeViewAdapter } from './treeView.ts';

export interface ViewsParts {
  readonly model: LiveModel;
  readonly contexts: ContextList;
  readonly ledger: Ledger;
  readonly registries: RegistryList;
  readonly swarm: SwarmList;
  readonly connection: EngineConnection;
  readonly arrangements: Arrangements;
  readonly settings: EditorSettings;
  readonly dragAndDrop: vscode.TreeDragAndDropController<Node>;
  readonly speak: Speak;
  readonly log: Log;
}

/** All views over one model. The engine is looked for when the first of them is seen. */
export class Views implements Disposable {
  readonly #views = new Map<ViewId, TreeViewAdapter>();
  readonly #rows: Rows;
  readonly #visible = new Set<ThingKind>();
  #swarmVisible = false;
  #apiMinor: number | undefined;
  readonly #stale = new StaleRows();
  readonly #disposables: Disposable[] = [];

  constructor(parts: ViewsParts) {
    const { model, contexts, ledger, registries, swarm, connection, arrangements, settings, speak, log, dragAndDrop } =
      parts;
    this.#rows = new Rows(model.store, speak, Date.now, (view) => arrangements.of(view));
    const rows = this.#rows;
    this.#disposables.push(
      this.#stale,
      model.statusChanges.on((status) => {
        this.#stale.set(status.kind === 'failed' && status.since !== undefined);
        void setEngineContext(status);
      }),
      connection.changes.on(() => this.#setApiContext(connection)),
      connection.factsChanges.on(() => this.#setApiContext(connection)),
      ...watchSwarm(model, swarm),
      vscode.window.onDidChangeWindowState(({ focused }) => model.attend(focused)),
    );
    const turn = inTurns();
    for (const spec of viewTable) {
      if (spec.kind === 'page') continue;
      if (spec.kind === 'registry' || spec.kind === 'swarm') {
        const adapter = askedView(spec, { registries, swarm, dragAndDrop }, speak, (visible) => {
          if (spec.kind !== 'swarm') return;
          this.#swarmVisible = visible;
          swarm.watch(visible);
          model.watch(this.#visible, visible);
        });
        this.#views.set(spec.id, adapter);
        this.#disposables.push(adapter);
        continue;
      }
      if (spec.kind === 'ledger') {
        const adapter = ledgerView(spec, ledger, speak);
        this.#views.set(spec.id, adapter);
        this.#disposables.push(adapter);
        continue;
      }
      if (spec.kind === 'context') {
        const adapter = contextsView(spec, contexts, speak);
        this.#views.set(spec.id, adapter);
        this.#disposables.push(
          contexts.statusChanges.on((status) => void setContextsContext(status)),
          adapter,
        );
        continue;
      }
      const adapter = new TreeViewAdapter(spec, {
        model,
        rows: () => rows.top(spec.id),
        isEmpty: () => model.store[spec.id].size === 0,
        tooltip: (row) => rowTooltip(row, model.store, rows, connection, speak, log),
        turn,
        dragAndDrop,
        notice: () =>
          staleNotice(model.status, spec.kind === 'container', speak) ??
          hiddenNotice(spec.id, rows, arrangements, speak),
        title: () => ({
          description: arrangements.of(spec.id).filter,
          badge: spec.kind === 'container' && settings.get('containers.badge') ? runningBadge(model, speak) : undefined,
        }),
        onVisible: (visible) => {
          if (visible === this.#visible.has(spec.kind)) return;
          if (visible) this.#visible.add(spec.kind);
          else this.#visible.delete(spec.kind);
          model.watch(this.#visible, this.#swarmVisible);
          // Failures reach the view through the model's status.
          if (visible) void connection.engine().catch(() => undefined);
        },
      });
      this.#views.set(spec.id, adapter);
      this.#disposables.push(
        adapter,
        arrangements.changes.on((view) => view === spec.id && adapter.rearranged()),
        settings.changes.on((key) => key === 'containers.badge' && adapter.rearranged()),
      );
    }
  }

  get rows(): Rows {
    return this.#rows;
  }

  /** What is selected in a view; `containers` or `dockyard.containers`. */
  selection(view: string): readonly Row[] {
    return this.#views.get(view.replace(/^dockyard\./, '') as ViewId)?.selection ?? [];
  }

  /** The rows that a view shows now. */
  shown(view: ViewId): readonly Row[] {
    return this.#views.get(view)?.shown ?? [];
  }

  /** Opens a view and gives its things that fit, once they are there. */
  async some(view: EngineViewId, fits: (record: ThingRecord) => boolean): Promise<readonly Row[]> {
    await vscode.commands.executeCommand(`dockyard.${view}.focus`);
    await this.#views.get(view)?.getChildren();
    return this.#rows.some(view, fits);
  }

  async reveal(view: EngineViewId, row: string): Promise<void> {
    await this.#views.get(view)?.reveal(row);
  }

  redraw(): void {
    this.#rows.forget();
    for (const view of this.#views.values()) view.redraw();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /**
   * What needs a newer API than the engine has is not offered: menus compare numbers, and the API is 1.something. Each
   * answer to a ping is a new fact, mostly with the same API.
   */
  #setApiContext({ current }: EngineConnection): void {
    const minor = Number(current?.facts?.apiVersion.replace(/^1\./, '') ?? 0);
    if (minor === this.#apiMinor) return;
    this.#apiMinor = minor;
    void vscode.commands.executeCommand('setContext', 'dockyard.apiMinor', minor);
  }
}

/** An empty list that is empty because of its filter says so, and how to see all. */
function hiddenNotice(view: EngineViewId, rows: Rows, arrangements: Arrangements, speak: Speak): string | undefined {
  const { filter, hideStopped } = arrangements.of(view);
  if (filter === '' && !hideStopped) return undefined;
  const { shown, all } = rows.count(view);
  if (shown > 0 || all === 0) return undefined;
  return filter === ''
    ? speak(
        {
          en: 'Nothing runs. Stopped containers are hidden: {0}.',
          ko: '실행 중인 컨테이너가 없습니다. 중지된 컨테이너 {0}개는 숨겨져 있습니다.',
        },
        all,
      )
    : speak(
        {
          en: 'Nothing fits the filter “{0}”. It hides {1}.',
          ko: '필터 “{0}”에 맞는 항목이 없습니다. {1}개가 숨겨져 있습니다.',
        },
        filter,
        all,
      );
}

/** How many containers run; none is no badge. */
function runningBadge(model: LiveModel, speak: Speak): vscode.ViewBadge | undefined {
  let value = 0;
  for (const record of model.store.containers.values())
    if (record.kind === 'container' && record.state === 'running') value += 1;
  if (value === 0) return undefined;
  return { value, tooltip: speak({ en: '{0} running', ko: '{0}개 실행 중' }, value) };
}

/** Each caller goes on when those before it have, with everything else that is due in between. */
function inTurns(): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    await last;
  };
}

/** `14:03:22`, where the reader is. */
function clockTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}

/** What stands above rows that are not true any more: why, and of when they are. @param whole with the reason. */
function staleNotice(status: Status, whole: boolean, speak: Speak): string | undefined {
  if (status.kind !== 'failed' || status.since === undefined) return undefined;
  const time = clockTime(status.since);
  const asOf = speak({ en: 'Shown as of {0}.', ko: '{0} 기준으로 표시 중입니다.' }, time);
  return whole ? `${explain(status.failure, speak)} ${asOf}` : asOf;
}

/** The welcome texts of empty views hang on this: `live`, `connecting`, `idle`, or a failure's code. */
async function setEngineContext(status: Status): Promise<void> {
  const value = status.kind === 'failed' ? status.failure.code : status.kind;
  await vscode.commands.executeCommand('setContext', 'dockyard.engine', value);
}
