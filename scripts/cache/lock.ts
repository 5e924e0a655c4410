import { randomUUID } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import { copyFile, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning, processStart } from './process-start.ts';

const holderSchema = z.object({
  pid: z.int(),
  start: z.string().optional(),
  host: z.string(),
  since: z.number(),
  token: z.string(),
});
export type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): Promise<void>;
}

export interface LockOptions {
  /** How long to wait for another build, ms. */
  readonly patience: number;
  /** Called once if another build holds the folder. */
  readonly onWait: (holder: Holder) => void;
  /** Ends the waiting early. */
  readonly signal?: AbortSignal;
}

const NAME = '.nhipcau-lock';
const POLL_MS = 200;
const BEAT_MS = 15_000;
/** A holder on another machine cannot be asked; after eight missed beats it counts as dead. */
const SILENT_MS = 8 * BEAT_MS;

/**
 * Takes the output folder for this process, waiting for another build that is alive; a dead one's lock is taken
 * over. Answers the holder if patience ran out.
 */
export async function lockFolder(folder: string, options: LockOptions): Promise<Lock | { readonly heldBy: Holder }> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, NAME);
  const deadline = Date.now() + options.patience;
  let waiting = false;
  for (;;) {
    const mine = await take(file);
    if (mine) return mine;
    const holder = await readHolder(file);
    if (!holder) continue;
    if (await isDead(file, holder)) {
      await removeDead(file, holder);
      continue;
    }
    if (Date.now() >= deadline || options.signal?.aborted) return { heldBy: holder };
    if (!waiting) options.onWait(holder);
    waiting = true;
    await wait(POLL_MS);
  }
}

async function take(file: string): Promise<Lock | undefined> {
  const { pid } = process;
  const holder: Holder = { pid, start: processStart(pid), host: hostname(), since: Date.now(), token: randomUUID() };
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(holder));
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      const current = await readHolder(file);
      if (current?.token === holder.token) await rm(file, { force: true });
    },
  };
}

/** A blank more at its end: the file is dated by where it lies, not by this machine's clock, which may be wrong. */
function touch(file: string): void {
  try {
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, ' ', fstatSync(handle).size);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The folder was taken away under a running build: its next write will say so better.
  }
}

/** Undefined where the lock has just gone. A lock without its content yet is held by somebody unknown. */
async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const parsed = holderSchema.safeParse(text === '' ? {} : JSON.parse(text));
    return parsed.success ? parsed.data : unknownHolder(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    return unknownHolder('');
  }
}

const unknownHolder = (token: string): Holder => ({ pid: 0, host: '', since: Date.now(), token });

async function isDead(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname()) return !isRunning(holder.pid, holder.start, holder.since);
  const touched = await stat(file).catch(() => undefined);
  // Written in a moment, so one without content is either brand new or left by a power cut.
  const limit = holder.host === '' ? 10_000 : SILENT_MS;
  return touched !== undefined && (await timeAt(path.dirname(file))) - touched.mtimeMs > limit;
}

/** The time by the clock that dates the files of a folder, which may lie on another machine; ms since 1970. */
async function timeAt(folder: string): Promise<number> {
  const probe = path.join(folder, `${NAME}.${randomUUID()}`);
  try {
    await writeFile(probe, '');
    return (await stat(probe)).mtimeMs;
  } finally {
    await rm(probe, { force: true });
  }
}

/**
 * Removes the lock of a dead holder, and only that one: of several who saw it dead, one makes the exclusive copy
 * and checks in it that the lock is still the dead one's; the others would else remove the winner's new lock.
 */
async function removeDead(file: string, dead: Holder): Promise<void> {
  const copy = `${file}.dead`;
  try {
    await copyFile(file, copy, constants.COPYFILE_EXCL);
  } catch {
    // Somebody else is at it, or the lock is gone; a copy left by a crash must not block for ever.
    const left = await stat(copy).catch(() => undefined);
    if (left && Date.now() - left.mtimeMs > 10_000) await rm(copy, { force: true });
    await wait(POLL_MS);
    return;
  }
  const copied = await readHolder(copy);
  if (copied?.token === dead.token) await rm(file, { force: true });
  await rm(copy, { force: true });
}
