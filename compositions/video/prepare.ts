import type { ScenePage } from '../infographic/scenes.ts';
import type { Page } from '../layout/mark.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Finding } from '../model/diagnostic.ts';
import { FRAME_RATE, type VideoFormat } from '../model/format.ts';
import type { VideoInput } from '../model/job-input.ts';
import type { Locale } from '../model/locale.ts';
import { createAnimation } from './animate.ts';
import { captionSlot, captionStyle, placeCaption } from './caption-style.ts';
import { type CaptionText, splitCaptions } from './captions.ts';
import type { VideoProps, VideoScene } from './props.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import type { Subtitle } from './subtitles.ts';
import { type CaptionTime, MOST_CAPTION_SECONDS, pageSeconds, timeScene } from './timing.ts';

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
  /** Cover, sections in order, closing. */
  readonly scenes: readonly ScenePage[];
  readonly engine: TextEngine;
}

/** Turns laid-out pages and narration into a timed, captioned video. Pure: equal parts give equal videos. */
export function prepareVideo(parts: VideoParts): PreparedVideo {
  const { input, format, locale, engine } = parts;
  const captions = captionPages(parts);
  const animate = createAnimation(input.document, engine);
  const scenes: VideoScene[] = [];
  const subtitles: Subtitle[] = [];
  let from = 0;
  for (const { page: atRest } of parts.scenes) {
    const texts = captions.get(atRest) ?? [];
    const page = animate(atRest);
    const time = timeScene(
      page,
      texts.map(({ words }) => words),
      locale.captions,
    );
    const timed = texts.map((caption, index) => ({ ...caption, ...time.captions[index]! }));
    subtitles.push(...timed.map(({ lines, ...caption }) => ({ ...onClock(caption, from), lines })));
    const burned = timed.map(({ text, ...caption }) => ({
      ...onClock(caption, 0),
      text,
      ...placeCaption(text, format),
    }));
    const { durationInFrames } = time;
    scenes.push({ id: page.id, from, durationInFrames, page, captions: input.captions === 'sidecar' ? [] : burned });
    from += durationInFrames;
  }
  const { width, height } = format;
  return {
    props: { width, height, fps: FRAME_RATE, direction: engine.direction, scenes, images: {} },
    subtitles,
    findings: [...captions.values()].flat().flatMap((caption) => captionFindings(caption, input, locale)),
    sections: [...new Set(parts.scenes.flatMap(({ section }) => section ?? []))],
  };
}

const onClock = ({ from, durationInFrames }: CaptionTime, start: number): CaptionTime => ({
  from: start + from,
  durationInFrames,
});

/** Splits each section's narration and shares the captions out over its pages. */
function captionPages({ input, format, locale, scenes, engine }: VideoParts): Map<Page, readonly CaptionText[]> {
  const slot = { style: captionStyle(format), width: captionSlot(format) };
  const captions = new Map<Page, readonly CaptionText[]>();
  for (const section of input.document.sections) {
    const pages = scenes.filter((scene) => scene.section === section.id).map(({ page }) => page);
    const texts = section.narration.flatMap((message) => splitCaptions(message, locale.captions, engine, slot));
    if (texts.length === 0) continue;
    const weights = pages.map((page) => pageSeconds(page, locale.captions));
    shareOut(texts, weights).forEach((part, index) => {
      captions.set(pages[index]!, part);
    });
  }
  return captions;
}

/** Spreads captions in order over pages by the time each page needs. */
function shareOut(captions: readonly CaptionText[], weights: readonly number[]): CaptionText[][] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const length = captions.reduce((sum, { words }) => sum + countCharacters(words), 0);
  const parts: CaptionText[][] = weights.map(() => []);
  let done = 0;
  for (const caption of captions) {
    const own = countCharacters(caption.words);
    const middle = ((done + own / 2) / length) * total;
    let page = 0;
    for (let end = weights[0] ?? 0; middle > end && page < weights.length - 1; end += weights[page] ?? 0) page += 1;
    parts[page]?.push(caption);
    done += own;
  }
  return parts;
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
  if (readingSeconds(caption.words, locale.captions) > MOST_CAPTION_SECONDS) {
    found.push({
      rule: 'caption-too-fast',
      id: 'caption-too-fast.caption',
      values: { text: caption.words },
      expected: String(charactersPerSecond),
      actual: String(Math.ceil(countCharacters(caption.words) / MOST_CAPTION_SECONDS)),
      ...where,
    });
  }
  return found;
}
