import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Takes a folder for this process alone, and answers how to give it back. A dead holder's claim is void. */
export type LockFolder = (folder: string) => Promise<() => Promise<void>>;

/**
 * Answers the folder `<parent>/<name>`, made at most once on a machine: `fill` works in a folder of its own that
 * takes the name only when it is whole. The lock keeps a second process from the same work; even without it no
 * process ever sees half a folder.
 */
export async function keepFolder(
  parent: string,
  name: string,
  lock: LockFolder,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const target = path.join(parent, name);
  if (existsSync(target)) return target;
  await mkdir(parent, { recursive: true });
  const release = await lock(parent);
  try {
    if (existsSync(target)) return target;
    await removeLeftovers(parent);
    const temporary = await mkdtemp(path.join(parent, PREFIX));
    try {
      await fill(temporary);
      await syncFiles(temporary);
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    return target;
  } finally {
    await release();
  }
}

const PREFIX = '.unfinished-';

/** Whoever left them is dead: the lock is ours. */
async function removeLeftovers(parent: string): Promise<void> {
  const names = await readdir(parent);
  const left = names.filter((name) => name.startsWith(PREFIX));
  await Promise.all(left.map((name) => rm(path.join(parent, name), { recursive: true, force: true })));
}

async function syncFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    // Windows syncs only what is open for writing.
    const handle = await open(path.join(entry.parentPath, entry.name), 'r+');
    await handle.sync().finally(() => handle.close());
  }
}
