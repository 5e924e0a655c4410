import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { PACKAGE } from '../commands/toolchain.ts';
import { type Written, writeManyStories } from './many-stories.ts';
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
      runs.push(await runCheck(root, path.join(folder, 'peak')));
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

/** Writes the highest resident memory of its process, in KiB, when that ends. */
const peakRecorder = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`,
  )}`;

async function runCheck(root: string, peak: string): Promise<Run> {
  const bin = path.join(PACKAGE, 'bin', 'nhipcau.mjs');
  const started = performance.now();
  const args = ['--import', peakRecorder(peak), bin, 'check', '--texts', '--json', '--root', root];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = rounded((performance.now() - started) / 1000);
  const { diagnostics } = JSON.parse(Buffer.concat(pieces).toString()) as { diagnostics: readonly unknown[] };
  const megabytes = Math.round(Number(await readFile(peak, 'utf8')) / 1024);
  return { seconds, megabytes, diagnostics: diagnostics.length };
}
