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
  readonly thing: Thing | undefined;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** Undefined makes it a leaf. */
  readonly children?: Children;
  /** What a screen reader says, state in words included. */
  readonly spoken: string;
}

/** What lies below a row; made when somebody unfolds it, for there may be very many. */
export interface Children {
  /** What the rows are made of: while these are the same objects in the same order, the rows are the same too. */
  readonly of: readonly unknown[];
  readonly rows: () => readonly Row[];
}

/** What an operation acts on. */
export interface Thing {
  readonly kind: ThingKind;
  /** What the engine is asked by: an id, or a volume's name. */
  readonly id: string;
  /** What people call it; goes into command lines. */
  readonly name: string;
  /** What `when` clauses of menus look at: `running`, `exited`, `dangling` ... */
  readonly state: string;
}

/** One view of the Dockyard container. */
export interface ViewSpec {
  readonly id: ViewId;
  readonly kind: ThingKind;
  readonly title: Localized;
  readonly icon: string;
  /** Shown when the engine has none of them; Markdown with command links. */
  readonly empty: Localized;
}

export type ViewId = 'containers' | 'images' | 'volumes' | 'networks';
