import type { Box, Page } from '../layout/mark.ts';
import type { ShownSection } from '../model/document.ts';
import type { VideoFormat } from '../model/format.ts';
import type { CaptionLimits } from '../model/locale.ts';
import { holdSeconds } from '../video/reading.ts';
import { isTall, lightPage, sectionCards } from './card.ts';
import { closingPage, coverPage } from './end-pages.ts';
import { footer, safeBox } from './frame.ts';
import { createSetting, type SettingOptions } from './setting.ts';
import { partCount, shareSection } from './share-section.ts';
import { mirror } from './stills.ts';

/** A scene at rest, and the section whose narration it carries. */
export interface ScenePage {
  readonly page: Page;
  /** Absent on the cover and the closing scene. */
  readonly section?: string;
}

/** Room kept under a scene for two lines of captions, as a share of the format's height. */
const CAPTIONS = { wide: 0.17, tall: 0.1, square: 0.17 } as const;

/** Where captions stand in a video: across the foot of the safe area. */
export function captionBox(format: VideoFormat): Box {
  const safe = safeBox(format);
  const { wide, tall, square } = CAPTIONS;
  const share = format.width > format.height ? wide : format.width < format.height ? tall : square;
  const height = Math.round(format.height * share);
  return { x: safe.x, y: safe.y + safe.height - height, width: safe.width, height };
}

/**
 * A scene with more than this to read is shared out over several: nobody looks at a still picture for half a minute, and
 * pages of less are thin. Our choice.
 */
const LONGEST_READ_SECONDS = 25;

/**
 * The scenes of a video in order: cover, sections (a long one takes several), closing. Running text that the
 * captions say is not drawn beside them.
 */
export function layoutScenes(options: SettingOptions & { readonly format: VideoFormat }): ScenePage[] {
  const { document, engine, format, locale } = options;
  const setting = createSetting(options);
  const safe = safeBox(setting.format);
  const captions = captionBox(format);
  const scenes: ScenePage[] = [{ page: coverPage(setting) }];
  for (const section of document.sections) {
    const spoken = section.narration.length > 0;
    const room = spoken ? { ...safe, height: captions.y - safe.y - setting.unit * 2 } : safe;
    // On a phone's narrow safe area the source has no room to be read: the first and the last scene name it.
    const foot = isTall(format)
      ? { marks: [], top: room.y + room.height }
      : footer(setting.context(1), room, document.sourceLine);
    const area = { ...safe, height: foot.top - safe.y };
    const shown = spoken ? withoutSpokenText(section) : section;
    const draw = (parts: readonly ShownSection[]): Page[] =>
      sectionCards(setting, parts, area).map(({ id, marks }) => lightPage(setting, id, marks, foot.marks));
    const pages = readablePages(shown, draw, locale.captions);
    scenes.push(...pages.map((page) => ({ page, section: section.id })));
  }
  scenes.push({ page: closingPage(setting) });
  return engine.direction === 'rtl' ? scenes.map((scene) => ({ ...scene, page: mirror(scene.page) })) : scenes;
}

/**
 * The pages of a section, shared out over as many parts as it takes to read each in good time. Where no number of parts
 * does that, over those that come nearest: what cannot be parted is looked at for longer.
 */
function readablePages(
  section: ShownSection,
  draw: (parts: readonly ShownSection[]) => readonly Page[],
  limits: CaptionLimits,
): readonly Page[] {
  let best: readonly Page[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (let count = 1; count <= Math.max(1, partCount(section)) && shortest > LONGEST_READ_SECONDS; count += 1) {
    const pages = draw(count === 1 ? [section] : shareSection(section, count));
    const longest = Math.max(...pages.map((page) => holdSeconds(page, limits)));
    if (pages.length > 0 && longest < shortest) [best, shortest] = [pages, longest];
  }
  return best;
}

/** The section without the paragraphs that its captions say, unless there is nothing else to look at. */
function withoutSpokenText(section: ShownSection): ShownSection {
  const blocks = section.blocks.filter(({ kind }) => kind !== 'paragraph');
  return blocks.length > 0 ? { ...section, blocks } : section;
}
