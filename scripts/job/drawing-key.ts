import { createHash } from 'node:crypto';
import type { KeptPlace, RenderedFile } from './rendered.ts';

/**
 * Names what a drawing comes to by all that decides its bytes after layout. A message's key stands on its marks for
 * diagnostics and draws nothing, so it is left out.
 */
export function drawingKey({ code }: KeptPlace, content: unknown): string {
  const text = JSON.stringify([code, content], (name, value: unknown) => (name === 'key' ? undefined : value));
  return createHash('sha256').update(text).digest('hex');
}

/** Finds the files of a drawing that was kept under that name. Given as a value: the cache is another feature's work. */
export type FindKept = (place: KeptPlace, drawing: string) => Promise<readonly RenderedFile[] | undefined>;

/** A file of a job with its hash. */
export const renderedFile = (name: string, bytes: Uint8Array): RenderedFile => ({
  name,
  bytes,
  hash: createHash('sha256').update(bytes).digest('hex'),
});
