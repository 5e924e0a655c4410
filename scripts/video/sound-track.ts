import path from 'node:path';
import { videoFrames } from '../../compositions/video/props.ts';
import { type Parts, partFile } from './parts.ts';
import type { DrawRequest } from './protocol.ts';
import { mixSound } from './sound/mix-sound.ts';

/** The file of a video's sound, mixed and encoded once for all its scenes, or kept from another time. */
export async function soundTrack({ video, sound, assets, folder }: DrawRequest, parts: Parts): Promise<string> {
  const file = path.join(folder, 'sound.m4a');
  const clock = { frames: videoFrames(video), fps: video.fps };
  await partFile(parts, ['sound', sound, clock], file, () => mixSound(sound, clock, assets, file));
  return file;
}
