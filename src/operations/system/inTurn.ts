import type { ApiCall } from '../../contract/apiCall.ts';
import type { Engine } from '../../contract/engine.ts';
import { Failure, toFailure } from '../../contract/failure.ts';
import { explain } from '../../contract/failureTable.ts';
import type { Localized, Speak } from '../../contract/localized.ts';

/** One of several requests, and what it is about, in words. */
export interface Part {
  readonly label: Localized;
  readonly call: ApiCall;
}

/**
 * Sends one request after the other.
 * @returns what the engine answered to each
 * @throws Failure `prune.partly` that says which went through, which was cut short and which never began
 */
export async function sendInTurn(engine: Engine, parts: readonly Part[], speak: Speak): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const { call } of parts) {
    try {
      answers.push(await engine.send(call));
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (parts.length === 1) throw failure;
      const names = (of: readonly Part[]): string => of.map(({ label }) => speak(label)).join(', ') || '–';
      const at = answers.length;
      const groups = [parts.slice(0, at), parts.slice(at, at + 1), parts.slice(at + 1)].map(names);
      throw new Failure('prune.partly', [...groups, explain(failure, speak)], failure.detail);
    }
  }
  return answers;
}
