import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { type Written, writeManyStories } from './many-stories.ts';
import { measuredRun } from './measured-run.ts';
import { median, rounded } from './numbers.ts';

/** What the project asks of itself, for 1,000 stories in 12 languages on two cores. */
const BARS = { seconds: 15, megabytes: 1024 } as const;
/** Runs of the command; the median counts. */
const RUNS = 3;

export interface CatalogsOptions {
  readonly stories: number;
  readonly progress: (line: string) => void;
}

export interface CatalogsReport extends Written {
  readonly benchmark: 'catalogs';
  readonly machine: { readonly cores: number; readonly node: string };
  /** Wall clock of the whole command, start of the process included. */
  readonly seconds: number;
  readonly runs: readonly Run[];
  /** The most that any run held in memory, all threads together. */
  readonly megabytes: number;
  readonly diagnostics: number;
  readonly bars: typeof BARS;
  readonly ok: boolean;
}

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly diagnostics: number;
}

/** How long `check --texts` takes, and what memory, in a made-up workspace of so many stories in all shipped languages. */
export async function benchCatalogs({ stories, progress }: CatalogsOptions): Promise<CatalogsReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-bench-'));
  try {
    const root = path.join(folder, 'workspace');
    const written = await writeManyStories(root, stories);
    progress(`${written.files} files, ${written.messages} messages`);
    const runs: Run[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      runs.push(await runCheck(root, folder));
      progress(JSON.stringify(runs.at(-1)));
    }
    const seconds = rounded(median(runs.map((run) => run.seconds)));
    const megabytes = Math.max(...runs.map((run) => run.megabytes));
    return {
      benchmark: 'catalogs',
      machine: { cores: availableParallelism(), node: process.version },
      ...written,
      seconds,
      runs,
      megabytes,
      diagnostics: runs[0]!.diagnostics,
      bars: BARS,
      ok: seconds < BARS.seconds && megabytes < BARS.megabytes,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCheck(root: string, folder: string): Promise<Run> {
  const args = ['check', '--texts', '--root', root];
  const run = await measuredRun<{ diagnostics: readonly unknown[] }>(args, folder);
  return { seconds: run.seconds, megabytes: run.megabytes, diagnostics: run.printed.diagnostics.length };
}
