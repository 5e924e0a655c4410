import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { storeFolder } from '../files/store.ts';
import { TEMPORARY_NAME } from '../files/write-atomic.ts';

/** What a cache may hold where nothing else is said: the shipped stories take a thirtieth of it. */
export const USUAL_LIMIT = 5 * 2 ** 30;

/**
 * A file that has been under way for longer was left by a process that is dead; a prepared picture that was used since may be
 * drawn just now by another build, which does not ask for it twice.
 */
const RECENT_MS = 60 * 60_000;

/**
 * Brings a cache down to `limit` bytes: what has not been used for longest goes first. Whoever looks for it then makes it
 * again. Files that other builds remove meanwhile are none of ours.
 */
export async function pruneCache(cache: string, limit: number): Promise<void> {
  const files = (await Promise.all(prunedFolders(cache).map(filesIn))).flat();
  files.sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const { file, size, usedAt } of files) {
    bytes += size;
    const isRecent = Date.now() - usedAt <= RECENT_MS;
    const isLeftOver = TEMPORARY_NAME.test(file) && !isRecent;
    const isInUse = isRecent && path.dirname(file) === path.join(cache, 'assets');
    if ((bytes > limit && !isInUse) || isLeftOver) await rm(file, { force: true });
  }
}

/** Prepared images stand in folders of their own, where renderers read them. */
const prunedFolders = (cache: string): string[] => [
  storeFolder(cache),
  path.join(cache, 'images'),
  path.join(cache, 'assets'),
];

interface KeptFile {
  readonly file: string;
  readonly size: number;
  /** Of the last use, ms. */
  readonly usedAt: number;
}

async function filesIn(folder: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry): Promise<KeptFile[]> => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(file);
      const info = await stat(file).catch(() => undefined);
      return info ? [{ file, size: info.size, usedAt: info.mtimeMs }] : [];
    }),
  );
  return found.flat();
}

const UNITS: Readonly<Record<string, number>> = { MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };

/** `500MB`, `5GB`: bytes; undefined where it is no such size. */
export function readLimit(text: string): number | undefined {
  const [, number, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([MGT]B)\s*$/i.exec(text) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}
