import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { PreparedText } from '../../compositions/layout/text.ts';
import type { VideoProps, VideoScene } from '../../compositions/video/props.ts';
import { TINY } from './tiny-video.ts';

const SCENE_FRAMES = 120;

/** A cover, and two scenes in which a bar grows and then a caption stands from frame 40 to 100. */
export function threeScenes(): VideoProps {
  const scenes = [
    { id: 'cover', from: 0, durationInFrames: 60, page: page('cover', '#0b2a5b', []), captions: [] },
    captioned(bars('bar', '#c02020', 60), 'hai'),
    captioned(bars('other', '#2020c0', 60 + SCENE_FRAMES), 'ba'),
  ];
  return { ...TINY, fps: 30, direction: 'ltr', pictures: {}, scenes };
}

const page = (id: string, background: string, marks: readonly Mark[]): Page => ({ id, ...TINY, background, marks });

function bars(id: string, fill: string, from: number): VideoScene {
  const box = { x: 40, y: 40, width: 60, height: 120 };
  const bar: Mark = { kind: 'rect', box, fill, from: 'bottom', motion: { order: 0, kind: 'grow-y' } };
  return { id, from, durationInFrames: SCENE_FRAMES, page: page(id, '#ffffff', [bar]), captions: [] };
}

/** The scene with one caption; its letters are a square as wide as the text is long. */
export function captioned(scene: VideoScene, words: string): VideoScene {
  const box = { x: 120, y: 140, width: 100, height: 24 };
  const width = words.length * 10;
  const text: PreparedText = {
    key: 'a',
    value: words,
    size: 20,
    lines: [{ text: words, x: 0, baseline: 18, width, above: 18, below: 2 }],
    path: `M0 0h${width}v20h-${width}z`,
    slot: 100,
    width,
    height: 24,
    excess: 0,
  };
  return { ...scene, captions: [{ from: 40, durationInFrames: 60, text, box, plate: box }] };
}
