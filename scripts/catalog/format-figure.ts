import type { ShownFigure } from '../../compositions/model/document.ts';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import type { InterfaceWords } from './interface.ts';
import { findUnit } from './units.ts';

/** Marks that `Intl` puts around signs in Arabic; direction is the text engine's work, and these would be drawn or measured. */
const BIDI_MARKS = /[\u200e\u200f\u061c]/g;
/** Kept together with its number; ICU versions differ between U+00A0, U+202F and a plain space. */
const NO_BREAK_SPACE = '\u00a0';
const NUMBER_PARTS = new Set(['minusSign', 'plusSign', 'integer', 'group', 'decimal', 'fraction']);
/** Scripts that set a counter right behind the number: 34,318人, 34,318명. */
const COUNTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Written close to the number in every language here. */
const CLOSE_SYMBOL = /^[°‰′″]/;

/** A number without words around it, in the locale's notation: always grouped, U+2212 for minus. */
export type FormatFigure = (figure: Figure, unitWords?: string) => ShownFigure;

const formatterFor = (locale: Locale, figure: Figure): Intl.NumberFormat => {
  const unit = findUnit(figure.unit, locale.tag);
  return new Intl.NumberFormat(locale.intl, {
    // Spanish leaves 1234 ungrouped otherwise, beside a grouped 34.318 in the same chart.
    useGrouping: 'always',
    minimumFractionDigits: figure.decimals,
    maximumFractionDigits: figure.decimals,
    ...(unit?.kind === 'percent' ? { style: 'percent' } : {}),
    ...(unit?.kind === 'intl' ? { style: 'unit', unit: unit.unit, unitDisplay: 'short' } : {}),
  });
};

const spaceBefore = (words: string): string => (COUNTER.test(words) || CLOSE_SYMBOL.test(words) ? '' : NO_BREAK_SPACE);

/**
 * Formats figures for one locale. `before + number + after` is the whole text, spaces included. `unitWords` are the
 * translation of a unit that `Intl` does not know.
 */
export const createFigureFormat = (locale: Locale, words: InterfaceWords): FormatFigure => {
  const formatters = new Map<string, Intl.NumberFormat>();
  return (figure, unitWords) => {
    const id = `${figure.decimals} ${figure.unit}`;
    const formatter = formatters.get(id) ?? formatterFor(locale, figure);
    formatters.set(id, formatter);
    const unit = findUnit(figure.unit, locale.tag);
    let [before, number, after] = ['', '', ''];
    const value = unit?.kind === 'percent' ? figure.value / 100 : figure.value;
    for (const { type, value: part } of formatter.formatToParts(value)) {
      const text = part.replace(BIDI_MARKS, '');
      if (type === 'minusSign') number += '\u2212';
      else if (NUMBER_PARTS.has(type)) number += text;
      else if (number === '') before += text.replace(/\s/g, NO_BREAK_SPACE);
      else after += text.replace(/\s/g, NO_BREAK_SPACE);
    }
    const own = unitWords ?? (unit?.kind === 'symbol' ? unit.symbol : undefined);
    if (own) after = `${spaceBefore(own)}${own}`;
    if (figure.qualifier === 'exact') return { value: figure.value, before, number, after };
    const [prefix = '', suffix = ''] = words[`figure.${figure.qualifier}`].split('{{number}}');
    return { value: figure.value, before: prefix + before, number, after: after + suffix };
  };
};

/** The whole figure as one text: for table cells and sentences. */
export const figureText = (figure: ShownFigure): string => `${figure.before}${figure.number}${figure.after}`;
