import { type Answer, answered, failed } from './answer.ts';
import { delayBefore, MOST_TRIES, retryAfter, type Wait, waitFor } from './back-off.ts';

/** How requests are made. What is optional is there for tests. */
export interface Http {
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  readonly wait?: Wait;
  /** 0 to 1. */
  readonly random?: () => number;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

const TIMEOUT_MS = 30_000;
/** Of an answer, unpacked: a hundred times what the largest request can come to. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Statuses that pass: too many requests, and a server that is overloaded, restarting or out of order (529 is DeepL's). */
const PASSING = new Set([429, 500, 502, 503, 504, 529]);

interface Tried {
  readonly answer: Answer<unknown>;
  /** True where another try may help. */
  readonly again: boolean;
  /** What the server asks to wait, in milliseconds. */
  readonly asked?: number | undefined;
}

const final = (answer: Answer<unknown>): Tried => ({ answer, again: false });

/** Asks for JSON, up to five times where that may help. Whatever the server does, it becomes an answer or a fault. */
export async function requestJson(url: URL, request: Request, http: Http): Promise<Answer<unknown>> {
  const { wait = waitFor, random = Math.random, signal } = http;
  for (let tried = 1; ; tried += 1) {
    const { answer, again, asked } = await tryOnce(url, request, http);
    if (!again || tried === MOST_TRIES) return answer;
    const delay = delayBefore(tried, asked, random());
    if (delay === undefined) return answer;
    // Where the run is stopped meanwhile, the next try says so.
    await wait(delay, signal);
  }
}

async function tryOnce(url: URL, { method, headers, body }: Request, http: Http): Promise<Tried> {
  const timeout = AbortSignal.timeout(http.timeoutMs ?? TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...(body !== undefined && JSON_BODY), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Another host must not be sent the key and the texts because this one says so.
      redirect: 'manual',
      signal: AbortSignal.any([http.signal, timeout]),
    });
    if (response.status === 200) return final(await readJson(response));
    await response.body?.cancel();
    return turnedAway(response);
  } catch {
    // The reason may quote a header, and says nothing that a user could act on.
    if (http.signal.aborted) return final(failed('stopped'));
    return { answer: failed(timeout.aborted ? 'timeout' : 'unreachable'), again: true };
  }
}

const JSON_BODY = { 'content-type': 'application/json' };

function turnedAway({ status, headers }: Response): Tried {
  if (status >= 300 && status < 400) return final(failed('redirect', status));
  if (status === 401 || status === 403) return final(failed('wrong-key', status));
  if (status === 456) return final(failed('quota', status));
  const asked = retryAfter(headers.get('retry-after'), Date.now());
  if (status === 429 || status === 503) return { answer: failed('busy', status), again: true, asked };
  return { answer: failed(status >= 500 ? 'server-error' : 'refused', status), again: PASSING.has(status), asked };
}

async function readJson(response: Response): Promise<Answer<unknown>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size > MOST_BYTES) return failed('too-large');
    chunks.push(chunk);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return answered(JSON.parse(text) as unknown);
  } catch {
    return failed('not-json');
  }
}
