import type { BatchLimits } from './provider.ts';

const sizeOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) + 1;

/** Texts in groups that a request can hold, in order. A text too large for any request is a group of its own. */
export const batchesOf = (texts: readonly string[], limits: BatchLimits): readonly (readonly string[])[] => {
  const batches: string[][] = [];
  let left = { texts: 0, bytes: 0 };
  for (const text of texts) {
    const size = sizeOf(text);
    if (left.texts === 0 || left.bytes < size) {
      batches.push([]);
      left = { ...limits };
    }
    batches.at(-1)!.push(text);
    left = { texts: left.texts - 1, bytes: left.bytes - size };
  }
  return batches;
};
