import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { sizeOf } from '../files/size-of.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { hashOf, type Journal, openJournal } from './journal.ts';
import {
  type Entry,
  eitherFiles,
  folderOf,
  type Manifest,
  manifestOf,
  type Owner,
  ownerKey,
  pathOf,
} from './manifest.ts';
import { TEMPORARY_FOLDER, writeManifest } from './manifest-file.ts';

/** A file on its way into the output folder. */
export interface NewFile {
  readonly name: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** What a job comes to: an entry whose files are still to be put in place. */
export interface Outcome extends Omit<Entry, 'files' | 'state' | keyof Owner> {
  readonly files: readonly NewFile[];
}

/**
 * Keeps `manifest.json` true while files are replaced. Before anything is, the entries of all jobs to come are written down
 * as `outdated`; then each job is told to the journal before its files are put in place. A build that is killed at any
 * moment leaves no entry that vouches for another file, and no file that nobody knows.
 */
export class Ledger {
  readonly #output: string;
  readonly #entries: Map<string, Entry>;
  readonly #journal: Journal;

  constructor(output: string, manifest: Manifest) {
    this.#output = output;
    this.#entries = new Map(manifest.jobs.map((entry) => [ownerKey(entry), entry]));
    this.#journal = openJournal(output);
  }

  get manifest(): Manifest {
    return manifestOf(this.#entries.values());
  }

  /**
   * Takes over the folder: what a dead build left half written goes, entries that name files which somebody has deleted or
   * changed are put right, and those of these owners wait for new files.
   */
  async begin(owners: readonly Owner[]): Promise<void> {
    await rm(this.#temporaries, { recursive: true, force: true });
    const due = new Set(owners.map(ownerKey));
    for (const [key, entry] of this.#entries) {
      const sizes = entry.files.map((file) => sizeOf(this.#place(entry, file)));
      const files = entry.files.filter((_, index) => sizes[index] !== undefined);
      const isWhole = entry.files.every(({ bytes }, index) => sizes[index] === bytes);
      if (files.length === 0) this.#entries.delete(key);
      else if (due.has(key) || !isWhole) this.#entries.set(key, { ...entry, files, state: 'outdated' });
    }
    await this.#write();
    // What it told stands in the manifest now.
    await this.#journal.close();
  }

  /** Puts a job's files in place, each whole or not at all, and removes those that only its earlier drawing had. */
  async record(owner: Owner, { files, ...outcome }: Outcome): Promise<void> {
    const earlier = this.#entries.get(ownerKey(owner))?.files ?? [];
    const names = new Set(files.map(({ name }) => name));
    const leaving = earlier.filter(({ name }) => !names.has(name));
    const written = files.map(({ name, hash, bytes }) => ({ name, hash, bytes: bytes.byteLength }));
    const entry: Entry = { ...owner, ...outcome, state: 'rendered', files: written };
    this.#entries.set(ownerKey(owner), { ...entry, state: 'outdated', files: eitherFiles(written, earlier) });
    await this.#journal.tell(
      entry,
      leaving.map(({ name }) => name),
    );
    for (const { name, hash, bytes } of files) {
      const place = this.#place(owner, { name });
      // Most files of a story that was reworded in one place are the same as before: a reader's copy stays as it is.
      const isKnown = earlier.some((file) => file.name === name && file.hash === hash);
      if (isKnown && (await hashOf(place)) === hash) continue;
      await writeFileAtomic(place, bytes, this.#temporaries);
    }
    for (const file of leaving) await this.#remove(owner, file);
    this.#entries.set(ownerKey(owner), entry);
  }

  /**
   * Removes the artifacts of jobs that are no more, and folders that are empty then. A file that is not as it was made is
   * somebody's own by now and stays. Answers what was removed, relative to the output.
   */
  async disown(owners: readonly Owner[]): Promise<string[]> {
    const removed: string[] = [];
    for (const owner of owners) {
      const entry = this.#entries.get(ownerKey(owner));
      for (const file of entry?.files ?? []) {
        if (await this.#remove(owner, file)) removed.push(pathOf(owner, file));
      }
      this.#entries.delete(ownerKey(owner));
      const folder = path.join(this.#output, folderOf(owner));
      // Refused where something is left in them, which is as it should be.
      for (const empty of [folder, path.dirname(folder)]) await rmdir(empty).catch(() => undefined);
    }
    return removed;
  }

  /** Notes that these were asked for by name, though nobody publishes them any more. */
  ask(owners: readonly Owner[]): void {
    for (const owner of owners) {
      const entry = this.#entries.get(ownerKey(owner));
      if (entry) this.#entries.set(ownerKey(owner), { ...entry, asked: true });
    }
  }

  /** Writes the manifest, which then says all that the journal told. */
  async close(): Promise<void> {
    await this.#write();
    await this.#journal.close();
    await rm(this.#temporaries, { recursive: true, force: true });
  }

  async #remove(owner: Owner, file: { readonly name: string; readonly hash: string }): Promise<boolean> {
    const place = this.#place(owner, file);
    if ((await hashOf(place)) !== file.hash) return false;
    await rm(place, { force: true });
    return true;
  }

  readonly #place = (owner: Owner, file: { readonly name: string }): string =>
    path.join(this.#output, pathOf(owner, file));

  get #temporaries(): string {
    return path.join(this.#output, TEMPORARY_FOLDER);
  }

  #write(): Promise<void> {
    return writeManifest(this.#output, this.manifest);
  }
}
