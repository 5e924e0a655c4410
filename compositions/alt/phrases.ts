import type { ShownFigure } from '../model/document.ts';
import type { AltKey, AltWords } from './words.ts';

/** Joins plain texts as one language does: its punctuation and its order, no word bent. Empty parts leave no trace. */
export interface Phrases {
  /** A word without placeholders. */
  word(key: AltKey): string;
  /** `Name: value`. */
  pair(name: string, value: string): string;
  /** `One; two; three`. */
  list(items: readonly string[]): string;
  /** `One, two`. */
  comma(items: readonly string[]): string;
  /** With its full stop, where the language has one and the text none. */
  sentence(text: string): string;
  quote(text: string): string;
  /** A number and what it counts: labels are written to follow their number. */
  figure(figure: string, label: string): string;
  step(number: string, text: string): string;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
/** Ends a sentence by itself, also inside closing quotation marks. */
const ENDED = /[.!?…。！？؟។]["”»’」)]?$/u;
/** Would stand oddly before a colon: a comma or a stop that the writer put at the end of a title. */
const LOOSE_END = /[\s.:;,。：；，、،؛។៖]+$/u;

export function createPhrases(words: AltWords): Phrases {
  const fill = (key: AltKey, values: Readonly<Record<string, string>>): string =>
    words[key].replace(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
  const join = (key: 'alt.and' | 'alt.comma', items: readonly string[]): string =>
    items.filter((item) => item !== '').reduce((first, next) => (first === '' ? next : fill(key, { first, next })), '');
  return {
    word: (key) => words[key],
    pair(name, value) {
      const bare = name.replace(LOOSE_END, '');
      return bare === '' || value === '' ? bare || value : fill('alt.pair', { name: bare, value });
    },
    list: (items) =>
      join(
        'alt.and',
        items.map((item) => item.replace(LOOSE_END, '')),
      ),
    comma: (items) => join('alt.comma', items),
    sentence: (text) => (text === '' || ENDED.test(text) ? text : fill('alt.sentence', { text })),
    quote: (text) => (text === '' ? '' : fill('alt.quote', { text })),
    figure: (figure, label) => (label === '' ? figure : fill('alt.figure', { figure, label })),
    step: (number, text) => fill('alt.step', { number, text }),
  };
}

/** A figure as one text. */
export const figureWords = ({ before, number, after }: ShownFigure): string => `${before}${number}${after}`.trim();
