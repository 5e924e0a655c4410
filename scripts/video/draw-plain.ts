import path from 'node:path';
import { type HeadlessBrowser, renderMedia, renderStill, selectComposition } from '@remotion/renderer';
import { withAddresses } from './addresses.ts';
import type { DrawRequest, PlainSetup } from './protocol.ts';
import type { BundleServer } from './server.ts';
import { BITRATE } from './sound.ts';

/** Remotion gives up a page that is not ready after this long. */
const PAGE_TIMEOUT_MS = 25_000;

export interface PlainStage {
  readonly server: BundleServer;
  /** Started when first asked for, then kept. */
  readonly browser: () => Promise<HeadlessBrowser>;
  readonly setup: PlainSetup;
  readonly request: DrawRequest;
  readonly progress: (done: number) => void;
}

/** Draws a video and its poster with plain Remotion. */
export async function drawPlain({ server, browser, setup, request, progress }: PlainStage): Promise<void> {
  const video = await withAddresses(request, server);
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
    audioBitrate: video.music === undefined ? BITRATE.silence : BITRATE.music,
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
}

/**
 * What platforms take without converting: H.264 High, yuv420p, bt709 in tv range, an AAC-LC track at 48 kHz even
 * when silent (YouTube's recommended upload settings). crf 18 is visually lossless; frames reach the encoder as
 * JPEG of a quality that keeps outlines of letters clean.
 */
const ENCODING = {
  codec: 'h264',
  crf: 18,
  x264Preset: 'medium',
  pixelFormat: 'yuv420p',
  colorSpace: 'bt709',
  imageFormat: 'jpeg',
  jpegQuality: 95,
  audioCodec: 'aac',
  sampleRate: 48_000,
  enforceAudioTrack: true,
} as const;
