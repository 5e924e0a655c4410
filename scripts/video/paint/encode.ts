import { RenderInternals } from '@remotion/renderer';
import { MUSIC } from '../../../compositions/video/props.ts';
import { BITRATE } from '../sound.ts';
import { i420Bytes } from './i420.ts';

export interface EncodeJob {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly preset: string;
  readonly crf: number;
  /** How many frames there will be. */
  readonly frames: number;
  /** Music, again from its beginning where it is shorter than the video; silence where there is none. */
  readonly music?: { readonly file: string; readonly seconds: number };
  readonly file: string;
}

/** An encoder that is fed frame by frame. */
export interface Encoder {
  /** Resolves when the encoder can take another. */
  write(frame: Uint8Array): Promise<void>;
  /** Waits for the whole file. Rejects where the encoder failed. */
  finish(): Promise<void>;
  kill(): void;
}

/** A track of the picture's length, AAC-LC at 48 kHz: platforms ask for one even where there is nothing to hear. */
function soundArguments({ frames, fps, music }: EncodeJob): string[] {
  const seconds = frames / fps;
  const format = 'aresample=48000,aformat=channel_layouts=stereo';
  const fade = Math.min(seconds, MUSIC.fadeSeconds);
  const volume = `volume='${MUSIC.volume}*min(1,max(0,(${seconds}-t)/${fade}))':eval=frame`;
  // Looping an input loses the clock of some formats.
  const times = music ? Math.ceil(seconds / music.seconds) : 0;
  const inputs = Array.from({ length: times }, (_, number) => `[${number + 1}:a]`).join('');
  const sound = music ? `${inputs}concat=n=${times}:v=0:a=1,${format},${volume}` : 'anullsrc=r=48000:cl=stereo';
  return [
    ...Array.from({ length: times }, () => ['-i', music!.file]).flat(),
    ...['-filter_complex', `${sound},atrim=duration=${seconds}[sound]`, '-map', '0:v', '-map', '[sound]'],
    ...['-c:a', 'aac', '-b:a', music ? BITRATE.music : BITRATE.silence],
  ];
}

/** What platforms take without converting: H.264 High, yuv420p, bt709 in tv range. */
const COLOURS = ['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'];

/** Starts an H.264 encoder. Frames are raw I420: an image format would cost more than the encoding. */
export function openEncoder(job: EncodeJob): Encoder {
  const { width, height, fps, preset, crf, file } = job;
  const task = RenderInternals.callFf({
    bin: 'ffmpeg',
    args: [
      ...['-hide_banner', '-loglevel', 'error', '-f', 'image2pipe', '-framerate', String(fps), '-c:v', 'rawvideo'],
      ...['-frame_size', String(i420Bytes(width, height)), '-video_size', `${width}x${height}`],
      // Said of the input as well: of pixels that say nothing of their colours, ffmpeg converts what it takes them for.
      ...['-pixel_format', 'yuv420p', ...COLOURS, '-i', '-'],
      ...soundArguments(job),
      ...['-c:v', 'libx264', '-preset', preset, '-crf', String(crf), '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
      ...['-x264-params', 'colorprim=bt709:transfer=bt709:colormatrix=bt709'],
      ...COLOURS,
      ...['-movflags', '+faststart', '-y', file],
    ],
    indent: false,
    logLevel: 'error',
    binariesDirectory: null,
    cancelSignal: undefined,
    options: { stdin: 'pipe' },
  });
  let failure: unknown;
  const ended = task.then(
    () => undefined,
    (error: unknown) => {
      failure = error;
    },
  );
  // What it says of a broken pipe is said better by how it ended.
  task.stdin?.on('error', () => undefined);
  return {
    async write(frame) {
      if (failure !== undefined) throw failure;
      const input = task.stdin!;
      if (input.write(frame)) return;
      await Promise.race([new Promise<void>((resolve) => input.once('drain', resolve)), ended]);
    },
    async finish() {
      task.stdin?.end();
      await ended;
      if (failure !== undefined) throw failure;
    },
    kill: () => task.kill('SIGKILL'),
  };
}
