import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sizeOf } from './size-of.ts';

/**
 * What is kept, each kind in a folder of its own. `files`: bytes of artifacts, by their hash. `drawings`: which files a
 * drawing is made of, by all that decides them. `inputs`, `texts`: what was drawn earlier, in words. `stories`: what
 * planning a story came to. `parts`: encoded parts of videos. `modules`: our own modules without comments.
 */
export const KINDS = ['files', 'drawings', 'inputs', 'texts', 'stories', 'parts', 'modules'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Bytes kept between runs by what they are made of. A key is asked for by whoever knows all that decides the bytes, so
 * nothing in here is ever out of date; it may only be gone. Safe under concurrent use: a file is written whole under
 * another name, and the same key always means the same content.
 */
export interface Store {
  /** The bytes kept under that key; undefined where there are none, or where one has changed on the disk. */
  read(kind: Kind, key: string): Promise<Uint8Array | undefined>;
  /** Whether something is kept there, unread. Not by way of the thread pool: a plan asks for a hundred thousand. */
  has(kind: Kind, key: string): boolean;
  /** A store that cannot be written to costs time, never a picture: then nothing happens. */
  write(kind: Kind, key: string, bytes: Uint8Array | string): Promise<void>;
}

const DIGEST_BYTES = 32;

/** `<cache>/store/<kind>/<first two letters>/<key>`: SHA-256 of the bytes, then the bytes. */
export const storeFolder = (cache: string): string => path.join(cache, 'store');

/** Opens the store of a cache folder; nothing is made before something is kept. Keys are hex or plain file names. */
export function openStore(cache: string): Store {
  const fileOf = (kind: Kind, key: string): string => path.join(storeFolder(cache), kind, key.slice(0, 2), key);
  return {
    async read(kind, key) {
      const file = fileOf(kind, key);
      const kept = await readFile(file).catch(() => undefined);
      if (kept === undefined) return undefined;
      const bytes = kept.subarray(DIGEST_BYTES);
      if (!digest(bytes).equals(kept.subarray(0, DIGEST_BYTES))) {
        await rm(file, { force: true }).catch(() => undefined);
        return undefined;
      }
      const now = new Date();
      await utimes(file, now, now).catch(() => undefined);
      return bytes;
    },
    has: (kind, key) => sizeOf(fileOf(kind, key)) !== undefined,
    async write(kind, key, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      const file = fileOf(kind, key);
      const temporary = `${file}.tmp-${process.pid}-${randomBytes(6).toString('hex')}`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        // Not synced: what a power cut leaves of it is noticed when it is read.
        await writeFile(temporary, Buffer.concat([digest(bytes), bytes]));
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

const digest = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
