import type { MadeCall } from './apiCall.ts';
import type { EngineEvent } from './engine.ts';
import type { Failure } from './failure.ts';
import type { Redirect, Undo } from './operation.ts';
import type { Emitter } from './ports.ts';

/** `ended`: the person ended it; `terminal`: it went on in a terminal. */
export type Outcome = 'running' | 'done' | 'failed' | 'ended' | 'terminal';

/** One thing that was done in this window. */
export interface LedgerEntry {
  readonly id: string;
  /** Arguments of `docker`, secrets included: whoever shows them masks them. */
  readonly line: readonly string[];
  readonly redirect?: Redirect | undefined;
  /** What was sent where docker has no line for it, as to a registry; `line` is empty then. */
  readonly request: string | undefined;
  /** The address of the engine that it was done on; undefined: on none, but to a context or a registry. */
  readonly engine: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long it took, in milliseconds; undefined while it runs, and while its terminal is open. */
  readonly ms: number | undefined;
  readonly outcome: Outcome;
  readonly failure: Failure | undefined;
  /** Of what ran in a terminal, once it has ended and where that is known. */
  readonly exitCode: number | undefined;
  readonly calls: readonly MadeCall[];
  /** What the engine told of the same thing meanwhile and a moment after. */
  readonly events: readonly EngineEvent[];
  /** What takes it back; undefined when nothing does, or when it was taken back. */
  readonly undo: Undo | undefined;
  /** Whether its line is shown with its secrets. */
  readonly isRevealed: boolean;
}

/** Writes down how one thing goes. */
export interface LedgerRecord {
  called(call: MadeCall): void;
  done(undo: Undo | undefined): void;
  /** @param undo takes back what was done before it failed */
  failed(failure: Failure, undo?: Undo): void;
  ended(): void;
  /** It is left to a terminal. */
  inTerminal(): void;
  /** What ran in the terminal has ended. */
  leftTerminal(exitCode: number | undefined): void;
}

export interface Ledger {
  readonly changes: Emitter<void>;
  /** The last ones, the newest first. */
  readonly entries: readonly LedgerEntry[];
  /**
   * @param engine its address; undefined when it is done on none
   * @param subject the id of what is acted on, if that is known; its events are kept.
   */
  begin(line: readonly string[], engine: string | undefined, subject?: string, redirect?: Redirect): LedgerRecord;
  /** @param request what is sent, where docker has no line for it */
  beginRequest(request: string): LedgerRecord;
  /** It was taken back: it cannot be taken back again. */
  undone(id: string): void;
  /** Shows the secrets of its line, or masks them again. */
  reveal(id: string): void;
  took(event: EngineEvent): void;
}
