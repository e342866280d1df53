import type { ThingKind } from './engine.ts';
import type { Localized } from './localized.ts';

/** A theme icon and, where the state calls for it, a theme colour. */
export interface Icon {
  readonly id: string;
  readonly color?: string;
}

/** One row of a view as plain data. */
export interface Row {
  /** Unique in its view and stable: a change of state never changes it. */
  readonly id: string;
  /** What it stands for; undefined for a row that could not be read, and for one that stands for many. */
  readonly thing: AnyThing | undefined;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** Undefined makes it a leaf. */
  readonly children?: Children;
  /** Unfolded from the start. */
  readonly unfolded?: true;
  /** What a screen reader says, state in words included. */
  readonly spoken: string;
}

/** What lies below a row; made when somebody unfolds it, for there may be very many. */
export interface Children {
  /** What the rows are made of: while these are the same objects in the same order, the rows are the same too. */
  readonly of: readonly unknown[];
  readonly rows: () => readonly Row[];
}

/** What a row can stand for: a thing of the engine, a Docker context, which is a way to one, or something that was done. */
export type RowKind = ThingKind | 'context' | 'ledger' | 'registry' | 'swarm';

/** What an operation acts on. */
export interface Thing<K extends RowKind = ThingKind> {
  readonly kind: K;
  /** What it is asked for by: an id, or the name of a volume or a context. */
  readonly id: string;
  /** What people call it; goes into command lines. */
  readonly name: string;
  /** What `when` clauses of menus look at: `running`, `exited`, `dangling` ... */
  readonly state: string;
}

export type AnyThing = Thing | Thing<'context'> | Thing<'ledger'> | Thing<'registry'> | Thing<'swarm'>;

/** What docker can inspect. */
export type Inspectable = Thing | Thing<'context'>;

/** Whether a thing is one of an engine. */
export function isOfEngine(thing: AnyThing): thing is Thing {
  return isEngineKind(thing.kind);
}

/** Whether something from outside has the shape of a thing. */
export function isThing(value: unknown): value is AnyThing {
  const thing = value as Partial<AnyThing> | null;
  return (
    typeof thing === 'object' &&
    thing !== null &&
    typeof thing.kind === 'string' &&
    typeof thing.id === 'string' &&
    typeof thing.name === 'string' &&
    typeof thing.state === 'string'
  );
}

/** A container that stands in two places is still one container. */
export function eachOnce(things: readonly AnyThing[]): AnyThing[] {
  return [...new Map(things.map((thing) => [`${thing.kind}/${thing.id}`, thing])).values()];
}

/** Whether things of a kind are those that an engine lists and tells events of. */
export function isEngineKind(kind: string): kind is ThingKind {
  return ['container', 'image', 'volume', 'network'].includes(kind);
}

interface ViewBase {
  /** Folded up until somebody unfolds it. */
  readonly folded?: true;
  readonly title: Localized;
  readonly icon: string;
  /** Shown when there is none of them; Markdown with command links. */
  readonly empty: Localized;
}

/** A view over the live picture of the engine. */
export interface EngineViewSpec extends ViewBase {
  readonly id: EngineViewId;
  readonly kind: ThingKind;
  /** The topic of the notes of the docker command that lists the same. */
  readonly topic: string;
}

/** The view of Docker's contexts; it needs no engine. */
export interface ContextViewSpec extends ViewBase {
  readonly id: 'contexts';
  readonly kind: 'context';
  /** As in `EngineViewSpec`. */
  readonly topic: string;
}

/** The view of what was done in this window; it needs no engine either. */
export interface LedgerViewSpec extends ViewBase {
  readonly id: 'ledger';
  readonly kind: 'ledger';
}

/** The view of the pages that explain; it needs no engine, and its rows are no things. */
export interface HandbookViewSpec extends ViewBase {
  readonly id: 'handbook';
  readonly kind: 'page';
}

interface AskedSpec<Id extends string, Kind extends string> extends ViewBase {
  readonly id: Id;
  readonly kind: Kind;
  /** Left out: always there. */
  readonly when?: string;
}

/** The view of registries, and that of the swarm, which is there only when the engine manages one. */
export type AskedViewSpec = AskedSpec<'registries', 'registry'> | AskedSpec<'swarm', 'swarm'>;

/** A view whose rows are things that something can be done with. */
export type ThingViewSpec = EngineViewSpec | ContextViewSpec | LedgerViewSpec | AskedViewSpec;

/** One view of the Dockyard container. */
export type ViewSpec = ThingViewSpec | HandbookViewSpec;

export type EngineViewId = 'containers' | 'images' | 'volumes' | 'networks';

export type ViewId = EngineViewId | 'contexts' | 'ledger' | 'registries' | 'swarm';
