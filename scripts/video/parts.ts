import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TEMPORARY_NAME, writeFileAtomic } from '../files/write-atomic.ts';
import type { PartsPlace } from '../job/rendered.ts';

/** Encoded parts of videos, kept between runs by what they are made of. A store that cannot be written to costs time only. */
export interface Parts {
  /** The part made of exactly this; undefined where there is none, or a byte of it has changed on the disk. */
  find(content: unknown): Promise<Uint8Array | undefined>;
  keep(content: unknown, part: Uint8Array): Promise<void>;
  /** Removes parts that have not been used for longest, down to what the store may hold. */
  prune(): Promise<void>;
}

/** About 20 hours of `social`. */
const MOST_BYTES = 2 ** 31;
const DIGEST_BYTES = 32;

/** Opens the store in `place.folder`. Parts made by other code are not found. */
export function openParts(place: PartsPlace | undefined): Parts {
  if (place === undefined) return { find: async () => undefined, keep: async () => {}, prune: async () => {} };
  const { folder, code } = place;
  const fileOf = (content: unknown): string =>
    path.join(folder, digest(JSON.stringify([code, content])).toString('hex'));
  return {
    async find(content) {
      const file = fileOf(content);
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const part = bytes.subarray(DIGEST_BYTES);
      if (!digest(part).equals(bytes.subarray(0, DIGEST_BYTES))) {
        await rm(file, { force: true });
        return undefined;
      }
      const now = new Date();
      await utimes(file, now, now).catch(() => undefined);
      return part;
    },
    async keep(content, part) {
      await mkdir(folder, { recursive: true }).catch(() => undefined);
      await writeFileAtomic(fileOf(content), Buffer.concat([digest(part), part])).catch(() => undefined);
    },
    prune: () => pruneFolder(folder),
  };
}

/** Leaves a part in a file: the one that is kept, or what `make` writes there, which is kept then. */
export async function partFile(
  parts: Parts,
  content: unknown,
  file: string,
  make: () => Promise<unknown>,
): Promise<void> {
  const kept = await parts.find(content);
  if (kept) {
    await writeFile(file, kept);
  } else {
    await make();
    await parts.keep(content, await readFile(file));
  }
}

const digest = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

async function pruneFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => ({
      file: path.join(folder, name),
      info: await stat(path.join(folder, name)).catch(() => undefined),
    })),
  );
  const lastUsedFirst = files.sort((a, b) => (b.info?.mtimeMs ?? 0) - (a.info?.mtimeMs ?? 0));
  let bytes = 0;
  for (const { file, info } of lastUsedFirst) {
    bytes += info?.size ?? 0;
    const isLeftOver = TEMPORARY_NAME.test(file) && Date.now() - (info?.mtimeMs ?? 0) > LEFT_OVER_MS;
    if (bytes > MOST_BYTES || isLeftOver) await rm(file, { force: true });
  }
}

/** A file that has been under way for so long was left by a process that is dead. */
const LEFT_OVER_MS = 60 * 60_000;
