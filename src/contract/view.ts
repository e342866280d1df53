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

/** What a row can stand for: a thing of the engine, or a Docker context, which is a way to one. */
export type RowKind = ThingKind | 'context';

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

export type AnyThing = Thing | Thing<'context'>;

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
}

/** The view of Docker's contexts; it needs no engine. */
export interface ContextViewSpec extends ViewBase {
  readonly id: 'contexts';
  readonly kind: 'context';
}

/** One view of the Dockyard container. */
export type ViewSpec = EngineViewSpec | ContextViewSpec;

export type EngineViewId = 'containers' | 'images' | 'volumes' | 'networks';

export type ViewId = EngineViewId | 'contexts';
