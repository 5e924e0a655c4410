import { checkText } from '../files/check-text.ts';

/** A part of a service's answer. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `inside`: what the service left or made of the piece; only its spaces count. */
  | { readonly kind: 'piece'; readonly id: number; readonly inside: string }
  | { readonly kind: 'open' | 'close'; readonly mark: Mark };

export type Mark = 'strong' | 'emphasis';

/** An answer longer than this is none: a catalog's longest text, with its elements, comes to less. UTF-16 units. */
const MOST_LENGTH = 20_000;

const MARKS: Readonly<Record<string, Mark>> = { b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis' };

const ID = /\sid\s*=\s*["']?(\d{1,4})["']?(?=[\s/]|$)/;

/** Begins a tag, a comment or an instruction of any kind; "5 < 7" begins none. */
const TAG_BEGINS = /<[A-Za-z/!?]/;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const MOST_CODE_POINT = 0x10ffff;

/** Entities, read once. What is none stays, such as the `&` of a server that has read them itself. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(NAMED, name) ? NAMED[name]! : whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= MOST_CODE_POINT ? String.fromCodePoint(code) : whole;
  });

/** A piece as a whole, since nothing may stand within one; attributes in any order, either quotes, perhaps empty. */
const tagsOf = (element: string): RegExp =>
  new RegExp(`<${element}(\\s[^<>]{0,200})?(?:/>|>([^<]*)</${element}\\s*>)|<(/?)(b|strong|i|em)\\s*>`, 'gi');

/**
 * Takes an answer apart; undefined where it holds any tag but the marks and elements that were sent, or a character that
 * nobody sees, in plain sight or behind entities. Whether all came back is for the reader of the tokens.
 */
export const readAnswer = (answer: string, element: string): readonly Token[] | undefined => {
  if (answer.length > MOST_LENGTH) return undefined;
  const tokens: Token[] = [];
  let at = 0;
  const putText = (end: number): boolean => {
    const text = unescaped(answer.slice(at, end));
    if (text !== '') tokens.push({ kind: 'text', text });
    return !TAG_BEGINS.test(text) && !checkText(text);
  };
  for (const tag of answer.matchAll(tagsOf(element))) {
    const [whole, attributes = '', inside = '', slash, name] = tag;
    if (!putText(tag.index)) return undefined;
    at = tag.index + whole.length;
    if (name === undefined) tokens.push({ kind: 'piece', id: Number(ID.exec(attributes)?.[1] ?? Number.NaN), inside });
    else tokens.push({ kind: slash ? 'close' : 'open', mark: MARKS[name.toLowerCase()]! });
  }
  return putText(answer.length) ? tokens : undefined;
};
