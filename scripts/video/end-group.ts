import type { ChildProcess } from 'node:child_process';

/** Ends a process at once with all that it started, where it was started as a group of its own (not on Windows). */
export function endGroup(child: ChildProcess): void {
  try {
    if (process.platform !== 'win32' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}
