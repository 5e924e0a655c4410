import { describe, expect, it } from 'vitest';
import type { TextEngine } from '../../../compositions/layout/text.ts';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import { findLocale, LOCALES } from '../../../compositions/model/locale.ts';
import { BREAK_COST, type CaptionBreak, captionBreaks } from '../../../compositions/video/caption-breaks.ts';
import { captionSlot, captionStyle } from '../../../compositions/video/caption-style.ts';
import { type CaptionText, splitCaptions } from '../../../compositions/video/captions.ts';
import { functionWords } from '../../../compositions/video/function-words.ts';
import { countCharacters } from '../../../compositions/video/reading.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { prepared } from '../infographic/shipped.ts';

const FORMATS = ['landscape', 'vertical', 'square-video'];
const formatOf = (id: string) => findFormat(id) as VideoFormat;
const slotIn = (id: string) => ({ style: captionStyle(formatOf(id)), width: captionSlot(formatOf(id)) });

/** A message with its captions in one format, and where its lines might have ended. */
interface Tried {
  readonly value: string;
  readonly captions: readonly CaptionText[];
  readonly breaks: readonly CaptionBreak[];
  readonly isLine: (from: number, to: number) => boolean;
}

describe('in every shipped story, language and format', async () => {
  const { plan } = await prepared('.', { format: ['landscape'] });
  const tried = new Map<string, Tried[]>();
  for (const { input } of plan.jobs) {
    const engine = await createTextEngine(input.locale, input.terms);
    const messages = input.document.sections.flatMap(({ narration }) => narration);
    const all = FORMATS.flatMap((format) => messages.map((message) => tryOut(message, input.locale, engine, format)));
    tried.set(input.locale, [...(tried.get(input.locale) ?? []), ...all]);
  }

  it.each(LOCALES)('$tag: two lines within the limits, every word once and in order', (locale) => {
    for (const { captions, value } of tried.get(locale.tag)!) {
      const bare = (text: string): string => text.replace(/[\s\u200b]/gu, '');
      expect(bare(captions.flatMap(({ lines }) => lines).join(''))).toBe(bare(value));
      for (const { lines, text, tooLong } of captions) {
        expect(lines.length).toBeLessThanOrEqual(2);
        // What is drawn is what was chosen.
        expect(text.lines.map((line) => line.text)).toEqual(lines);
        expect(text.excess).toBe(0);
        expect(tooLong).toBe(false);
      }
    }
  });

  it.each(LOCALES)(
    '$tag: after a word that goes with the next ends no caption, and a line only where it saves a caption',
    (locale) => {
      for (const { captions, breaks, value, isLine } of tried.get(locale.tag)!) {
        for (const { index, isLast } of lineEnds(captions, breaks, value)) {
          const { cost } = breaks[index]!;
          if (cost < BREAK_COST.torn) continue;
          expect(isLast, said(captions)).toBe(false);
          expect(captionsWithout(breaks, isLine, cost), said(captions)).toBeGreaterThan(captions.length);
        }
      }
    },
  );

  it.each(LOCALES)('$tag: no caption of next to nothing', (locale) => {
    const { charactersPerLine, charactersPerSecond } = locale.captions;
    for (const { captions } of tried.get(locale.tag)!) {
      for (const { words } of captions) {
        if (captions.length === 1) continue;
        expect(countCharacters(words) / charactersPerLine, words).toBeGreaterThan(0.3);
        expect(countCharacters(words) / charactersPerSecond, words).toBeGreaterThan(0.7);
      }
    }
  });
});

it('takes some milliseconds for a message of 300 words, whose letters the engine knows', async () => {
  const { plan } = await prepared('.', { format: ['landscape'], locale: ['en'] });
  const said = plan.jobs.flatMap(({ input }) => input.document.sections.flatMap(({ narration }) => narration));
  const words = said.flatMap(({ value }) => value.split(' '));
  const value = Array.from({ length: 300 }, (_, index) => words[index % words.length]).join(' ');
  const engine = await createTextEngine('en');
  const split = () => splitCaptions({ key: 'k', value }, findLocale('en')!, engine, slotIn('landscape'));
  split();
  const before = process.cpuUsage();
  split();
  // 7 ms on an idle machine; all ways to pair lines, without a bound on their length, would be seconds.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(50);
});

const said = (captions: readonly CaptionText[]): string => captions.map(({ lines }) => lines.join(' | ')).join(' / ');

function tryOut(
  message: { readonly key: string; readonly value: string },
  tag: string,
  engine: TextEngine,
  format: string,
): Tried {
  const locale = findLocale(tag)!;
  const { style, width } = slotIn(format);
  const stops = engine.stops({ value: message.value, style, width });
  return {
    value: stops.value,
    captions: splitCaptions(message, locale, engine, { style, width }),
    breaks: captionBreaks(stops, functionWords(tag)),
    isLine: (from, to) =>
      stops.width(from, to) < width - 1 &&
      countCharacters(stops.value.slice(from, to)) <= locale.captions.charactersPerLine,
  };
}

/** The breaks at which lines end. */
function lineEnds(captions: readonly CaptionText[], breaks: readonly CaptionBreak[], value: string) {
  let at = 0;
  return captions.flatMap(({ lines }) =>
    lines.map((line, number) => {
      at = value.indexOf(line, at) + line.length;
      return { index: breaks.findIndex(({ visible }) => visible === at), isLast: number === lines.length - 1 };
    }),
  );
}

/** How many captions it takes at least to end lines at better breaks than that throughout, each sentence by itself. */
function captionsWithout(
  breaks: readonly CaptionBreak[],
  isLine: (from: number, to: number) => boolean,
  cost: number,
): number {
  const places = [{ at: 0, visible: 0, cost: 0 }, ...breaks.filter((each) => each.cost < cost)];
  const fewest = [0, ...places.slice(1).map(() => Number.POSITIVE_INFINITY)];
  const offer = (place: number, captions: number): void => {
    fewest[place] = Math.min(fewest[place]!, captions);
  };
  const sentences = (end: number): number => places.slice(1, end + 1).filter((each) => each.cost === 0).length;
  const isWhole = (start: number, end: number): boolean =>
    isLine(places[start]!.at, places[end]!.visible) && sentences(end - 1) === sentences(start);
  for (let start = 0; start < places.length; start++) {
    for (let middle = start + 1; middle < places.length; middle++) {
      if (!isWhole(start, middle)) continue;
      offer(middle, fewest[start]! + 1);
      if (places[middle]!.cost === BREAK_COST.sentence) continue;
      for (let end = middle + 1; end < places.length; end++) if (isWhole(middle, end)) offer(end, fewest[start]! + 1);
    }
  }
  return fewest.at(-1)!;
}
