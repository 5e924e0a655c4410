import type { Page } from '../layout/mark.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Finding } from '../model/diagnostic.ts';
import type { ShownSection } from '../model/document.ts';
import { FRAME_RATE, type VideoFormat } from '../model/format.ts';
import type { VideoInput } from '../model/job-input.ts';
import type { Locale } from '../model/locale.ts';
import { CAPTION_PADDING, captionSlot, captionStyle, captionZone } from './caption-zone.ts';
import { type CaptionText, splitCaptions } from './captions.ts';
import type { BurnedCaption, VideoProps, VideoScene } from './props.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import type { Subtitle } from './subtitles.ts';
import { MOST_CAPTION_SECONDS, pageSeconds, timeScene } from './timing.ts';

export interface PreparedVideo {
  /** `images` and `music` are still empty: only the renderer knows the addresses. */
  readonly props: VideoProps;
  readonly subtitles: readonly Subtitle[];
  readonly findings: readonly Finding[];
  /** Ids of the sections shown. */
  readonly sections: readonly string[];
}

export interface VideoParts {
  readonly input: VideoInput;
  readonly format: VideoFormat;
  readonly locale: Locale;
  /** One page a scene: cover, sections in order, closing. */
  readonly pages: readonly Page[];
  readonly engine: TextEngine;
}

/** Turns laid-out pages and narration into a timed, captioned video. Pure: equal parts give equal videos. */
export function prepareVideo({ input, format, locale, pages, engine }: VideoParts): PreparedVideo {
  const limits = locale.captions;
  const slot = { style: captionStyle(format), width: captionSlot(format) };
  const sections = input.document.sections.filter((section) => pages.some((page) => shows(page, section, input)));
  const captions = new Map<Page, readonly CaptionText[]>();
  for (const section of sections) {
    const own = pages.filter((page) => shows(page, section, input));
    const texts = section.narration.flatMap((message) => splitCaptions(message, limits, engine, slot));
    const weights = own.map((page) => pageSeconds(page, limits));
    shareOut(texts, weights).forEach((part, index) => {
      captions.set(own[index]!, part);
    });
  }

  const scenes: VideoScene[] = [];
  const subtitles: Subtitle[] = [];
  let from = 0;
  for (const page of pages) {
    const texts = captions.get(page) ?? [];
    const time = timeScene(
      page,
      texts.map((caption) => caption.text.value),
      limits,
    );
    texts.forEach(({ lines }, index) => {
      const { from: offset, durationInFrames } = time.captions[index]!;
      subtitles.push({ from: from + offset, durationInFrames, lines });
    });
    const burned = texts.map((caption, index) => burn(caption, time.captions[index]!, format));
    scenes.push({
      id: page.id,
      from,
      durationInFrames: time.durationInFrames,
      page,
      captions: input.captions === 'sidecar' ? [] : burned,
    });
    from += time.durationInFrames;
  }

  return {
    props: {
      width: format.width,
      height: format.height,
      fps: FRAME_RATE,
      direction: engine.direction,
      scenes,
      images: {},
    },
    subtitles,
    findings: [...captions.values()].flat().flatMap((caption) => captionFindings(caption, input, locale)),
    sections: sections.map((section) => section.id),
  };
}

/** A section's pages carry its id, or its id and a number where it flowed on; another section may be called so. */
function shows(page: Page, section: ShownSection, input: VideoInput): boolean {
  if (page.id === section.id) return true;
  const isOther = input.document.sections.some((other) => other.id === page.id);
  return !isOther && page.id.startsWith(`${section.id}-`) && /^\d+$/.test(page.id.slice(section.id.length + 1));
}

/** Spreads captions in order over pages by the time each page needs. */
function shareOut(captions: readonly CaptionText[], weights: readonly number[]): CaptionText[][] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const length = captions.reduce((sum, { text }) => sum + countCharacters(text.value), 0);
  const parts: CaptionText[][] = weights.map(() => []);
  let done = 0;
  for (const caption of captions) {
    const own = countCharacters(caption.text.value);
    const middle = ((done + own / 2) / length) * total;
    let page = 0;
    for (let end = weights[0] ?? 0; middle > end && page < weights.length - 1; end += weights[page] ?? 0) page += 1;
    parts[page]?.push(caption);
    done += own;
  }
  return parts;
}

/** Puts a caption's plate in the middle of the zone's foot. */
function burn(caption: CaptionText, time: { from: number; durationInFrames: number }, format: VideoFormat) {
  const zone = captionZone(format);
  const { text } = caption;
  const x = Math.round(zone.x + (zone.width - text.slot) / 2);
  const plateWidth = Math.ceil(text.width) + 2 * CAPTION_PADDING.x;
  const plateHeight = Math.ceil(text.height) + 2 * CAPTION_PADDING.y;
  const top = zone.y + zone.height - plateHeight;
  const burned: BurnedCaption = {
    from: time.from,
    durationInFrames: time.durationInFrames,
    text,
    box: { x, y: top + CAPTION_PADDING.y, width: text.slot, height: text.height },
    plate: {
      x: Math.round(zone.x + (zone.width - plateWidth) / 2),
      y: top,
      width: plateWidth,
      height: plateHeight,
    },
  };
  return burned;
}

function captionFindings(caption: CaptionText, input: VideoInput, locale: Locale): Finding[] {
  const where = { key: caption.key, story: input.story, locale: input.locale, format: input.format };
  const { charactersPerLine, charactersPerSecond } = locale.captions;
  const found: Finding[] = [];
  if (caption.tooLong) {
    const longest = caption.lines.reduce((a, b) => (countCharacters(b) > countCharacters(a) ? b : a), '');
    found.push({
      rule: 'caption-line-too-long',
      id: 'caption-line-too-long.line',
      values: { line: longest },
      expected: String(charactersPerLine),
      actual: String(Math.ceil(countCharacters(longest))),
      ...where,
    });
  }
  if (readingSeconds(caption.text.value, locale.captions) > MOST_CAPTION_SECONDS) {
    found.push({
      rule: 'caption-too-fast',
      id: 'caption-too-fast.caption',
      values: { text: caption.text.value },
      expected: String(charactersPerSecond),
      actual: String(Math.ceil(countCharacters(caption.text.value) / MOST_CAPTION_SECONDS)),
      ...where,
    });
  }
  return found;
}
