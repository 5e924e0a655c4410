import type { Markup } from './provider.ts';

/** A stretch of a text that a machine must leave alone. Offsets in UTF-16 units. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** What stands there in the translation: the same characters, or the target language's word for a term. */
  readonly value: string;
  /** What the machine sees there, where that is not `value`: a number for `{{count}}`. */
  readonly shown?: string;
  /** True for a term of the glossary, which a sentence may also do without. */
  readonly term?: true;
}

/** A text as a service is given it. */
export interface PreparedText {
  readonly markup: string;
  /** By the `id` of their elements. */
  readonly pieces: readonly Piece[];
  /** Signs of markup that stand for themselves, sorted: the answer must have just these. */
  readonly signs: string;
  /** True where the text begins with a capital. */
  readonly capital: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Inside a piece also what would open an emphasis: an address may have underscores. */
const PIECE_ENTITIES: Readonly<Record<string, string>> = { ...ENTITIES, '*': '&#42;', _: '&#95;' };

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign]!);
const escapedPiece = (text: string): string => text.replace(/[&<>*_]/g, (sign) => PIECE_ENTITIES[sign]!);

/** `**strong**`: closed further on, and not beginning with a space. A backslash takes a sign its meaning. */
const STRONG = /(?<!\\)\*\*(?=\S)((?:(?!\*\*).)+?)(?<!\\)\*\*/gu;
/** `_emphasis_` around words and whole elements; inside a Latin word or number an underscore is a character. */
const EMPHASIS =
  /(?<!\\)(?<![\p{Script=Latin}\p{N}])_(?=\S)((?:[^<_]|<(\w+)[^>]*>[^<]*<\/\2>)+?)(?<!\\)_(?![\p{Script=Latin}\p{N}])/gu;

const MARKS = /[*_\\{}]/g;

/** Signs in a text that mean something in a catalog, sorted. */
export const signsIn = (text: string): string => (text.match(MARKS) ?? []).sort().join('');

/**
 * Makes markup of a catalog's text: pieces in elements of their own, `**strong**` and `_emphasis_` as `<b>` and `<i>`. What
 * is not well paired stays as it was typed. `pieces`: in order, without overlaps.
 */
export const prepareText = (text: string, pieces: readonly Piece[], { element, attributes }: Markup): PreparedText => {
  let markup = '';
  let at = 0;
  pieces.forEach(({ start, end, value, shown = value }, id) => {
    markup += `${escaped(text.slice(at, start))}<${element}${attributes} id="${id}">${escapedPiece(shown)}</${element}>`;
    at = end;
  });
  markup += escaped(text.slice(at));
  markup = markup.replace(STRONG, '<b>$1</b>').replace(EMPHASIS, '<i>$1</i>');
  const words = markup.replace(new RegExp(`<${element}[^>]*>[^<]*|<[^>]*>`, 'g'), '');
  return { markup, pieces, signs: signsIn(words), capital: /^\P{L}*\p{Lu}/u.test(text) };
};
