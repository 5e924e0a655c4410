import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { VideoProps } from '../../compositions/video/props.ts';
import { runFf } from '../../scripts/video/probe.ts';
import { prepareStudio } from '../../scripts/workers/prepare-studio.ts';
import { folderWith, workspace } from '../rig.ts';
import { tone } from '../video/sound/tones.ts';

it('lays each video ready with its pictures and with what is heard, once', async () => {
  const root = workspace({ 'content/chuyen-di/music.wav': tone(2, 440) });
  const folder = folderWith();
  const offered = await prepareStudio(root, folder, ['vi']);
  expect(offered).toEqual({ stories: ['chuyen-di'], locales: ['vi'] });

  const file = path.join(folder, 'chuyen-di', 'vi', 'landscape.json');
  const video = JSON.parse(await readFile(file, 'utf8')) as VideoProps;
  expect(video.scenes.map(({ id }) => id)).toContain('mot-tinh-bien-gioi');
  const last = video.scenes.at(-1)!;
  const seconds = (last.from + last.durationInFrames) / video.fps;
  const track = path.join(folder, video.sound!);
  const heard = await runFf('ffprobe', ['-v', 'error', '-show_entries', 'stream=duration', '-of', 'csv=p=0', track]);
  expect(Math.abs(Number(heard) - seconds)).toBeLessThan(1 / video.fps);
  for (const picture of Object.values(video.pictures)) {
    expect((await readFile(path.join(folder, picture))).subarray(1, 4).toString()).toBe('PNG');
  }
});
