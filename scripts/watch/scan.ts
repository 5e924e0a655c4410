import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What lies in some folders at a moment. Paths are relative to the root, in the system's own spelling. */
export interface Scan {
  /** By path, what differs once a file has been written again, and once another has taken its place. */
  readonly files: ReadonlyMap<string, string>;
  /** By path, what differs once the folder has gone and another has come. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * Looks at every file below these folders of the root, reading none: 25,000 take a quarter of a second. Links are not
 * followed into folders, where they may lead anywhere. Not by way of the thread pool, which is ten times as slow.
 */
export function scan(root: string, names: readonly string[], isIgnored: (place: string) => boolean): Scan {
  const files = new Map<string, string>();
  const folders = new Map<string, string>();
  const look = (place: string): void => {
    const found = openFolder(path.join(root, place));
    if (!found) return;
    folders.set(place, found.mark);
    for (const entry of found.entries) {
      const inside = path.join(place, entry.name);
      if (isIgnored(inside)) continue;
      if (entry.isDirectory()) look(inside);
      else files.set(inside, markOf(path.join(root, inside)));
    }
  };
  for (const name of names) look(name);
  return { files, folders };
}

function openFolder(folder: string): { readonly mark: string; readonly entries: readonly Dirent[] } | undefined {
  try {
    const stats = lstatSync(folder);
    // A link that stands for the whole folder is refused when it is read.
    if (!stats.isDirectory()) return undefined;
    // The birth too: a new folder is often given the number of the one that has just gone.
    return { mark: `${stats.ino} ${stats.birthtimeMs}`, entries: readdirSync(folder, { withFileTypes: true }) };
  } catch {
    return undefined;
  }
}

const markOf = (file: string): string => {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(file);
    return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
  } catch {
    // Gone since its folder was read, or a link to nothing.
    return '';
  }
};
