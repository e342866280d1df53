import type { MadeCall } from '../contract/apiCall.ts';
import type { EngineEvent } from '../contract/engine.ts';
import type { Failure } from '../contract/failure.ts';
import type { Ledger, LedgerEntry, LedgerRecord, Outcome } from '../contract/ledger.ts';
import type { Redirect, Undo } from '../contract/operation.ts';
import { Emitter } from '../contract/ports.ts';

/** Entries that are kept. */
const MOST = 1000;
/** Events and calls that are kept of each. */
const MOST_OF_EACH = 100;
/** Milliseconds after its end for which events still belong to something. */
const AFTERMATH = 3000;

interface Entry {
  readonly id: string;
  readonly line: readonly string[];
  readonly redirect: Redirect | undefined;
  readonly request: string | undefined;
  readonly engine: string | undefined;
  readonly subject: string | undefined;
  readonly at: number;
  ms: number | undefined;
  outcome: Outcome;
  failure: Failure | undefined;
  exitCode: number | undefined;
  readonly calls: MadeCall[];
  readonly events: EngineEvent[];
  undo: Undo | undefined;
  isRevealed: boolean;
}

/** What was done in this window, kept in memory. */
export class WindowLedger implements Ledger {
  readonly changes = new Emitter<void>();
  readonly #entries: Entry[] = [];
  /** Those that events may belong to still. */
  readonly #recent = new Set<Entry>();
  readonly #now: () => number;
  #count = 0;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries.toReversed();
  }

  begin(line: readonly string[], engine: string | undefined, subject?: string, redirect?: Redirect): LedgerRecord {
    return this.#begin({ line: [...line], redirect, request: undefined, engine, subject });
  }

  beginRequest(request: string): LedgerRecord {
    return this.#begin({ line: [], redirect: undefined, request, engine: undefined, subject: undefined });
  }

  #begin(what: Pick<Entry, 'line' | 'redirect' | 'request' | 'engine' | 'subject'>): LedgerRecord {
    this.#count += 1;
    const entry: Entry = {
      ...what,
      id: String(this.#count),
      at: this.#now(),
      ms: undefined,
      outcome: 'running',
      failure: undefined,
      exitCode: undefined,
      calls: [],
      events: [],
      undo: undefined,
      isRevealed: false,
    };
    this.#entries.push(entry);
    if (this.#entries.length > MOST) this.#entries.shift();
    // An engine tells nothing of what was done elsewhere.
    if (what.engine !== undefined) this.#recent.add(entry);
    this.changes.fire();
    return this.#recordOf(entry);
  }

  undone(id: string): void {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry === undefined) return;
    entry.undo = undefined;
    this.changes.fire();
  }

  reveal(id: string): void {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (entry === undefined) return;
    entry.isRevealed = !entry.isRevealed;
    this.changes.fire();
  }

  took(event: EngineEvent): void {
    const now = this.#now();
    for (const entry of this.#recent) {
      if (entry.ms !== undefined && now - entry.at - entry.ms > AFTERMATH) {
        this.#recent.delete(entry);
        continue;
      }
      // What makes something new knows no id before: while it runs, all may be its own.
      const isOwn = entry.subject === undefined ? entry.outcome === 'running' : concerns(event, entry.subject);
      if (!isOwn || entry.events.length >= MOST_OF_EACH) continue;
      entry.events.push(event);
      this.changes.fire();
    }
  }

  #recordOf(entry: Entry): LedgerRecord {
    const end = (outcome: Outcome): void => {
      entry.ms = this.#now() - entry.at;
      entry.outcome = outcome;
      this.changes.fire();
    };
    return {
      called: (call) => {
        if (entry.calls.length < MOST_OF_EACH) entry.calls.push(call);
      },
      done: (undo) => {
        entry.undo = undo;
        end('done');
      },
      failed: (failure, undo) => {
        entry.failure = failure;
        entry.undo = undo;
        end('failed');
      },
      ended: () => end('ended'),
      inTerminal: () => {
        entry.outcome = 'terminal';
        this.#recent.delete(entry);
        this.changes.fire();
      },
      leftTerminal: (exitCode) => {
        entry.exitCode = exitCode;
        end('terminal');
      },
    };
  }
}

/** A network tells of itself, with the container among its attributes. */
function concerns({ id, attributes }: EngineEvent, subject: string): boolean {
  return id === subject || attributes['container'] === subject;
}
