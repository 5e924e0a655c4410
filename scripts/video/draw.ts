import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCancelSignal, renderMedia, renderStill, selectComposition } from '@remotion/renderer';
import type { VideoProps } from '../../compositions/video/props.ts';
import type { Stage } from './stage.ts';
import { watch } from './watchdog.ts';

/** A page that shows no sign of life for this long is taken for dead. */
const PATIENCE_MS = 30_000;

export interface DrawRequest {
  readonly format: string;
  readonly video: VideoProps;
  /** Browser tabs drawing at once. */
  readonly concurrency: number;
  /** Share done, 0 to 1. */
  readonly onProgress: (done: number) => void;
  /** Ends the drawing early. */
  readonly signal: AbortSignal;
}

export interface Drawn {
  readonly mp4: Uint8Array;
  /** JPEG. */
  readonly poster: Uint8Array;
}

/** Draws a video and its poster with plain Remotion. Throws what went wrong; the stage's browser may then be dead. */
export async function drawVideo(stage: Stage, request: DrawRequest): Promise<Drawn> {
  const { video, format, concurrency, onProgress, signal } = request;
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-video-'));
  const { cancelSignal, cancel } = makeCancelSignal();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await watch(
      PATIENCE_MS,
      async (alive) => {
        const inputProps = { story: 'none', locale: 'none', video };
        const common = {
          serveUrl: stage.server.url,
          inputProps,
          puppeteerInstance: await stage.browser(),
          browserExecutable: stage.choice.executable,
          chromeMode: stage.choice.mode,
          logLevel: 'error' as const,
          timeoutInMilliseconds: PATIENCE_MS,
        };
        const composition = await selectComposition({ ...common, id: format });
        alive();
        const mp4 = path.join(folder, 'video.mp4');
        await renderMedia({
          ...common,
          composition,
          outputLocation: mp4,
          ...ENCODING,
          audioBitrate: video.music === undefined ? SILENCE_BITRATE : MUSIC_BITRATE,
          concurrency,
          cancelSignal,
          onProgress: ({ progress }) => {
            alive();
            onProgress(progress);
          },
        });
        alive();
        const poster = path.join(folder, 'poster.jpg');
        // The first scene stands complete from its first frame.
        await renderStill({ ...common, composition, frame: 0, output: poster, imageFormat: 'jpeg', jpegQuality: 92 });
        return { mp4: await readFile(mp4), poster: await readFile(poster) };
      },
      cancel,
    );
  } finally {
    signal.removeEventListener('abort', cancel);
    await rm(folder, { recursive: true, force: true });
  }
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

/** The encoder fills whatever it is given, even with silence. */
const SILENCE_BITRATE = '32k';
const MUSIC_BITRATE = '192k';
