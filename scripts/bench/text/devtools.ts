import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A browser spoken to over its DevTools protocol, through two pipes: no port is opened. */
export interface Devtools {
  /** Sends a command to the browser, or to the page of a session. Throws what the browser refuses. */
  send<T>(method: string, params?: object, session?: string): Promise<T>;
  close(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Messages on the pipes end with this. */
const END = '\0';

/** Starts a headless browser. */
export function startBrowser(executable: string, args: readonly string[]): Devtools {
  const child = spawn(executable, ['--headless', '--no-sandbox', '--remote-debugging-pipe', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const commands = child.stdio[3] as Writable;
  const answers = child.stdio[4] as Readable;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
  let last = 0;
  let unread = '';

  answers.setEncoding('utf8').on('data', (text: string) => {
    const messages = (unread + text).split(END);
    unread = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message) as Answer);
  });
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      for (const { reject } of waiting.values()) reject(new Error('the browser has ended'));
      waiting.clear();
      resolve();
    };
    child.on('exit', end).on('error', end);
  });
  // The browser may end while a command is on its way: whoever sent it is told by `end`.
  commands.on('error', () => undefined);

  function receive({ id, result, error }: Answer): void {
    const command = id === undefined ? undefined : waiting.get(id);
    if (!command || id === undefined) return;
    waiting.delete(id);
    if (error) command.reject(new Error(error.message));
    else command.resolve(result);
  }

  return {
    send<T>(method: string, params: object = {}, session?: string): Promise<T> {
      last += 1;
      const id = last;
      const sent = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      commands.write(JSON.stringify({ id, method, params, ...(session && { sessionId: session }) }) + END);
      return sent as Promise<T>;
    },
    async close() {
      commands.write(JSON.stringify({ id: 0, method: 'Browser.close' }) + END);
      await ended;
    },
  };
}
