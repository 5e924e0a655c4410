import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { descendants } from '../../scripts/bench/video/process-tree.ts';
import { PLAIN } from '../rig.ts';
import { pick, type Random } from './random.ts';

/** When a run is killed: so many ms after its start, after its n-th finished job, or after its n-th change of the output. */
export type Moment =
  | { readonly after: 'start'; readonly ms: number }
  | { readonly after: 'jobs'; readonly count: number; readonly ms: number }
  | { readonly after: 'changes'; readonly count: number };

/** Who dies: the whole machine, or only the process that was started. */
export type Victim = 'all' | 'main';

export interface Doom {
  readonly moment: Moment;
  readonly victim: Victim;
}

export interface DoomedRun {
  /** False where it ended before its moment came. */
  readonly killed: boolean;
  readonly status: number | null;
  readonly output: string;
  readonly ms: number;
  /** Jobs that it told to be drawn, in order: `<story>/<locale>/<format>`. */
  readonly made: readonly string[];
}

export interface DoomedOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Folder whose changes are counted. */
  readonly watched: string;
  readonly doom?: Doom;
}

const BIN = path.resolve('bin/nhipcau.mjs');
/** Every process of a run has it in its environment, whoever started it. */
const MARK = 'NHIPCAU_TEST_RUN';

/** A moment over the whole run: most by the clock, the others where files are being written. `span`: its length, ms; `jobs`: how many it has. */
export function randomDoom(random: Random, span: number, jobs: number): Doom {
  const ms = (most: number): number => random(Math.max(1, Math.round(most)));
  const moment = pick(random, [
    (): Moment => ({ after: 'start', ms: ms(span) }),
    (): Moment => ({ after: 'start', ms: ms(span) }),
    (): Moment => ({ after: 'start', ms: ms(Math.min(span, 2000)) }),
    (): Moment => ({ after: 'jobs', count: 1 + random(jobs), ms: ms(60) }),
    (): Moment => ({ after: 'changes', count: 1 + random(24) }),
    (): Moment => ({ after: 'changes', count: 1 + random(24) }),
  ])!();
  return { moment, victim: random(3) === 0 ? 'main' : 'all' };
}

/** Runs the command line and kills it when its moment comes. */
export async function runDoomed({ args, env, watched, doom }: DoomedOptions): Promise<DoomedRun> {
  const started = performance.now();
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, ...PLAIN, ...env, [MARK]: watched },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let killed = false;
  const kill = (): void => {
    if (killed || child.exitCode !== null) return;
    killed = true;
    killTree(child.pid!, doom!.victim);
  };
  const stop = doom && armed(doom.moment, watched, kill);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stop?.onJobs(madeIn(output).length);
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    // Not 'close': a process that outlives it may hold the pipes.
    child.on('exit', resolve);
  });
  stop?.disarm();
  child.stdout.destroy();
  child.stderr.destroy();
  return { killed: status === null, status, output, ms: performance.now() - started, made: madeIn(output) };
}

const madeIn = (output: string): string[] => [...output.matchAll(/^made {2}(\S+) \(/gm)].map(([, job]) => job!);

function armed(moment: Moment, watched: string, kill: () => void): { onJobs(count: number): void; disarm(): void } {
  const timers: NodeJS.Timeout[] = [];
  const inTime = (ms: number): void => void timers.push(setTimeout(kill, ms));
  if (moment.after === 'start') inTime(moment.ms);
  let changes = 0;
  const watcher =
    moment.after === 'changes'
      ? watch(watched, { recursive: true }, () => {
          changes += 1;
          if (changes >= moment.count) kill();
        })
      : undefined;
  return {
    onJobs(count) {
      if (moment.after === 'jobs' && count >= moment.count && timers.length === 0) inTime(moment.ms);
    },
    disarm() {
      for (const timer of timers) clearTimeout(timer);
      watcher?.close();
    },
  };
}

/** Ends the process; with `all`, its descendants with it, none of which gets to do anything first. */
function killTree(pid: number, victim: Victim): void {
  const others = victim === 'all' ? descendants(pid).map((each) => each.pid) : [];
  for (const one of [pid, ...others]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has just ended by itself.
    }
  }
}

/** Processes of runs over that folder that are still there. */
export function processesLeft(watched: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${MARK}=${watched}\0`);
        return isOurs ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
      } catch {
        // It has ended, or is another user's.
        return [];
      }
    });
}
