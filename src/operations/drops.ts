import type { OneOperation, Partner, Services } from '../contract/operation.ts';
import { type AnyThing, eachOnce, isOfEngine, isThing, type RowKind, type Thing } from '../contract/view.ts';
import { copyTo } from './containers/copyFiles.ts';
import { tag } from './images/tag.ts';
import { connect } from './networks/attach.ts';

/** What a drag brings along. */
export interface Dragged {
  /** Each a list of things, as JSON. */
  readonly things: readonly string[];
  /** Each a list of addresses, one a line. */
  readonly uris: readonly string[];
}

/** What happens when something is dropped on a row. */
export interface Drop {
  readonly dragged: Partner['kind'];
  readonly onto: RowKind;
  /** Of the row. Left out: any. */
  readonly states?: readonly string[];
  readonly operation: OneOperation;
  /** Which of the two the operation is on; the other is its partner. */
  readonly actsOn: 'dragged' | 'row';
}

/** All that drag and drop does. Each is an ordinary operation, which asks before it does something. */
export const drops: readonly Drop[] = [
  { dragged: 'container', onto: 'network', operation: connect, actsOn: 'row' },
  { dragged: 'network', onto: 'container', operation: connect, actsOn: 'dragged' },
  { dragged: 'file', onto: 'container', operation: copyTo, actsOn: 'row' },
  { dragged: 'image', onto: 'registry', states: ['registry', 'repository'], operation: tag, actsOn: 'dragged' },
];

/** What fits; undefined: nothing happens. */
export function dropFor(dragged: Partner, row: AnyThing): Drop | undefined {
  return drops.find(
    (drop) => drop.dragged === dragged.kind && drop.onto === row.kind && drop.states?.includes(row.state) !== false,
  );
}

/** What is dragged: another program may say anything, and what is said twice counts once. */
export function partnersIn({ things, uris }: Dragged, pathOf: Services['workspace']['pathOf']): Partner[] {
  const lines = uris.flatMap((list) => list.split('\n')).map((line) => line.trim());
  const paths = new Set(lines.filter((line) => /^(?:file|vscode-remote):/.test(line)).map((line) => pathOf(line)));
  const known = things.flatMap(parsed).filter(isThing);
  return [
    ...eachOnce(known),
    ...[...paths].flatMap((path): Partner[] => (path === undefined ? [] : [{ kind: 'file', path }])),
  ];
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** Does what fits, for one thing after the other. @throws Failure */
export async function runDrops(services: Services, dragged: Dragged, row: AnyThing): Promise<void> {
  for (const one of partnersIn(dragged, (uri) => services.workspace.pathOf(uri))) {
    const drop = dropFor(one, row);
    if (drop === undefined) continue;
    const [target, partner] = drop.actsOn === 'row' ? [row, one] : [one, row];
    if (isThingOfEngine(target)) await drop.operation.run(services, target, partner);
  }
}

function isThingOfEngine(target: Partner): target is Thing {
  return target.kind !== 'file' && isOfEngine(target);
}
