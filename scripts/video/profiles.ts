import type { VideoProfile } from '../../compositions/model/job-input.ts';
import type { FrameLayout } from './paint/messages.ts';

/** How frames reach the H.264 encoder, and how it works. */
export interface Profile {
  readonly preset: 'medium' | 'veryfast';
  /** Constant rate factor; 18 is visually lossless. */
  readonly crf: number;
  readonly layout: FrameLayout;
}

/**
 * `master` takes x264's time, and has ffmpeg convert the colours as Remotion does: the streams are equal. `social` looks the
 * same (`npm run bench -- video` measures it) in a third of the time. `draft` has half the width and height.
 */
export const PROFILES: Readonly<Record<VideoProfile, Profile>> = {
  master: { preset: 'medium', crf: 18, layout: 'rgba' },
  social: { preset: 'veryfast', crf: 18, layout: 'i420' },
  draft: { preset: 'veryfast', crf: 26, layout: 'i420-half' },
};

/**
 * Threads of the encoder. What x264 writes depends on their number, which would otherwise be that of the machine's cores:
 * equal inputs are to give equal files everywhere.
 */
export const ENCODER_THREADS = 4;
