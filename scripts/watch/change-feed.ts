import { type FSWatcher, realpathSync, watch } from 'node:fs';
import path from 'node:path';
import { isHidden, isPassing } from './passing-files.ts';
import { scan } from './scan.ts';

export interface ChangeFeed {
  /**
   * Files and folders that have come, changed or gone since this was last asked, relative to the workspace with forward
   * slashes; waits for some, and until the save is over. Undefined once the signal is aborted.
   */
  next(signal: AbortSignal): Promise<readonly string[] | undefined>;
  close(): void;
}

export interface FeedOptions {
  /** Absolute. */
  readonly root: string;
  /** Names of the folders in it that are watched, be they there yet or not. */
  readonly folders: readonly string[];
  /** Absolute paths of folders that the tool itself writes. */
  readonly own: readonly string[];
}

/** A save is over when nothing more happens for so long: some editors empty a file before they fill it, others rename two. */
const QUIET_MS = 100;
/** Not longer, even where something never rests. */
const MOST_MS = 3000;
/** How often everything is looked at where the system tells of nothing: network disks, or no watches left. */
const SCAN_MS = 1000;
/** Looking may take a twentieth of the time. */
const SCAN_SHARE = 20;

/**
 * Watches a workspace: what is read after this was called is either up to date or told by `next`. The system's events, one
 * watch a folder, make it quick; what is believed is a scan of the folders, after events and now and then without any. So a
 * lost event costs a second, never a change.
 */
export function openChangeFeed(options: FeedOptions): ChangeFeed {
  const { folders } = options;
  const root = realPath(options.root);
  const isIgnored = createIgnored(options);
  const watched = new Map<string, { readonly mark: string; readonly watcher: FSWatcher }>();
  const changed = new Set<string>();
  let [beganAt, changedAt] = [0, 0];
  let wake = (): void => undefined;
  let seen = scan(root, folders, isIgnored);
  watchFolders();
  // Once more, for what has changed before it was watched.
  const scanMs = Math.max(SCAN_MS, SCAN_SHARE * compare());

  return {
    async next(signal) {
      while (!signal.aborted) {
        compare();
        const now = Date.now();
        if (changed.size > 0 && (now >= changedAt + QUIET_MS || now >= beganAt + MOST_MS)) return take();
        await (changed.size > 0 ? pause(changedAt + QUIET_MS - now, signal, false) : pause(scanMs, signal, true));
      }
      return undefined;
    },
    close() {
      for (const { watcher } of watched.values()) watcher.close();
    },
  };

  function take(): readonly string[] {
    const places = [...changed].sort();
    changed.clear();
    // A folder that came with its files needs no mention.
    const own = places.filter((place) => !places.some((other) => other.startsWith(place + path.sep)));
    return own.map((place) => place.split(path.sep).join('/'));
  }

  function note(place: string): void {
    if (isPassing(path.basename(place))) return;
    changedAt = Date.now();
    if (changed.size === 0) beganAt = changedAt;
    changed.add(place);
  }

  /** Notes what differs from the last look, and watches the folders that there are now. Answers how long it took, ms. */
  function compare(): number {
    const started = performance.now();
    const before = seen;
    seen = scan(root, folders, isIgnored);
    for (const kind of ['files', 'folders'] as const) {
      for (const [place, mark] of seen[kind]) if (before[kind].get(place) !== mark) note(place);
      for (const place of before[kind].keys()) if (!seen[kind].has(place)) note(place);
    }
    watchFolders();
    return performance.now() - started;
  }

  function watchFolders(): void {
    // The root as well, where the folders themselves come and go.
    const wanted = new Map([['', ''], ...seen.folders]);
    for (const [folder, { mark, watcher }] of watched) {
      if (wanted.get(folder) === mark) continue;
      watcher.close();
      watched.delete(folder);
    }
    for (const [folder, mark] of wanted) {
      const watcher = watched.has(folder) ? undefined : watchFolder(folder);
      if (watcher) watched.set(folder, { mark, watcher });
    }
  }

  /** Undefined where the folder has just gone or no watches are left: scans see what happens there. */
  function watchFolder(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(path.join(root, folder), (_event, name) => {
        const place = path.join(folder, name ?? '');
        if (place !== '.' && isIgnored(place)) return;
        // Of a folder it is told that something is different in it: the look that follows says what.
        if (name !== null && !seen.folders.has(place)) note(place);
        wake();
      });
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  }

  /** Waits, when `isIdle` until something happens at the most. */
  function pause(ms: number, signal: AbortSignal, isIdle: boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
      if (isIdle) wake = end;
    });
  }
}

/** Everything but the watched folders, and in them what is hidden or the tool's own. */
function createIgnored({ root, folders, own }: FeedOptions): (place: string) => boolean {
  // Only folders inside the watched ones matter: an output that is the workspace itself must not hide its stories.
  const inside = own.map((folder) => path.relative(root, folder)).filter((folder) => isBelow(folder, folders));
  return (place) => {
    const names = place.split(path.sep);
    if (!folders.includes(names[0]!) || names.some(isHidden)) return true;
    return inside.some((folder) => place === folder || place.startsWith(folder + path.sep));
  };
}

const isBelow = (place: string, folders: readonly string[]): boolean => {
  const names = place.split(path.sep);
  return names.length > 1 && folders.includes(names[0]!);
};

/** Events of a root that is a link would be the link's own. One that is not there yet is waited for. */
const realPath = (folder: string): string => {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
};
