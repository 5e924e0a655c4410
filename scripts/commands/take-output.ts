import { type Holder, type Lock, lockFolder } from '../cache/lock.ts';
import type { Emit } from '../report/events.ts';
import type { Config, Log } from './command.ts';
import { writeFailed } from './draw.ts';

/** How long to wait for another build of the same output folder. */
const PATIENCE_MS = 10 * 60_000;

export interface TakenOutput extends Lock {
  /** Whether another run held it until now: what was read before may be old. */
  readonly waited: boolean;
}

/** Takes the output folder for this run. Undefined where another holds it; the log says so. */
export async function takeOutput({ output, signal }: Config, log: Log, emit: Emit): Promise<TakenOutput | undefined> {
  let waited = false;
  try {
    const onWait = ({ pid }: Holder): void => {
      waited = true;
      emit({ kind: 'waiting', pid });
    };
    const lock = await lockFolder(output, { patience: PATIENCE_MS, onWait, signal });
    if (!('heldBy' in lock)) return { release: () => lock.release(), waited };
    if (!signal.aborted) {
      log.add([{ rule: 'output-locked', id: 'output-locked.held', values: { pid: lock.heldBy.pid } }]);
    }
  } catch (error) {
    log.add([writeFailed(error)]);
  }
  return undefined;
}
