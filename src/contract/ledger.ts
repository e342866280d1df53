import type { MadeCall } from './apiCall.ts';
import type { EngineEvent } from './engine.ts';
import type { Failure } from './failure.ts';
import type { Undo } from './operation.ts';
import type { Emitter } from './ports.ts';

/** `ended`: the person ended it; `terminal`: it went on in a terminal, which tells how it ended. */
export type Outcome = 'running' | 'done' | 'failed' | 'ended' | 'terminal';

/** One thing that was done in this window. */
export interface LedgerEntry {
  readonly id: string;
  /** Arguments of `docker`, secrets included: whoever shows them masks them. */
  readonly line: readonly string[];
  /** The address of the engine that it was done on. */
  readonly engine: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How long it took, in milliseconds; undefined while it runs. */
  readonly ms: number | undefined;
  readonly outcome: Outcome;
  readonly failure: Failure | undefined;
  readonly calls: readonly MadeCall[];
  /** What the engine told of the same thing meanwhile and a moment after. */
  readonly events: readonly EngineEvent[];
  /** What takes it back; undefined when nothing does, or when it was taken back. */
  readonly undo: Undo | undefined;
}

/** Writes down how one thing goes. */
export interface LedgerRecord {
  called(call: MadeCall): void;
  done(undo: Undo | undefined): void;
  failed(failure: Failure): void;
  ended(): void;
  /** It is left to a terminal. */
  inTerminal(): void;
}

export interface Ledger {
  readonly changes: Emitter<void>;
  /** The last ones, the newest first. */
  readonly entries: readonly LedgerEntry[];
  /**
   * @param engine its address
   * @param subject the id of what is acted on, if that is known; its events are kept.
   */
  begin(line: readonly string[], engine: string, subject?: string): LedgerRecord;
  /** It was taken back: it cannot be taken back again. */
  undone(id: string): void;
  took(event: EngineEvent): void;
}
