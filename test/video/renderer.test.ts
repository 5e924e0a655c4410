import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '../../compositions/layout/mark.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import { descendants, listProcesses } from '../../scripts/bench/video/process-tree.ts';
import { PAINTER } from '../../scripts/commands/open-renderers.ts';
import type { Rendered, Renderer } from '../../scripts/job/rendered.ts';
import { runFf } from '../../scripts/video/probe.ts';
import { createVideoRenderer } from '../../scripts/video/renderer.ts';
import { findKept } from '../../scripts/workers/find-kept.ts';
import { TEST_CACHE, testLock } from './cache.ts';
import { sampleInput } from './sample-input.ts';
import { tone } from './sound/tones.ts';
import { tinyVideo } from './tiny-video.ts';

let folder: string;
let renderer: Renderer;
let prepared: PreparedVideo = tinyVideo();

const described = (kind: string) => ({ title: 'Mẫu', short: `${kind}: mẫu.`, long: `${kind}: mẫu.\nNguồn: mẫu.` });
const descriptions = { video: described('Video'), poster: described('Hình mở đầu') };

const open = (environment: Record<string, string> = {}): Renderer =>
  createVideoRenderer({
    cacheDir: TEST_CACHE,
    lock: testLock,
    concurrency: 1,
    prepare: async () => ({ ...prepared, descriptions }),
    findKept,
    environment,
    painter: PAINTER,
  });
const place = () => ({ assets: path.join(folder, 'assets') });
/** A file of the job of that id, written by `draw`. */
const fileOf = (id: string, name: string): string => path.join(folder, 'output', id, name);
/** Draws a video, and writes what comes of it for those who look at files. */
async function draw(input: JobInput, onProgress?: Parameters<Renderer['render']>[2]): Promise<Rendered> {
  const rendered = await renderer.render(input, place(), onProgress);
  await mkdir(path.dirname(fileOf(input.id, '-')), { recursive: true });
  for (const { name, bytes } of rendered.files) await writeFile(fileOf(input.id, name), bytes);
  return rendered;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-renderer-'));
  await mkdir(place().assets);
  renderer = open();
});
afterEach(() => {
  prepared = tinyVideo();
});
afterAll(async () => {
  await renderer.close();
  await rm(folder, { recursive: true, force: true });
});

/** One frame of a video as colours of single pixels. */
async function pixels(video: string, frame: number, points: readonly (readonly [number, number])[]) {
  const png = path.join(folder, 'frame.png');
  await runFf('ffmpeg', [
    '-v',
    'error',
    '-y',
    '-ss',
    String(Math.max(0, frame - 0.5) / 30),
    '-i',
    video,
    '-frames:v',
    '1',
    png,
  ]);
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return points.map(([x, y]) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]);
}

const near = (colour: readonly number[] | undefined, wanted: readonly number[]): boolean =>
  colour?.every((value, index) => Math.abs(value - wanted[index]!) < 12) ?? false;

