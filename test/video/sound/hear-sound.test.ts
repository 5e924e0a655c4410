import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runFfmpeg } from '../../../scripts/video/ffmpeg.ts';
import { hearSound } from '../../../scripts/video/sound/hear-sound.ts';
import { folderWith } from '../../rig.ts';
import { tone, wav } from './tones.ts';

const RATE = 24_000;
/** Hum and hiss by turns, seconds of each; the hiss is 40 dB lower. */
function byTurns(level: number, ...seconds: readonly number[]): Buffer {
  const parts = seconds.map((length, index) =>
    tone(length, 300, { level: level - (index % 2 === 0 ? 0 : 40), rate: RATE }).subarray(44),
  );
  return wav(Buffer.concat(parts), RATE);
}

test.each([-3, -30])('pauses are heard whatever a sound was recorded at: %d dB', async (level) => {
  const file = path.join(folderWith(), 'a.wav');
  writeFileSync(file, byTurns(level, 1.5, 0.5, 2, 0.1, 1, 0.8));
  const { seconds, pauses } = (await hearSound(file))!;
  expect(seconds).toBe(5.9);
  expect(pauses).toHaveLength(2);
  for (const [index, [from, to]] of [
    [1.5, 2],
    [5.1, 5.9],
  ].entries()) {
    expect(Math.abs(pauses[index]!.from - from!)).toBeLessThan(0.05);
    expect(Math.abs(pauses[index]!.to - to!)).toBeLessThan(0.05);
  }
});

test('a sound is as long as what is heard of it, whatever its file says', async () => {
  const folder = folderWith();
  const put = (name: string, bytes: Buffer) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const source = put('a.wav', tone(6, 440));
  expect((await hearSound(source))?.seconds).toBe(6);
  expect((await hearSound(put('stream.wav', wav(tone(6, 440).subarray(44), 24_000, 0x7ffff000))))?.seconds).toBe(6);
  for (const [name, codec] of [
    ['a.mp3', 'libmp3lame'],
    ['a.m4a', 'aac'],
    ['a.ogg', 'libopus'],
  ] as const) {
    const file = path.join(folder, name);
    const format = name === 'a.m4a' ? 'mp4' : path.extname(name).slice(1);
    await runFfmpeg(['-i', source, '-c:a', codec, '-f', format, file]);
    expect(Math.abs((await hearSound(file))!.seconds - 6), name).toBeLessThan(0.03);
  }
});

test('what is no sound is not heard', async () => {
  const folder = folderWith({ 'rac.mp3': 'rác', 'rong.wav': '', 'cut.wav': tone(1, 440).subarray(0, 30) });
  for (const name of ['rac.mp3', 'rong.wav', 'cut.wav', 'khong-co.mp3']) {
    expect(await hearSound(path.join(folder, name)), name).toBeUndefined();
  }
  const silent = path.join(folder, 'im.wav');
  writeFileSync(silent, wav(Buffer.alloc(48_000), 24_000));
  expect(await hearSound(silent)).toEqual({ seconds: 1, pauses: [] });
});
