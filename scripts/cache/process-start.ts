import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * Tells a process from a later one with the same id: on Linux which boot it is of and clock ticks since then, which no change
 * of the clock touches; undefined elsewhere.
 */
export function processStart(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may itself hold spaces and brackets; `starttime` is field 22.
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

/** Whether a process noted at `since` (ms since 1970) with this id and start is still running on this machine. */
export function isRunning(pid: number, start: string | undefined, since: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = processStart(pid);
  if (start !== undefined && now !== undefined) return start === now;
  // All that is left to go by is the clock: what was noted before this machine started is of another process.
  return since >= Date.now() - uptime() * 1000 - 5000;
}
