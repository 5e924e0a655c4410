import { beforeAll, describe, expect, test } from 'vitest';
import type { Box, Mark } from '../../compositions/layout/mark.ts';
import { findFormat, type VideoFormat } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import type { BurnedCaption, VideoScene } from '../../compositions/video/props.ts';
import { createLint } from '../../scripts/lint/index.ts';
import { soundsIn } from '../../scripts/workers/job-sounds.ts';
import { createVideoPreparation } from '../../scripts/workers/prepare-video.ts';
import { prepared } from '../compositions/infographic/shipped.ts';
import { sampleInput } from '../video/sample-input.ts';
import { briefly } from './pages.ts';

const lint = createLint(async () => undefined);
const prepare = createVideoPreparation();
const sounds = soundsIn('', { mayRun: false });

test('nothing is told of the shipped videos: every language, format, scene and caption', async () => {
  const { plan } = await prepared('.', { kind: 'video' });
  const inputs = plan.jobs.map(({ input }) => input as VideoInput);
  expect(inputs.length).toBeGreaterThan(90);
  for (const input of inputs) {
    const { findings } = await prepare(input, lint, sounds);
    const own = findings.filter(({ rule }) => !rule.startsWith('caption-'));
    expect(own, input.id).toEqual([]);
  }
});

describe.each(['landscape', 'vertical', 'square-video'] as const)('%s', (format) => {
  let scene: VideoScene;
  beforeAll(async () => {
    const { props } = await prepare(sampleInput({ format }), lint, sounds);
    scene = props.scenes.find(({ captions }) => captions.length > 0)!;
  });

  const told = async (changed: VideoScene): Promise<string[]> =>
    briefly(await lint.scenes([changed], { story: 'mau', locale: 'vi', format }));

  const caption = (): BurnedCaption => scene.captions[0]!;
  const withCaption = (change: Partial<BurnedCaption>): VideoScene => ({
    ...scene,
    captions: [{ ...caption(), ...change }],
  });
  const movedBy = (dx: number, dy: number): VideoScene => {
    const moved = (box: Box): Box => ({ ...box, x: box.x + dx, y: box.y + dy });
    return withCaption({ box: moved(caption().box), plate: moved(caption().plate) });
  };
  const withMark = (mark: Mark): VideoScene => ({
    ...scene,
    page: { ...scene.page, marks: [...scene.page.marks, mark] },
  });

  test('a caption in its place is not told', async () => {
    expect(await told(scene)).toEqual([]);
  });

  test('a caption over the words of its scene names both', async () => {
    const heading = scene.page.marks.find((mark) => mark.kind === 'text' && mark.role === 'heading')!;
    const found = await lint.scenes([movedBy(0, heading.box.y - caption().plate.y)], {
      story: 'mau',
      locale: 'vi',
      format,
    });
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'text-overflow.caption',
        key: 'doan.paragraph',
        values: expect.objectContaining({ page: scene.id, other: 'doan.heading' }),
      }),
    );
  });

  test('a caption over a picture, a bar or the line of a chart is told; over ground and rules it is not', async () => {
    const { plate: box } = caption();
    const crop = { x: 0, y: 0, width: 9, height: 9 };
    const figures: Mark[] = [
      { kind: 'image', box, hash: 'a', crop, alt: 'Workers' },
      { kind: 'rect', box, fill: '#b8860b', from: 'bottom' },
      { kind: 'path', box, d: 'M0 0L200 60', stroke: '#0b2a5b', strokeWidth: 6 },
    ];
    for (const figure of figures) {
      expect(await told(withMark(figure)), figure.kind).toContain('text-overflow.caption-figure doan.paragraph');
    }
    expect(await told(withMark({ kind: 'rect', box, fill: '#f5f2ea' }))).toEqual([]);
  });

  test('a caption in the place of a platform is told', async () => {
    const { height } = findFormat(format) as VideoFormat;
    const found = await told(movedBy(0, height - caption().plate.y - caption().plate.height));
    expect(found.some((one) => /^unsafe-area\.text-(?:buttons|edge) doan\.paragraph$/.test(one))).toBe(true);
  });

  test('a caption wider than its plate is told', async () => {
    const { plate } = caption();
    const narrow = { ...plate, x: plate.x + plate.width * 0.3, width: plate.width * 0.4 };
    expect(await told(withCaption({ plate: narrow }))).toContain('text-overflow.panel doan.paragraph');
  });
});
