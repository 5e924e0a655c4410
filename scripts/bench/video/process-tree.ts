import { readdirSync, readFileSync } from 'node:fs';

/** A process that runs. */
export interface Running {
  readonly pid: number;
  readonly parent: number;
  /** Its program and arguments. */
  readonly command: string;
}

export interface MemoryWatch {
  /** Ends the watch and answers the most that was held at once, MB. */
  stop(): number;
}

const EVERY_MS = 250;

/**
 * Watches what processes below this one, whose command holds those words, and all that they started hold in memory (Linux;
 * 0 elsewhere).
 */
export function watchMemory(words: string): MemoryWatch {
  let most = 0;
  const look = (): void => {
    const roots = descendants(process.pid).filter(({ command }) => command.includes(words));
    const pids = new Set(roots.flatMap(({ pid }) => [pid, ...descendants(pid).map((each) => each.pid)]));
    most = Math.max(most, memoryOf([...pids]));
  };
  const timer = setInterval(look, EVERY_MS);
  look();
  return {
    stop() {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}

/** What a process started, directly or not. */
export function descendants(pid: number): Running[] {
  const all = listProcesses();
  const below = (parent: number): Running[] =>
    all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

/** What processes hold in memory together, MB: shared pages are shared out (PSS). */
export const memoryOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + pss(pid), 0);

function pss(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    // It ended while it was read.
    return 0;
  }
}

/** All processes of this machine that still run (Linux; none elsewhere). */
export function listProcesses(): Running[] {
  const names = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return names.flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      // It ended while it was read.
      return [];
    }
  });
}
