import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Artifact, artifactsOf, type Manifest, type Owner, withArtifacts } from './manifest.ts';
import { writeManifest } from './manifest-file.ts';

/** What a job left behind. */
export interface Outcome {
  readonly fingerprint: string;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly hash: string }[];
  readonly sections: readonly string[];
  readonly fallback: boolean;
}

/** How long finished jobs may wait to be written down. A crash in between only costs drawing them again. */
const FLUSH_MS = 1000;

/**
 * Keeps `manifest.json` true while jobs replace files. Before anything is drawn, the artifacts of all jobs to come
 * are written down as `outdated`: a run that is killed at any moment leaves no old entry for a new file.
 */
export class Ledger {
  readonly #output: string;
  #manifest: Manifest;
  #written: Manifest;
  #writtenAt = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(output: string, manifest: Manifest) {
    this.#output = output;
    this.#manifest = manifest;
    this.#written = manifest;
  }

  get manifest(): Manifest {
    return this.#manifest;
  }

  /** Marks the artifacts of these jobs, and drops entries of files that somebody has deleted. */
  async begin(owners: readonly Owner[]): Promise<void> {
    const due = new Set(owners.map(nameOf));
    const present: Artifact[] = [];
    for (const artifact of this.#manifest.artifacts) {
      const file = await stat(path.join(this.#output, artifact.path)).catch(() => undefined);
      if (file) present.push(due.has(nameOf(artifact)) ? { ...artifact, state: 'outdated' } : artifact);
    }
    this.#manifest = { version: 1, artifacts: present };
    await this.flush();
  }

  /** Writes down a drawn job and removes the files that only its earlier drawing had: cards past the last one. */
  async record(owner: Owner, outcome: Outcome): Promise<void> {
    const { fingerprint, sections, fallback } = outcome;
    const artifacts = outcome.files.map(
      ({ path: file, bytes, hash }): Artifact => ({
        path: file,
        hash,
        bytes,
        fingerprint,
        ...owner,
        sections: [...sections],
        fallback,
        state: 'rendered',
      }),
    );
    const kept = new Set(artifacts.map((artifact) => artifact.path));
    const stale = artifactsOf(this.#manifest, owner).filter((artifact) => !kept.has(artifact.path));
    this.#manifest = withArtifacts(this.#manifest, owner, artifacts);
    for (const artifact of stale) await rm(path.join(this.#output, artifact.path), { force: true });
    if (Date.now() - this.#writtenAt >= FLUSH_MS) await this.flush();
  }

  /** Writes the manifest if it has changed since it was last written. */
  flush(): Promise<void> {
    this.#writtenAt = Date.now();
    this.#writing = this.#writing.then(async () => {
      const manifest = this.#manifest;
      if (manifest === this.#written) return;
      await writeManifest(this.#output, manifest);
      this.#written = manifest;
    });
    return this.#writing;
  }
}

const nameOf = ({ job, variant }: Owner): string => `${job} ${variant}`;
