import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { writeAssets } from '../commands/assets.ts';
import type { Renderer } from '../job/rendered.ts';
import { createStillRenderer } from '../workers/still-pool.ts';
import { barePages, drawBare } from './bare.ts';
import { type Matrix, shippedMatrix, type Text } from './matrix.ts';
import { median, rounded } from './numbers.ts';
import { type BenchPlace, drawOurs, type Played, playRound, type Round } from './round.ts';
import { type Stage, type StageTime, stageTimes } from './stages.ts';

/** What the project asks of itself, on two cores. */
const BARS = { ratio: 2.2, ratioToReachFor: 3, megabytesPerWorker: 600 } as const;
/** Stills after which memory is measured: by then a leak shows. */
const MEMORY_STILLS = 500;
/** Share of the time for warming up and measuring memory, and by when the last round has ended. */
const MEMORY_SHARE = 0.55;
const ROUNDS_SHARE = 0.9;
/** Under this many seconds there is time for a look only: a text a round, little warming up. */
const QUICK_SECONDS = 20;
/** Texts of a round: one of each story. */
const TEXTS_A_ROUND = 3;

export interface StillsOptions {
  /** About how long the whole may take, seconds; Infinity: the whole matrix. */
  readonly seconds: number;
  readonly progress: (line: string) => void;
}

export interface StillsReport {
  readonly benchmark: 'stills';
  readonly machine: { readonly cores: number; readonly node: string };
  readonly workers: number;
  readonly matrix: Pick<Matrix, 'stories' | 'locales' | 'formats'> & { readonly jobs: number };
  /** What was measured of it: all of it with `--full`. `undrawn`: ids of jobs that are at fault. */
  readonly sample: { readonly jobs: number; readonly files: number; readonly undrawn: readonly string[] };
  /** Medians of the rounds; `bare` is one thread of stock Satori, resvg and its PNG over the same pages. */
  readonly filesPerSecond: { readonly ours: number; readonly bare: number };
  readonly cpuMsPerFile: { readonly ours: number; readonly bare: number };
  readonly ratio: number;
  readonly rounds: readonly Round[];
  /** Ms for one file on one thread of ours. */
  readonly stages: Readonly<Record<Stage, StageTime>>;
  /** Of the whole process after so many stills on its workers, before anything else was drawn. */
  readonly memory: { readonly stills: number; readonly megabytes: number; readonly megabytesPerWorker: number };
  readonly bytesPerFile: { readonly median: number; readonly most: number };
  readonly bars: typeof BARS;
}

/**
 * Files per second of the product's own path (workers, layout, real files) against a bare loop over the same pages.
 * Both are warm, and take turns, so that whatever else the machine does falls on both.
 */
export async function benchStills({ seconds, progress }: StillsOptions): Promise<StillsReport> {
  const started = performance.now();
  const hasTime = (share: number): boolean => (performance.now() - started) / 1000 < seconds * share;
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-bench-'));
  const place = { assets: path.join(folder, 'assets'), output: path.join(folder, 'output') };
  const workers = availableParallelism();
  const renderer = createStillRenderer({ workers });
  try {
    const matrix = await shippedMatrix();
    await writeAssets(place.assets, matrix.assets);
    const { warming, rounds } = chooseSample(matrix, seconds);
    const megabytes = await warmUp(renderer, warming, place, () => hasTime(MEMORY_SHARE));
    const memory = { ...megabytes, megabytesPerWorker: Math.round(megabytes.megabytes / workers) };
    progress(`${memory.stills} stills, ${memory.megabytesPerWorker} MB a worker`);
    await warmUpBare(warming, place);
    const played: Played[] = [];
    for (const texts of rounds) {
      if (played.length > 0 && !hasTime(ROUNDS_SHARE)) break;
      const { round, ...rest } = await playRound(renderer, texts, place);
      played.push({ round, ...rest });
      progress(
        `${round.texts.join(' ')}: ${round.ours.filesPerSecond} / ${round.bare.filesPerSecond} = ${round.ratio}`,
      );
    }
    // Once to warm this thread up.
    await stageTimes(warming[0]!.jobs, place);
    const stages = await stageTimes(jobsOf(rounds[played.length - 1]!), place);
    return {
      benchmark: 'stills',
      machine: { cores: workers, node: process.version },
      workers,
      matrix: {
        stories: matrix.stories,
        locales: matrix.locales,
        formats: matrix.formats,
        jobs: jobsOf(matrix.texts).length,
      },
      sample: {
        jobs: jobsOf(rounds.slice(0, played.length).flat()).length,
        files: played.reduce((sum, { round }) => sum + round.files, 0),
        undrawn: played.flatMap(({ undrawn }) => undrawn),
      },
      ...summary(played),
      stages,
      memory,
      bars: BARS,
    };
  } finally {
    await renderer.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const jobsOf = (texts: readonly Text[]): StillInput[] => texts.flatMap(({ jobs }) => jobs);

/** What warms up is not measured, but in the whole matrix: the rest says as much. */
function chooseSample({ texts, locales }: Matrix, seconds: number): { warming: Text[]; rounds: Text[][] } {
  const quick = seconds < QUICK_SECONDS;
  const warming = texts.slice(0, quick ? 1 : locales.length);
  const measured = [...texts.slice(warming.length), ...(seconds === Number.POSITIVE_INFINITY ? warming : [])];
  const size = quick ? 1 : TEXTS_A_ROUND;
  const count = Math.ceil(measured.length / size);
  return { warming, rounds: Array.from({ length: count }, (_, at) => measured.slice(at * size, (at + 1) * size)) };
}

function summary(
  played: readonly Played[],
): Pick<StillsReport, 'filesPerSecond' | 'cpuMsPerFile' | 'ratio' | 'rounds' | 'bytesPerFile'> {
  const rounds = played.map(({ round }) => round);
  const middle = (of: (round: Round) => number): number => rounded(median(rounds.map(of)));
  const sizes = played.flatMap((one) => one.sizes);
  return {
    filesPerSecond: {
      ours: middle(({ ours }) => ours.filesPerSecond),
      bare: middle(({ bare }) => bare.filesPerSecond),
    },
    cpuMsPerFile: { ours: middle(({ ours }) => ours.cpuMsPerFile), bare: middle(({ bare }) => bare.cpuMsPerFile) },
    ratio: middle(({ ratio }) => ratio),
    rounds,
    bytesPerFile: { median: Math.round(median(sizes)), most: Math.max(...sizes) },
  };
}

/** Draws the texts again and again until memory can be judged, or as long as there is time; at least once. */
async function warmUp(
  renderer: Renderer,
  texts: readonly Text[],
  place: BenchPlace,
  hasTime: () => boolean,
): Promise<{ stills: number; megabytes: number }> {
  let stills = 0;
  do stills += (await drawOurs(renderer, texts, place)).files.length;
  while (stills < MEMORY_STILLS && hasTime());
  return { stills, megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20) };
}

/** A picture of every format and locale: every font is open, and the code is compiled. */
async function warmUpBare(texts: readonly Text[], place: BenchPlace): Promise<void> {
  for (const job of jobsOf(texts)) {
    const [page] = await barePages(job, place.assets);
    if (page) await drawBare(page);
  }
}
