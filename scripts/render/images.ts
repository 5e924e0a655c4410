import type { ImageMark, Page } from '../../compositions/layout/mark.ts';
import type { ImageOf } from '../../compositions/paint/svg.ts';
import { cutOut, toAddress, toPng } from '../job/cut.ts';

/**
 * Cuts every image of the pages to its crop and scales it to the size it is drawn at, so that the rasteriser only
 * copies. Returns the lookup by mark.
 */
export async function loadImages(pages: readonly Page[], assets: string): Promise<ImageOf> {
  const marks = pages.flatMap((page) => page.marks.filter((mark) => mark.kind === 'image'));
  const uris = new Map<ImageMark, string>();
  for (const mark of marks) uris.set(mark, await cut(mark, assets));
  return (mark) => uris.get(mark) ?? missing(mark);
}

/**
 * Cuts that a process keeps: a story's cover is cut alike for most languages, and cutting one takes as long as drawing the
 * rest of its page.
 */
const KEPT = 24;
const kept = new Map<string, Promise<string>>();

/** The cut, made or made before. What is named by its hash is always the same. */
function cut(mark: ImageMark, assets: string): Promise<string> {
  const { hash, crop, box } = mark;
  const id = JSON.stringify([assets, hash, crop, box.width, box.height]);
  const made = kept.get(id) ?? cutAnew(mark, assets);
  // The last used stands last.
  kept.delete(id);
  kept.set(id, made);
  made.catch(() => kept.delete(id));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

async function cutAnew({ hash, crop, box }: ImageMark, assets: string): Promise<string> {
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  return toAddress(await toPng(await cutOut({ hash, crop, ...size }, assets)));
}

function missing({ hash }: ImageMark): never {
  throw new Error(`image ${hash} was not loaded before drawing`);
}
