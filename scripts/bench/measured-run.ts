import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PACKAGE } from '../commands/toolchain.ts';
import { rounded } from './numbers.ts';

export interface MeasuredRun<Printed> {
  /** Wall clock of the whole command, start of the process included. */
  readonly seconds: number;
  /** The most that it held in memory, all threads together. */
  readonly megabytes: number;
  /** What `--json` printed. */
  readonly printed: Printed;
}

/** Runs the command line with `--json` as a process of its own. `folder`: where a small file may lie meanwhile. */
export async function measuredRun<Printed>(args: readonly string[], folder: string): Promise<MeasuredRun<Printed>> {
  const peak = path.join(folder, 'peak');
  const bin = path.join(PACKAGE, 'bin', 'nhipcau.mjs');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', peakRecorder(peak), bin, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const seconds = rounded((performance.now() - started) / 1000);
  const megabytes = Math.round(Number(await readFile(peak, 'utf8')) / 1024);
  return { seconds, megabytes, printed: JSON.parse(Buffer.concat(pieces).toString()) as Printed };
}

/** Writes the highest resident memory of its process, in KiB, when that ends. */
const peakRecorder = (file: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`,
  )}`;
