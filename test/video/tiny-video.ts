import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import type { VideoProps } from '../../compositions/video/props.ts';

export const TINY = { width: 320, height: 180 } as const;

/** Two scenes of `frames` frames each, a bar growing in the second: small enough to draw in a second or two. */
export function tinyVideo(frames = 30, marks: readonly Mark[] = []): PreparedVideo {
  const page = (id: string, background: string, own: readonly Mark[]): Page => ({
    id,
    ...TINY,
    background,
    marks: own,
  });
  const bar: Mark = {
    kind: 'rect',
    box: { x: 40, y: 40, width: 60, height: 120 },
    fill: '#c02020',
    from: 'bottom',
    motion: { order: 0, kind: 'grow-y' },
  };
  const props: VideoProps = {
    ...TINY,
    fps: 30,
    direction: 'ltr',
    pictures: {},
    scenes: [
      { id: 'cover', from: 0, durationInFrames: frames, page: page('cover', '#0b2a5b', []), captions: [] },
      {
        id: 'bar',
        from: frames,
        durationInFrames: frames,
        page: page('bar', '#ffffff', [bar, ...marks]),
        captions: [],
      },
    ],
  };
  return {
    props,
    subtitles: [{ from: frames, durationInFrames: 25, lines: ['Một dòng', 'và một dòng nữa'] }],
    findings: [],
    sections: ['bar'],
  };
}
