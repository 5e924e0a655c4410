import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { PACKAGE } from '../commands/toolchain.ts';
import { fabricateOutput, type PrintedJob } from './fabricated-output.ts';
import { writeManyStories } from './many-stories.ts';
import { type MeasuredRun, measuredRun } from './measured-run.ts';
import { median, rounded } from './numbers.ts';

/** What the project asks of itself for a night on which nothing has changed, on two cores. */
const BARS = { seconds: 8, megabytes: 1536, shippedSeconds: 1 } as const;
/** Runs of each plan; the median counts. */
const RUNS = 3;

export interface NightlyOptions {
  readonly stories: number;
  readonly progress: (line: string) => void;
}

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** Plans of one workspace whose output is complete. */
interface Nights {
  readonly jobs: number;
  readonly files: number;
  /** The first plan of all, which reads every story. */
  readonly first: Cost;
  /** Nothing has changed. */
  readonly idle: Cost & { readonly runs: readonly Cost[]; readonly toDo: number };
}

export interface NightlyReport {
  readonly benchmark: 'nightly';
  readonly machine: { readonly cores: number; readonly node: string };
  readonly stories: number;
  readonly many: Nights;
  /** One message of one translation has changed. */
  readonly message: Cost & { readonly toDo: readonly string[]; readonly isExact: boolean };
  readonly shipped: Nights;
  readonly bars: typeof BARS;
  readonly ok: boolean;
}

type Planned = MeasuredRun<{ readonly jobs: readonly PrintedJob[] }>;

/** How long a nightly plan takes, and what memory, where nothing has changed: of a made-up workspace and of the shipped one. */
export async function benchNightly({ stories, progress }: NightlyOptions): Promise<NightlyReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-bench-'));
  try {
    const many = path.join(folder, 'many');
    await writeManyStories(many, stories);
    const manyNights = await planNights(many, folder, progress);
    const message = await planMessage(many, folder);
    progress(JSON.stringify(message));
    const shipped = path.join(folder, 'shipped');
    for (const part of ['content', 'locales']) {
      await cp(path.join(PACKAGE, part), path.join(shipped, part), { recursive: true });
    }
    const shippedNights = await planNights(shipped, folder, progress);
    const { idle } = manyNights;
    return {
      benchmark: 'nightly',
      machine: { cores: availableParallelism(), node: process.version },
      stories,
      many: manyNights,
      message,
      shipped: shippedNights,
      bars: BARS,
      ok:
        idle.toDo === 0 &&
        idle.seconds <= BARS.seconds &&
        idle.megabytes <= BARS.megabytes &&
        message.isExact &&
        shippedNights.idle.toDo === 0 &&
        shippedNights.idle.seconds <= BARS.shippedSeconds,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Plans a workspace, fills its output as if all of the plan had been drawn, and plans it again. */
async function planNights(root: string, folder: string, progress: (line: string) => void): Promise<Nights> {
  const first = await plan(root, folder);
  const { jobs } = first.printed;
  progress(`${path.basename(root)}: first plan ${JSON.stringify(costOf(first))}, ${jobs.length} jobs`);
  const started = performance.now();
  const files = await fabricateOutput(path.join(root, 'output'), jobs);
  progress(`${files} files made up in ${rounded((performance.now() - started) / 1000)} s`);
  const runs: Planned[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    runs.push(await plan(root, folder));
    progress(JSON.stringify(costOf(runs.at(-1)!)));
  }
  return {
    jobs: jobs.length,
    files,
    first: costOf(first),
    idle: {
      seconds: rounded(median(runs.map(({ seconds }) => seconds))),
      cpuSeconds: rounded(median(runs.map(({ cpuSeconds }) => cpuSeconds))),
      megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
      runs: runs.map(costOf),
      toDo: toDoIn(runs.at(-1)!).length,
    },
  };
}

/** Rewords one message; its jobs are those of one story in one language, and no more. */
async function planMessage(root: string, folder: string): Promise<NightlyReport['message']> {
  const file = path.join(root, 'locales', 'en', 'bai-1.json');
  const catalog = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const reworded = { ...catalog, title: `${catalog.title}, once more` };
  await writeFile(file, `${JSON.stringify(reworded, null, 2)}\n`);
  const planned = await plan(root, folder);
  const toDo = toDoIn(planned);
  const isExact = toDo.length > 0 && toDo.every((id) => id.startsWith('bai-1/en/'));
  return { ...costOf(planned), toDo, isExact };
}

const plan = (root: string, folder: string): Promise<Planned> => measuredRun(['plan', '--root', root], folder);

const costOf = ({ seconds, cpuSeconds, megabytes }: Planned): Cost => ({ seconds, cpuSeconds, megabytes });

const toDoIn = ({ printed }: Planned): string[] =>
  printed.jobs.filter(({ state }) => state !== 'fresh').map(({ id }) => id);
