import { describe, expect, it } from 'vitest';
import { layoutScenes } from '../../../compositions/infographic/scenes.ts';
import type { Mark } from '../../../compositions/layout/mark.ts';
import type { Document } from '../../../compositions/model/document.ts';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import { findLocale, LOCALES } from '../../../compositions/model/locale.ts';
import { type MarkState, markState } from '../../../compositions/video/mark-state.ts';
import { frameName } from '../../../compositions/video/painter.ts';
import { prepareVideo } from '../../../compositions/video/prepare.ts';
import type { VideoProps, VideoScene } from '../../../compositions/video/props.ts';
import { holdSeconds } from '../../../compositions/video/reading.ts';
import { momentOf } from '../../../compositions/video/scene-moment.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { sampleInput } from '../../video/sample-input.ts';
import { changingFrames } from './changing.ts';
import { mostFlashes } from './luminance.ts';

const PHOTOGRAPH = { asset: { hash: 'a1', width: 1600, height: 900, focus: { x: 0.9, y: 0.3 } } };

/** The sample story with a photograph on its cover. */
async function videoOf(tag: string, formatId = 'landscape'): Promise<VideoProps> {
  const input = sampleInput({ locale: tag, format: formatId });
  const document: Document = { ...input.document, image: PHOTOGRAPH };
  const format = findFormat(formatId) as VideoFormat;
  const locale = findLocale(tag)!;
  const engine = await createTextEngine(tag);
  const scenes = layoutScenes({ document, theme: input.theme, format, locale, engine, logo: undefined });
  return prepareVideo({ input: { ...input, document }, format, locale, scenes, engine }).props;
}

/** How the marks of a scene are drawn at one of its frames; undefined where one is not there yet. */
const statesAt = (scene: VideoScene, frame: number, direction: 'ltr' | 'rtl'): (MarkState | undefined)[] =>
  scene.page.marks.map((mark) => markState(mark, momentOf(scene, frame, direction)));

const atRest = (mark: Mark): Mark => {
  const { motion: _, ...rest } = mark;
  return rest;
};

describe.each(['vi', 'ar'])('a video in %s', (tag) => {
  it('stands still for most of its time, the photograph of its cover apart', async () => {
    const video = await videoOf(tag);
    const still = video.scenes.slice(1).flatMap((scene) => changingFrames(video, scene));
    expect(still.filter((isChanging) => isChanging).length / still.length).toBeLessThan(0.5);
  });

  it('ends every scene on exactly its page at rest', async () => {
    const video = await videoOf(tag);
    for (const scene of video.scenes.slice(1)) {
      const quiet = { ...scene, captions: [] };
      const bare = { ...quiet, page: { ...scene.page, marks: scene.page.marks.map(atRest) } };
      const last = scene.from + scene.durationInFrames - 1;
      const nameWith = (shown: VideoScene): string => frameName({ ...video, scenes: [shown] }, last);
      expect(nameWith(quiet)).toBe(nameWith(bare));
    }
  });

  it('lets every page stand as long as its readers need, with each caption on a page that stands', async () => {
    const video = await videoOf(tag);
    const { captions } = findLocale(tag)!;
    for (const scene of video.scenes.slice(1, -1)) {
      const uncaptioned = changingFrames(video, { ...scene, captions: [] });
      const settled = uncaptioned.lastIndexOf(true) + 1;
      const needed = holdSeconds(scene.page, captions);
      expect((scene.durationInFrames - settled) / 30).toBeGreaterThanOrEqual(needed - 1 / 30);
      for (const { from } of scene.captions) expect(from).toBeGreaterThanOrEqual(settled);
    }
    const closing = changingFrames(video, video.scenes.at(-1)!);
    expect(closing.length - closing.lastIndexOf(true)).toBeGreaterThanOrEqual(90);
  });

  it('never flashes more than three times a second', async () => {
    const video = await videoOf(tag);
    expect(mostFlashes(video)).toBeLessThanOrEqual(3);
    // A second of captions that come and go every three frames does.
    const [first, ...rest] = video.scenes[1]!.captions;
    const strobe = Array.from({ length: 10 }, (_, n) => ({ ...first!, from: 90 + n * 6, durationInFrames: 3 }));
    const scenes = video.scenes.map((scene, n) => (n === 1 ? { ...scene, captions: [...strobe, ...rest] } : scene));
    expect(mostFlashes({ ...video, scenes })).toBeGreaterThan(3);
  });
});

