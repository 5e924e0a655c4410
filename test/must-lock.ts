import { type Lock, type LockOptions, lockFolder } from '../scripts/cache/lock.ts';

/** Holds a folder as a build does. Throws where another has it. */
export async function mustLock(folder: string, options: Partial<LockOptions> = {}): Promise<Lock> {
  const lock = await lockFolder(folder, { patience: 0, onWait: () => undefined, ...options });
  if ('heldBy' in lock) throw new Error(`${folder} is held by process ${lock.heldBy.pid}`);
  return lock;
}
