import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LockFolder } from '../../scripts/video/kept-folder.ts';
import { mustLock } from '../must-lock.ts';

/** The browser is unpacked and the code bundled once for all test files, and kept between runs. */
export const TEST_CACHE = path.join(fileURLToPath(new URL('../..', import.meta.url)), '.nhipcau', 'test');

export const testLock: LockFolder = async (folder) => {
  const lock = await mustLock(folder, { patience: 120_000 });
  return () => lock.release();
};
