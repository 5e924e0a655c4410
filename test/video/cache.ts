import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockFolder } from '../../scripts/cache/lock.ts';
import type { LockFolder } from '../../scripts/video/kept-folder.ts';

/** The browser is unpacked and the code bundled once for all test files, and kept between runs. */
export const TEST_CACHE = path.join(fileURLToPath(new URL('../..', import.meta.url)), '.nhipcau', 'test');

export const testLock: LockFolder = async (folder) => {
  const lock = await lockFolder(folder, { patience: 120_000, onWait: () => undefined });
  if ('heldBy' in lock) throw new Error(`${folder} is locked`);
  return () => lock.release();
};
