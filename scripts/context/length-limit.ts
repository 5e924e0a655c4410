import type { Room, TextMark } from '../../compositions/layout/mark.ts';
import type { PreparedText, TextEngine, TextStyle } from '../../compositions/layout/text.ts';
import type { Format } from '../../compositions/model/format.ts';
import { type ContextInput, restingPages } from './drawn-pages.ts';

/** Setting of a text as layout asks for it, but at the least size that it may have. */
const styleAtLeast = ({ role, weight, sizes }: TextMark): TextStyle => ({
  size: sizes.least,
  weight,
  role: role === 'title' || role === 'heading' || role === 'tag' ? 'title' : 'body',
  balance: true,
});

/**
 * The most characters (code points) of such words that a mark's place holds; undefined where the place grows with its
 * words. Found by setting longer and longer texts of the words of `sample`: what scripts, fonts and languages take is in the
 * words themselves, so that no table of widths has to know it.
 */
export function lengthLimit(mark: TextMark, sample: readonly string[], engine: TextEngine): number | undefined {
  const { room } = mark;
  if (!room || !isLimited(mark)) return undefined;
  const request = { key: mark.text.key, style: styleAtLeast(mark), width: mark.text.slot, align: 'start' } as const;
  return longest(sample, (value) => isWithin(engine.measure({ ...request, value }), room));
}

/** Whether there is a most for a text's length. A number's room is drawn around it, and nobody translates it. */
const isLimited = ({ room }: TextMark): boolean => room !== undefined && room.width === undefined;

/**
 * The same for the story's title in all formats: there other things make way for a long one, so that it is laid out with
 * each length that is tried. `tightest`: the id of the format that a longer one does not fit in.
 */
export function titleLimit(
  input: ContextInput,
  formats: readonly Format[],
  sample: readonly string[],
  engine: TextEngine,
): { readonly limit: number; readonly tightest: string } | undefined {
  const { document } = input;
  const { key } = document.title;
  // The first section settles what stands beside the title, or whether the summary makes way; the others change nothing.
  const sections = document.sections.slice(0, 1);
  let tightest: Format | undefined;
  const fitsIn = (value: string, format: Format): boolean => {
    const changed = { ...input, document: { ...document, sections, title: { key, value } } };
    const marks = restingPages(changed, format, engine).flatMap(({ texts }) => texts);
    return marks.every(({ text, room = {} }) => text.key !== key || isWithin(text, room));
  };
  const limit = longest(sample, (value) => {
    // What did not hold a text will hardly hold a like one: it is asked first.
    const order = tightest ? [tightest, ...formats.filter((format) => format !== tightest)] : formats;
    const refusing = order.find((format) => !fitsIn(value, format));
    tightest = refusing ?? tightest;
    return refusing === undefined;
  });
  return limit !== undefined && tightest ? { limit, tightest: tightest.id } : undefined;
}

/** The longest text of the sample's words that fits, in code points; undefined where not even one word does. */
function longest(sample: readonly string[], fits: (value: string) => boolean): number | undefined {
  if (sample.length === 0) return undefined;
  let [least, most] = [0, 1];
  while (most <= MOST_WORDS && fits(textOf(sample, most))) [least, most] = [most, most * 2];
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(textOf(sample, middle))) least = middle;
    else most = middle;
  }
  return least === 0 ? undefined : [...textOf(sample, least)].length;
}

/** Far more than any place of a picture holds. */
const MOST_WORDS = 1000;

/** Rounding of advances and line heights, px. */
const TOLERANCE = 2;

/** As `check` sees it. */
function isWithin(set: PreparedText, room: Room): boolean {
  const { lines = Number.POSITIVE_INFINITY, height = Number.POSITIVE_INFINITY } = room;
  return set.excess <= TOLERANCE && set.lines.length <= lines && set.height <= height + TOLERANCE;
}

/** The first `count` words of the sample, which begins anew where it ends. */
export function textOf(sample: readonly string[], count: number): string {
  return Array.from({ length: count }, (_, index) => sample[index % sample.length])
    .join('')
    .trim();
}

/** Scripts whose sentences follow each other without a space. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The words of texts with what stands between them, so that any number of them put together reads like such a text. */
export function sampleWords(texts: readonly string[], language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const words: string[] = [];
  for (const text of texts) {
    for (const { segment, isWordLike } of segmenter.segment(UNSPACED.test(text) ? text : `${text} `)) {
      if (isWordLike || words.length === 0) words.push(segment);
      else words[words.length - 1] += segment;
    }
  }
  return words;
}
