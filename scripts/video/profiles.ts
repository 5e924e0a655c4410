import type { VideoProfile } from '../../compositions/model/job-input.ts';
import type { FrameLayout } from './paint/messages.ts';

/** How frames reach the H.264 encoder, and how it works. */
export interface Profile {
  readonly preset: 'medium' | 'superfast';
  /** Besides the preset's, in x264's own words. */
  readonly more?: string;
  /** Constant rate factor; 18 is visually lossless. */
  readonly crf: number;
  readonly layout: FrameLayout;
  /** How VP9 works, for WebM: our choice, not compared with x264's. */
  readonly vp9: { readonly crf: number; readonly cpuUsed: number };
}

/**
 * x264 is told what `superfast` leaves out and such videos live from: that a page stands for seconds is worth a good first
 * picture of it (`mbtree`). With it files are a tenth smaller than `veryfast`'s, in three quarters of its time. Nothing
 * fades here: no weights are looked for.
 */
const LOOKING_AHEAD = 'mbtree=1:rc-lookahead=5:weightp=0';

const USUAL_VP9 = { crf: 30, cpuUsed: 4 } as const;

/**
 * `master` takes x264's time, and has ffmpeg convert the colours as Remotion does: the streams are equal. `social` looks the
 * same (`npm run bench -- video` measures it) in less than half of the time. `draft` has half the width and height.
 */
export const PROFILES: Readonly<Record<VideoProfile, Profile>> = {
  master: { preset: 'medium', crf: 18, layout: 'rgba', vp9: { crf: 24, cpuUsed: 2 } },
  social: { preset: 'superfast', more: LOOKING_AHEAD, crf: 18, layout: 'i420', vp9: USUAL_VP9 },
  draft: { preset: 'superfast', more: LOOKING_AHEAD, crf: 26, layout: 'i420-half', vp9: USUAL_VP9 },
};

/**
 * Threads of the encoder. What x264 writes depends on their number, which would otherwise be that of the machine's cores:
 * equal inputs are to give equal files everywhere.
 */
export const ENCODER_THREADS = 2;
