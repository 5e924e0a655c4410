import type { Page } from '../../compositions/layout/mark.ts';
import type { Baseline } from './baseline.ts';
import { ALLOWED, differenceOf } from './compare.ts';
import { drawSheet } from './draw.ts';
import { describePage, geometryDifferences } from './geometry.ts';
import { decodeKept, encodeKept } from './kept-picture.ts';
import type { GoldenReport } from './report.ts';

/** A job and what was drawn for it. */
export interface Drawn {
  readonly story: string;
  /** `<format>-<locale>`. */
  readonly name: string;
  readonly pages: readonly Page[];
  /** Folder of prepared images. */
  readonly assets: string;
}

export interface Places {
  readonly baseline: Baseline;
  readonly report: GoldenReport;
}

/** Holds a job's pages against the baseline. Undefined where they are as they were; else what differs, in words. */
export async function checkPages(drawn: Drawn, { baseline, report }: Places): Promise<string | undefined> {
  const { story, name, pages, assets } = drawn;
  const sheet = await drawSheet(pages, assets);
  const after = await encodeKept(sheet);
  const before = baseline.picture(story, name);
  if (!before) {
    report.add({ story, name, share: 1, marks: [] }, { after });
    return 'there is no approved picture of it';
  }
  const known = baseline.marks(story)[name] ?? [];
  const marks = geometryDifferences(known.flat(), pages.flatMap(describePage));
  const { share, picture } = before.equals(after) ? { share: 0 } : differenceOf(await decodeKept(before), sheet);
  if (share <= ALLOWED.share && marks.length === 0) {
    report.clear(story, name);
    return undefined;
  }
  const difference = picture && { difference: await encodeKept(picture) };
  report.add({ story, name, share, marks }, { before, after, ...difference });
  return `${(share * 100).toFixed(3)} % of its pixels differ; ${marks[0] ?? 'its marks are the same'}`;
}

/** Makes a job's pages the ones to hold others against. */
export async function keepPages({ story, name, pages, assets }: Drawn, { baseline, report }: Places): Promise<void> {
  const before = baseline.picture(story, name);
  const known = JSON.stringify(baseline.marks(story)[name]);
  const marks = pages.map(describePage);
  const sheet = await drawSheet(pages, assets);
  // A difference that another processor's rounding makes is no reason to write the file anew.
  const isSame = before && known === JSON.stringify(marks) && differenceOf(await decodeKept(before), sheet).share === 0;
  baseline.keep(story, name, isSame ? before : await encodeKept(sheet), marks);
  report.clear(story, name);
}
