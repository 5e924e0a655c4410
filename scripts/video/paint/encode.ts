import { type Ffmpeg, startFfmpeg } from '../ffmpeg.ts';
import { CLOCK } from '../join.ts';
import { ENCODER_THREADS, type Profile } from '../profiles.ts';
import { frameSize } from './frame-size.ts';

export interface EncodeJob {
  /** Of the page, px. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly profile: Profile;
  readonly codec: 'h264' | 'vp9';
  readonly file: string;
}

/** What frames are that nobody converts: tv range, BT.709. */
const COLOURS = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

/** Remotion's own conversion of pictures. */
const CONVERSION = 'zscale=matrix=709:range=limited:primariesin=709:primaries=709:transferin=709:transfer=709';

/** Starts an encoder of pictures without sound. Frames are raw: an image format would cost more than the encoding. */
export function openEncoder(job: EncodeJob): Ffmpeg {
  const { fps, profile, file } = job;
  const { width, height, bytes } = frameSize(job, profile.layout);
  const isConverted = profile.layout !== 'rgba';
  return startFfmpeg([
    ...['-f', 'image2pipe', '-framerate', String(fps), '-c:v', 'rawvideo', '-frame_size', String(bytes)],
    ...['-video_size', `${width}x${height}`, '-pixel_format', isConverted ? 'yuv420p' : 'rgba'],
    // Said of the input as well: of pixels that say nothing of their colours, ffmpeg converts what it takes them for.
    ...(isConverted ? COLOURS : []),
    ...['-i', '-', ...(isConverted ? [] : ['-vf', CONVERSION])],
    ...(job.codec === 'vp9' ? vp9(profile) : h264(profile)),
    ...['-pix_fmt', 'yuv420p', ...COLOURS, '-an', '-y', file],
  ]);
}

/** For the stream itself. */
const COLOUR_NAMES = ['colorprim=bt709', 'transfer=bt709', 'colormatrix=bt709'];

/** What platforms take without converting: H.264 High, yuv420p, bt709 in tv range. */
const h264 = ({ preset, more, crf }: Profile): string[] => [
  ...['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-profile:v', 'high'],
  ...['-threads', String(ENCODER_THREADS), '-x264-params', [...COLOUR_NAMES, ...(more ? [more] : [])].join(':')],
  ...['-video_track_timescale', String(CLOCK)],
];

const vp9 = ({ vp9: { crf, cpuUsed } }: Profile): string[] => [
  ...['-c:v', 'libvpx-vp9', '-crf', String(crf), '-b:v', '0', '-deadline', 'good', '-cpu-used', String(cpuUsed)],
  ...['-row-mt', '1', '-threads', String(ENCODER_THREADS)],
];
