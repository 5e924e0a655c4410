import type { Page } from '../layout/mark.ts';
import { FRAME_RATE } from '../model/format.ts';
import type { CaptionLimits } from '../model/locale.ts';
import type { CaptionText } from './captions.ts';
import { followPauses } from './follow-pauses.ts';
import { countCharacters } from './reading.ts';
import type { Speech } from './soundtrack.ts';
import { timeSpeech } from './time-speech.ts';
import { type CaptionTime, LAST_HOLD_SECONDS, pageSeconds, settleFrames, timeScene, toFrames } from './timing.ts';

/** A page as it is laid out, and as it moves. */
export interface MovingPage {
  readonly atRest: Page;
  readonly page: Page;
}

export type TimedCaption = CaptionText & CaptionTime;

export interface TimedPage {
  readonly page: Page;
  readonly durationInFrames: number;
  /** On the page's own clock. */
  readonly captions: readonly TimedCaption[];
}

export interface TimedSection {
  readonly pages: readonly TimedPage[];
  /** On the section's clock, each once. */
  readonly captions: readonly TimedCaption[];
}

/** Times the pages of a section and its captions: by how long they take to read or, where it is spoken, to say. */
export function timeSection(
  pages: readonly MovingPage[],
  captions: readonly CaptionText[],
  limits: CaptionLimits,
  speech: Pick<Speech, 'seconds' | 'pauses'> | undefined,
): TimedSection {
  return speech === undefined ? timeRead(pages, captions, limits) : timeSpoken(pages, captions, limits, speech);
}

function timeRead(pages: readonly MovingPage[], captions: readonly CaptionText[], limits: CaptionLimits): TimedSection {
  const shares = shareOut(captions, weightsOf(pages, limits));
  let from = 0;
  const all: TimedCaption[] = [];
  const timed = pages.map(({ page }, index): TimedPage => {
    const own = shares[index] ?? [];
    const time = timeScene(
      page,
      own.map(({ words }) => words),
      limits,
    );
    const captions = own.map((caption, place) => ({ ...caption, ...time.captions[place]! }));
    all.push(...captions.map((caption) => ({ ...caption, from: from + caption.from })));
    from += time.durationInFrames;
    return { page, durationInFrames: time.durationInFrames, captions };
  });
  return { pages: timed, captions: all };
}

function timeSpoken(
  pages: readonly MovingPage[],
  captions: readonly CaptionText[],
  limits: CaptionLimits,
  { seconds, pauses }: Pick<Speech, 'seconds' | 'pauses'>,
): TimedSection {
  const weights = weightsOf(pages, limits);
  const spoken = pages.map(({ page }, index) => ({
    settled: settleFrames(page),
    weight: weights[index]!,
    ...(page.id === 'closing' && { hold: LAST_HOLD_SECONDS }),
  }));
  const words = captions.map((caption) => caption.words);
  const moments = captions.length === 0 ? [] : followPauses(words, seconds, pauses);
  const times = timeSpeech(
    spoken,
    moments.map((moment) => moment * FRAME_RATE),
    toFrames(seconds),
  );
  return {
    pages: times.pages.map(({ durationInFrames, captions: parts }, index) => ({
      page: pages[index]!.page,
      durationInFrames,
      captions: parts.map(({ caption, ...time }) => ({ ...captions[caption]!, ...time })),
    })),
    captions: times.captions.map((time, index) => ({ ...captions[index]!, ...time })),
  };
}

const weightsOf = (pages: readonly MovingPage[], limits: CaptionLimits): number[] =>
  pages.map(({ atRest }) => pageSeconds(atRest, limits));

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
