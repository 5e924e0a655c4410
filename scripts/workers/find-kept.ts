import { findDrawing } from '../cache/drawings.ts';
import { openStore } from '../files/store.ts';
import type { FindKept } from '../job/drawing-key.ts';

/** Looks for the files of a drawing in the cache. */
export const findKept: FindKept = async ({ cache }, drawing) => (await findDrawing(openStore(cache), drawing))?.files;
