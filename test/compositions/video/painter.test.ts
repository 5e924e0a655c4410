import { describe, expect, it } from 'vitest';
import type { ImageMark, Mark, Motion } from '../../../compositions/layout/mark.ts';
import type { Pixels } from '../../../compositions/paint/pixels.ts';
import { FRAMES } from '../../../compositions/video/motion.ts';
import { createPainter, frameName, type PaintTools } from '../../../compositions/video/painter.ts';
import { type VideoProps, videoFrames } from '../../../compositions/video/props.ts';
import { freePixels, rasteriseNow } from '../../../scripts/render/raster.ts';

const SIZE = { width: 320, height: 180 } as const;

const text = (d: string, motion?: Motion): Mark => ({
  kind: 'text',
  box: { x: 150, y: 20, width: 60, height: 30 },
  text: {
    key: 'a',
    value: '12',
    size: 30,
    lines: [{ text: '12', x: 0, baseline: 28, width: 60, above: 26, below: 0 }],
    path: d,
    slot: 60,
    width: 60,
    height: 30,
    excess: 0,
  },
  fill: '#0b2a5b',
  role: 'figure',
  weight: 800,
  sizes: { best: 30, least: 20 },
  ...(motion && { motion }),
});
const square = (side: number): string => `M0 0h${side}v${side}h-${side}z`;
const rect = (x: number, motion?: Motion, from?: 'start' | 'end' | 'bottom' | 'top'): Mark => ({
  kind: 'rect',
  box: { x, y: 40, width: 20, height: 100 },
  fill: '#c02020',
  ...(from && { from }),
  ...(motion && { motion }),
});
const photo: ImageMark = {
  kind: 'image',
  hash: 'anh',
  crop: { x: 0, y: 0, width: 100, height: 80 },
  box: { x: 200, y: 60, width: 100, height: 80 },
  radius: 8,
  alt: '',
  motion: { order: 0, kind: 'pan', toward: { x: 0.2, y: 0.6 } },
};
const line: Mark = {
  kind: 'path',
  box: { x: 20, y: 20, width: 100, height: 60 },
  d: 'M0 60L40 10M60 30L100 0',
  stroke: '#8e6600',
  strokeWidth: 4,
  motion: { order: 3, kind: 'draw' },
};

/** Everything that moves, under captions, in three scenes. */
function video(direction: 'ltr' | 'rtl'): VideoProps {
  const page = (id: string, background: string, marks: readonly Mark[]) => ({ id, ...SIZE, background, marks });
  const caption = (from: number) => ({
    from,
    durationInFrames: 12,
    text: (text(square(10)) as Extract<Mark, { kind: 'text' }>).text,
    box: { x: 120, y: 150, width: 60, height: 20 },
    plate: { x: 110 - from, y: 145, width: 80 + 2 * from, height: 30 },
  });
  const steps = [8, 14, 20, 26].map(square);
  return {
    ...SIZE,
    fps: 30,
    direction,
    pictures: {},
    scenes: [
      { id: 'cover', from: 0, durationInFrames: 20, page: page('cover', '#0b2a5b', [photo, rect(30)]), captions: [] },
      {
        id: 'moves',
        from: 20,
        durationInFrames: 90,
        page: page('moves', '#ffffff', [
          rect(20, { order: 0, kind: 'rise' }),
          rect(60, { order: 1, kind: 'grow-y' }, 'bottom'),
          rect(90, { order: 2, kind: 'grow-x' }, 'start'),
          line,
          text(square(30), { order: 4, kind: 'count', steps }),
        ]),
        captions: [caption(10), caption(30), caption(60)],
      },
      {
        id: 'photograph',
        from: 110,
        durationInFrames: 40,
        page: page('photograph', '#f5f2ea', [rect(20), photo, rect(230, { order: 1, kind: 'fade' })]),
        captions: [caption(2)],
      },
    ],
  };
}

const tools: PaintTools = {
  rasterise: rasteriseNow,
  image: () => {
    throw new Error('no picture keeps still here');
  },
  photo: () => PHOTO,
};
const PHOTO: Pixels = {
  width: 106,
  height: 85,
  data: Uint8Array.from({ length: 106 * 85 * 4 }, (_, at) => (at % 4 === 3 ? 255 : ((at >> 2) * (1 + (at % 4))) & 255)),
};

const frames = (of: VideoProps): number[] => Array.from({ length: videoFrames(of) }, (_, frame) => frame);
const bytes = ({ data }: Pixels): string => Buffer.from(data).toString('latin1');

describe.each(['ltr', 'rtl'] as const)('painting %s', (direction) => {
  const props = video(direction);

  it('keeps nothing from one frame that could show in another', async () => {
    const busy = createPainter(props, tools);
    // There and back, so that every frame comes after others than in the video.
    for (const frame of [...frames(props), ...frames(props).reverse()]) {
      await freePixels();
      const alone = bytes(createPainter(props, tools).paint(frame));
      expect(bytes(busy.paint(frame)) === alone, `frame ${frame}`).toBe(true);
    }
  });

  it('frames of one name are equal, and frames that differ have names of their own', async () => {
    const painted = new Map<string, string>();
    for (const frame of frames(props)) {
      await freePixels();
      const pixels = bytes(createPainter(props, tools).paint(frame));
      const known = painted.get(frameName(props, frame));
      expect(known === undefined || known === pixels, `frame ${frame}`).toBe(true);
      painted.set(frameName(props, frame), pixels);
    }
    // What moves by less than a px may look the same for a frame.
    expect(new Set(painted.values()).size).toBeGreaterThan(painted.size * 0.9);
  });

  it('every frame is opaque', async () => {
    for (const frame of frames(props)) {
      await freePixels();
      const { data } = createPainter(props, tools).paint(frame);
      expect(data.every((value, at) => at % 4 < 3 || value === 255)).toBe(true);
    }
  });
});

it('a scene comes in from where reading begins', async () => {
  const middle = 20 + Math.floor(FRAMES.transition / 2);
  const colours = async (direction: 'ltr' | 'rtl') => {
    const { data } = createPainter(video(direction), tools).paint(middle);
    const at = (x: number) => [...data.subarray((10 * SIZE.width + x) * 4, (10 * SIZE.width + x) * 4 + 3)];
    return [at(2), at(SIZE.width - 3)];
  };
  const [white, navy] = [
    [255, 255, 255],
    [11, 42, 91],
  ];
  expect(await colours('ltr')).toEqual([white, navy]);
  expect(await colours('rtl')).toEqual([navy, white]);
});

it('all four corners of a photograph that moves are rounded, over the colour of its page', () => {
  // The third scene at rest but for its photograph.
  const { data } = createPainter(video('ltr'), tools).paint(145);
  const { x, y, width, height } = photo.box;
  const at = (left: number, top: number): number[] => {
    const start = (top * SIZE.width + left) * 4;
    return [...data.subarray(start, start + 3)];
  };
  const corners = [x, x + width - 1].flatMap((left) => [y, y + height - 1].map((top) => at(left, top)));
  expect(corners).toEqual(corners.map(() => [0xf5, 0xf2, 0xea]));
  // On the edges between them it is there.
  expect(at(x, y + height / 2)).not.toEqual([0xf5, 0xf2, 0xea]);
  expect(at(x + width / 4, y + height - 1)).not.toEqual([0xf5, 0xf2, 0xea]);
});
