import path from 'node:path';
import {
  type FfmpegOverrideFn,
  type HeadlessBrowser,
  renderMedia,
  renderStill,
  selectComposition,
} from '@remotion/renderer';
import { withAddresses } from './addresses.ts';
import { ENCODER_THREADS } from './profiles.ts';
import type { DrawRequest, PlainSetup } from './protocol.ts';
import type { BundleServer } from './server.ts';

/** Remotion gives up a page that is not ready after this long. */
const PAGE_TIMEOUT_MS = 25_000;

export interface PlainStage {
  readonly server: BundleServer;
  /** Started when first asked for, then kept. */
  readonly browser: () => Promise<HeadlessBrowser>;
  readonly setup: PlainSetup;
  readonly request: DrawRequest;
  readonly progress: (done: number) => void;
  /** How frames reach the encoder: JPEG, which Remotion takes by default, or PNG, which loses nothing. */
  readonly frames?: 'jpeg' | 'png';
}

/** Draws a video without sound, and its poster, with plain Remotion. */
export async function drawPlain(stage: PlainStage): Promise<void> {
  const { server, browser, setup, request, progress, frames = 'jpeg' } = stage;
  progress(0);
  const { video, remove } = await withAddresses(request, server);
  try {
    const common = {
      serveUrl: server.url,
      inputProps: { story: 'none', locale: 'none', video },
      puppeteerInstance: await browser(),
      browserExecutable: setup.browser.executable,
      chromeMode: setup.browser.mode,
      logLevel: 'error' as const,
      timeoutInMilliseconds: PAGE_TIMEOUT_MS,
    };
    progress(0);
    const composition = await selectComposition({ ...common, id: request.format });
    progress(0);
    await renderMedia({
      ...common,
      composition,
      outputLocation: path.join(request.folder, 'video.mp4'),
      ...ENCODING,
      imageFormat: frames,
      ...(frames === 'jpeg' && { jpegQuality: JPEG_QUALITY }),
      concurrency: request.concurrency,
      onProgress: (state) => progress(state.progress),
    });
    await renderStill({
      ...common,
      composition,
      // The first scene stands complete from its first frame.
      frame: 0,
      output: path.join(request.folder, 'poster.jpg'),
      imageFormat: 'jpeg',
      jpegQuality: 92,
    });
  } finally {
    await remove();
  }
}

/** Keeps outlines of letters clean. */
const JPEG_QUALITY = 95;

/** As many threads as our own encoder has: what x264 writes depends on their number. */
const withThreads: FfmpegOverrideFn = ({ type, args }) =>
  type === 'pre-stitcher' ? args.toSpliced(args.indexOf('-c:v'), 0, '-threads', String(ENCODER_THREADS)) : args;

/** What platforms take without converting: H.264 High, yuv420p, bt709 in tv range. crf 18 is visually lossless. */
const ENCODING = {
  codec: 'h264',
  crf: 18,
  x264Preset: 'medium',
  pixelFormat: 'yuv420p',
  colorSpace: 'bt709',
  muted: true,
  ffmpegOverride: withThreads,
} as const;
