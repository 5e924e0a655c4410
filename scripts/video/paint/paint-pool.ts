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
  /**
   * Frames of the open video, in the order given, painted by all threads, which several who ask share. Rejects where a thread
   * fails or ends. A frame is the caller's until the next is asked for.
   */
  paint(frames: readonly number[], as: FrameLayout): AsyncGenerator<Uint8Array>;
  close(): Promise<void>;
}

/** What somebody has asked for. */
interface Order {
  readonly id: number;
  readonly frames: readonly number[];
  readonly as: FrameLayout;
  readonly painted: Map<number, Uint8Array>;
  /** How many frames have been given to threads, and taken by whoever asked. */
  given: number;
  taken: number;
  wake: () => void;
}

/** Threads that run `worker` (a module's address). They stay for the next video: they have loaded all that paints. */
export function openPaintPool(worker: string, threads: number): PaintPool {
  const idle = new Set<Worker>();
  const orders = new Map<number, Order>();
  let opening: PaintRequest | undefined;
  let failure: unknown;
  let numbers = 0;
  /** Memory of frames that were taken, for the next ones: what is new costs more to touch than to fill. */
  let spare: ArrayBuffer[] = [];

  const fail = (error: unknown): void => {
    failure = error ?? new Error('a painting thread ended');
    for (const { wake } of orders.values()) wake();
  };
  const hear = (worker: Worker, reply: PaintReply): void => {
    if (reply.kind === 'failed') {
      fail(reply.error);
    } else if (reply.kind === 'done') {
      idle.add(worker);
      share();
    } else {
      const order = orders.get(reply.order);
      order?.painted.set(reply.frame, reply.data);
      order?.wake();
    }
  };
  const workers = Array.from({ length: threads }, () => {
    const one = new Worker(new URL(worker));
    one.on('message', (reply: PaintReply) => hear(one, reply)).on('error', fail);
    one.on('exit', () => fail(undefined));
    idle.add(one);
    return one;
  });

  /** Gives idle threads the next frames of whoever waits with the fewest ahead. */
  function share(): void {
    for (const worker of idle) {
      const [order] = [...orders.values()]
        .filter(({ given, taken, frames }) => given < frames.length && given < taken + (AHEAD * threads) / orders.size)
        .sort((a, b) => a.given - a.taken - (b.given - b.taken));
      if (!order) return;
      const frames = order.frames.slice(order.given, order.given + RUN);
      order.given += frames.length;
      idle.delete(worker);
      const memory = spare.splice(0, frames.length);
      worker.postMessage(
        { kind: 'paint', order: order.id, frames, as: order.as, memory } satisfies PaintRequest,
        memory,
      );
    }
  }

  return {
    open(video, assets) {
      opening = { kind: 'open', video, assets };
    },
    async *paint(frames, as) {
      if (frames.length === 0) return;
      if (opening) for (const worker of workers) worker.postMessage(opening);
      opening = undefined;
      numbers += 1;
      const order: Order = { id: numbers, frames, as, painted: new Map(), given: 0, taken: 0, wake: () => {} };
      orders.set(order.id, order);
      try {
        for (const frame of frames) {
          share();
          while (!order.painted.has(frame) && failure === undefined) {
            await new Promise<void>((resolve) => {
              order.wake = resolve;
            });
          }
          if (failure !== undefined) throw failure;
          const data = order.painted.get(frame)!;
          order.painted.delete(frame);
          order.taken += 1;
          yield data;
          spare.push(data.buffer as ArrayBuffer);
        }
      } finally {
        orders.delete(order.id);
        if (orders.size === 0) spare = [];
      }
    },
    async close() {
      for (const worker of workers) worker.removeAllListeners('exit');
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
