/**
 * Settles as `work` does, or rejects with `late()` after `ms` (infinite: never), or with the reason of `cancel`. dockerode cannot be
 * trusted to settle: a connection cut in the middle of a JSON answer leaves its promise pending for ever, with or without
 * its own timeout. The signal that `work` gets is aborted as well, so that the socket is given back.
 */
export async function withDeadline<T>(
  ms: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
  cancel?: AbortSignal,
): Promise<T> {
  cancel?.throwIfAborted();
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let cancelled: (() => void) | undefined;
  const deadline = new Promise<never>((_, reject) => {
    const end = (reason: Error): void => {
      reject(reason);
      controller.abort(reason);
    };
    if (Number.isFinite(ms)) timer = setTimeout(() => end(late()), ms);
    cancelled = () => end(cancel?.reason as Error);
    cancel?.addEventListener('abort', cancelled, { once: true });
  });
  // Asynchronous from its first step, so that work which throws at once stops the timer too.
  const running = (async () => work(controller.signal))();
  try {
    // The race listens to both to their ends: the loser's rejection is not an unhandled one.
    return await Promise.race([running, deadline]);
  } finally {
    clearTimeout(timer);
    if (cancelled !== undefined) cancel?.removeEventListener('abort', cancelled);
  }
}
