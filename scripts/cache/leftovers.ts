import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { TEMPORARY_NAME } from '../files/write-atomic.ts';

/**
 * Removes temporary files that a killed build left in these folders (relative to the output). Call only while
 * holding the lock: then nobody alive is writing them.
 */
export async function removeLeftovers(output: string, folders: Iterable<string>): Promise<void> {
  for (const folder of folders) {
    const names = await readdir(path.join(output, folder)).catch(() => []);
    for (const name of names) {
      if (TEMPORARY_NAME.test(name)) await rm(path.join(output, folder, name), { force: true });
    }
  }
}
