import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type VideoProps, videoFrames } from '../../../../compositions/video/props.ts';
import { lockToolFolder } from '../../../commands/open-renderers.ts';
import { PACKAGE } from '../../../commands/toolchain.ts';
import { withAddresses } from '../../../video/addresses.ts';
import { findBrowser } from '../../../video/browser.ts';
import { bundleCompositions } from '../../../video/bundle.ts';
import { segmentsOf } from '../../../video/paint/segments.ts';
import { startBundleServer } from '../../../video/server.ts';
import { rounded } from '../../numbers.ts';
import { type BeginFrameOptions, drawByBeginFrame } from './begin-frame.ts';
import { drawByRevideo } from './revideo.ts';
import { REVIDEO } from './revideo-project.ts';

export interface PeerOptions {
  /** Id of the composition. */
  readonly composition: string;
  /** Where `begin-frame-<tabs>.mp4` are left. */
  readonly folder: string;
}

/** What another way to draw took, or why it could not be tried here. */
export type Peer = { readonly name: string; readonly note: string } & (
  | { readonly seconds: number; readonly framesPerSecond: number }
  | { readonly unavailable: string }
);

/** How many tabs of one browser, or browsers, draw at once. */
const AT_ONCE = [1, 2] as const;

/** Draws in other ways, one after the other; each is answered when it has ended. Revideo tells a like story of its own. */
export async function* runPeers(video: VideoProps, assets: string, options: PeerOptions): AsyncGenerator<Peer> {
  const cacheDir = path.join(PACKAGE, '.nhipcau');
  const lock = lockToolFolder;
  const browser = await findBrowser({ cacheDir, lock, environment: process.env, platform: process.platform });
  const { executable } = browser;
  const server = await startBundleServer(await bundleCompositions(cacheDir, lock));
  try {
    const addressed = await withAddresses({ video, assets, folder: options.folder }, server);
    try {
      const [segment] = segmentsOf(video, { isWhole: true });
      const distinct = segment!.shown.map(({ frame }) => frame);
      const page = { executable, url: server.url, composition: options.composition, video: addressed.video };
      for (const tabs of AT_ONCE) {
        const file = path.join(options.folder, `begin-frame-${tabs}.mp4`);
        yield await byBeginFrame({ ...page, distinct, end: videoFrames(video), tabs, file });
      }
    } finally {
      await addressed.remove();
    }
  } finally {
    await server.close();
  }
  yield* byRevideo(executable, await photoOf(video, assets));
}

async function byBeginFrame(options: BeginFrameOptions): Promise<Peer> {
  const name = `distinct frames by BeginFrame, tabs: ${options.tabs}`;
  const note = 'x264 medium crf 18, JPEG frames';
  try {
    const { seconds, frames, distinct, seekMs, captureMs } = await drawByBeginFrame(options);
    const each = `${distinct} of ${frames} frames, each sought ${rounded(seekMs)} ms, captured ${rounded(captureMs)} ms`;
    return { name, note: `${note}; ${each}`, seconds: rounded(seconds), framesPerSecond: rounded(frames / seconds) };
  } catch (error) {
    return { name, note, unavailable: (error as Error).message.split('\n')[0]! };
  }
}

async function* byRevideo(executable: string, photo: string | undefined): AsyncGenerator<Peer> {
  const name = `Revideo ${REVIDEO}`;
  if (photo === undefined) {
    yield { name, note: '', unavailable: 'the video has no photograph' };
    return;
  }
  const drawn = await drawByRevideo({ executable, photo, workers: AT_ONCE });
  if ('unavailable' in drawn) {
    yield { name, note: 'telemetry replaced before installing', ...drawn };
    return;
  }
  for (const { workers, seconds, frames, codec, pixelFormat, kilobitsPerSecond } of drawn) {
    yield {
      name: `${name}, workers: ${workers}`,
      note: `${frames} frames of its own story, ${codec}, ${pixelFormat}, ${kilobitsPerSecond} kb/s; telemetry replaced`,
      seconds: rounded(seconds),
      framesPerSecond: rounded(frames / seconds),
    };
  }
}

/** The file of the first image that is shown. */
async function photoOf({ scenes }: VideoProps, assets: string): Promise<string | undefined> {
  const images = scenes.flatMap(({ page }) => page.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.hash] : [])));
  const name = (await readdir(assets)).find((one) => path.parse(one).name === images[0]);
  return name && path.join(assets, name);
}
