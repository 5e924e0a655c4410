import type { VideoEncoding, VideoProfile } from '../../compositions/model/job-input.ts';
import type { VideoProps } from '../../compositions/video/props.ts';
import type { Soundtrack } from '../../compositions/video/soundtrack.ts';
import type { DrawProgress, KeptPlace } from '../job/rendered.ts';
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

/** One video to draw; the files go to `folder` as `video.<encoding>` and, beside an MP4, `poster.jpg`. */
export interface DrawRequest {
  readonly format: string;
  readonly video: VideoProps;
  readonly sound?: Soundtrack;
  readonly profile: VideoProfile;
  readonly encoding: VideoEncoding;
  /** Folder of prepared assets, `<hash>.<extension>`. */
  readonly assets: string;
  /** Where encoded parts are kept. */
  readonly kept?: KeptPlace;
  /** Encodes the video in one piece, as plain Remotion does, not in a piece a scene. */
  readonly isWhole?: boolean;
  /** Threads or browser tabs drawing at once. */
  readonly concurrency: number;
  readonly folder: string;
}

/** What a drawing process says back. `progress` is also the sign that it lives. */
export type DrawReply =
  | ({ readonly kind: 'progress' } & DrawProgress)
  | { readonly kind: 'drawn' }
  | { readonly kind: 'failed'; readonly failure: DrawFailure };

/** `reason` is the first line of what Remotion, Chrome or ffmpeg said. */
export type DrawFailure =
  /** A sound that cannot be decoded, by its name among the assets. */
  | { readonly kind: 'sound'; readonly file: string }
  | { readonly kind: 'full' }
  | { readonly kind: 'stalled'; readonly seconds: number }
  | { readonly kind: 'died'; readonly reason: string }
  /** ffmpeg failed or was killed. */
  | { readonly kind: 'encoder'; readonly reason: string }
  | { readonly kind: 'error'; readonly reason: string };

/** True where ffmpeg, Chrome or the system says that the disk is full. */
export const saysFull = (words: string): boolean => /no space left on device/i.test(words);

/** A video could not be drawn. */
export class DrawError extends Error {
  constructor(readonly failure: DrawFailure) {
    super(failure.kind);
  }
}
