import type { Contexts } from './context.ts';
import type { Endpoint } from './endpoint.ts';
import type { Engine, Session, TerminalSize, ThingKind } from './engine.ts';
import type { Failure } from './failure.ts';
import type { Localized, Speak } from './localized.ts';
import type { AnyThing, RowKind, Thing } from './view.ts';

/** Where an operation appears in the menu of a row; groups as VS Code orders them, `inline@n` for a button. */
export interface Placement {
  /** Left out: any state. */
  readonly states?: readonly string[];
  readonly group: string;
}

interface OperationBase {
  /** The command is `dockyard.` and this. */
  readonly id: string;
  readonly title: Localized;
  readonly icon?: string;
  /** The page of the notes that teaches it. */
  readonly topic: string;
}

interface ThingOperation<K extends RowKind> extends OperationBase {
  readonly on: K;
  readonly placements: readonly Placement[];
  /** States in which it makes sense; the quick pick offers only these. Left out: any. */
  readonly states?: readonly string[];
}

/** Acts on each selected thing by itself, through the engine or through Docker's contexts. */
interface Each<K extends RowKind, Through> extends ThingOperation<K> {
  readonly kind: 'each';
  /** What the docker command would be. */
  readonly line: (thing: Thing<K>) => readonly string[];
  readonly progress: Localized;
  /** Asked once for all; names what will go. */
  readonly confirm?: (things: readonly Thing<K>[], speak: Speak) => Confirmation;
  readonly act: (through: Through, thing: Thing<K>) => Promise<void>;
}

/** Acts on one thing and may ask, or open a terminal or a document. */
interface One<K extends RowKind, S> extends ThingOperation<K> {
  readonly kind: 'one';
  readonly run: (services: S, thing: Thing<K>) => Promise<void>;
}

/** Makes something: acts on no row, and is a button in the title of its view. */
interface Make<K extends RowKind, S> extends OperationBase {
  readonly kind: 'make';
  readonly on: K;
  readonly icon: string;
  /** Where among the buttons of the view's title. */
  readonly titleGroup: string;
  readonly run: (services: S) => Promise<void>;
}

export type EachOperation = Each<ThingKind, Engine>;
export type OneOperation = One<ThingKind, Services>;
/** Operations on contexts work without an engine: that is when they are needed most. */
export type EachContextOperation = Each<'context', Contexts>;
export type OneContextOperation = One<'context', ContextServices>;
export type MakeContextOperation = Make<'context', ContextServices>;

export type EngineOperation = EachOperation | OneOperation;
export type ContextOperation = EachContextOperation | OneContextOperation | MakeContextOperation;
export type Operation = EngineOperation | ContextOperation;

export interface Confirmation {
  readonly question: string;
  readonly detail: string;
  readonly button: string;
}

/** What operations may use. */
export interface Services {
  readonly engine: Engine;
  readonly ui: Ui;
  readonly terminals: Terminals;
  readonly settings: Settings;
}

/** What operations on contexts may use. */
export interface ContextServices {
  readonly contexts: Contexts;
  readonly choice: EngineChoice;
  readonly ui: Ui;
}

/** Which engine this window uses, as far as a person can choose it. */
export interface EngineChoice {
  /** Where a choice is kept: a window without a folder, or with one that is not trusted, has no place of its own. */
  readonly keptIn: 'workspace' | 'user';
  /** Sets `dockyard.engine.endpoint`; empty follows the docker command. */
  choose(setting: string): Promise<void>;
  /** The engine that this window is set to, as it is now; undefined when none can be made out. Contacts nothing. */
  current(): Promise<Endpoint | undefined>;
  /** Addresses of engines that nothing leads to but that seem to be on this machine. Contacts nothing. */
  found(): Promise<readonly string[]>;
  /** Why an address cannot be used; undefined when it can. Contacts nothing. */
  problem(address: string): Promise<Failure | undefined>;
}

export interface Settings {
  logTail(): number;
  logTimestamps(): boolean;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  readonly value: T;
}

export type Validate = (value: string) => string | undefined | Promise<string | undefined>;

/** How operations speak with a person. Everything resolves with undefined when the person turns away. */
export interface Ui {
  readonly speak: Speak;
  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /** @param validate returns what is wrong with the value, or undefined. */
  input(title: string, prompt: string, value: string, validate: Validate): Promise<string | undefined>;
  /** Chooses a file of this machine; resolves with its path. */
  file(title: string): Promise<string | undefined>;
  /** Shows work in progress. */
  during<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** A short message that goes away by itself. */
  status(message: string): void;
  /** Opens a read-only document about a thing. */
  openInspect(thing: AnyThing): Promise<void>;
}

export interface Terminals {
  open(plan: TerminalPlan): Promise<void>;
}

/** Something that runs in an integrated terminal: the docker line that it stands for, and how the API does the same. */
export interface TerminalPlan {
  readonly title: string;
  readonly icon: string;
  /** Arguments of `docker`. */
  readonly line: readonly string[];
  /** Shown below the line. */
  readonly hint?: string;
  /** True: a person types into it, and Ctrl-P Ctrl-Q must get through. False: it only shows output. */
  readonly interactive: boolean;
  /** An open terminal with the same key is shown again instead of opening another. */
  readonly reuse?: string;
  readonly session: (size: TerminalSize) => Promise<Session>;
}
