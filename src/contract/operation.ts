import type { ApiCall } from './apiCall.ts';
import type { Archives } from './archives.ts';
import type { Contexts } from './context.ts';
import type { Endpoint } from './endpoint.ts';
import type { Engine, Session, SessionEnd, TerminalSize, ThingKind } from './engine.ts';
import type { Failure } from './failure.ts';
import type { Files } from './files.ts';
import type { Ledger } from './ledger.ts';
import type { Localized, Speak } from './localized.ts';
import type { Logins, Registries, RegistryBook } from './registry.ts';
import type { AnyThing, Inspectable, RowKind, Thing } from './view.ts';

/** Where an operation appears in the menu of a row; groups as VS Code orders them, `inline@n` for a button. */
export interface Placement {
  /** Left out: those of the operation. */
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

/**
 * What is removed is always asked about: once for all, naming exactly what will go. What removes only sometimes asks
 * nothing (undefined) the other times.
 */
type Danger<Sometimes, Always> =
  | { readonly danger: 'none' | 'disturbs'; readonly confirm?: Sometimes }
  | { readonly danger: 'removes'; readonly confirm: Always };

/** A method, so that operations with any answers fit one list. */
type Confirm<A, Asked> = { bivariant(things: readonly Thing[], speak: Speak, answers: A): Asked }['bivariant'];

/** What takes something back. */
export interface Undo {
  /** The docker line that would. */
  readonly line: readonly string[];
  readonly act: (engine: Engine) => Promise<unknown>;
  /**
   * What is lost by it, in a sentence, as it is at that moment; undefined: nothing is. Left out: nothing ever is.
   * @throws Failure `ledger.changed` when what is there now is not what was made
   */
  readonly loses?: (engine: Engine, speak: Speak) => Promise<string | undefined>;
}

/**
 * Acts on each selected thing by itself, with one call to the engine. What it needs to know is asked for once.
 * `A` is what `ask` answers; the functions are methods so that operations with any answers fit one list.
 */
interface EachFields<A> extends ThingOperation<ThingKind> {
  readonly kind: 'each';
  readonly progress: Localized;
  /** Asked before anything else; undefined: the person turned away. Left out: nothing is asked. */
  ask?(services: Services, things: readonly Thing[]): Promise<A | undefined>;
  /** What the docker command would be. */
  line(thing: Thing, answers: A): readonly string[];
  call(thing: Thing, answers: A): ApiCall;
  /** @param before the thing as it was inspected before, if `remembers` is set. Undefined: nothing takes this back. */
  undo?(thing: Thing, answers: A, before: unknown): Undo | undefined;
  /** True: `undo` needs to know how the thing was. */
  readonly remembers?: true;
  /** The first version of the API that has it, as in its call. It is hidden where the engine is older. */
  readonly since?: string;
}

export type EachOperation<A = void> = EachFields<A> &
  Danger<Confirm<A, Confirmation | undefined>, Confirm<A, Confirmation>>;

type ContextConfirm = (things: readonly Thing<'context'>[], speak: Speak) => Confirmation;

/** Acts on each selected context by itself. */
export type EachContextOperation = ThingOperation<'context'> & {
  readonly kind: 'each';
  readonly line: (thing: Thing<'context'>) => readonly string[];
  readonly progress: Localized;
  readonly act: (contexts: Contexts, thing: Thing<'context'>) => Promise<void>;
} & Danger<ContextConfirm, ContextConfirm>;

/** What was dragged onto a row, or the row that something was dragged onto. */
export type Partner = AnyThing | { readonly kind: 'file'; readonly path: string };

/** Acts on one thing and may ask, or open a terminal or a document. */
interface One<K extends RowKind, S> extends ThingOperation<K> {
  readonly kind: 'one';
  /** @param partner what it is to be done with, where drag and drop has said that already */
  readonly run: (services: S, thing: Thing<K>, partner?: Partner) => Promise<void>;
  readonly since?: string;
}

/** Acts on no row: makes something, or is about the whole engine. */
interface Make<K extends RowKind | 'engine', S> extends OperationBase {
  readonly kind: 'make';
  readonly on: K;
  /** Where among the buttons of its view's title. Left out: it is in the palette alone. */
  readonly titleGroup?: string;
  /** @param argument what the command was called with: a code lens says what it stands above */
  readonly run: (services: S, argument?: unknown) => Promise<void>;
  readonly since?: string;
}

export type OneOperation = One<ThingKind, Services>;
export type MakeOperation = Make<ThingKind | 'engine' | 'registry' | 'swarm', Services>;
/** Operations on contexts work without an engine: that is when they are needed most. */
export type OneContextOperation = One<'context', ContextServices>;
export type MakeContextOperation = Make<'context', ContextServices>;

/** Acts on something that was done. */
export type LedgerOperation = One<'ledger', Services>;
/** Acts on a registry, or on something in it. */
export type RegistryOperation = One<'registry', Services>;
/** Acts on something that the swarm of an engine has. */
export type SwarmOperation = One<'swarm', Services>;

export type EngineOperation = EachOperation<unknown> | OneOperation | MakeOperation;
export type ContextOperation = EachContextOperation | OneContextOperation | MakeContextOperation;
export type Operation = EngineOperation | ContextOperation | LedgerOperation | RegistryOperation | SwarmOperation;

/** A file that the shell puts before or behind a docker line: what it reads, or what its output goes to. */
export interface Redirect {
  readonly sign: '<' | '>';
  readonly file: string;
}

/**
 * One thing that is done on the engine, with the docker line that it stands for. Whatever changes something goes through
 * `Services.perform`, which shows progress, keeps to the setting for previews, and writes the ledger.
 */
export interface Step<T> {
  readonly line: readonly string[];
  /** Without it the line is not whole: then only a shell can run it. */
  readonly redirect?: Redirect | undefined;
  /** What is said meanwhile, in words. */
  readonly progress: string;
  /** The id of what it acts on, if that is known; the ledger keeps the events of it. */
  readonly subject?: string;
  readonly act: (engine: Engine, progress: Progress) => Promise<T>;
  /** Known once it is done. */
  readonly undo?: (result: T) => Undo | undefined;
  /** What is sent where docker has no line for it, as to a registry; `line` is empty then, and it is always asked about. */
  readonly request?: string;
  /** The person has said yes to exactly this already. */
  readonly confirmed?: true;
  /** It may take long: a notification says how far it is, and can end it. */
  readonly long?: true;
}

/** Tells how far something is. `share`: how much of all was done since it was told last, from 0 to 1. */
export type Progress = (message: string, share?: number) => void;

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
  readonly ledger: Ledger;
  readonly memory: Memory;
  /** Where a Dockerfile of the workspace has this line as its CMD or ENTRYPOINT in shell form. */
  readonly findShellLine: (line: string) => Promise<SourceLine | undefined>;
  /** Opens the page that explains a docker line word by word. @param more Markdown below the explanation */
  readonly explain: (line: string, more: string) => Promise<void>;
  /** What a docker line would stop, remove or overwrite, a sentence for each; empty when nothing is known of it. */
  readonly dangers: (line: string) => Promise<readonly string[]>;
  /** What answers on a port: tried out, within two seconds. Undefined: neither, or nothing does. */
  readonly webScheme: (host: string, port: number) => Promise<'http' | 'https' | undefined>;
  readonly files: Files;
  readonly archives: Archives;
  readonly workspace: Workspace;
  readonly registries: Registries;
  readonly logins: Logins;
  readonly registryBook: RegistryBook;
  /** What is shown of the engine's swarm; asked for anew by `refresh`. */
  readonly swarmBook: { refresh(): Promise<void> };
  /** Resolves with undefined when the person turned away, or runs the line in a terminal instead. */
  readonly perform: <T>(step: Step<T>) => Promise<T | undefined>;
}