it('the first frame is the cover whole, and only its photograph moves, towards its subject', async () => {
  const video = await videoOf('vi');
  const [cover] = video.scenes;
  expect(new Set(statesAt(cover!, 0, 'ltr'))).toEqual(new Set([{}]));
  const half = statesAt(cover!, 60, 'ltr').filter((state) => Object.keys(state ?? {}).length > 0);
  expect(half).toEqual([{ pan: expect.objectContaining({ x: 1 }) }]);
});

it('large numbers count up to themselves within their own width, one after the other', async () => {
  const video = await videoOf('vi');
  const scene = video.scenes.find(({ id }) => id === 'so')!;
  const numbers = scene.page.marks.filter((mark) => mark.motion?.kind === 'count');
  expect(numbers.map((mark) => mark.kind === 'text' && mark.text.value)).toEqual(['34318', '1177']);
  const [hero, second] = numbers;
  expect(hero!.motion!.steps).toHaveLength(24);
  const shown = Array.from({ length: scene.durationInFrames }, (_, frame) => statesAt(scene, frame, 'ltr'));
  const [one, other] = [scene.page.marks.indexOf(hero!), scene.page.marks.indexOf(second!)];
  const first = shown.findIndex((states) => states[one]?.step !== undefined);
  const rest = shown.findIndex((states, frame) => frame > first && states[one]?.step === undefined);
  expect(rest - first).toBeGreaterThanOrEqual(22);
  expect(rest - first).toBeLessThanOrEqual(24);
  expect(shown[first]![other]?.step ?? 0).toBe(0);
});

it.each(LOCALES.map(({ tag }) => tag))(
  'digits keep their places while they count, equally wide in one number: %s',
  async (tag) => {
    const engine = await createTextEngine(tag);
    const style = { size: 200, weight: 800, role: 'figure' } as const;
    const widths = [...'0123456789'].map((digit) => {
      const request = { key: '', value: digit.repeat(5), style, width: 5000, align: 'start' } as const;
      return engine.measure(request).width;
    });
    expect(new Set(widths.map((width) => width.toFixed(1))).size).toBe(1);
  },
);

it('shares a section with half a minute to read out over scenes, in order and with nothing lost', async () => {
  const input = sampleInput();
  const words = (key: string, value: string) => ({ key, value });
  const items = [1, 2, 3, 4].map((number) => ({
    number: String(number),
    title: words(`t${number}`, `Giải pháp ${number}`),
    text: words(`x${number}`, 'Theo dõi dư luận trong và ngoài nước, đáp lại tin sai bằng thông tin đã kiểm chứng. '),
  }));
  const icons = ['send', 'users', 'flag'];
  const list = { kind: 'list' as const, icons, items: icons.map((icon) => words(icon, `Một việc: ${icon}`)) };
  const [section] = input.document.sections;
  const long = { ...section!, id: 'dai', blocks: [{ kind: 'steps' as const, items }, list], narration: [] };
  const empty = { ...section!, id: 'trong', blocks: [], narration: [] };
  const document: Document = { ...input.document, sections: [long, empty] };
  const format = findFormat('landscape') as VideoFormat;
  const locale = findLocale('vi')!;
  const engine = await createTextEngine('vi');
  const scenes = layoutScenes({ ...input, document, format, locale, engine, logo: undefined });
  const pages = scenes.filter(({ section }) => section === 'dai').map(({ page }) => page);
  expect(pages.map(({ id }) => id)).toEqual(pages.map((_, index) => (index === 0 ? 'dai' : `dai-${index + 1}`)));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(holdSeconds(page, locale.captions)).toBeLessThanOrEqual(25);
  const keys = pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? mark.text.key : [])));
  const told = keys.filter((key) => /^[tx]\d$/.test(key) || icons.includes(key));
  expect(told).toEqual(['t1', 'x1', 't2', 'x2', 't3', 'x3', 't4', 'x4', ...icons]);
  // A section of a heading alone still has its scene.
  expect(scenes.filter(({ section }) => section === 'trong')).toHaveLength(1);
});
