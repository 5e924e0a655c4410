import type { Renderer } from '../job/rendered.ts';
import type { Config } from './command.ts';

export interface KeptRenderers {
  readonly renderers: Config['renderers'];
  /** Ends those that were opened; the next that is asked for is opened anew. */
  close(): Promise<void>;
}

/**
 * Renderers that stay open from one round to the next: starting threads and the drawing process takes longer than drawing a
 * picture. The first that asks says how many workers there are. Once `signal` is aborted whoever closes one ends it, for
 * that is how a video under way is cut short.
 */
export function keepRenderers({ still, video }: Config['renderers'], signal: AbortSignal): KeptRenderers {
  const stills = keep(still, signal);
  const videos = keep(video, signal);
  return {
    renderers: { still: stills.open, video: videos.open },
    async close() {
      await Promise.all([stills.close(), videos.close()]);
    },
  };
}

type Open = (workers: number | undefined) => Promise<Renderer>;

function keep(open: Open, signal: AbortSignal): { readonly open: Open; close(): Promise<void> } {
  let kept: Promise<Renderer> | undefined;
  const close = async (): Promise<void> => {
    const closing = kept;
    kept = undefined;
    await (await closing)?.close();
  };
  return {
    async open(workers) {
      kept ??= open(workers);
      // One that could not be opened is tried again in the next round.
      const { render } = await kept.catch((error: unknown) => {
        kept = undefined;
        throw error;
      });
      return { render, close: async () => (signal.aborted ? close() : undefined) };
    },
    close,
  };
}
