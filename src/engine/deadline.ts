/**
 * Settles as `work` does, or rejects with `late()` after `ms`. dockerode cannot be trusted to settle: a connection cut
 * in the middle of a JSON answer leaves its promise pending for ever, with or without its own timeout. The signal is
 * aborted as well, so that the socket is given back.
 */
export async function withDeadline<T>(
  ms: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late());
      controller.abort();
    }, ms);
  });
  // Asynchronous from its first step, so that work which throws at once stops the timer too.
  const running = (async () => work(controller.signal))();
  try {
    // The race listens to both to their ends: the loser's rejection is not an unhandled one.
    return await Promise.race([running, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
