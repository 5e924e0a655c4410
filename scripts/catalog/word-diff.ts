import { diffWords } from 'diff';
import { findLocale } from '../../compositions/model/locale.ts';

/** Words of an unchanged stretch that stay on either side of a change. */
const CONTEXT = 5;

/** Surrounding spaces stand outside the brackets, so that the words are what is marked. */
const marked = (text: string, open: string, close: string): string =>
  text.replace(/^(\s*)(.*?)(\s*)$/su, (_, before: string, words: string, after: string) =>
    words === '' ? text : `${before}${open}${words}${close}${after}`,
  );

const shorten = (text: string, segmenter: Intl.Segmenter, first: boolean, last: boolean): string => {
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
  const [head, tail] = [first ? 0 : CONTEXT, last ? 0 : CONTEXT];
  if (words.length <= head + tail + 2) return text;
  const end = head === 0 ? 0 : words[head]!.index;
  const start = tail === 0 ? text.length : words[words.length - tail]!.index;
  return `${text.slice(0, end)}… ${text.slice(start)}`;
};

/**
 * What was reworded, as it reads on a terminal without colour: `three [-years-]{+decades+} of work`. Words are those of
 * the locale's language (Thai, Chinese and Japanese have no spaces); long unchanged stretches are cut short.
 */
export const wordDiff = (before: string, after: string, locale: string): string => {
  const name = [locale, before, after].join('\u0000');
  const diff = kept.get(name) ?? makeDiff(before, after, locale);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, diff);
  return diff;
};

/** Diffs of a long story: a reworded source is told to one language after the other. */
const MOST_KEPT = 500;
const kept = new Map<string, string>();

const makeDiff = (before: string, after: string, locale: string): string => {
  const intlSegmenter = new Intl.Segmenter(findLocale(locale)?.intl ?? locale, { granularity: 'word' });
  const changes = diffWords(before, after, { intlSegmenter });
  return changes
    .map(({ value, added, removed }, index) => {
      if (added) return marked(value, '{+', '+}');
      if (removed) return marked(value, '[-', '-]');
      return shorten(value, intlSegmenter, index === 0, index === changes.length - 1);
    })
    .join('')
    .trim();
};
