import { callFf } from './call-ff.ts';
import { DrawError, saysFull } from './protocol.ts';

/** A running ffmpeg that is fed and waited for. */
export interface Ffmpeg {
  /** Resolves when it has taken all: the memory is free again. Rejects where it has ended. */
  write(data: Uint8Array): Promise<void>;
  /** Ends its input and waits for it. Rejects with a `DrawError`. */
  finish(): Promise<void>;
  kill(): void;
}

/** Starts the ffmpeg that Remotion ships. It ends with the process that started it. */
export function startFfmpeg(args: readonly string[]): Ffmpeg {
  const task = callFf('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...args], { stdin: 'pipe' });
  let failure: DrawError | undefined;
  const ended = task.then(
    () => undefined,
    (error: unknown) => {
      failure = new DrawError(failureOf(error));
    },
  );
  // What it says of a broken pipe is said better by how it ended.
  task.stdin?.on('error', () => undefined);
  return {
    async write(data) {
      if (failure !== undefined) throw failure;
      const taken = new Promise<void>((resolve) => task.stdin!.write(data, () => resolve()));
      await Promise.race([taken, ended]);
      if (failure !== undefined) throw failure;
    },
    async finish() {
      task.stdin?.end();
      await ended;
      if (failure !== undefined) throw failure;
    },
    kill: () => void task.kill('SIGKILL'),
  };
}

/** Runs ffmpeg to its end without feeding it. Rejects with a `DrawError`. */
export const runFfmpeg = (args: readonly string[]): Promise<void> => startFfmpeg(['-nostdin', ...args]).finish();

/** What ffmpeg said first: what follows from it comes after. Or what ended it. */
function failureOf(error: unknown): DrawError['failure'] {
  const { stderr = '', signal, exitCode } = error as { stderr?: string; signal?: string; exitCode?: number };
  if (saysFull(stderr)) return { kind: 'full' };
  const said = stderr
    .trim()
    .split('\n')[0]
    ?.replace(/^\[[^\]]*\] /, '');
  return { kind: 'encoder', reason: said || `ffmpeg: ${signal ?? exitCode ?? String(error).split('\n')[0]}` };
}
