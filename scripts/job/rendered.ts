import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';

/** A file that a job left in the output folder, written whole. */
export interface RenderedFile {
  /** Relative to the output folder, forward slashes: `cao-bang/vi/square-01.png`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  /** What was seen while drawing. An error-level finding means that no file was written. */
  readonly findings: readonly Finding[];
  /** Ids of the sections drawn; a single picture may hold fewer than the story has. */
  readonly sections: readonly string[];
  readonly ms: number;
}

/** Where a renderer finds what a `JobInput` names by hash, and where its files go. */
export interface RenderPlace {
  /** Folder of prepared assets, `<hash>.<extension>`. */
  readonly assets: string;
  readonly output: string;
  readonly parts?: PartsPlace;
}

/** Where encoded parts of videos are kept between runs, and a name for all code that draws them. */
export interface PartsPlace {
  readonly folder: string;
  readonly code: string;
}

/** How far a job is. */
export interface DrawProgress {
  /** From 0 to 1. */
  readonly done: number;
  /** Frames drawn, of those that differ from the one before. */
  readonly frames?: { readonly drawn: number; readonly distinct: number };
}

/** Draws jobs of one kind. Holds workers or a browser until closed. Never rejects for a bad job: that is a finding. */
export interface Renderer {
  render(input: JobInput, place: RenderPlace, onProgress?: (progress: DrawProgress) => void): Promise<Rendered>;
  close(): Promise<void>;
}
