import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutScenes } from '../../../compositions/infographic/scenes.ts';
import type { Mark } from '../../../compositions/layout/mark.ts';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import type { VideoInput } from '../../../compositions/model/job-input.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { type MarkState, markState } from '../../../compositions/video/mark-state.ts';
import { prepareVideo } from '../../../compositions/video/prepare.ts';
import type { VideoProps, VideoScene } from '../../../compositions/video/props.ts';
import { holdSeconds } from '../../../compositions/video/reading.ts';
import { momentOf } from '../../../compositions/video/scene-moment.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { CASES } from '../../golden/cases.ts';
import { goldenJobs, temporaryFolder } from '../../golden/workspace.ts';
import { changingFrames } from './changing.ts';
import { mostFlashes } from './luminance.ts';

/** Left to right and right to left, lying and standing. */
const LOOKS = ['vi/landscape', 'ar/landscape', 'vi/vertical', 'ar/vertical'];
/** Frames by which everything has long come in. */
const ENTRANCE = 100;
/** Things that begin within a tenth of a second of each other are seen as one cascade, frames. */
const CASCADE = 3;

const BLOCKS = CASES.filter(({ theme }) => theme === undefined);
const videos = new Map<string, VideoProps>();
const { folder, remove } = temporaryFolder();

beforeAll(async () => {
  const { jobs } = await goldenJobs(BLOCKS, folder);
  for (const job of jobs) {
    if (job.kind === 'video' && LOOKS.includes(`${job.locale}/${job.format}`)) videos.set(job.id, await videoOf(job));
  }
}, 60_000);
afterAll(remove);

async function videoOf(input: VideoInput): Promise<VideoProps> {
  const format = findFormat(input.format) as VideoFormat;
  const locale = findLocale(input.locale)!;
  const engine = await createTextEngine(input.locale, input.terms);
  const scenes = layoutScenes({ ...input, format, locale, engine });
  return prepareVideo({ input, format, locale, scenes, engine }).props;
}

/** The states of a scene's marks, a frame a row. */
function entrance(scene: VideoScene, direction: VideoProps['direction']): (MarkState | undefined)[][] {
  const moment = momentOf(scene, 0, direction);
  return Array.from({ length: ENTRANCE }, (_, frame) =>
    scene.page.marks.map((mark) => markState(mark, { ...moment, frame })),
  );
}

const isPan = ({ motion }: Mark): boolean => motion?.kind === 'pan';
const isMoving = (state: MarkState | undefined): boolean => state !== undefined && Object.keys(state).length > 0;

/** How many things are on their way at each frame, as the eye counts them: a cascade is one, a moving photograph another. */
function movingThings({ page }: VideoScene, frames: readonly (readonly (MarkState | undefined)[])[]): number[] {
  const entering = page.marks.flatMap((mark, index) => (mark.motion && !isPan(mark) ? index : []));
  const starts = entering.map((index) => frames.findIndex((states) => states[index] !== undefined));
  const begins = [...new Set(starts)].sort((a, b) => a - b);
  const things = begins.map(
    (_, n) => begins.slice(1, n + 1).filter((start, at) => start - begins[at]! > CASCADE).length,
  );
  const thingOf = new Map(begins.map((start, n) => [start, things[n]!]));
  const photographs = page.marks.some(isPan) ? 1 : 0;
  return frames.map((states) => {
    const moving = entering.flatMap((index, n) => (isMoving(states[index]) ? thingOf.get(starts[n]!)! : []));
    return new Set(moving).size + photographs;
  });
}