/** What operations on contexts may use. */
export interface ContextServices {
  readonly contexts: Contexts;
  readonly choice: EngineChoice;
  readonly ui: Ui;
  /** Changes a context, as `Services.perform` changes an engine. Resolves with false when the person turned away. */
  readonly perform: (step: {
    readonly line: readonly string[];
    readonly progress: string;
    readonly act: () => Promise<void>;
  }) => Promise<boolean>;
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
  /** What comes before a docker line is carried out: nothing, the line in a terminal instead, or a question. */
  commandPreview(): 'off' | 'terminal' | 'confirm';
}

/** A line of a file of the workspace. */
export interface SourceLine {
  /** A link that an editor can open. */
  readonly uri: string;
  readonly name: string;
  /** From 1. */
  readonly line: number;
}

/** Small things that are kept from one window to the next. */
export interface Memory {
  get(key: string): string | undefined;
  set(key: string, value: string): Promise<void>;
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
  /** Chooses a folder of this machine; resolves with its path. */
  folder(title: string): Promise<string | undefined>;
  /** Chooses where a file will be written; resolves with its path. @param name what it is to be called */
  saveAs(title: string, name: string): Promise<string | undefined>;
  /** Asks for something that nobody may see, and nobody keeps. */
  secret(title: string, prompt: string): Promise<string | undefined>;
  /** Opens a read-only document. @param name what its tab is called; its ending says what it is: `history.md` */
  openText(name: string, text: string): Promise<void>;
  /**
   * Opens a read-only document that grows line by line until its tab is closed, which closes the source too.
   * @param head what stands above the lines
   */
  followText(name: string, head: string, source: LineSource): Promise<void>;
  /** Opens an address of the web in the person's browser. */
  openUrl(url: string): Promise<void>;
  /** Puts a text where pasting finds it. */
  copy(text: string): Promise<void>;
  /** Shows work in progress. */
  during<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** The same with a notification: how far it is, and a button that aborts `signal`. */
  cancellable<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Asks before something is done. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** A short message that goes away by itself. */
  status(message: string): void;
  /** A message that stays until it is read. */
  inform(message: string): void;
  /** Says what went wrong, with what helps. */
  showFailure(thrown: unknown): Promise<void>;
  /** Opens a read-only document about a thing. */
  openInspect(thing: Inspectable): Promise<void>;
}

