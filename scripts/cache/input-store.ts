import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeFileAtomic } from '../files/write-atomic.ts';

/**
 * The inputs of jobs drawn earlier, so that `--explain` can say what has changed. Only that: a missing or damaged
 * record makes an explanation poorer, never a picture wrong.
 */
export interface InputStore {
  /** Undefined where there is none or it cannot be read. */
  read(fingerprint: string): Promise<unknown>;
  write(fingerprint: string, record: unknown): Promise<void>;
  remove(fingerprint: string): Promise<void>;
}

/** Records as gzipped JSON under `<cache>/inputs/`, about 5 KB each. */
export function inputStore(cache: string): InputStore {
  const fileOf = (fingerprint: string): string => path.join(cache, 'inputs', `${fingerprint}.json.gz`);
  return {
    async read(fingerprint) {
      try {
        return JSON.parse(gunzipSync(await readFile(fileOf(fingerprint))).toString('utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    async write(fingerprint, record) {
      await writeFileAtomic(fileOf(fingerprint), gzipSync(JSON.stringify(record)));
    },
    async remove(fingerprint) {
      await rm(fileOf(fingerprint), { force: true });
    },
  };
}
