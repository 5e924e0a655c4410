import type { VideoProps } from '../../compositions/video/props.ts';
import type { BrowserChoice } from './browser.ts';

/** What a drawing process draws with, on its command line: threads that paint, or plain Remotion in a browser. */
export type DrawSetup = PaintedSetup | PlainSetup;

export interface PaintedSetup {
  readonly renderer: 'painted';
  /** Address of the module that a painting thread runs. */
  readonly worker: string;
}

export interface PlainSetup {
  readonly renderer: 'plain';
  /** Folder of the bundled compositions. */
  readonly bundle: string;
  readonly browser: Pick<BrowserChoice, 'executable' | 'mode'>;
}

/** One video to draw; the files go to `folder` as `video.mp4` and `poster.jpg`. */
export interface DrawRequest {
  readonly format: string;
  readonly video: VideoProps;
  /** Folder of prepared assets, `<hash>.<extension>`. */
  readonly assets: string;
  readonly music?: { readonly hash: string; readonly extension: string };
  /** Threads or browser tabs drawing at once. */
  readonly concurrency: number;
  readonly folder: string;
}

/** What a drawing process says back. `progress` is also the sign that it lives; `done` counts from 0 to 1. */
export type DrawReply =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'drawn' }
  | { readonly kind: 'failed'; readonly failure: DrawFailure };

/** `reason` is the first line of what Remotion, Chrome or ffmpeg said. */
export type DrawFailure =
  | { readonly kind: 'sound' }
  | { readonly kind: 'full' }
  | { readonly kind: 'stalled'; readonly seconds: number }
  | { readonly kind: 'died'; readonly reason: string }
  | { readonly kind: 'error'; readonly reason: string };

/** A video could not be drawn. */
export class DrawError extends Error {
  constructor(readonly failure: DrawFailure) {
    super(failure.kind);
  }
}
