import type { ScenePage } from '../infographic/scenes.ts';
import type { Page } from '../layout/mark.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Finding } from '../model/diagnostic.ts';
import { FRAME_RATE, type VideoFormat } from '../model/format.ts';
import type { VideoInput } from '../model/job-input.ts';
import type { Locale } from '../model/locale.ts';
import { createAnimation } from './animate.ts';
import { captionFindings } from './caption-findings.ts';
import { captionSlot, captionStyle, placeCaption } from './caption-style.ts';
import { splitCaptions } from './captions.ts';
import type { VideoProps, VideoScene } from './props.ts';
import type { Soundtrack, Speech, SpokenClip } from './soundtrack.ts';
import type { Subtitle } from './subtitles.ts';
import { timeSection } from './time-section.ts';
import { SPEECH_LEAD_FRAMES } from './time-speech.ts';
import { type CaptionTime, toFrames } from './timing.ts';

export interface PreparedVideo {
  /** `pictures` is still empty: only the renderer knows the addresses. */
  readonly props: VideoProps;
  readonly subtitles: readonly Subtitle[];
  /** What is heard; undefined: nothing. */
  readonly sound?: Soundtrack;
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
  /** What is spoken, by section, `cover` and `closing` among them. */
  readonly speech?: ReadonlyMap<string, Speech>;
}

/** Turns laid-out pages and narration into a timed, captioned video. Pure: equal parts give equal videos. */
export function prepareVideo(parts: VideoParts): PreparedVideo {
  const { input, format, locale, engine } = parts;
  const slot = { style: captionStyle(format), width: captionSlot(format) };
  const animate = createAnimation(input.document, engine);
  const scenes: VideoScene[] = [];
  const subtitles: Subtitle[] = [];
  const findings: Finding[] = [];
  const clips: SpokenClip[] = [];
  let from = 0;
  for (const { id, pages: resting, narration } of partsOf(parts)) {
    const texts = narration.flatMap((message) => splitCaptions(message, locale, engine, slot));
    const speech = parts.speech?.get(id);
    const pages = resting.map((atRest) => ({ atRest, page: animate(atRest) }));
    const timed = timeSection(pages, texts, locale.captions, speech);
    subtitles.push(...timed.captions.map(({ lines, ...caption }) => ({ ...onClock(caption, from), lines })));
    findings.push(...captionFindings(timed.captions, input, locale, speech && { id, speech }));
    if (speech) {
      const { hash, extension, seconds } = speech;
      clips.push({ hash, extension, from: from + SPEECH_LEAD_FRAMES, durationInFrames: toFrames(seconds) });
    }
    for (const { page, durationInFrames, captions } of timed.pages) {
      const burned = captions.map(({ text, ...caption }) => ({
        ...onClock(caption, 0),
        text,
        ...placeCaption(text, format),
      }));
      scenes.push({ id: page.id, from, durationInFrames, page, captions: input.captions === 'sidecar' ? [] : burned });
      from += durationInFrames;
    }
  }
  const { width, height } = format;
  const { music } = input;
  return {
    props: { width, height, fps: FRAME_RATE, direction: engine.direction, scenes, pictures: {} },
    subtitles,
    ...((clips.length > 0 || music) && { sound: { speech: clips, ...(music && { music }) } }),
    findings,
    sections: [...new Set(parts.scenes.flatMap(({ section }) => section ?? []))],
  };
}

/** Cover, a section or closing. */
interface VideoPart {
  readonly section: string | undefined;
  /** By which its narration is named: a section that is called `cover` takes that name from the cover. */
  readonly id: string;
  readonly pages: Page[];
  readonly narration: VideoInput['document']['sections'][number]['narration'];
}

function partsOf({ input, scenes }: VideoParts): VideoPart[] {
  const sections = new Map(input.document.sections.map((section) => [section.id, section]));
  const found: VideoPart[] = [];
  for (const { page, section } of scenes) {
    const last = found.at(-1);
    if (section !== undefined && last?.section === section) last.pages.push(page);
    else {
      const id = section ?? (sections.has(page.id) ? '' : page.id);
      const { narration = [] } = (section !== undefined && sections.get(section)) || {};
      found.push({ section, id, pages: [page], narration });
    }
  }
  return found;
}

const onClock = ({ from, durationInFrames }: CaptionTime, start: number): CaptionTime => ({
  from: start + from,
  durationInFrames,
});
