import * as vscode from 'vscode';
import type { Speak } from '../contract/localized.ts';
import { type Disposable, Emitter } from '../contract/ports.ts';
import type { AskedViewSpec, Row } from '../contract/view.ts';
import type { LiveModel } from '../model/liveModel.ts';
import type { RegistryList, RegistryStorage } from '../model/registryList.ts';
import type { SwarmList } from '../model/swarmList.ts';
import { registryRows } from '../views/registryRow.ts';
import { swarmRows } from '../views/swarmRow.ts';
import { type Node, TreeViewAdapter } from './treeView.ts';

interface AskedParts {
  readonly registries: RegistryList;
  readonly swarm: SwarmList;
  readonly dragAndDrop: vscode.TreeDragAndDropController<Node>;
}

/** The views whose rows are asked for when somebody unfolds them. */
export function askedView(
  spec: AskedViewSpec,
  { registries, swarm, dragAndDrop }: AskedParts,
  speak: Speak,
  onVisible: (visible: boolean) => void,
): TreeViewAdapter {
  const { tree } = spec.kind === 'registry' ? registries : swarm;
  const store = { changes: new Emitter<{ readonly kind: AskedViewSpec['kind'] }>() };
  tree.changes.on(() => store.changes.fire({ kind: spec.kind }));
  const rows = (): readonly Row[] =>
    spec.kind === 'registry' ? registryRows(registries.entries, registries.tree, speak) : swarmRows(swarm.tree, speak);
  return new TreeViewAdapter(spec, {
    model: { status: { kind: 'live' }, statusChanges: new Emitter<void>(), store, settled: () => Promise.resolve() },
    rows,
    tooltip: () => Promise.resolve(undefined),
    onVisible,
    notice: () => undefined,
    ...(spec.kind === 'registry' ? { dragAndDrop } : {}),
  });
}

/** The list of registries, kept for all windows of this user. */
export function registryStorage(memento: vscode.Memento): RegistryStorage {
  const key = 'registries';
  return {
    read: () => memento.get<readonly string[]>(key, []),
    write: async (entries) => memento.update(key, entries),
  };
}

/** The view of a swarm is there while the engine manages one. Whether it does is asked once for each connection. */
export function watchSwarm(model: LiveModel, swarm: SwarmList): Disposable[] {
  let wasLive = false;
  return [
    swarm.managed.on((managed) => void vscode.commands.executeCommand('setContext', 'dockyard.swarm', managed)),
    swarm,
    model.seen.on((event) => swarm.took(event)),
    model.statusChanges.on(({ kind }) => {
      const isLive = kind === 'live';
      // An engine that cannot be asked shows so in every other view.
      if (isLive && !wasLive) void swarm.refresh().catch(() => undefined);
      wasLive = isLive;
    }),
  ];
}
