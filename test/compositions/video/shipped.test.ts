import { expect, it } from 'vitest';
import { layoutScenes } from '../../../compositions/infographic/scenes.ts';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import { findLocale, LOCALES } from '../../../compositions/model/locale.ts';
import { prepareVideo } from '../../../compositions/video/prepare.ts';
import type { VideoScene } from '../../../compositions/video/props.ts';
import { countCharacters, holdSeconds, readingSeconds } from '../../../compositions/video/reading.ts';
import { timelineOf } from '../../../compositions/video/timeline.ts';
import { Log, USUAL } from '../../../scripts/commands/command.ts';
import { allDrawn, prepare } from '../../../scripts/commands/prepare.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { shippedWorkspace } from '../../rig.ts';

const TAGS: readonly string[] = LOCALES.map(({ tag }) => tag);
/** Each story in every language, in one format of each kind in turn. */
const FORMATS = ['landscape', 'vertical', 'square-video'];
const isTried = (locale: string, format: string): boolean => FORMATS[TAGS.indexOf(locale) % FORMATS.length] === format;

/** Read on a page, in seconds: one to find it, then 12 characters each, or as many as in captions where those are fewer. */
const secondsFor = (characters: number, captionSpeed: number): number => 1 + characters / Math.min(12, captionSpeed);

const READ = ['title', 'heading', 'hero', 'figure', 'label', 'body'];

function charactersOf({ id, page }: VideoScene): number {
  const read = { cover: ['title'], closing: ['heading'] }[id] ?? READ;
  const texts = page.marks.flatMap((mark) => (mark.kind === 'text' && read.includes(mark.role) ? mark.text.value : []));
  return texts.reduce((sum, text) => sum + countCharacters(text), 0);
}

it('in every shipped story and language, each page rests until it is read and each caption until it is heard', async () => {
  const prepared = await prepare(
    shippedWorkspace(),
    { ...USUAL, captions: 'burned', allowMissing: true },
    new Log(() => undefined),
  );
  const { jobs: all } = await allDrawn(prepared!);
  const jobs = all.flatMap(({ input }) => (input.kind === 'video' && isTried(input.locale, input.format) ? input : []));
  expect(jobs).toHaveLength(3 * TAGS.length);
  for (const input of jobs) {
    const format = findFormat(input.format) as VideoFormat;
    const locale = findLocale(input.locale)!;
    const engine = await createTextEngine(input.locale, input.terms);
    const scenes = layoutScenes({ ...input, format, locale, engine });
    // No section is lost on the way.
    expect([...new Set(scenes.flatMap(({ section }) => section ?? []))]).toEqual(
      input.document.sections.map(({ id }) => id),
    );
    const { props, subtitles } = prepareVideo({ input, format, locale, scenes, engine });
    const speed = locale.captions.charactersPerSecond;
    for (const scene of props.scenes) {
      const name = `${input.id} ${scene.id}`;
      const stands = (scene.durationInFrames - (scene.id === 'cover' ? 0 : timelineOf(scene.page.marks).end)) / 30;
      expect(stands, name).toBeGreaterThanOrEqual(Math.max(3, secondsFor(charactersOf(scene), speed)) - 1 / 30);
      const said = scene.captions.at(-1);
      if (said) expect(said.from + said.durationInFrames, name).toBeLessThan(scene.durationInFrames);
      // Japanese is read at 4 characters a second: there a chart, which stays whole, may need more.
      if (speed > 4) expect(holdSeconds(scene.page, locale.captions), name).toBeLessThanOrEqual(25);
    }
    for (const { lines, durationInFrames } of subtitles) {
      const needed = Math.min(7, readingSeconds(lines.join(''), locale.captions));
      expect(durationInFrames / 30).toBeGreaterThanOrEqual(needed - 1 / 30);
    }
  }
}, 60_000);
