/** What was watched did not move for too long. */
export class StalledError extends Error {
  constructor(readonly seconds: number) {
    super(`nothing happened for ${seconds} s`);
  }
}

/**
 * Runs something that may hang for ever, as a render does whose browser was killed. It shows signs of life through
 * `alive`; without one for `patienceMs`, `abort` is called and a `StalledError` thrown, whether or not it ends.
 */
export async function watch<T>(
  patienceMs: number,
  run: (alive: () => void) => Promise<T>,
  abort: () => void,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StalledError(patienceMs / 1000));
      abort();
    }, patienceMs);
  });
  const running = run(() => timer?.refresh());
  // After a stall nobody waits for it any more; its failure is no news.
  running.catch(() => undefined);
  try {
    return await Promise.race([running, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
