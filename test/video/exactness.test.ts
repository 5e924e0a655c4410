import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type HeadlessBrowser, openBrowser, renderFrames, selectComposition } from '@remotion/renderer';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mark, Motion } from '../../compositions/layout/mark.ts';
import { shownBlockSchema } from '../../compositions/model/document.ts';
import { createPainter, frameName } from '../../compositions/video/painter.ts';
import { type VideoProps, videoFrames } from '../../compositions/video/props.ts';
import { PAINTER } from '../../scripts/commands/open-renderers.ts';
import { freePixels } from '../../scripts/render/raster.ts';
import { withAddresses } from '../../scripts/video/addresses.ts';
import { type BrowserChoice, findBrowser } from '../../scripts/video/browser.ts';
import { bundleCompositions } from '../../scripts/video/bundle.ts';
import { drawPlain } from '../../scripts/video/draw-plain.ts';
import { drawPainted } from '../../scripts/video/paint/draw-painted.ts';
import { openPaintPool } from '../../scripts/video/paint/paint-pool.ts';
import { runFf } from '../../scripts/video/probe.ts';
import type { DrawRequest } from '../../scripts/video/protocol.ts';
import { type BundleServer, startBundleServer } from '../../scripts/video/server.ts';
import { loadPaintTools } from '../../scripts/workers/paint-tools.ts';
import { TEST_CACHE, testLock } from './cache.ts';
import { type Choice, composeVideo, type ExactnessSample, exactnessSample } from './exactness-sample.ts';

/** Every way in which a mark moves: the compiler asks for what the model has beside these. */
const MOTIONS: Readonly<Record<Motion['kind'], true>> = {
  rise: true,
  fade: true,
  'grow-x': true,
  'grow-y': true,
  draw: true,
  count: true,
  pan: true,
};

/** On a machine that is busy otherwise. */
const PATIENCE_MS = 180_000;

const EVERYTHING: Choice = { locale: 'vi', share: 1 / 3, longest: 20 };
const RIGHT_TO_LEFT: Choice = {
  locale: 'ar',
  share: 1 / 3,
  longest: 20,
  stories: ['cover-photo', 'statistics', 'chart-bar', 'chart-line', 'photograph', 'paragraph'],
};
const FULL_SIZE: Choice = {
  locale: 'vi',
  share: 1,
  longest: 6,
  stories: ['cover-photo', 'photograph'],
};

