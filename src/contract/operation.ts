import type { Engine, Session, TerminalSize, ThingKind } from './engine.ts';
import type { Localized, Speak } from './localized.ts';
import type { Thing } from './view.ts';

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

interface ThingOperation extends OperationBase {
  readonly on: ThingKind;
  readonly placements: readonly Placement[];
  /** States in which it makes sense; the quick pick offers only these. Left out: any. */
  readonly states?: readonly string[];
}

/** Acts on each selected thing by itself. */
export interface EachOperation extends ThingOperation {
  readonly kind: 'each';
  /** What the docker command would be. */
  readonly line: (thing: Thing) => readonly string[];
  readonly progress: Localized;
  /** Asked once for all; names what will go. */
  readonly confirm?: (things: readonly Thing[], speak: Speak) => Confirmation;
  readonly act: (engine: Engine, thing: Thing) => Promise<void>;
}

/** Acts on one thing and may ask, or open a terminal or a document. */
export interface OneOperation extends ThingOperation {
  readonly kind: 'one';
  readonly run: (services: Services, thing: Thing) => Promise<void>;
}

export type Operation = EachOperation | OneOperation;

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

/** How operations speak with a person. Everything resolves with undefined when the person turns away. */
export interface Ui {
  readonly speak: Speak;
  pick<T>(title: string, placeholder: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /** @param validate returns what is wrong with the value, or undefined. */
  input(
    title: string,
    prompt: string,
    value: string,
    validate: (value: string) => string | undefined,
  ): Promise<string | undefined>;
  /** Shows work in progress. */
  during<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** A short message that goes away by itself. */
  status(message: string): void;
  /** Opens a read-only document about a thing. */
  openInspect(thing: Thing): Promise<void>;
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
