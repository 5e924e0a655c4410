import { createHash } from 'node:crypto';
import { readFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files/write-atomic.ts';

const recordSchema = z.strictObject({
  extension: z.enum(['png', 'jpg']),
  width: z.int().positive(),
  height: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  focus: z.strictObject({ x: z.number(), y: z.number() }),
});

export type KeptImage = z.infer<typeof recordSchema> & { readonly bytes: Buffer };

/**
 * Prepared pictures by the hash of the file they were made from: turning a photograph upright and encoding it anew takes
 * half a second, and every command reads every picture. The bytes are checked on every read, and what does not agree is
 * prepared again.
 */
export function keptImages(cache: string): {
  find(source: string): Promise<KeptImage | undefined>;
  keep(source: string, image: KeptImage): Promise<void>;
} {
  const recordOf = (source: string): string => path.join(cache, 'images', `${source}.json`);
  const bytesOf = ({ hash, extension }: z.infer<typeof recordSchema>): string =>
    path.join(cache, 'assets', `${hash}.${extension}`);
  return {
    async find(source) {
      try {
        const record = recordSchema.parse(JSON.parse(await readFile(recordOf(source), 'utf8')));
        const bytes = await readFile(bytesOf(record));
        if (createHash('sha256').update(bytes).digest('hex') !== record.hash) return undefined;
        // What is in use is the last to make room.
        const now = new Date();
        await Promise.all([recordOf(source), bytesOf(record)].map((file) => utimes(file, now, now).catch(() => {})));
        return { ...record, bytes };
      } catch {
        return undefined;
      }
    },
    async keep(source, { bytes, extension, width, height, hash, focus }) {
      const record = { extension, width, height, hash, focus };
      try {
        await writeFileAtomic(bytesOf(record), bytes);
        await writeFileAtomic(recordOf(source), JSON.stringify(record));
      } catch {
        // A cache that cannot be written to costs time, never a picture.
      }
    },
  };
}
