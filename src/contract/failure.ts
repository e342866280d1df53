import type { FailureCode } from './failureTable.ts';

/**
 * What went wrong, as a value: a code of the failure table, the arguments of its sentence, and the engine's
 * (or the system's) own words for those who want them. Words are made of it in one place only (failureTable).
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly args: readonly string[];
  /** The original words, in the original language; never shown as the message. */
  readonly detail: string | undefined;

  constructor(code: FailureCode, args: readonly string[] = [], detail?: string) {
    super(`${code}(${args.join(', ')})${detail === undefined ? '' : `: ${detail}`}`);
    this.name = 'Failure';
    this.code = code;
    this.args = args;
    this.detail = detail;
  }

  /** Works across bundles, where `instanceof` does not. */
  static is(value: unknown, code?: FailureCode): value is Failure {
    return (
      value instanceof Error && value.name === 'Failure' && (code === undefined || (value as Failure).code === code)
    );
  }
}

/** The words of anything that was thrown. */
export function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Whatever was thrown as a failure; what nobody foresaw is `unexpected`. */
export function toFailure(thrown: unknown): Failure {
  if (Failure.is(thrown)) return thrown;
  return new Failure('unexpected', [], thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
}