describe.each(LOOKS)('%s', (look) => {
  const videoFor = (id: string): VideoProps => videos.get(`${id}/${look}`)!;
  const cases = BLOCKS.map(({ id }) => id);

  it.each(cases)('%s: at rest for as long as it is read, and no more than two things move before', (id) => {
    const video = videoFor(id);
    const { scenes, direction } = video;
    const limits = findLocale(look.slice(0, 2))!.captions;
    for (const scene of scenes.slice(1)) {
      const frames = entrance(scene, direction);
      expect(Math.max(...movingThings(scene, frames))).toBeLessThanOrEqual(2);

      const marks = scene.page.marks.filter((mark) => !isPan(mark));
      const bare = { ...scene, captions: [], page: { ...scene.page, marks } };
      const settled = changingFrames(video, bare).lastIndexOf(true) + 1;
      const needed = scene.id === 'closing' ? 3 : holdSeconds(scene.page, limits);
      expect((scene.durationInFrames - settled) / 30).toBeGreaterThanOrEqual(needed - 1 / 30);
      for (const { from } of scene.captions) expect(from).toBeGreaterThanOrEqual(settled);
    }
  });

  it.each(cases)('%s: the title is there at once, and no page is empty for half a second', (id) => {
    const [cover, ...rest] = videoFor(id).scenes;
    const first = momentOf(cover!, 0, 'ltr');
    for (const mark of cover!.page.marks) expect(markState(mark, first)).toEqual({});
    for (const scene of rest) {
      const early = momentOf(scene, 15, 'ltr');
      const said = scene.page.marks.filter((mark) => mark.kind === 'text' && mark.role !== 'source');
      expect(said.some((mark) => (markState(mark, early)?.opacity ?? 1) > 0.9 && markState(mark, early))).toBeTruthy();
    }
  });

  it.each(cases)('%s: never flashes', (id) => {
    const video = videoFor(id);
    const scenes = video.scenes.map((scene) => ({ ...scene, durationInFrames: ENTRANCE, captions: [] }));
    expect(mostFlashes({ ...video, scenes })).toBeLessThanOrEqual(1);
  });
});

it.each([
  ['vi', -1],
  ['ar', 1],
] as const)('lines are drawn and bars grow from where reading begins: %s', (tag, sign) => {
  const line = videos.get(`chart-line/${tag}/landscape`)!.scenes[1]!;
  const drawn = line.page.marks.flatMap((mark) => (mark.kind === 'path' && mark.motion?.kind === 'draw' ? mark.d : []));
  expect(drawn).toHaveLength(1);
  const points = drawn[0]!.match(/-?\d+(\.\d+)?/g)!.map(Number);
  expect(Math.sign(points[0]! - points.at(-2)!)).toBe(sign);

  const { scenes, direction } = videos.get(`chart-bar/${tag}/landscape`)!;
  const bars = scenes[1]!.page.marks.filter((mark) => mark.motion?.kind === 'grow-x');
  expect(bars).toHaveLength(5);
  const moment = { ...momentOf(scenes[1]!, 0, direction) };
  for (const bar of bars) {
    const half = { ...moment, frame: moment.timeline.starts.get(bar.motion!.order)! + 6 };
    const shown = markState(bar, half)!.shown!;
    const hidden = bar.box.width - shown.width;
    expect(hidden).toBeGreaterThan(0);
    expect(shown.x).toBe(tag === 'ar' ? hidden : 0);
  }
});

it.each(['vi/landscape', 'ar/landscape', 'vi/vertical'])(
  'no number hangs in the air before its bar is there: %s',
  (look) => {
    for (const id of ['chart-bar', 'chart-column', 'chart-grouped', 'chart-negative']) {
      const { scenes, direction } = videos.get(`${id}/${look}`)!;
      const { marks } = scenes[1]!.page;
      const frames = entrance(scenes[1]!, direction);
      const growing = marks.flatMap(({ motion }, index) => (motion?.kind.startsWith('grow') ? index : []));
      const lateness = marks.flatMap((mark, index) => {
        const isNumber =
          mark.kind === 'text' && /^[−-]?\d+$/.test(mark.text.value.replace(/[\u2066-\u2069\u200e]/g, ''));
        const beside = growing.filter((bar) => marks[bar]!.motion!.order === mark.motion?.order);
        if (!isNumber || beside.length === 0) return [];
        const seen = frames.findIndex((states) => states[index] !== undefined);
        const { width, height } = marks[beside[0]!]!.box;
        const shown = frames[seen]![beside[0]!]?.shown ?? { width, height };
        return id === 'chart-column' ? 1 - shown.height / height : 1 - shown.width / width;
      });
      expect(lateness.length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...lateness)).toBeLessThan(0.2);
    }
  },
);
