import type { Contexts } from '../contract/context.ts';
import type { Engine, ThingKind } from '../contract/engine.ts';
import type { Ledger } from '../contract/ledger.ts';
import type { Choice, EachOperation, LedgerOperation, OneOperation, Operation } from '../contract/operation.ts';
import type { Localized } from '../contract/localized.ts';
import { type AnyThing, type EngineViewId, isOfEngine, type Row, type RowKind, type Thing } from '../contract/view.ts';
import { listAll } from '../model/listAll.ts';
import { Store } from '../model/store.ts';
import { contextRow, contextThing } from '../views/contextRow.ts';
import { ledgerRow, ledgerThing } from '../views/ledgerRow.ts';
import { Rows } from '../views/rows.ts';
import type { EditorUi } from './ui.ts';

const viewOf: Readonly<Record<ThingKind, EngineViewId>> = {
  container: 'containers',
  image: 'images',
  volume: 'volumes',
  network: 'networks',
};

/** Those that can be chosen from a list; a tag of a registry is only found by unfolding. */
type PickedKind = Exclude<RowKind, 'registry' | 'swarm'>;

const nothing: Readonly<Record<PickedKind, Localized>> = {
  container: {
    en: 'No container is in a state in which this can be done.',
    ko: '이 작업을 할 수 있는 상태의 컨테이너가 없습니다.',
  },
  image: {
    en: 'This engine has no such images. Pull one, or build one.',
    ko: '이 엔진에는 해당하는 이미지가 없습니다. 이미지를 받거나 빌드하십시오.',
  },
  volume: { en: 'This engine has no volumes.', ko: '이 엔진에는 볼륨이 없습니다.' },
  network: { en: 'This engine has no networks.', ko: '이 엔진에는 네트워크가 없습니다.' },
  context: { en: 'No context is such that this could be done.', ko: '이 작업을 할 수 있는 컨텍스트가 없습니다.' },
  ledger: { en: 'Nothing in the ledger is such that this could be done.', ko: '이 작업을 할 수 있는 기록이 없습니다.' },
};

const which: Readonly<Record<PickedKind, Localized>> = {
  container: { en: 'Which container?', ko: '어느 컨테이너입니까?' },
  image: { en: 'Which image?', ko: '어느 이미지입니까?' },
  volume: { en: 'Which volume?', ko: '어느 볼륨입니까?' },
  network: { en: 'Which network?', ko: '어느 네트워크입니까?' },
  context: { en: 'Which context?', ko: '어느 컨텍스트입니까?' },
  ledger: { en: 'Which of the things that were done?', ko: '어느 작업입니까?' },
};

/** How an operation asks what to act on. */
export interface Picks {
  readonly thing: typeof pickThing;
  readonly context: typeof pickContext;
  readonly entry: typeof pickEntry;
}

/** Asks which thing to act on: those that the operation makes sense for, described as in the views. */
export async function pickThing(
  operation: EachOperation<unknown> | OneOperation,
  engine: Engine,
  ui: EditorUi,
): Promise<Thing | undefined> {
  const rows = await ui.during(ui.speak({ en: 'Asking the engine', ko: '엔진에 확인하는 중' }), () =>
    freshRows(operation.on, engine, ui),
  );
  const things = rows.flatMap((row) =>
    row.thing !== undefined && isOfEngine(row.thing) ? [{ row, thing: row.thing }] : [],
  );
  return pickAmong(things, operation, ui);
}

/** The same for contexts, without an engine. */
export async function pickContext(
  operation: PickOperation & { readonly on: 'context' },
  contexts: Contexts,
  ui: EditorUi,
): Promise<Thing<'context'> | undefined> {
  const things = (await contexts.list()).map((context) => ({
    row: contextRow(context, false, ui.speak),
    thing: contextThing(context),
  }));
  return pickAmong(things, operation, ui);
}

/** The same for what was done. */
export async function pickEntry(
  operation: LedgerOperation,
  ledger: Ledger,
  ui: EditorUi,
): Promise<Thing<'ledger'> | undefined> {
  const things = ledger.entries.map((entry) => ({ row: ledgerRow(entry, ui.speak), thing: ledgerThing(entry) }));
  return pickAmong(things, operation, ui);
}

type PickOperation = Pick<Exclude<Operation, { kind: 'make' }>, 'title' | 'states'> & { readonly on: PickedKind };

async function pickAmong<T extends AnyThing>(
  things: readonly { readonly row: Row; readonly thing: T }[],
  operation: PickOperation,
  ui: EditorUi,
): Promise<T | undefined> {
  const choices = things.flatMap(({ row, thing }): Choice<T>[] => {
    const fits = operation.states?.includes(thing.state) !== false;
    return fits ? [{ label: row.label, description: row.description, icon: row.icon.id, value: thing }] : [];
  });
  if (choices.length === 0) {
    ui.inform(ui.speak(nothing[operation.on]));
    return undefined;
  }
  return ui.pick(ui.speak(operation.title), ui.speak(which[operation.on]), choices);
}

/** A list of its own: no view may be open, and the palette must not show what was. */
async function freshRows(kind: ThingKind, engine: Engine, ui: EditorUi): Promise<readonly Row[]> {
  const store = new Store();
  store.replace(kind, await listAll(engine, kind));
  if (kind === 'volume' || kind === 'network') store.replace('container', await engine.listContainers());
  return new Rows(store, ui.speak, Date.now).all(viewOf[kind]);
}
