import { expect, test } from 'vitest';
import { type Http, requestJson } from '../../scripts/machine/request.ts';
import { type Behaviour, translationServer } from './server.ts';

/** Waits of a test take no time; they are written down. */
const patient = (waits: number[], signal = new AbortController().signal): Http => ({
  signal,
  random: () => 0,
  wait: async (ms) => void waits.push(ms),
});

async function ask(instead: Behaviour['instead'], http: Partial<Http> = {}) {
  const waits: number[] = [];
  const server = await translationServer(instead && { instead });
  const answer = await requestJson(
    new URL('/translate', server.url),
    { method: 'POST', body: { q: ['xin chào'], target: 'en' } },
    { ...patient(waits), ...http },
  );
  return { answer, waits, requests: server.received.length };
}

const END = { translatedText: ['xin chao'] };

test('a service that is busy for a moment is asked again when it says', async () => {
  const { answer, waits } = await ask((_, response, nth) => {
    if (nth > 2) return false;
    response.writeHead(429, nth === 1 ? { 'retry-after': '7' } : {}).end();
    return true;
  });
  expect(answer).toEqual({ ok: true, value: END });
  expect(waits).toEqual([7000, 2000]);
});

test('a date in Retry-After is honoured too, and an hour is not sat out', async () => {
  const soon = await ask((_, response, nth) => {
    if (nth > 1) return false;
    response.writeHead(503, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }).end();
    return true;
  });
  expect(soon.answer.ok).toBe(true);
  expect(soon.waits[0]).toBeGreaterThan(55_000);
  const later = await ask((_, response) => Boolean(response.writeHead(429, { 'retry-after': '3600' }).end()));
  expect(later).toMatchObject({ answer: { fault: { kind: 'busy', status: 429 } }, waits: [], requests: 1 });
});

test('five tries are enough', async () => {
  const { answer, waits, requests } = await ask((_, response) => Boolean(response.writeHead(503).end()));
  expect(answer).toEqual({ ok: false, fault: { kind: 'busy', status: 503 } });
  expect(requests).toBe(5);
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});

test('waits are of different length, so that many do not come back at once', async () => {
  const waits: number[] = [];
  await ask((_, response) => Boolean(response.writeHead(503).end()), {
    random: () => 1,
    wait: async (ms) => void waits.push(ms),
  });
  expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test('a line that drops is tried again; one that stays dead is a fault', async () => {
  const once = await ask((_, response, nth) => nth < 3 && Boolean(response.socket?.destroy()));
  expect(once).toMatchObject({ answer: { ok: true, value: END }, requests: 3 });
  const dead = await ask((_, response) => Boolean(response.socket?.destroy()));
  expect(dead.answer).toEqual({ ok: false, fault: { kind: 'unreachable' } });
});

test('an answer cut off in the middle is no answer', async () => {
  const { answer, requests } = await ask((_, response, nth) => {
    if (nth > 1) return false;
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"translatedText": ["xin', () => response.socket?.destroy());
    return true;
  });
  expect(answer).toEqual({ ok: true, value: END });
  expect(requests).toBe(2);
});

test('a service that says nothing is not waited for', async () => {
  const { answer, requests } = await ask(() => true, { timeoutMs: 40 });
  expect(answer).toEqual({ ok: false, fault: { kind: 'timeout' } });
  expect(requests).toBe(5);
});

test('also one that sends its answer a byte at a time', async () => {
  const { answer } = await ask(
    (_, response) => {
      response.writeHead(200);
      response.write('{');
      return true;
    },
    { timeoutMs: 40 },
  );
  expect(answer).toEqual({ ok: false, fault: { kind: 'timeout' } });
});

test('Ctrl-C ends a request, and the wait before another', async () => {
  const open = new AbortController();
  const asked = await ask(
    () => {
      open.abort();
      return true;
    },
    { signal: open.signal },
  );
  expect(asked).toMatchObject({ answer: { fault: { kind: 'stopped' } }, requests: 1 });
  const waiting = new AbortController();
  const waited = await ask((_, response) => Boolean(response.writeHead(429).end()), {
    signal: waiting.signal,
    wait: async () => waiting.abort(),
  });
  expect(waited).toMatchObject({ answer: { fault: { kind: 'stopped' } }, requests: 1 });
});

test.each([
  [400, 'refused'],
  [401, 'wrong-key'],
  [403, 'wrong-key'],
  [404, 'refused'],
  [413, 'refused'],
  [456, 'quota'],
])('status %i is final', async (status, kind) => {
  const { answer, requests } = await ask((_, response) => Boolean(response.writeHead(status).end('{}')));
  expect(answer).toEqual({ ok: false, fault: { kind, status } });
  expect(requests).toBe(1);
});

test('a page of a website is no answer', async () => {
  const { answer, requests } = await ask((_, response) =>
    Boolean(response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Xin chào</title>')),
  );
  expect(answer).toEqual({ ok: false, fault: { kind: 'not-json' } });
  expect(requests).toBe(1);
});

test('another host is not sent what this one was told', async () => {
  const other = await translationServer();
  const { answer } = await ask((_, response) =>
    Boolean(response.writeHead(307, { location: `${other.url}/translate` }).end()),
  );
  expect(answer).toEqual({ ok: false, fault: { kind: 'redirect', status: 307 } });
  expect(other.received).toEqual([]);
});

test('an answer without end is cut off', async () => {
  let sent = 0;
  const { answer } = await ask((_, response) => {
    const more = (): void => {
      for (let room = true; room; ) {
        if (sent > 64 * 1024 * 1024 || response.destroyed) return;
        sent += 65_536;
        room = response.write(' '.repeat(65_536));
      }
      response.once('drain', more);
    };
    more();
    return true;
  });
  expect(answer).toEqual({ ok: false, fault: { kind: 'too-large' } });
  expect(sent).toBeLessThan(32 * 1024 * 1024);
});
