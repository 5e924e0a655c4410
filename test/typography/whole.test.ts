import { describe, expect, it } from 'vitest';
import { documentTexts } from '../../compositions/model/document-texts.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import { dates } from '../../scripts/typography/dates.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { units } from '../../scripts/typography/protected.ts';
import { termFinder } from '../../scripts/typography/terms.ts';
import { prepared } from '../compositions/infographic/shipped.ts';
import { request } from './set.ts';

const WIDTHS = 40;
const SIZE = 40;
const TAGS = LOCALES.map(({ tag }) => tag);

/** Offsets at which lines begin, but the first. */
function lineStarts(text: string, lines: readonly { readonly text: string }[]): number[] {
  let at = 0;
  return lines
    .map((line) => {
      const start = text.indexOf(line.text, at);
      at = start + line.text.length;
      return start;
    })
    .slice(1);
}

/** The stretch with what cannot be parted from it: marks at its sides; letters too, where words have spaces between them. */
function attached(text: string, start: number, end: number, locale: string): string {
  const side = ['zh', 'ja', 'th', 'lo', 'km'].includes(locale) ? /[^ \p{L}\p{M}\p{N}]/u : /[^ ]/u;
  let [from, to] = [start, end];
  while (from > 0 && side.test(text[from - 1]!)) from -= 1;
  while (to < text.length && side.test(text[to]!)) to += 1;
  // A dash, and French punctuation, begin no line although a space stands before them.
  to += /^ [–—»:;!?]/u.exec(text.slice(to))?.[0].length ?? 0;
  return text.slice(from, to);
}

describe('the shipped stories', () => {
  it.each(TAGS)('%s: no line parts a term, a date, a number and its unit, or a grapheme', async (locale) => {
    const { plan } = await prepared('.', { locale: [locale], format: ['landscape'] });
    const graphemes = new Intl.Segmenter(locale, { granularity: 'grapheme' });
    let parted = 0;
    for (const { input } of plan.jobs) {
      const engine = await createTextEngine(locale, input.terms);
      const termsIn = termFinder(input.terms);
      const widthOf = (value: string): number => engine.measure(request(value, { size: SIZE })).width;
      for (const value of new Set(documentTexts(input.document).map((text) => text.value))) {
        const whole = engine.measure(request(value, { size: SIZE }));
        const text = whole.value;
        const spans = [...termsIn(text), ...dates(text, locale), ...units(text)].map(({ start, end }) => ({
          start,
          end,
          needs: widthOf(attached(text, start, end, locale)),
        }));
        const clusters = new Set(Array.from(graphemes.segment(text), ({ index }) => index));
        const widest = Math.min(Math.max(whole.width, 4 * SIZE), 30 * SIZE);
        for (let step = 0; step < WIDTHS; step++) {
          const width = Math.round(2 * SIZE + ((widest - 2 * SIZE) * step) / (WIDTHS - 1));
          const { lines } = engine.measure(request(value, { size: SIZE, width, balance: step % 2 === 1 }));
          for (const at of lineStarts(text, lines)) {
            parted += 1;
            const where = `${width}: ${lines.map((line) => line.text).join(' | ')}`;
            expect(clusters.has(at), where).toBe(true);
            const cut = spans.find(({ start, end, needs }) => at > start && at < end && needs < width - 1);
            expect(cut && text.slice(cut.start, cut.end), where).toBeUndefined();
          }
        }
      }
    }
    expect(parted).toBeGreaterThan(1000);
  });
});
