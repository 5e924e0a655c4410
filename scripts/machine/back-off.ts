import { setTimeout as sleep } from 'node:timers/promises';

/** Waits that many milliseconds, or until the run is stopped; never rejects. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** Of one request: the first and four more. */
export const MOST_TRIES = 5;

const FIRST_MS = 1000;
/** Longer than this nobody should sit and wait: the run says that the service is busy. */
const LONGEST_MS = 120_000;

export const waitFor: Wait = async (ms, signal) => {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

/** The header `Retry-After` in milliseconds: seconds or a date (RFC 9110, 10.2.3). `now`: milliseconds since 1970. */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/**
 * Milliseconds before the next try: 1, 2, 4, 8 seconds, each shortened by up to half so that many who were turned away do
 * not come back at once; longer where the service asks for it. Undefined where it asks for too much. `tried`: tries so
 * far, from 1; `random`: 0 to 1.
 */
export const delayBefore = (tried: number, asked: number | undefined, random: number): number | undefined => {
  const own = FIRST_MS * 2 ** (tried - 1) * (1 - random / 2);
  if (asked !== undefined && asked > LONGEST_MS) return undefined;
  return Math.round(Math.max(own, asked ?? 0));
};
