import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What a temporary file of `writeFileAtomic` is called: the target's name, then this. */
export const TEMPORARY_NAME = /\.tmp-\d+-[0-9a-f]{12}$/;

/**
 * Writes a file whole or not at all: bytes go to a uniquely named temporary file beside the target, are fsynced and
 * counted, and take the target's place in one rename. Makes the folder if it is missing. On failure the old file
 * stays as it was, the temporary one is removed and the system's error is thrown. `beside`: another folder of the same disk
 * for the temporary file, where nothing unfinished may be seen in the target's own.
 */
export async function writeFileAtomic(
  target: string,
  content: Uint8Array | string,
  beside = path.dirname(target),
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  if (beside !== folder) await mkdir(beside, { recursive: true });
  const name = `${path.basename(target)}.tmp-${process.pid}-${randomBytes(6).toString('hex')}`;
  const temporary = path.join(beside, name);
  try {
    await writeSynced(temporary, bytes);
    await renameOver(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    // A disk that fills up can cut a file short without an error from the write itself.
    const { size } = await handle.stat();
    if (size !== bytes.byteLength) {
      throw Object.assign(new Error(`${file}: ${size} of ${bytes.byteLength} bytes written`), { code: 'ENOSPC' });
    }
  } finally {
    await handle.close();
  }
}

/** On Windows a virus scanner or a picture viewer may hold the target for a moment. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (process.platform !== 'win32' || attempt === 6 || !isBusy(error)) throw error;
      await wait(40 * 2 ** attempt);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  ['EPERM', 'EACCES', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Makes the rename itself last a power cut. Windows cannot open folders; some network disks refuse. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