let folder: string;
let sample: ExactnessSample;
let setup: { readonly renderer: 'plain'; readonly bundle: string; readonly browser: BrowserChoice };
let server: BundleServer;
let browser: HeadlessBrowser;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-exact-'));
  sample = await exactnessSample(path.join(folder, 'stories'));
  const choice = await findBrowser({
    cacheDir: TEST_CACHE,
    lock: testLock,
    environment: process.env,
    platform: process.platform,
  });
  setup = { renderer: 'plain', bundle: await bundleCompositions(TEST_CACHE, testLock), browser: choice };
  server = await startBundleServer(setup.bundle);
  const { executable, mode } = choice;
  browser = await openBrowser('chrome', { browserExecutable: executable, chromeMode: mode, logLevel: 'error' });
});
afterAll(async () => {
  await browser.close({ silent: true });
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every frame that plain Remotion hands to its encoder, against what our painter makes of the frame's name. */
async function differences(video: VideoProps): Promise<{ frames: number; differing: Record<string, number> }> {
  const { video: addressed, remove } = await withAddresses({ video, assets: sample.assets, folder }, server);
  const painter = createPainter(video, await loadPaintTools(video, sample.assets));
  const firstOfName = namedBefore(video);
  const common = {
    serveUrl: server.url,
    inputProps: { story: 'none', locale: 'none', video: addressed },
    puppeteerInstance: browser,
    browserExecutable: setup.browser.executable,
    chromeMode: setup.browser.mode,
    logLevel: 'error' as const,
  };
  const composition = await selectComposition({ ...common, id: 'landscape' });
  const differing: Record<string, number> = {};
  let frames = 0;
  await renderFrames({
    ...common,
    composition,
    imageFormat: 'png',
    outputDir: null,
    muted: true,
    concurrency: 2,
    onStart: () => undefined,
    onFrameUpdate: () => undefined,
    onFrameBuffer: async (png, frame) => {
      const seen = await sharp(png).removeAlpha().raw().toBuffer();
      await freePixels();
      const bytes = unlike(seen, painter.paint(firstOfName[frame]!).data);
      if (bytes > 0) differing[`frame ${frame}`] = bytes;
      frames += 1;
    },
  });
  await remove();
  return { frames, differing };
}

/** For each frame, the one that our renderer paints and shows in its place: the first of those after it with its name. */
function namedBefore(video: VideoProps): number[] {
  const painted: number[] = [];
  let last: string | undefined;
  for (let frame = 0; frame < videoFrames(video); frame += 1) {
    const name = frameName(video, frame);
    painted.push(name === last ? painted[frame - 1]! : frame);
    last = name;
  }
  return painted;
}

/** How many bytes of RGB differ from RGBA. Infinity where the pictures are not of one size. */
function unlike(rgb: Uint8Array, rgba: Uint8Array): number {
  if (rgb.length * 4 !== rgba.length * 3) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let from = 0, at = 0; at < rgb.length; from += 4, at += 3) {
    for (let channel = 0; channel < 3; channel += 1) count += Number(rgb[at + channel] !== rgba[from + channel]);
  }
  return count;
}

const marksOf = ({ scenes }: VideoProps): readonly Mark[] => scenes.flatMap(({ page }) => page.marks);

it('the sample shows every kind of block and motion, pictures of all sorts, and captions', async () => {
  const { video, blocks } = await composeVideo(sample, EVERYTHING);
  const kinds = shownBlockSchema.options.map(({ shape }) => shape.kind.value);
  expect(new Set(blocks.map(({ kind }) => kind))).toEqual(new Set(kinds));
  const marks = marksOf(video);
  expect(new Set(marks.flatMap(({ motion }) => motion?.kind ?? []))).toEqual(new Set(Object.keys(MOTIONS)));
  const images = marks.flatMap((mark) =>
    mark.kind === 'image' ? `${mark.radius ? 'round' : 'square'} ${mark.motion?.kind ?? 'still'}` : [],
  );
  expect(images).toEqual(expect.arrayContaining(['square pan', 'round pan', 'round fade']));
  expect(marks.some((mark) => mark.kind === 'text' && mark.text.pictures)).toBe(true);
  expect(video.scenes.flatMap(({ captions }) => captions).length).toBeGreaterThan(0);
  // Frames that our renderer shows again without painting them, some under a caption.
  const again = namedBefore(video).filter((painted, frame) => painted !== frame);
  expect(again.length).toBeGreaterThan(10);
});

it.each([
  ['every kind of block', EVERYTHING],
  ['right to left', RIGHT_TO_LEFT],
  ['in full size', FULL_SIZE],
])(
  'each frame of plain Remotion equals ours, byte for byte: %s',
  async (_, choice) => {
    const { video } = await composeVideo(sample, choice);
    const { frames, differing } = await differences(video);
    expect(differing).toEqual({});
    expect(frames).toBe(videoFrames(video));
  },
  PATIENCE_MS,
);

it(
  'the encoded pictures of both renderers are one stream, frame for frame and bit for bit',
  async () => {
    const { video } = await composeVideo(sample, RIGHT_TO_LEFT);
    const request = async (name: string): Promise<DrawRequest> => {
      const own = path.join(folder, name);
      await mkdir(own);
      const common = { format: 'landscape', video, profile: 'master', encoding: 'mp4', isWhole: true } as const;
      return { ...common, assets: sample.assets, concurrency: 2, folder: own };
    };
    const plain = await request('plain');
    const progress = (): void => undefined;
    await drawPlain({ server, browser: async () => browser, setup, request: plain, progress, frames: 'png' });
    const painted = await request('painted');
    const pool = openPaintPool(PAINTER, 2);
    await drawPainted(painted, pool, progress).finally(() => pool.close());
    expect((await h264Of(painted)).equals(await h264Of(plain))).toBe(true);
  },
  PATIENCE_MS,
);

/** The pictures of a drawn video as the encoder wrote them. */
async function h264Of({ folder: own }: DrawRequest): Promise<Buffer> {
  const stream = path.join(own, 'video.h264');
  await runFf('ffmpeg', ['-v', 'error', '-i', path.join(own, 'video.mp4'), '-c:v', 'copy', '-f', 'h264', stream]);
  return readFile(stream);
}
