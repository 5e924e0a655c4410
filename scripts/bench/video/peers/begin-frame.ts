import type { VideoProps } from '../../../../compositions/video/props.ts';
import { startFfmpeg } from '../../../video/ffmpeg.ts';
import { ENCODER_THREADS, PROFILES } from '../../../video/profiles.ts';
import { startBrowser } from '../../text/devtools.ts';
import { BEGIN_FRAME_FLAGS, type Capture, openTab, type Tab, type TabOptions } from './tab.ts';

export interface BeginFrameOptions extends Pick<TabOptions, 'url' | 'composition' | 'video'> {
  /** The browser's program: a Chromium whose headless mode is a build of its own. */
  readonly executable: string;
  /** Frames that differ from the one before, ascending; the first is where the stretch begins. */
  readonly distinct: readonly number[];
  /** The stretch ends before this frame. */
  readonly end: number;
  readonly tabs: number;
  /** MP4 to write, without sound. */
  readonly file: string;
  /** By BeginFrame unless said otherwise. */
  readonly capture?: Capture;
}

export interface BeginFrameDrawn {
  /** From the start of the browser to the end of the file. */
  readonly seconds: number;
  readonly frames: number;
  readonly distinct: number;
  /** Means for one distinct frame in one tab, ms. */
  readonly seekMs: number;
  readonly captureMs: number;
}

/** As frames reach plain Remotion's encoder. */
const PICTURE = { format: 'jpeg', quality: 95 } as const;

/** As Remotion starts a browser, in what reaches a pixel. */
const FLAGS = [
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-dev-shm-usage',
];

/**
 * The other way to draw fast: distinct frames of any composition, taken from the page by frames that DevTools begins,
 * each handed to the encoder as often as it shows. The stream is that of plain Remotion with JPEG frames.
 */
export async function drawByBeginFrame(options: BeginFrameOptions): Promise<BeginFrameDrawn> {
  const { executable, video, distinct, end, tabs: count, file, capture = 'begin-frame' } = options;
  const started = performance.now();
  const browser = startBrowser(executable, [...FLAGS, ...(capture === 'begin-frame' ? BEGIN_FRAME_FLAGS : [])]);
  const encoder = startFfmpeg(encoding(video, file));
  const clock = { seek: 0, capture: 0 };
  try {
    const tabs = await Promise.all(Array.from({ length: count }, () => openTab({ ...options, browser, capture })));
    let index = 0;
    for await (const picture of inTurns(tabs, distinct, clock)) {
      const next = distinct[index + 1] ?? end;
      for (let at = distinct[index]!; at < next; at += 1) await encoder.write(picture);
      index += 1;
    }
    await encoder.finish();
  } catch (error) {
    encoder.kill();
    throw error;
  } finally {
    await browser.close();
  }
  return {
    seconds: (performance.now() - started) / 1000,
    frames: end - distinct[0]!,
    distinct: distinct.length,
    seekMs: clock.seek / distinct.length,
    captureMs: clock.capture / distinct.length,
  };
}

interface Clock {
  seek: number;
  capture: number;
}

/** Pictures in the order of `frames`: each tab takes every n-th, and no more than two before they are asked for. */
async function* inTurns(tabs: readonly Tab[], frames: readonly number[], clock: Clock): AsyncGenerator<Buffer> {
  const turns: Promise<unknown>[] = tabs.map(() => Promise.resolve());
  const taken: Promise<Buffer>[] = [];
  const takeNext = (): void => {
    const number = taken.length;
    const turn = number % tabs.length;
    const picture = turns[turn]!.then(() => takeFrame(tabs[turn]!, frames[number]!, clock));
    // Whoever waits for it is told.
    picture.catch(() => undefined);
    turns[turn] = picture;
    taken.push(picture);
  };
  for (let index = 0; index < frames.length; index += 1) {
    while (taken.length < Math.min(frames.length, index + 2 * tabs.length)) takeNext();
    yield await taken[index]!;
    // A video's pictures are hundreds of MB together.
    delete taken[index];
  }
}

async function takeFrame(tab: Tab, frame: number, clock: Clock): Promise<Buffer> {
  const begun = performance.now();
  await tab.seek(frame);
  const shown = performance.now();
  const picture = await tab.take(PICTURE);
  clock.seek += shown - begun;
  clock.capture += performance.now() - shown;
  return picture;
}

/** Remotion's own arguments for the settings of plain drawing (`@remotion/renderer`, prespawn-ffmpeg). */
function encoding({ width, height, fps }: VideoProps, file: string): string[] {
  const { preset, crf } = PROFILES.master;
  return [
    ...['-r', String(fps), '-f', 'image2pipe', '-s', `${width}x${height}`, '-vcodec', 'mjpeg', '-i', '-'],
    ...[
      '-threads',
      String(ENCODER_THREADS),
      '-c:v',
      'libx264',
      '-colorspace:v',
      'bt709',
      '-color_primaries:v',
      'bt709',
    ],
    ...['-color_trc:v', 'bt709', '-color_range', 'tv', '-vf', CONVERSION, '-pix_fmt', 'yuv420p', '-preset', preset],
    ...['-video_track_timescale', '90000', '-crf', String(crf), '-y', file],
  ];
}

const CONVERSION = 'zscale=matrix=709:range=limited:primariesin=709:primaries=709:transferin=709:transfer=709';
