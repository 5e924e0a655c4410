import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Endings the loader gives to prepared images. */
const EXTENSIONS = ['png', 'jpg'] as const;

/** A prepared image by its hash, from the folder of assets; undefined where it is not there. */
export async function readAsset(hash: string, assets: string): Promise<Buffer | undefined> {
  for (const extension of EXTENSIONS) {
    const bytes = await readFile(path.join(assets, `${hash}.${extension}`)).catch(() => undefined);
    if (bytes) return bytes;
  }
  return undefined;
}
