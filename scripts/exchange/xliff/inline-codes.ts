/** Marks of `**strong**` and `_emphasis_`, and the sub-type that XLIFF has for each. */
export const MARKS = { '**': 'xlf:b', _: 'xlf:i' } as const;
export type Mark = keyof typeof MARKS;

/** A piece of a catalog value: words, `{{name}}`, or marked words. Written one after another they are the value again. */
export type Piece =
  | string
  | { readonly kind: 'placeholder'; readonly token: string }
  | { readonly kind: 'marked'; readonly token: Mark; readonly pieces: readonly Piece[] };

const PLACEHOLDER = String.raw`\{\{\s*[A-Za-z][A-Za-z0-9]*\s*\}\}`;
/** Marks that stand tight about words, and are neither escaped nor inside a word, as `readMarkup` draws them. */
const STRONG = String.raw`(?<![\\*])\*\*(?![\s*])(?<strong>(?:(?!\*\*)[^\\]|\\.)+?)(?<!\s)\*\*(?!\*)`;
const EMPHASIS = String.raw`(?<![\\\p{L}\p{N}_])_(?![\s_])(?<emphasis>(?:[^_\\]|\\.)+?)(?<!\s)_(?![\p{L}\p{N}_])`;
const CODE = new RegExp(`(?<placeholder>${PLACEHOLDER})|${STRONG}|${EMPHASIS}`, 'gu');

/** The value in pieces. What is not well-formed markup stays words. */
export const toPieces = (value: string): readonly Piece[] => {
  if (!/[{*_]/.test(value)) return value === '' ? [] : [value];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of value.matchAll(CODE)) {
    const { placeholder, strong, emphasis } = match.groups ?? {};
    if (match.index > at) pieces.push(value.slice(at, match.index));
    if (placeholder !== undefined) pieces.push({ kind: 'placeholder', token: placeholder });
    else if (strong !== undefined) pieces.push({ kind: 'marked', token: '**', pieces: toPieces(strong) });
    else pieces.push({ kind: 'marked', token: '_', pieces: toPieces(emphasis ?? '') });
    at = match.index + match[0].length;
  }
  if (at < value.length) pieces.push(value.slice(at));
  return pieces;
};

/** True for one `{{name}}` and nothing else. */
export const isPlaceholder = (text: string): boolean => new RegExp(`^${PLACEHOLDER}$`).test(text);

/** `{{name}}` and marks in the order in which their codes begin. */
const tokensOf = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    return piece.kind === 'placeholder' ? [piece.token] : [piece.token, ...tokensOf(piece.pieces)];
  });

/** Gives the next code its id. */
export type NextId = (token: string) => string;

/** Ids of a source's codes: the prefix and 1, 2, 3. */
export const sourceIds = (prefix: string): NextId => {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}${last}`;
  };
};

/** Ids of a target's codes: those of the same codes in the source, and new ones for what the source has not. */
export const targetIds = (source: readonly Piece[], prefix: string): NextId => {
  const free = tokensOf(source).map((token, index) => ({ token, id: `${prefix}${index + 1}` }));
  let last = free.length;
  return (token) => {
    const place = free.findIndex((code) => code.token === token);
    if (place >= 0) return free.splice(place, 1)[0]!.id;
    last += 1;
    return `${prefix}${last}`;
  };
};