/** Text that comes line by line. */
export interface LineSource {
  /** Begins to read; `onEnd` is told once when nothing more comes, with the failure that ended it, if one did. */
  read(onLine: (line: string) => void, onEnd: (failure: unknown) => void): void;
  close(): void;
}

/** The folders that are open in the window. */
export interface Workspace {
  /** False: nothing that a file in it says may be run. */
  readonly trusted: boolean;
  /** Path of the first of them; undefined: none is open, or none of this machine. */
  readonly folder: string | undefined;
  /** Paths of the Dockerfiles in it. */
  dockerfiles(): Promise<readonly string[]>;
  /** The path of a document's address (`file:///…`); undefined when it is not a file of this machine. */
  pathOf(uri: string): string | undefined;
  /** Saves a file that is being edited: what is built is what is on disk. */
  saved(file: string): Promise<void>;
  /** Marks where a build stopped; undefined takes the mark of an earlier build away. */
  markBuild(file: string, problem: { readonly line: number; readonly message: string } | undefined): void;
}

export interface Terminals {
  /**
   * @param onEnd told once when what runs in it has ended, or the terminal was closed, whichever comes first; with the
   * exit code where that is known: a program that has a terminal to itself tells it to nobody else
   * @throws Failure `cli.terminal` when it takes the docker command, and that is not there or not to be used
   */
  open(plan: TerminalPlan, onEnd?: (exitCode: number | undefined) => void): Promise<void>;
  /**
   * Types docker lines into a terminal without running them.
   * @param lines without `docker`
   * @param redirect of the only line
   */
  type(lines: readonly (readonly string[])[], redirect?: Redirect): Promise<void>;
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
  /** Left out: only the docker command can do it. */
  readonly session?: (size: TerminalSize) => Promise<Session>;
  /** Sees what a terminal that only shows output shows, and how it ended. */
  readonly watch?: { output(chunk: Buffer): void; end(end: SessionEnd): void };
}
