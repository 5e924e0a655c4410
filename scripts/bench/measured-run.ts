import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE } from '../commands/toolchain.ts';
import { rounded } from './numbers.ts';

export interface MeasuredRun<Printed> {
  /** Wall clock of the whole command, start of the process included. */
  readonly seconds: number;
  /** Of all its threads: what a busy machine does not lengthen. */
  readonly cpuSeconds: number;
  /** The most that it held in memory, all threads together. */
  readonly megabytes: number;
  /** What `--json` printed. */
  readonly printed: Printed;
}

/** Runs the command line with `--json` as a process of its own. `folder`: where a small file may lie meanwhile. */
export async function measuredRun<Printed>(args: readonly string[], folder: string): Promise<MeasuredRun<Printed>> {
  const usage = path.join(folder, 'usage.json');
  const bin = path.join(PACKAGE, 'bin', 'nhipcau.mjs');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', usageRecorder(usage), bin, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = rounded((performance.now() - started) / 1000);
  const used = JSON.parse(await readFile(usage, 'utf8')) as NodeJS.ResourceUsage;
  const cpuSeconds = rounded((used.userCPUTime + used.systemCPUTime) / 1e6);
  const megabytes = Math.round(used.maxRSS / 1024);
  return { seconds, cpuSeconds, megabytes, printed: JSON.parse(Buffer.concat(pieces).toString()) as Printed };
}

/** Writes what its process has used, memory in KiB and times in µs, when that ends. */
const usageRecorder = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.resourceUsage())));`,
  )}`;
