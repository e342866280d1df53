import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AloneReason, aloneReasons } from '../../src/manifest/trials.ts';

/** Says that what a request did, or showed, is what the docker line did. */
export type Same = (byRequest: unknown, byLine: unknown, what?: string) => void;

/*
 * The first argument of each of these is written out where it is called: `src/manifest/trials.ts` reads it there, for the
 * table of commands and for the test that each operation has a trial.
 */

/** Tries operations on a real engine, each beside its docker line. Fails when nothing was compared. */
export function trial(ids: string | readonly string[], what: string, work: (same: Same) => Promise<void>): void {
  test(`${named(ids)}: ${what}`, async () => {
    let compared = 0;
    await work((byRequest, byLine, message) => {
      assert.deepEqual(byRequest, byLine, message);
      compared += 1;
    });
    assert.ok(compared > 0, 'nothing was compared with docker');
  });
}

/** Tries operations that have nothing to be compared with. */
export function trialAlone(
  ids: string | readonly string[],
  why: AloneReason,
  what: string,
  work: () => Promise<void>,
): void {
  test(`${named(ids)}: ${what} (${aloneReasons[why]})`, work);
}

/** Tries what takes operations back, by the request and by the docker line. */
export function trialUndo(ids: string | readonly string[], what: string, work: (same: Same) => Promise<void>): void {
  trial(ids, `undo, ${what}`, work);
}

function named(ids: string | readonly string[]): string {
  return typeof ids === 'string' ? ids : ids.join(', ');
}
