import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import { descendants } from '../../scripts/bench/video/process-tree.ts';
import { PAINTER } from '../../scripts/commands/open-renderers.ts';
import type { Renderer } from '../../scripts/job/rendered.ts';
import { findBrowser } from '../../scripts/video/browser.ts';
import { openDrawSession } from '../../scripts/video/draw-session.ts';
import { createVideoRenderer } from '../../scripts/video/renderer.ts';
import { findKept } from '../../scripts/workers/find-kept.ts';
import { folderWith, smallDisk } from '../rig.ts';
import { TEST_CACHE, testLock } from './cache.ts';
import { sampleInput } from './sample-input.ts';
import { threeScenes } from './three-scenes.ts';
import { tinyVideo } from './tiny-video.ts';

let folder: string;
let renderer: Renderer | undefined;
const temporary = process.env.TMPDIR;
/** A video that is under way ends within this, whatever is in its way. */
const WITHIN_MS = 30_000;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-faults-'));
  await mkdir(path.join(folder, 'assets'));
});
afterEach(async () => {
  await renderer?.close();
  renderer = undefined;
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  await rm(folder, { recursive: true, force: true });
});

const open = (prepared: PreparedVideo): Renderer => {
  const words = { title: 'Mẫu', short: 'Mẫu.', long: 'Mẫu.' };
  renderer = createVideoRenderer({
    cacheDir: TEST_CACHE,
    lock: testLock,
    concurrency: 2,
    prepare: async () => ({ ...prepared, descriptions: { video: words, poster: words } }),
    findKept,
    environment: {},
    painter: PAINTER,
  });
  return renderer;
};
const place = () => ({ assets: path.join(folder, 'assets') });
const threeScenesPrepared = (): PreparedVideo => ({ ...tinyVideo(), props: threeScenes(), subtitles: [] });

it('a disk that is full while drawing is said, and nothing is left on it', async () => {
  const disk = smallDisk('40k');
  if (disk === undefined) return;
  process.env.TMPDIR = disk;
  const { files, findings, ms } = await open(threeScenesPrepared()).render(sampleInput(), place());
  expect(files).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'render-failed', id: 'render-failed.full' }]);
  expect(ms).toBeLessThan(WITHIN_MS);
  await renderer!.close();
  expect(await readdir(disk)).toEqual([]);
});

it('a page that never becomes ready is given up, with its browser', async () => {
  const bundle = folderWith({ 'index.html': '<!doctype html><script>for (;;) {}</script>' });
  const browser = await findBrowser({
    cacheDir: TEST_CACHE,
    lock: testLock,
    environment: {},
    platform: process.platform,
  });
  const session = await openDrawSession({ renderer: 'plain', bundle, browser }, 8000);
  const video = tinyVideo(3).props;
  const request = {
    format: 'landscape',
    video,
    profile: 'social',
    encoding: 'mp4',
    ...place(),
    concurrency: 1,
  } as const;
  await expect(session.draw(request, () => undefined)).rejects.toMatchObject({
    failure: { kind: 'stalled', seconds: 8 },
  });
  await session.close();
  await expect.poll(() => descendants(process.pid).filter(({ command }) => /chromium/.test(command))).toEqual([]);
});

it('a drawing process that is killed is replaced, and the scenes that were finished are kept', async () => {
  const kept = { cache: path.join(folder, 'cache'), code: 'a' };
  let attempts = 0;
  let killed = false;
  let again: number | undefined;
  const finished = (): number =>
    existsSync(kept.cache)
      ? readdirSync(kept.cache, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
      : 0;
  const video = open(threeScenesPrepared());
  const { files, findings } = await video.render(sampleInput(), { ...place(), kept }, ({ frames }) => {
    // What is said first says nothing of frames.
    if (frames === undefined) attempts += 1;
    if (attempts === 2) again ??= frames?.drawn;
    const drawing = descendants(process.pid).find(({ command }) => command.includes('draw-process'));
    // The poster, the sound, and two segments at least.
    if (killed || !drawing || finished() < 4) return;
    killed = true;
    process.kill(drawing.pid, 'SIGKILL');
  });
  expect({ killed, attempts }).toEqual({ killed: true, attempts: 2 });
  expect(again).toBeGreaterThan(0);
  expect(findings).toEqual([]);
  expect(files).toHaveLength(3);
});
