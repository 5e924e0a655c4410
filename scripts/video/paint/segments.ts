import { createHash } from 'node:crypto';
import type { Page } from '../../../compositions/layout/mark.ts';
import { frameName } from '../../../compositions/video/painter.ts';
import { type VideoProps, type VideoScene, videoFrames } from '../../../compositions/video/props.ts';

/** A stretch of the video that is encoded by itself: it begins with a whole picture. */
export interface Segment {
  /** Frames that differ from the one before, and how many times each shows. */
  readonly shown: readonly { readonly frame: number; readonly times: number }[];
  readonly durationInFrames: number;
  /** SHA-256 of all that reaches its pixels, hex: equal in every video that shows the same. */
  readonly content: string;
}

/** A shorter segment costs more for its whole picture than it will ever save. */
const LEAST_FRAMES = 30;

/**
 * The entrance of each scene and what is read after it, or one segment for the whole video. A scene is parted where its
 * first caption appears: the picture changes there anyway, and other words leave the entrance as it is, which is most of
 * what there is to paint. A transition belongs to the scene that comes in, and so does what shows of the scene before.
 */
export function segmentsOf(video: VideoProps, { isWhole }: { readonly isWhole: boolean }): Segment[] {
  const end = videoFrames(video);
  if (isWhole) return [segment(video, { from: 0, end, scenes: video.scenes })];
  return video.scenes.flatMap((scene, index) => {
    const before = video.scenes[index - 1]?.page;
    const ends = [...partings(scene), video.scenes[index + 1]?.from ?? end];
    return ends.map((until, at) =>
      segment(video, {
        from: ends[at - 1] ?? scene.from,
        end: until,
        scenes: [scene],
        ...(at === 0 && before && { before }),
      }),
    );
  });
}

function partings({ from, durationInFrames, captions: [first] }: VideoScene): number[] {
  if (!first || first.from < LEAST_FRAMES || durationInFrames - first.from < LEAST_FRAMES) return [];
  return [from + first.from];
}

interface Stretch {
  readonly from: number;
  /** The frame after its last. */
  readonly end: number;
  readonly scenes: readonly VideoScene[];
  /** What shows under the first scene while it comes in. */
  readonly before?: Page;
}

function segment(video: VideoProps, { from, end, scenes, before }: Stretch): Segment {
  const shown: { frame: number; times: number }[] = [];
  const names: string[] = [];
  for (let frame = from; frame < end; frame += 1) {
    const name = frameName(video, frame);
    const last = shown.at(-1);
    if (last && name === names.at(-1)) {
      last.times += 1;
    } else {
      shown.push({ frame, times: 1 });
      names.push(name);
    }
  }
  const { width, height, fps, direction } = video;
  // The names say how each mark of a page is drawn and when; what the marks are, the pages say.
  const looks = names.map((name, at) => [withoutStart(name), shown[at]!.times]);
  const drawn = scenes.map((scene) => ({
    page: scene.page,
    start: scene.from - from,
    captions: scene.captions.filter((caption) => scene.from + caption.from < end),
  }));
  const all = JSON.stringify({ width, height, fps, direction, looks, drawn, before });
  return { shown, durationInFrames: end - from, content: createHash('sha256').update(all).digest('hex') };
}

/** A frame's name begins with its scene's place in the video, which a scene that is moved on keeps no pixel of. */
const withoutStart = (name: string): string => name.slice(name.indexOf(','));
