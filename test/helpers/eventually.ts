import { setTimeout as delay } from 'node:timers/promises';

/** Generous: it is only ever waited out by a test that fails. */
export const LIMIT_MS = 30_000;

/**
 * Waits until `look` gives something other than undefined and false.
 * @param what completes “it never came to this: …”.
 * @param instead tells what was there instead, for the message.
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  { limitMs = LIMIT_MS, instead = () => '' }: { limitMs?: number; instead?: () => string | Promise<string> } = {},
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) {
      const there = await instead();
      throw new Error(`It never came to this: ${what}.${there === '' ? '' : ` Instead: ${there}`}`);
    }
    await delay(25);
  }
}

/** The outcome of a promise, or a failure of the test when it does not settle in time. */
export async function inTime<T>(what: string, work: Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const waiting = new AbortController();
  const late = delay(limitMs, undefined, { signal: waiting.signal }).then(() => {
    throw new Error(`${what} did not end within ${limitMs} ms.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    waiting.abort();
  }
}