describe('a rendered video', () => {
  let sample: ReturnType<Renderer['render']> | undefined;
  /** The tiny video, drawn once for those who only look at it. */
  const drawSample = () => {
    sample ??= draw(sampleInput());
    return sample;
  };

  it('is what platforms take as it is', async () => {
    const { files, findings, sections } = await drawSample();
    expect(findings).toEqual([]);
    expect(sections).toEqual(['bar']);
    expect(files.map(({ name }) => name)).toEqual([
      'landscape.mp4',
      'landscape.srt',
      'landscape.vtt',
      'landscape-poster.jpg',
      'landscape.txt',
    ]);

    expect(await readFile(fileOf('mau/vi/landscape', 'landscape.txt'), 'utf8')).toBe(
      'Video: mẫu.\n\nVideo: mẫu.\nNguồn: mẫu.\n',
    );
    const { xmp } = await sharp(fileOf('mau/vi/landscape', 'landscape-poster.jpg')).metadata();
    expect(xmp?.toString('utf8')).toContain('<rdf:li xml:lang="vi">Hình mở đầu: mẫu.</rdf:li>');

    const mp4 = fileOf('mau/vi/landscape', 'landscape.mp4');
    const { streams } = JSON.parse(await runFf('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', mp4]));
    const [picture, sound] = streams;
    expect(picture).toMatchObject({
      codec_name: 'h264',
      // ffprobe without names: 100 is High.
      profile: expect.stringMatching(/^(100|High)$/),
      pix_fmt: 'yuv420p',
      color_range: 'tv',
      color_space: 'bt709',
      color_transfer: 'bt709',
      color_primaries: 'bt709',
      width: 320,
      height: 180,
      r_frame_rate: '30/1',
      nb_frames: '60',
    });
    expect(sound).toMatchObject({
      codec_name: 'aac',
      profile: expect.stringMatching(/^(1|LC)$/),
      sample_rate: '48000',
    });
    expect(Math.abs(Number(sound.duration) - 2)).toBeLessThan(0.07);
    const bytes = await readFile(mp4);
    expect(bytes.indexOf('moov')).toBeGreaterThan(0);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('shows the first scene at once, fades to the second and grows its bar from the foot', async () => {
    await drawSample();
    const mp4 = fileOf('mau/vi/landscape', 'landscape.mp4');
    const [foot, head] = [
      [70, 150],
      [70, 50],
    ] as const;
    expect(near((await pixels(mp4, 0, [foot]))[0], [11, 42, 91])).toBe(true);
    const growing = await pixels(mp4, 40, [foot, head]);
    expect(near(growing[0], [192, 32, 32])).toBe(true);
    expect(near(growing[1], [255, 255, 255])).toBe(true);
    expect(near((await pixels(mp4, 59, [head]))[0], [192, 32, 32])).toBe(true);
    const poster = await sharp(fileOf('mau/vi/landscape', 'landscape-poster.jpg')).metadata();
    expect(poster).toMatchObject({ width: 320, height: 180, format: 'jpeg' });
  });

  it('draws images by their hash, cropped', async () => {
    const half = { width: 100, height: 100, channels: 3, background: '#00a000' } as const;
    const green = await sharp({ create: half }).png().toBuffer();
    const image = sharp({ create: { ...half, width: 200, background: '#0000c0' } });
    await image
      .composite([{ input: green, left: 100, top: 0 }])
      .png()
      .toFile(path.join(place().assets, 'anh.png'));
    const mark: Mark = {
      kind: 'image',
      hash: 'anh',
      alt: '',
      box: { x: 200, y: 40, width: 50, height: 50 },
      crop: { x: 100, y: 0, width: 100, height: 100 },
    };
    prepared = tinyVideo(10, [mark]);
    await draw(sampleInput({ id: 'mau/vi/anh' }));
    const [inside, outside] = await pixels(fileOf('mau/vi/anh', 'landscape.mp4'), 19, [
      [205, 60],
      [190, 60],
    ]);
    expect(near(inside, [0, 160, 0])).toBe(true);
    expect(near(outside, [255, 255, 255])).toBe(true);
  });

  it.each([
    ['burned', ['landscape.mp4', 'landscape-poster.jpg', 'landscape.txt']],
    ['sidecar', ['landscape.mp4', 'landscape.srt', 'landscape.vtt', 'landscape-poster.jpg', 'landscape.txt']],
  ] as const)('has caption files as asked: %s', async (captions, names) => {
    prepared = tinyVideo(5);
    const { files } = await renderer.render(sampleInput({ id: 'mau/vi/c', captions }), place());
    expect(files.map(({ name }) => name)).toEqual(names);
  });

  it('carries the music as long as the picture, fading out', async () => {
    const wav = path.join(place().assets, 'nhac.wav');
    await writeFile(wav, tone(0.7, 440));
    prepared = { ...tinyVideo(), sound: { speech: [], music: { hash: 'nhac', extension: 'wav' } } };
    await draw(sampleInput({ id: 'mau/vi/nhac' }));
    const loudness = (from: number) => peak(fileOf('mau/vi/nhac', 'landscape.mp4'), from);
    // It starts again after 0.7 s, and is almost gone at the end of two seconds.
    expect(await loudness(0.9)).toBeGreaterThan(0.05);
    expect(await loudness(1.9)).toBeLessThan((await loudness(0.1)) / 3);
  });
});

describe('what can go wrong', () => {
  it('a missing image is a finding, and there is no file', async () => {
    const box = { x: 0, y: 0, width: 50, height: 50 };
    prepared = tinyVideo(3, [{ kind: 'image', hash: 'vang', alt: '', box, crop: box }]);
    const { files, findings } = await draw(sampleInput({ id: 'mau/vi/thieu' }));
    expect(files).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'render-failed', id: 'render-failed.video', story: 'mau' }]);
    // The next video is none the worse for it.
    prepared = tinyVideo(3);
    expect((await renderer.render(sampleInput({ id: 'mau/vi/sau' }), place())).findings).toEqual([]);
  });

  it('a browser named in NHIPCAU_BROWSER that is not there is named in the finding', async () => {
    const other = open({ NHIPCAU_BROWSER: '/khong/co/chrome' });
    const { files, findings } = await other.render(sampleInput({ renderer: 'plain' }), place());
    await other.close();
    expect(files).toEqual([]);
    expect(findings).toMatchObject([{ id: 'render-failed.no-browser', values: { path: '/khong/co/chrome' } }]);
  });

  describe.runIf(process.platform === 'linux')('processes', () => {
    const ours = () => descendants(process.pid);
    const main = () => ours().find(({ command }) => command.includes('chromium') && !command.includes('--type='));

    it.each(['painted', 'plain'] as const)('a second video starts no second process or browser: %s', async (way) => {
      prepared = tinyVideo(3);
      const running = (): number[] =>
        ours().flatMap(({ pid, command }) =>
          /draw-process|chromium/.test(command) && !command.includes('--type=') ? [pid] : [],
        );
      await renderer.render(sampleInput({ id: 'mau/vi/mot', renderer: way }), place());
      const first = running();
      expect(first).toHaveLength(way === 'plain' ? 2 : 1);
      await renderer.render(
        sampleInput({ id: 'mau/ar/hai', locale: 'ar', format: 'vertical', renderer: way }),
        place(),
      );
      expect(running()).toEqual(first);
    });

    it('a browser killed in the middle is replaced, and the video still made', async () => {
      prepared = tinyVideo(60);
      let killed = 0;
      const { files, findings } = await renderer.render(
        sampleInput({ id: 'mau/vi/giet', renderer: 'plain' }),
        place(),
        ({ done }) => {
          const browser = main();
          if (done < 0.2 || killed > 0 || !browser) return;
          killed = browser.pid;
          process.kill(killed, 'SIGKILL');
        },
      );
      expect(killed).toBeGreaterThan(0);
      expect(findings).toEqual([]);
      expect(files.map((file) => path.extname(file.name))).toEqual(['.mp4', '.srt', '.vtt', '.jpg', '.txt']);
    });

    it('an encoder killed in the middle is replaced, and the video still made', async () => {
      prepared = tinyVideo(4000);
      let killed = 0;
      const { files, findings } = await draw(sampleInput({ id: 'mau/vi/ma' }), ({ done }) => {
        if (done < 0.02 || killed > 0) return;
        const encoder = ours().find(({ command }) => command.includes('ffmpeg') && command.includes('image2pipe'));
        if (!encoder) return;
        killed = encoder.pid;
        process.kill(killed, 'SIGKILL');
      });
      expect(killed).toBeGreaterThan(0);
      expect(findings).toEqual([]);
      expect(files.map((file) => path.extname(file.name))).toEqual(['.mp4', '.srt', '.vtt', '.jpg', '.txt']);
      const shown = [
        '-v',
        'error',
        '-show_entries',
        'stream=nb_frames',
        '-of',
        'csv=p=0',
        fileOf('mau/vi/ma', 'landscape.mp4'),
      ];
      expect(Number.parseInt(await runFf('ffprobe', shown), 10)).toBe(8000);
    });

    it('closing in the middle of a video gives it up and leaves no process', async () => {
      const other = open();
      prepared = tinyVideo(4000);
      const others = new Set(ours().map(({ pid }) => pid));
      /** Those that draw it: once their parent is gone, nothing tells whose they were. */
      let theirs: readonly number[] = [];
      const rendering = new Promise<Awaited<ReturnType<Renderer['render']>>>((resolve) => {
        let closing = false;
        const video = other.render(sampleInput({ id: 'mau/vi/bo' }), place(), ({ done }) => {
          if (done > 0.02 && !closing) {
            closing = true;
            theirs = ours().flatMap(({ pid }) => (others.has(pid) ? [] : [pid]));
            void other.close();
          }
        });
        void video.then(resolve);
      });
      expect(await rendering).toMatchObject({ files: [], findings: [] });
      await other.close();
      expect(theirs.length).toBeGreaterThan(1);
      // A killed process is gone a moment later.
      await expect.poll(() => listProcesses().filter(({ pid }) => theirs.includes(pid))).toEqual([]);
    });
  });
});

/** The loudest sample within 80 ms, 0 to 1. */
async function peak(file: string, from: number): Promise<number> {
  const wav = path.join(folder, 'sound.wav');
  await runFf('ffmpeg', ['-v', 'error', '-y', '-ss', String(from), '-t', '0.08', '-i', file, '-ac', '1', wav]);
  const bytes = await readFile(wav);
  const start = bytes.indexOf('data') + 8;
  let loudest = 0;
  for (let at = start; at + 1 < bytes.length; at += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(at)));
  return loudest / 32_768;
}
