import type Dockerode from 'dockerode';

/**
 * How a container ended; undefined while it runs.
 * @param removed what is known of one that is gone. It ended, but nobody else can tell how any more.
 */
export async function exitCodeOf(
  container: Dockerode.Container,
  abortSignal: AbortSignal,
  removed: () => Promise<number> = () => Promise.resolve(0),
): Promise<number | undefined> {
  try {
    const { State } = await container.inspect({ abortSignal });
    return State.Running ? undefined : State.ExitCode;
  } catch (thrown) {
    if ((thrown as { statusCode?: unknown }).statusCode === 404) return removed();
    throw thrown;
  }
}

/** To be asked for before the start: `--rm` may remove the container before anybody can look at how it ended. */
export function nextExit(container: Dockerode.Container): (signal: AbortSignal) => Promise<number | undefined> {
  const waiting = new AbortController();
  const options = { condition: 'next-exit' as const, abortSignal: waiting.signal };
  const exit = container.wait(options) as Promise<{ StatusCode: number }>;
  exit.catch(() => undefined);
  return async (signal) => {
    try {
      return await exitCodeOf(container, signal, async () => (await exit).StatusCode);
    } finally {
      waiting.abort();
    }
  };
}
