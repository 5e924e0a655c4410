import { FRAME_RATE } from '../model/format.ts';
import { shareFrames } from './share-frames.ts';
import {
  CAPTION_GAP_FRAMES,
  CAPTION_TAIL_FRAMES,
  type CaptionTime,
  LEAST_CAPTION_SECONDS,
  MOST_CAPTION_SECONDS,
  toFrames,
} from './timing.ts';

/** Frames of a section before somebody speaks: the new picture is seen before it is spoken of. */
export const SPEECH_LEAD_FRAMES = 12;
/** Frames after the last word. With the next section's lead it is a breath of a second, as between items of the news. */
export const SPEECH_TAIL_FRAMES = 18;
/** A page that goes sooner after all of it stands looks like a mistake, whatever is said. Our choice. */
const LEAST_HOLD_SECONDS = 2;

/** A page of a section that is spoken. */
export interface SpokenPage {
  /** Frames until all of it stands. */
  readonly settled: number;
  /** Share of the section, against the others': seconds for which it is read. */
  readonly weight: number;
  /** Seconds for which it has to stand at least; absent: as any page. */
  readonly hold?: number;
}

/** Where a caption stands on a page; `caption`: which one. */
export type PartOfCaption = CaptionTime & { readonly caption: number };

export interface SpokenTimes {
  /** Each on its own clock; a caption under which the page changes stands on both. */
  readonly pages: readonly { readonly durationInFrames: number; readonly captions: readonly PartOfCaption[] }[];
  /** On the section's clock. */
  readonly captions: readonly CaptionTime[];
}

/**
 * Times a section that is spoken: the speech sets its length. Its captions stand while they are said, its pages for their
 * share of the whole, changing between two captions where that is near. Only where the entrances of its pages need longer
 * than the speech do they stand on in silence.
 * `moments`: when each caption begins to be said, and when the last one ends, frames of the speech; none without captions.
 * `speech`: its length, frames.
 */
export function timeSpeech(pages: readonly SpokenPage[], moments: readonly number[], speech: number): SpokenTimes {
  const said = sayCaptions(moments);
  const last = said.at(-1);
  // More captions than can be seen in that time, each for its least, make the section longer.
  const whole = Math.max(
    SPEECH_LEAD_FRAMES + speech + SPEECH_TAIL_FRAMES,
    last ? last.from + last.durationInFrames + CAPTION_TAIL_FRAMES : 0,
  );
  const least = pages.map(({ settled, hold = LEAST_HOLD_SECONDS }) => settled + toFrames(hold));
  const weights = pages.map(({ weight }) => weight);
  const times = betweenCaptions(shareFrames(whole, weights, least), least, said);
  let from = 0;
  const timed = times.map((durationInFrames) => {
    const start = from;
    from += durationInFrames;
    return { durationInFrames, captions: captionsWithin(said, start, durationInFrames) };
  });
  return { pages: timed, captions: said };
}

/** Captions one after the other while they are said; the last may stand on a little after the last word. */
function sayCaptions(moments: readonly number[]): CaptionTime[] {
  const [start = 0, end = 0] = [moments[0], moments.at(-1)];
  const spans = moments.slice(1).map((moment, index) => moment - moments[index]!);
  const least = spans.map(() => toFrames(LEAST_CAPTION_SECONDS) + CAPTION_GAP_FRAMES);
  let from = SPEECH_LEAD_FRAMES + Math.round(start);
  return shareFrames(Math.round(end) - Math.round(start), spans, least).map((frames, index) => {
    const isLast = index === spans.length - 1;
    const stands = isLast ? frames + SPEECH_TAIL_FRAMES - CAPTION_TAIL_FRAMES : frames - CAPTION_GAP_FRAMES;
    const time = { from, durationInFrames: Math.min(Math.floor(MOST_CAPTION_SECONDS * FRAME_RATE), stands) };
    from += frames;
    return time;
  });
}

/** Moves each change of pages to the beginning of the caption that is nearest, where both pages keep their least. */
function betweenCaptions(
  times: readonly number[],
  least: readonly number[],
  captions: readonly CaptionTime[],
): number[] {
  const moved = [...times];
  let end = 0;
  for (let page = 0; page < moved.length - 1; page += 1) {
    const start = end;
    end += moved[page]!;
    const [first, last] = [start + least[page]!, end + moved[page + 1]! - least[page + 1]!];
    const [nearest] = captions
      .map(({ from }) => from)
      .filter((from) => from >= first && from <= last && Math.abs(from - end) <= MOST_MOVE_FRAMES)
      .sort((a, b) => Math.abs(a - end) - Math.abs(b - end));
    if (nearest === undefined) continue;
    moved[page] = nearest - start;
    moved[page + 1]! -= nearest - end;
    end = nearest;
  }
  return moved;
}

/** Half the longest caption: there is always a beginning within it while captions follow each other. */
const MOST_MOVE_FRAMES = (MOST_CAPTION_SECONDS / 2) * FRAME_RATE;

/** The parts of captions that fall on a page, on its own clock. */
function captionsWithin(captions: readonly CaptionTime[], start: number, length: number): PartOfCaption[] {
  return captions.flatMap(({ from, durationInFrames }, caption) => {
    const first = Math.max(from, start);
    const end = Math.min(from + durationInFrames, start + length);
    return end > first ? [{ caption, from: first - start, durationInFrames: end - first }] : [];
  });
}
