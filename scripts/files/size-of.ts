import { statSync } from 'node:fs';

/**
 * Size of a file in bytes; undefined where there is none, or it cannot be looked at. Not by way of the thread pool: half a
 * million files are asked for at once.
 */
export function sizeOf(file: string): number | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
  } catch {
    // A file where a folder of its path was, or a folder that nobody may look into.
    return undefined;
  }
}
