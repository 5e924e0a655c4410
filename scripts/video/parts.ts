import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { openStore } from '../files/store.ts';
import type { KeptPlace } from '../job/rendered.ts';

/** Encoded parts of videos, kept between runs by what they are made of. */
export interface Parts {
  /** The part made of exactly this; undefined where there is none, or a byte of it has changed on the disk. */
  find(content: unknown): Promise<Uint8Array | undefined>;
  keep(content: unknown, part: Uint8Array): Promise<void>;
}

/** Opens the parts of a cache. Those made by other code are not found. */
export function openParts(place: KeptPlace | undefined): Parts {
  if (place === undefined) return { find: async () => undefined, keep: async () => {} };
  const store = openStore(place.cache);
  const keyOf = (content: unknown): string =>
    createHash('sha256')
      .update(JSON.stringify([place.code, content]))
      .digest('hex');
  return {
    find: (content) => store.read('parts', keyOf(content)),
    keep: (content, part) => store.write('parts', keyOf(content), part),
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
