import path from 'node:path';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { RenderedFile, Renderer, RenderPlace } from '../job/rendered.ts';
import { barePages, drawBare } from './bare.ts';
import type { Text } from './matrix.ts';
import { rounded } from './numbers.ts';

interface Side {
  readonly seconds: number;
  readonly filesPerSecond: number;
  /** Processor time of the whole process for one file: says more than the clock on a machine that is busy. */
  readonly cpuMsPerFile: number;
}

/** The same pages drawn by both, one after the other. */
export interface Round {
  /** `<story>/<locale>`. */
  readonly texts: readonly string[];
  readonly files: number;
  readonly ours: Side;
  readonly bare: Side;
  /** Files per second of ours for one of the bare loop. */
  readonly ratio: number;
}

/** What a round leaves beside its times: `sizes` are the bytes of our files. */
export interface Played {
  readonly round: Round;
  readonly sizes: readonly number[];
  /** Ids of jobs that have a fault and were not drawn, by either. */
  readonly undrawn: readonly string[];
}

/** Where a round's files go. */
export interface BenchPlace extends RenderPlace {
  readonly output: string;
}

/** Draws the texts in our way, then in the bare loop. */
export async function playRound(renderer: Renderer, texts: readonly Text[], place: BenchPlace): Promise<Played> {
  const ours = await timed(async () => {
    const result = await drawOurs(renderer, texts, place);
    return { files: result.files.length, result };
  });
  const { files, drawn, undrawn } = ours.result;

  const pages = (await Promise.all(drawn.map((job) => barePages(job, place.assets)))).flat();
  if (pages.length !== files.length) throw new Error(`${files.length} files of ours, but ${pages.length} pages`);
  const bare = await timed(async () => {
    for (const page of pages) await drawBare(page);
    return { files: pages.length, result: undefined };
  });

  const names = texts.map(({ story, locale }) => `${story}/${locale}`);
  const ratio = rounded(ours.side.filesPerSecond / bare.side.filesPerSecond);
  return {
    round: { texts: names, files: files.length, ours: ours.side, bare: bare.side, ratio },
    sizes: files.map(({ bytes }) => bytes.byteLength),
    undrawn,
  };
}

/** Hands all jobs to the workers and puts the files in place, each whole or not at all. */
export async function drawOurs(
  renderer: Renderer,
  texts: readonly Text[],
  { output, ...place }: BenchPlace,
): Promise<{ files: RenderedFile[]; drawn: StillInput[]; undrawn: string[] }> {
  const jobs = texts.flatMap((text) => text.jobs);
  const rendered = await Promise.all(
    jobs.map(async (job) => {
      const drawn = await renderer.render(job, place);
      const folder = path.join(output, job.story, job.locale);
      await Promise.all(drawn.files.map(({ name, bytes }) => writeFileAtomic(path.join(folder, name), bytes)));
      return drawn;
    }),
  );
  const hasFiles = (_: StillInput, index: number): boolean => rendered[index]!.files.length > 0;
  const drawn = jobs.filter(hasFiles);
  return {
    // Pictures only: the bare loop writes no descriptions and no PDF.
    files: rendered.flatMap(({ files }) => files.filter((file) => /\.(png|webp|jpg|avif)$/.test(file.name))),
    drawn,
    undrawn: jobs.filter((job) => !drawn.includes(job)).map(({ id }) => id),
  };
}

/** Times the drawing of as many files as `draw` says it has drawn. */
async function timed<T>(draw: () => Promise<{ files: number; result: T }>): Promise<{ side: Side; result: T }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const { files, result } = await draw();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const side = {
    seconds: rounded(ms / 1000),
    filesPerSecond: rounded((files * 1000) / ms),
    cpuMsPerFile: rounded((user + system) / 1000 / files),
  };
  return { side, result };
}
