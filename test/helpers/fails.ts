import assert from 'node:assert/strict';
import { Failure } from '../../src/contract/failure.ts';
import type { FailureCode } from '../../src/contract/failureTable.ts';

/** Holds that a call fails in a certain way. @param args compared when there are some. */
export async function fails(call: Promise<unknown>, code: FailureCode, ...args: readonly string[]): Promise<Failure> {
  const failure: unknown = await call.then(
    () => assert.fail(`expected ${code}`),
    (error: unknown) => error,
  );
  assert.ok(Failure.is(failure), String(failure));
  assert.equal(failure.code, code, failure.message);
  if (args.length > 0) assert.deepEqual(failure.args, args);
  return failure;
}
