import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PACKAGE } from '../../commands/toolchain.ts';
import { rounded } from '../numbers.ts';
import { descendants, listProcesses, memoryOf } from './process-tree.ts';
import { WORKSPACE } from './sample.ts';

/** MB for a whole run, and by how much its last third may hold more than its first. */
const BARS = { megabytes: 1500, growth: 1.1 } as const;
const EVERY_MS = 500;

/**
 * Renders the story in all languages and video formats in one run of the command line, in the words of the source, and
 * watches what it holds in memory and what it leaves behind.
 */
export async function benchManyVideos({ progress }: { readonly progress: (line: string) => void }) {
  const output = await mkdtemp(path.join(tmpdir(), 'nhipcau-bench-'));
  const program = path.join(PACKAGE, 'bin', 'nhipcau.mjs');
  const choice = ['--kind', 'video', '--allow-missing', '--force', '--root', WORKSPACE, '--output', output];
  try {
    const started = performance.now();
    const run = spawn(process.execPath, [program, 'render', ...choice], { stdio: ['ignore', 'pipe', 'inherit'] });
    run.stdout.setEncoding('utf8').on('data', (text: string) => progress(text.trim()));
    const exited = new Promise<number | null>((resolve) => run.once('exit', resolve));
    const held: number[] = [];
    const seen = new Set<number>();
    const watch = setInterval(() => {
      const tree = [run.pid!, ...descendants(run.pid!).map(({ pid }) => pid)];
      for (const pid of tree) seen.add(pid);
      held.push(memoryOf(tree));
    }, EVERY_MS);
    const status = await exited;
    clearInterval(watch);
    const seconds = rounded((performance.now() - started) / 1000);
    // What was killed is gone a moment later.
    await wait(1000);
    const orphans = listProcesses().filter(({ pid }) => seen.has(pid));
    const videos = (await readdir(output, { recursive: true })).filter((name) => name.endsWith('.mp4')).length;
    const third = Math.floor(held.length / 3);
    const [first, last] = [Math.max(...held.slice(0, third)), Math.max(...held.slice(-third))].map(Math.round);
    const megabytes = Math.round(Math.max(...held));
    const ok = status === 0 && orphans.length === 0 && megabytes <= BARS.megabytes && last! <= first! * BARS.growth;
    return { benchmark: 'videos' as const, ok, status, videos, seconds, megabytes, first, last, orphans, bars: BARS };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}
