import { createHash } from 'node:crypto';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { pageToSvg } from '../../compositions/paint/svg.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { encode } from '../render/encode.ts';
import { loadImages } from '../render/images.ts';
import { stillPages } from '../render/still.ts';
import { createTextEngine } from '../typography/index.ts';
import { mean, median, rounded } from './numbers.ts';
import type { BenchPlace } from './round.ts';

/** The steps of one still, in order; `layout` is a job's share for each of its files. */
export const STAGES = ['layout', 'images', 'svg', 'parse', 'raster', 'pixels', 'png', 'write'] as const;
export type Stage = (typeof STAGES)[number];

/** Ms for one file. The mean is what a run pays: a few pages cost many times the median to lay out. */
export interface StageTime {
  readonly median: number;
  readonly mean: number;
}

/** What each stage takes, on this thread alone. */
export async function stageTimes(jobs: readonly StillInput[], place: BenchPlace): Promise<Record<Stage, StageTime>> {
  const times = Object.fromEntries(STAGES.map((stage) => [stage, [] as number[]])) as Record<Stage, number[]>;
  for (const job of jobs) await timeJob(job, place, times);
  const summary = (values: readonly number[]): StageTime => ({
    median: rounded(median(values)),
    mean: rounded(mean(values)),
  });
  return Object.fromEntries(STAGES.map((stage) => [stage, summary(times[stage])])) as Record<Stage, StageTime>;
}

/** Takes the same steps as `renderStill`, with a clock between them. */
async function timeJob(job: StillInput, place: BenchPlace, times: Record<Stage, number[]>): Promise<void> {
  const shared = stopwatch();
  const { pages } = stillPages(job, await createTextEngine(job.locale, job.terms));
  const layout = shared() / pages.length;
  const image = await loadImages(pages, place.assets);
  const images = shared() / pages.length;
  for (const [number, page] of pages.entries()) {
    times.layout.push(layout);
    times.images.push(images);
    const lap = stopwatch();
    const svg = pageToSvg(page, image);
    times.svg.push(lap());
    const resvg = new Resvg(svg, { font: { loadSystemFonts: false } });
    times.parse.push(lap());
    const rendered = resvg.render();
    times.raster.push(lap());
    const pixels = { width: rendered.width, height: rendered.height, data: rendered.pixels };
    times.pixels.push(lap());
    const bytes = await encode(pixels, job.encoding);
    times.png.push(lap());
    await writeFileAtomic(path.join(place.output, job.id, `${number}.png`), bytes);
    createHash('sha256').update(bytes).digest('hex');
    times.write.push(lap());
  }
}

/** Ms since it was last asked. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = now - last;
    last = now;
    return passed;
  };
}
