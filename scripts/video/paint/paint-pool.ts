import { Worker } from 'node:worker_threads';
import type { VideoProps } from '../../../compositions/video/props.ts';
import type { FrameLayout, PaintReply, PaintRequest } from './messages.ts';

/** Frames that a worker is given at a time: neighbours share what they are painted of. */
const RUN = 6;
/** Frames painted ahead of the one that is waited for, for each worker: 3 MB each in 1080p. */
const AHEAD = 2 * RUN;

/** Threads that paint frames. */
export interface PaintPool {
  /** Begins with a video: its images are loaded by each thread, once there is something to paint. `assets`: folder of prepared assets. */
  open(video: VideoProps, assets: string): void;
  /** Frames of the open video, in the order given, painted by all threads. Rejects where a thread fails or ends. */
  paint(frames: readonly number[], as: FrameLayout): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** Threads that run `worker` (a module's address). They stay for the next video: they have loaded all that paints. */
export function openPaintPool(worker: string, threads: number): PaintPool {
  const workers = Array.from({ length: threads }, () => new Worker(new URL(worker)));
  let opening: PaintRequest | undefined;
  const send = (worker: Worker, request: PaintRequest): void => worker.postMessage(request);
  return {
    open(video, assets) {
      opening = { kind: 'open', video, assets };
    },
    async *paint(frames, as) {
      if (frames.length === 0) return;
      if (opening) for (const worker of workers) send(worker, opening);
      opening = undefined;
      const painted = new Map<number, Uint8Array>();
      let failure: unknown;
      let wake: () => void = () => {};
      let given = 0;
      let taken = 0;
      const idle = new Set(workers);
      const share = (): void => {
        for (const worker of idle) {
          if (given >= frames.length || given >= taken + AHEAD * threads) return;
          idle.delete(worker);
          send(worker, { kind: 'paint', frames: frames.slice(given, given + RUN), as });
          given += RUN;
        }
      };
      const hear = (worker: Worker) => (reply: PaintReply) => {
        if (reply.kind === 'painted') painted.set(reply.frame, reply.data);
        else if (reply.kind === 'failed') failure = reply.error;
        else {
          idle.add(worker);
          share();
        }
        wake();
      };
      const fail = (error: unknown): void => {
        failure = error ?? new Error('a painting thread ended');
        wake();
      };
      const ears = workers.map((worker) => ({ worker, message: hear(worker) }));
      for (const { worker, message } of ears) {
        worker.on('message', message).once('error', fail).once('exit', fail);
      }
      const until = async (isSo: () => boolean): Promise<void> => {
        while (!isSo() && failure === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (failure !== undefined) throw failure;
      };
      try {
        share();
        for (const frame of frames) {
          await until(() => painted.has(frame));
          const data = painted.get(frame)!;
          painted.delete(frame);
          taken += 1;
          share();
          yield data;
        }
        // What is said of these frames is heard before others are asked for.
        await until(() => idle.size === workers.length);
      } finally {
        for (const { worker, message } of ears) worker.off('message', message).off('error', fail).off('exit', fail);
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
