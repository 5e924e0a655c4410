import path from 'node:path';
import { lockFolder } from '../cache/lock.ts';
import type { Emit } from '../report/events.ts';
import type { Config, Log } from './command.ts';
import { writeFailed } from './draw.ts';

/** Another `extract` or `approve` takes a moment. */
const PATIENCE_MS = 60_000;

/** Runs `act` while nobody else writes states: two who read the same file would undo each other's work. */
export async function withLocalesLock(config: Config, log: Log, emit: Emit, act: () => Promise<void>): Promise<void> {
  const options = {
    patience: PATIENCE_MS,
    onWait: ({ pid }: { pid: number }) => emit({ kind: 'waiting', pid }),
    signal: config.signal,
  };
  const lock = await lockFolder(path.join(config.root, 'locales', '.state'), options).catch((error: unknown) =>
    writeFailed(error),
  );
  if ('rule' in lock) return log.add([lock]);
  if ('heldBy' in lock) {
    if (config.signal.aborted) return;
    return log.add([{ rule: 'output-locked', id: 'output-locked.states', values: { pid: lock.heldBy.pid } }]);
  }
  try {
    await act();
  } finally {
    await lock.release();
  }
}
