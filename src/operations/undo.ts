import type { ApiCall } from '../contract/apiCall.ts';
import { Failure } from '../contract/failure.ts';
import type { EachOperation, Undo } from '../contract/operation.ts';
import type { Thing } from '../contract/view.ts';

/** What one request takes back. */
export function undoBy(line: readonly string[], call: ApiCall, loses?: Undo['loses']): Undo {
  const act: Undo['act'] = (engine) => engine.send(call);
  return loses === undefined ? { line, act } : { line, act, loses };
}

/** What another operation takes back. */
export function undoWith<A>(inverse: EachOperation<A>, thing: Thing, answers: A, loses?: Undo['loses']): Undo {
  return undoBy(inverse.line(thing, answers), inverse.call(thing, answers), loses);
}

/** @throws Failure `ledger.changed` unless what is there now is what was made. */
export function assertSame(name: string, made: string, now: string): void {
  if (made !== now) throw new Failure('ledger.changed', [name]);
}
