import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sizeOf } from '../files/size-of.ts';
import { type ArtifactFile, type Entry, isFileName, pathOf, readEntry } from './manifest.ts';

const NAME = '.nhipcau-journal';

/**
 * The jobs finished since the manifest was last written, a line each, told before their files are put in place: a build
 * that is killed leaves no file that nobody knows, and no finished job is drawn twice.
 */
export interface Journal {
  /** `leaving`: names of files of the job's earlier drawing that are removed once the new ones are in place. */
  tell(entry: Entry, leaving: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export function openJournal(output: string): Journal {
  let handle: FileHandle | undefined;
  let telling: Promise<unknown> = Promise.resolve();
  return {
    tell(entry, leaving) {
      const told = telling.then(async () => {
        if (!handle) {
          await mkdir(output, { recursive: true });
          handle = await open(path.join(output, NAME), 'a');
        }
        await handle.appendFile(`${JSON.stringify({ entry, leaving } satisfies Told)}\n`);
      });
      telling = told.catch(() => undefined);
      return told;
    },
    async close() {
      await telling;
      await handle?.close();
      handle = undefined;
      await rm(path.join(output, NAME), { force: true });
    },
  };
}

interface Told {
  readonly entry: Entry;
  readonly leaving: readonly string[];
}

/**
 * What a build has told, the last word on each job last: `rendered` where every file is there as it was told and those that
 * were to leave are gone, `outdated` else. The end of a line that a dying build left is passed over.
 */
export async function readJournal(output: string): Promise<Entry[]> {
  const text = await readFile(path.join(output, NAME), 'utf8').catch(() => '');
  const told = text.split('\n').flatMap((line) => parsed(line) ?? []);
  const entries: Entry[] = [];
  // One after the other: what a long night has drawn is more than memory holds.
  for (const one of told) entries.push(await checked(output, one));
  return entries;
}

function parsed(line: string): Told | undefined {
  try {
    const { entry, leaving } = JSON.parse(line) as Told;
    return readEntry(entry) && leaving.every((name) => isFileName(name)) ? { entry, leaving } : undefined;
  } catch {
    return undefined;
  }
}

async function checked(output: string, { entry, leaving }: Told): Promise<Entry> {
  const at = (name: string): string => path.join(output, pathOf(entry, { name }));
  const isThere = async ({ name, bytes, hash }: ArtifactFile): Promise<boolean> =>
    sizeOf(at(name)) === bytes && (await hashOf(at(name))) === hash;
  const settled = await Promise.all([
    ...entry.files.map(isThere),
    ...leaving.map(async (name) => !existsSync(at(name))),
  ]);
  return settled.every(Boolean) ? entry : { ...entry, state: 'outdated' };
}

/** SHA-256 of a file, hex; undefined where it cannot be read. */
export async function hashOf(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}
