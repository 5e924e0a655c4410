import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * Tells a process from a later one with the same id: clock ticks since boot on Linux, undefined elsewhere.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in brackets, may itself hold spaces and brackets; `starttime` is field 22.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Whether a process noted at `since` (ms since 1970) with this id and start is still running on this machine. */
export function isRunning(pid: number, start: string | undefined, since: number): boolean {
  if (since < Date.now() - uptime() * 1000 - 5000) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = processStart(pid);
  return start === undefined || now === undefined || start === now;
}
