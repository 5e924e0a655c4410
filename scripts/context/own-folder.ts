import { readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { isOurName } from './file-names.ts';

/** What the list of a folder's files is called. */
export const LIST = 'context.json';
/** A story has some hundreds of pictures in a language; a longer list was not written by the tool. */
const MOST_FILES = 100_000;

/** Files of a folder that may hold other people's files too: only what its list names is ever replaced or removed. */
export class OwnFolder {
  readonly #folder: string;
  readonly #known: ReadonlySet<string>;
  readonly #written = new Set<string>();
  /** Names that somebody else's files have. */
  readonly foreign: string[] = [];
  changed = 0;

  private constructor(folder: string, known: ReadonlySet<string>) {
    this.#folder = folder;
    this.#known = known;
  }

  /** Undefined where a file called like the list is somebody else's. */
  static async open(folder: string): Promise<OwnFolder | undefined> {
    const known = await readList(path.join(folder, LIST));
    return known && new OwnFolder(folder, known);
  }

  /** Says which files are about to be written, so that a run that is cut short leaves none that nobody knows of. */
  async announce(names: readonly string[]): Promise<void> {
    const free = await Promise.all(names.map((name) => this.#mayWrite(name)));
    await this.#writeList([...this.#known, ...names.filter((_, index) => free[index])]);
  }

  /** Writes a file where it is not the same already. One that is, is the tool's own, whatever the list says. */
  async write(name: string, content: Uint8Array | string): Promise<void> {
    const bytes = Buffer.from(content);
    const target = path.join(this.#folder, name);
    const before = await readFile(target).catch(() => undefined);
    const isSame = before?.equals(bytes) ?? false;
    if (before && !isSame && !this.#known.has(name)) {
      this.foreign.push(name);
      return;
    }
    this.#written.add(name);
    if (isSame) return;
    await writeFileAtomic(target, bytes);
    this.changed += 1;
  }

  /** Removes what the list has and this run has not written, and writes the new list. */
  async finish(): Promise<void> {
    for (const name of this.#known) {
      if (this.#written.has(name)) continue;
      await unlink(path.join(this.#folder, name)).catch(ignoreMissing);
      this.changed += 1;
    }
    await this.#writeList([...this.#written]);
  }

  async #mayWrite(name: string): Promise<boolean> {
    return (
      this.#known.has(name) || (await readFile(path.join(this.#folder, name)).catch(() => undefined)) === undefined
    );
  }

  async #writeList(names: readonly string[]): Promise<void> {
    const file = path.join(this.#folder, LIST);
    const text = `${JSON.stringify({ files: [...new Set(names)].sort() }, null, 2)}\n`;
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before !== text) await writeFileAtomic(file, text);
  }
}

/** The names in a list, none where there is no list; undefined for a file that is no such list. */
async function readList(file: string): Promise<ReadonlySet<string> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return new Set();
  try {
    const names: unknown = (JSON.parse(text) as { files?: unknown } | null)?.files;
    if (!Array.isArray(names)) return undefined;
    const all: readonly unknown[] = names.slice(0, MOST_FILES);
    return new Set(all.filter((name): name is string => typeof name === 'string' && isOurName(name)));
  } catch {
    return undefined;
  }
}

const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};
