import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';

/** A file that a job comes to, whole. */
export interface RenderedFile {
  /** In the folder of its story and locale: `square-01.png`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
}

export interface Rendered {
  /** None where an error-level finding stands in the way. */
  readonly files: readonly RenderedFile[];
  /** What was seen while drawing. */
  readonly findings: readonly Finding[];
  /** Ids of the sections drawn; a single picture may hold fewer than the story has. */
  readonly sections: readonly string[];
  /** Names all that decided the bytes after layout: other words that move no line and show on no page leave it as it is. */
  readonly drawing?: string;
  /** True where the files were kept from another time under that name. */
  readonly isKept?: boolean;
  readonly ms: number;
}

/** Where a renderer finds what a `JobInput` names by hash, and what is kept between runs. */
export interface RenderPlace {
  /** Folder of prepared assets, `<hash>.<extension>`. */
  readonly assets: string;
  readonly kept?: KeptPlace;
}

/** The cache folder, and a name for all code that draws. */
export interface KeptPlace {
  readonly cache: string;
  readonly code: string;
}

/** How far a job is. */
export interface DrawProgress {
  /** From 0 to 1. */
  readonly done: number;
  /** Frames drawn, of those that differ from the one before. */
  readonly frames?: { readonly drawn: number; readonly distinct: number };
}

/**
 * Draws jobs of one kind, and writes nothing but to the cache. Holds workers or a browser until closed. Never rejects for a
 * bad job: that is a finding.
 */
export interface Renderer {
  render(input: JobInput, place: RenderPlace, onProgress?: (progress: DrawProgress) => void): Promise<Rendered>;
  close(): Promise<void>;
}
