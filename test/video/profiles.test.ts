import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { videoFrames } from '../../compositions/video/props.ts';
import { PAINTER } from '../../scripts/commands/open-renderers.ts';
import { type DrawSession, openDrawSession } from '../../scripts/video/draw-session.ts';
import { runFf } from '../../scripts/video/probe.ts';
import type { DrawRequest } from '../../scripts/video/protocol.ts';
import { captioned, threeScenes } from './three-scenes.ts';

let folder: string;
let session: DrawSession;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-profiles-'));
  await mkdir(at('assets'));
  session = await openDrawSession({ renderer: 'painted', worker: PAINTER });
});
afterAll(async () => {
  await session.close();
  await rm(folder, { recursive: true, force: true });
});

/** Draws the three scenes to a file. */
async function draw(
  name: string,
  change: Partial<DrawRequest> = {},
  tell: Parameters<DrawSession['draw']>[1] = () => undefined,
): Promise<string> {
  const drawn = await session.draw(
    {
      format: 'landscape',
      video: threeScenes(),
      profile: 'social',
      encoding: 'mp4',
      assets: at('assets'),
      concurrency: 2,
      ...change,
    },
    tell,
  );
  await writeFile(at(name), drawn.video);
  return at(name);
}

const probe = async (file: string, entries: string): Promise<{ streams: Record<string, string>[] }> =>
  JSON.parse(await runFf('ffprobe', ['-v', 'error', '-count_packets', '-show_entries', entries, '-of', 'json', file]));
const times = async (file: string): Promise<number[]> => {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts', '-of', 'csv=p=0', file];
  return (await runFf('ffprobe', args))
    .trim()
    .split(/\s+/)
    .map(Number)
    .sort((a, b) => a - b);
};
/** Brightness of every decoded frame, one after the other. */
async function decoded(file: string, width = 320, height = 180): Promise<Buffer[]> {
  const raw = at(`${path.basename(file)}.gray`);
  await runFf('ffmpeg', [
    '-v',
    'error',
    '-i',
    file,
    '-an',
    '-f',
    'image2pipe',
    '-c:v',
    'rawvideo',
    '-pix_fmt',
    'gray',
    '-y',
    raw,
  ]);
  const bytes = await readFile(raw);
  const size = width * height;
  return Array.from({ length: bytes.length / size }, (_, frame) => bytes.subarray(frame * size, (frame + 1) * size));
}
const meanDifference = (a: Buffer, b: Buffer): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;

describe('scenes joined', () => {
  it('have every frame, at even distances, and look as in one piece', async () => {
    const joined = await draw('joined.mp4');
    const whole = await draw('whole.mp4', { isWhole: true });
    const frames = videoFrames(threeScenes());
    const clock = await times(joined);
    expect(clock).toHaveLength(frames);
    expect(new Set(clock.slice(1).map((time, index) => time - clock[index]!))).toEqual(new Set([3000]));
    const [one, other] = [await decoded(joined), await decoded(whole)];
    expect(one).toHaveLength(frames);
    expect(other).toHaveLength(frames);
    const worst = Math.max(...one.map((frame, index) => meanDifference(frame, other[index]!)));
    expect(worst).toBeLessThan(1);
  });

  it('picture and sound end together', async () => {
    const { streams } = await probe(await draw('length.mp4'), 'stream=codec_type,duration');
    const seconds = videoFrames(threeScenes()) / 30;
    expect(streams.map(({ codec_type }) => codec_type)).toEqual(['video', 'audio']);
    for (const { duration } of streams) expect(Math.abs(Number(duration) - seconds)).toBeLessThan(1 / 30);
  });

  it('are kept: other words in a caption are all that is painted again', async () => {
    const kept = { cache: at('cache'), code: 'a' };
    const parts = async () =>
      (await readdir(at('cache'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
    const told: { drawn: number; distinct: number }[] = [];
    const video = threeScenes();
    const cold = await draw('cold.mp4', { kept });
    const before = (await parts()).length;
    const [cover, second, third] = video.scenes;
    const edited = { ...video, scenes: [cover!, captioned(second!, 'khác'), third!] };
    const plain = await decoded(cold);
    await draw('edited.mp4', { video: edited, kept }, ({ frames }) => frames && told.push(frames));
    const after = await decoded(at('edited.mp4'));
    const differing = after.flatMap((frame, index) => (meanDifference(frame, plain[index]!) > 0.5 ? [index] : []));
    // The caption stands from frame 40 to 100 of a scene that begins at 60.
    expect(differing).toEqual(Array.from({ length: 60 }, (_, index) => 100 + index));
    expect(await parts()).toHaveLength(before + 1);
    // The caption, and the page without it.
    const [first] = told;
    expect(first!.distinct - first!.drawn).toBe(2);
    expect(told.at(-1)!.drawn).toBe(told.at(-1)!.distinct);
  });
});

describe('profiles and encodings', () => {
  it('a draft has half the width and height', async () => {
    const { streams } = await probe(
      await draw('draft.mp4', { profile: 'draft' }),
      'stream=width,height,nb_read_packets',
    );
    expect(streams[0]).toMatchObject({ width: 160, height: 90, nb_read_packets: String(videoFrames(threeScenes())) });
  });

  it('a master looks as what is posted', async () => {
    const [master, social] = [
      await decoded(await draw('master.mp4', { profile: 'master' })),
      await decoded(await draw('social.mp4')),
    ];
    const worst = Math.max(...master.map((frame, index) => meanDifference(frame, social[index]!)));
    expect(worst).toBeLessThan(1);
  });

  it('WebM is VP9 with Opus, as long as the MP4', async () => {
    const { streams } = await probe(
      await draw('video.webm', { encoding: 'webm' }),
      'stream=codec_name,width,height,nb_read_packets',
    );
    expect(streams[0]).toMatchObject({ codec_name: 'vp9', width: 320, height: 180, nb_read_packets: '300' });
    expect(streams[1]).toMatchObject({ codec_name: 'opus' });
  });

  it('a GIF plays again and again, at a third of the frames', async () => {
    const { pages, loop, delay, width } = await sharp(await draw('video.gif', { encoding: 'gif' }), {
      animated: true,
    }).metadata();
    expect({ pages, loop, width }).toEqual({ pages: 100, loop: 0, width: 320 });
    expect(new Set(delay)).toEqual(new Set([100]));
  });
});
