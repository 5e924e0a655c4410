import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { cleanText } from './clean-text.ts';
import { fail, type Result } from './result.ts';

/** Bytes of the longest story: some 200,000 words. */
export const MAX_STORY_BYTES = 1024 * 1024;
export const MAX_CATALOG_BYTES = 4 * 1024 * 1024;

export interface ReadTextOptions {
  /** The workspace; findings name files relative to it. */
  readonly root: string;
  /** Default: `MAX_STORY_BYTES`. */
  readonly maxBytes?: number;
}

/** A path as diagnostics print it: relative to the workspace, forward slashes. */
export const shownPath = (path: string, root: string): string => relative(root, path).split(sep).join('/');

/**
 * Reads a text from outside: UTF-8 or nothing, NFC, line feeds, no unseen characters. Findings: `invalid-encoding`,
 * `unsafe-text`. Only the file's own bytes are bounded and checked here; where it may lie is `resolveInside`'s work.
 */
export const readText = async (
  path: string,
  { root, maxBytes = MAX_STORY_BYTES }: ReadTextOptions,
): Promise<Result<string>> => {
  const file = shownPath(path, root);
  const read = await readBytes(path, maxBytes);
  if (read.state === 'unreadable') {
    return fail({
      rule: 'invalid-encoding',
      id: 'invalid-encoding.unreadable',
      values: { file, reason: read.reason },
      at: { file },
    });
  }
  if (read.state === 'too-large') {
    const expected = `≤ ${maxBytes / 1024} KiB`;
    return fail({
      rule: 'invalid-encoding',
      id: 'invalid-encoding.too-large',
      values: { limit: maxBytes / 1024 },
      at: { file },
      expected,
    });
  }
  const { bytes } = read;
  try {
    return cleanText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), file);
  } catch {
    const at = { file, ...pointOfBadByte(bytes) };
    return fail({ rule: 'invalid-encoding', id: 'invalid-encoding.utf8', at, expected: 'UTF-8' });
  }
};

type Bytes =
  | { readonly state: 'read'; readonly bytes: Buffer }
  | { readonly state: 'too-large' }
  | { readonly state: 'unreadable'; readonly reason: string };

/** Opening a pipe that nobody writes to would wait for ever. Windows has no such flag. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * At most `maxBytes` of a regular file: a pipe or a device would never end, a growing file never stop. Not by way of the
 * thread pool, which takes ten times as long as reading a catalog does.
 */
export const readBytes = async (path: string, maxBytes: number): Promise<Bytes> => {
  try {
    const handle = openSync(path, READ);
    try {
      const stat = fstatSync(handle);
      const { size } = stat;
      if (!stat.isFile()) return { state: 'unreadable', reason: 'EISDIR' };
      if (size > maxBytes) return { state: 'too-large' };
      const buffer = Buffer.alloc(size + 1);
      let length = 0;
      for (;;) {
        const bytesRead = readSync(handle, buffer, length, buffer.length - length, length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) break;
      }
      return { state: 'read', bytes: buffer.subarray(0, Math.min(length, size)) };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return { state: 'unreadable', reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
};

/** Where decoding stops: the longest good beginning, found by halving, tells line and column. */
const pointOfBadByte = (bytes: Buffer): { line: number; column: number } => {
  // A stream decoder keeps a half character back at the end, so that cutting inside one is no fault.
  const good = (length: number): string | undefined => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (good(middle) === undefined) high = middle - 1;
    else low = middle;
  }
  const before = good(low) ?? '';
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
};
