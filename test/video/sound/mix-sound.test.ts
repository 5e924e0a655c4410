import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RenderInternals } from '@remotion/renderer';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Soundtrack } from '../../../compositions/video/soundtrack.ts';
import { runFfmpeg } from '../../../scripts/video/ffmpeg.ts';
import { runFf } from '../../../scripts/video/probe.ts';
import { DrawError } from '../../../scripts/video/protocol.ts';
import { decodeSound } from '../../../scripts/video/sound/decode-sound.ts';
import { mixSound } from '../../../scripts/video/sound/mix-sound.ts';
import { folderWith } from '../../rig.ts';
import { pitchLevel, tone } from './tones.ts';

const FPS = 30;
const SPEECH = 440;
const MUSIC = 1500;

let folder = '';
beforeEach(() => {
  folder = folderWith();
});

const put = (hash: string, bytes: Uint8Array, extension = 'wav') => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${hash}.${extension}`), bytes);
  return { hash, extension };
};
const clip = (hash: string, from: number, seconds: number, hertz = SPEECH, level = -20) => ({
  ...put(hash, tone(seconds, hertz, { level })),
  from: Math.round(from * FPS),
  durationInFrames: Math.ceil(seconds * FPS),
});

/** Mixes, and decodes what came of it. */
async function mixed(sound: Soundtrack | undefined, seconds: number) {
  const file = path.join(folder, 'ra.m4a');
  await mixSound(sound, { frames: Math.round(seconds * FPS), fps: FPS }, folder, file);
  return { file, samples: await decodeSound({ hash: 'ra', extension: 'm4a' }, folder, 48_000 * 600) };
}

/** Integrated loudness, LUFS, and true peak, dBTP, as ffmpeg measures them: a judge that shares no line with ours. */
async function judged(file: string): Promise<{ loudness: number; peak: number }> {
  const { stderr } = await RenderInternals.callFf({
    bin: 'ffmpeg',
    args: ['-nostdin', '-i', file, '-map', '0:a', '-af', 'loudnorm=print_format=json', '-f', 'null', '-'],
    indent: false,
    logLevel: 'error',
    binariesDirectory: null,
    cancelSignal: undefined,
  });
  const printed = JSON.parse(/\{[^{}]*"input_i"[^{}]*\}/.exec(stderr)![0]) as { input_i: string; input_tp: string };
  return { loudness: Number(printed.input_i.replace('inf', 'Infinity')), peak: Number(printed.input_tp) };
}

const duration = async (file: string): Promise<number> =>
  Number(
    await runFf('ffprobe', [
      '-v',
      'error',
      '-select_streams',
      'a',
      '-show_entries',
      'stream=duration',
      '-of',
      'csv=p=0',
      file,
    ]),
  );

describe('music under speech', () => {
  test('goes down before the first word, stays down over a short pause, and comes back', async () => {
    const speech = [clip('loi-1', 4, 3), clip('loi-2', 8, 3)];
    const music = put('nhac', tone(2.5, MUSIC, { level: -3 }));
    const { samples } = await mixed({ speech, music }, 18);
    const level = (from: number, to: number) => pitchLevel(samples, MUSIC, from, to);
    const alone = level(1, 3.5);
    expect(level(4.1, 6.9)).toBeLessThan(alone - 10);
    expect(level(7.1, 7.9)).toBeLessThan(alone - 10);
    expect(level(8.1, 10.9)).toBeLessThan(alone - 10);
    expect(Math.abs(level(11.4, 15.5) - alone)).toBeLessThan(1);
    // Speech is where it should be, to a frame, and nowhere else.
    const voice = (from: number, to: number) => pitchLevel(samples, SPEECH, from, to);
    expect(voice(4, 7)).toBeGreaterThan(-20);
    expect(voice(1, 3.97)).toBeLessThan(-60);
    expect(voice(7.03, 7.97)).toBeLessThan(-60);
    // Words stand well above what is under them.
    expect(voice(4.1, 6.9) - level(4.1, 6.9)).toBeGreaterThan(12);
    // The music goes out with the picture.
    expect(level(17.7, 18)).toBeLessThan(alone - 15);
  });

  test('is as far under it whatever the two were recorded at', async () => {
    const gaps: number[] = [];
    for (const [voice, under] of [
      [-30, -1],
      [-3, -30],
    ] as const) {
      const speech = [clip(`loi${voice}`, 1, 4, SPEECH, voice)];
      const { samples } = await mixed({ speech, music: put(`nhac${under}`, tone(9, MUSIC, { level: under })) }, 8);
      gaps.push(pitchLevel(samples, SPEECH, 1.2, 4.8) - pitchLevel(samples, MUSIC, 1.2, 4.8));
    }
    expect(Math.abs(gaps[0]! - gaps[1]!)).toBeLessThan(1);
  });

  test('begins anew without a click', async () => {
    // Cut in the midst of a wave.
    const { samples } = await mixed({ speech: [], music: put('nhac', tone(1.00037, 200, { level: -12 })) }, 5);
    const steepest = (from: number, to: number) => {
      let most = 0;
      for (let at = Math.round(from * 48_000); at < to * 48_000; at += 1) {
        most = Math.max(most, Math.abs(samples[2 * at]! - samples[2 * at - 2]!));
      }
      return most;
    };
    expect(steepest(0.95, 1.05)).toBeLessThan(1.5 * steepest(0.4, 0.6));
  });
});

describe('loudness', () => {
  test.each<[string, () => Soundtrack]>([
    ['quiet speech', () => ({ speech: [clip('loi', 1, 6, SPEECH, -40)] })],
    ['speech of unlike recordings', () => ({ speech: [clip('a', 1, 3, 300, -8), clip('b', 5, 3, 500, -35)] })],
    ['loud music', () => ({ speech: [], music: put('nhac', tone(4, MUSIC, { level: 0 })) })],
    ['both', () => ({ speech: [clip('loi', 2, 5)], music: put('nhac', tone(4, MUSIC, { level: -5 })) })],
    ['peaks far above the rest', () => ({ speech: [{ ...put('no', clicks(8)), from: 15, durationInFrames: 240 }] })],
  ])('%s: -14 LUFS, and no peak past -1 dBTP', async (_, sound) => {
    const { loudness, peak } = await judged((await mixed(sound(), 10)).file);
    expect(Math.abs(loudness + 14)).toBeLessThan(1);
    expect(peak).toBeLessThanOrEqual(-1);
  });

  test('silence stays silence, and hiss is not made a roar', async () => {
    const silent = await mixed(
      { speech: [{ ...put('im', tone(3, 440, { from: 3 })), from: 0, durationInFrames: 90 }] },
      4,
    );
    expect(Math.max(...silent.samples.subarray(0, 96_000))).toBeLessThan(1e-4);
    const hiss = await mixed({ speech: [], music: put('ri', tone(3, 440, { level: -60 })) }, 4);
    expect((await judged(hiss.file)).loudness).toBeLessThan(-25);
  });
});

describe('length', () => {
  test.each<[number, Soundtrack | undefined | 'speech' | 'music']>([
    [1 / 30, undefined],
    [7.3, undefined],
    [1 / 30, 'speech'],
    [10.1, 'speech'],
    [1 / 30, 'music'],
    [7.3, 'music'],
  ])('%d s of %s, before and after it is put beside a picture', async (seconds, kind) => {
    const sound =
      kind === 'speech'
        ? { speech: [clip('loi', 0, 0.02)] }
        : kind === 'music'
          ? { speech: [], music: put('nhac', tone(0.02, 440)) }
          : kind;
    const { file } = await mixed(sound, seconds);
    expect(Math.abs((await duration(file)) - seconds)).toBeLessThan(1 / FPS / 2);
    const beside = path.join(folder, 'beside.mp4');
    await runFfmpeg(['-i', file, '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', '-y', beside]);
    expect(Math.abs((await duration(beside)) - seconds)).toBeLessThan(1 / FPS / 2);
  });

  test('speech is heard from its first sample on, not a thousand later', async () => {
    const { samples } = await mixed({ speech: [clip('loi', 2, 1)] }, 4);
    const first = samples.findIndex((sample) => Math.abs(sample) > 0.05);
    expect(Math.abs(first / 2 / 48_000 - 2)).toBeLessThan(0.005);
  });

  test('is AAC-LC, 48 kHz, two channels', async () => {
    const { file } = await mixed({ speech: [clip('loi', 0, 1)] }, 2);
    const entries = 'stream=codec_name,profile,sample_rate,channels,start_time';
    const printed = await runFf('ffprobe', ['-v', 'error', '-show_entries', entries, '-of', 'json', file]);
    const [stream] = (JSON.parse(printed) as { streams: Record<string, unknown>[] }).streams;
    expect(stream).toMatchObject({ codec_name: 'aac', sample_rate: '48000', channels: 2, start_time: '0.000000' });
    expect(['LC', '1']).toContain(stream?.profile);
  });
});

test('a sound that cannot be decoded is named, and a list under the name of a sound reads no other file', async () => {
  put('ben-canh', tone(1, 440));
  const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n';
  const files = {
    rac: 'không phải âm thanh',
    rong: '',
    playlist,
    'danh-sach': 'ffconcat version 1.0\nfile ben-canh.wav\n',
  };
  for (const [hash, content] of Object.entries(files)) {
    const sound = { speech: [], music: put(hash, Buffer.from(content), 'mp3') };
    const failed = await mixed(sound, 1).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(DrawError);
    expect((failed as DrawError).failure).toEqual({ kind: 'sound', file: `${hash}.mp3` });
  }
});

/** A quiet tone with a loud click each half second. */
function clicks(seconds: number): Buffer {
  const wav = tone(seconds, 300, { level: -30 });
  for (let at = 44 + 24_000; at < wav.length - 20; at += 24_000) wav.fill(Buffer.from([0xff, 0x7f]), at, at + 16);
  return wav;
}
