import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DrawProgress } from '../job/rendered.ts';
import { endGroup } from './end-group.ts';
import { DrawError, type DrawReply, type DrawRequest, type DrawSetup } from './protocol.ts';

/** A process that shows no sign of life for this long is taken for dead. */
const PATIENCE_MS = 30_000;
/** How long a process may take to end by itself. */
const FAREWELL_MS = 3000;

export interface Drawn {
  readonly video: Uint8Array;
  /** JPEG, beside an MP4. */
  readonly poster?: Uint8Array;
}

/** A drawing process with the folder that holds everything it leaves behind. */
export interface DrawSession {
  /** Rejects with a `DrawError`, after which the session is of no more use. */
  draw(request: Omit<DrawRequest, 'folder'>, onProgress: (progress: DrawProgress) => void): Promise<Drawn>;
  /** Ends the process, its browser and its encoder, and removes what they left; a video under way is given up. */
  close(): Promise<void>;
}

/** Starts a process for drawing. Its temporary files go to a folder of their own: a killed browser cleans up nothing. */
export async function openDrawSession(setup: DrawSetup, patienceMs = PATIENCE_MS): Promise<DrawSession> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-video-'));
  const child = fork(fileURLToPath(new URL('./draw-process.mjs', import.meta.url)), [JSON.stringify(setup)], {
    execArgv: [],
    // A group of its own: ffmpeg ends with it, and Ctrl-C reaches the run, which ends this in good order.
    detached: process.platform !== 'win32',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lastWords = keepLastLine(child);
  let closing: Promise<void> | undefined;

  return {
    async draw(request, onProgress) {
      await converse(child, { ...request, folder }, patienceMs, onProgress, lastWords);
      const read = (name: string): Promise<Buffer> => readFile(path.join(folder, name));
      const video = await read(`video.${request.encoding}`);
      return { video, ...(request.encoding === 'mp4' && { poster: await read('poster.jpg') }) };
    },
    close() {
      closing ??= endProcess(child, exited).then(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
      return closing;
    },
  };
}

/** Sends one request and waits for its end, for the process's end, or for silence. */
function converse(
  child: ChildProcess,
  request: DrawRequest,
  patienceMs: number,
  onProgress: (progress: DrawProgress) => void,
  lastWords: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (failure?: DrawError): void => {
      clearTimeout(timer);
      child.off('message', hear).off('exit', died);
      if (failure) reject(failure);
      else resolve();
    };
    const stalled = (): void => finish(new DrawError({ kind: 'stalled', seconds: patienceMs / 1000 }));
    const timer = setTimeout(stalled, patienceMs);
    const died = (): void => finish(new DrawError({ kind: 'died', reason: lastWords() }));
    const hear = (message: DrawReply): void => {
      timer.refresh();
      if (message.kind === 'progress') onProgress(message);
      else finish(message.kind === 'failed' ? new DrawError(message.failure) : undefined);
    };
    if (!child.connected) {
      died();
      return;
    }
    child.on('message', hear).once('exit', died);
    child.send(request, (error) => error && died());
  });
}

/** What a process that dies says last on stderr: the line that names the error. */
function keepLastLine(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    tail = (tail + chunk).slice(-4000);
  });
  return () => /^\w*Error: .*$/m.exec(tail)?.[0] ?? tail.trim().split('\n').at(-1) ?? '';
}

async function endProcess(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), FAREWELL_MS);
    await exited;
    clearTimeout(timer);
  }
  // What it started and left behind when it was killed.
  endGroup(child);
}
