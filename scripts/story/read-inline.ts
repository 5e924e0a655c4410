import { checkText } from '../files/check-text.ts';
import type { AnyNode, Inline } from './markdown.ts';
import type { Place, StoryReader } from './story-reader.ts';

/** Longest text of one message, in UTF-16 units: far more than a picture can hold. */
export const MAX_MESSAGE_LENGTH = 2000;

type Mark = '' | '**' | '_';

interface Piece {
  text: string;
  readonly mark: Mark;
}

/** What is kept of a link is its words; an address that would do something else than open a page is refused. */
const LINK = /^(https?:|mailto:|tel:|[^:]*$|[./#])/i;

/**
 * The words of inline nodes as a message's source: `**strong**` and `_emphasis_` only, single spaces, NFC. Stars,
 * underscores and backslashes of the writer's own that could be read as marks are escaped with a backslash.
 */
export const readInline = (nodes: readonly Inline[], reader: StoryReader): string => {
  const source = joinPieces(tidy(nodes.flatMap((node) => collect(node, '', reader))));
  const place = nodes[0];
  if (place) checkProse(source, place, reader);
  return source;
};

/** The bare words of inline nodes, without marks or escapes: what figures and dates are read from. */
export const readWords = (nodes: readonly Inline[], reader: StoryReader): string =>
  oneLine(nodes.flatMap((node) => collect(node, '', reader).map(({ text }) => text)).join('')).trim();

/** Words that are no Markdown (an attribute, front matter) as a message's source. */
export const plainSource = (text: string): string => joinPieces(tidy([{ text, mark: '' }]));

const collect = (node: Inline, mark: Mark, reader: StoryReader): readonly Piece[] => {
  const inside = (children: readonly Inline[], own: Mark): readonly Piece[] =>
    children.flatMap((child) => collect(child, mark === '' ? own : mark, reader));
  switch (node.type) {
    case 'text':
      if (node.value.includes('**')) reader.report(node, 'unclosed-strong', { actual: '**' });
      return [{ text: node.value, mark }];
    case 'inlineCode':
      return [{ text: node.value, mark }];
    case 'break':
      return [{ text: '\n', mark }];
    case 'strong':
      return inside(node.children, '**');
    case 'emphasis':
      return inside(node.children, '_');
    case 'link':
      if (!LINK.test(node.url.trim())) reader.report(node, 'link', { actual: node.url.slice(0, 80) });
      return inside(node.children, mark);
    case 'linkReference':
      return inside(node.children, mark);
    case 'html':
      reader.report(node, 'html', { actual: node.value.slice(0, 80) });
      return [];
    case 'image':
    case 'imageReference':
      reader.report(node, 'inline-image');
      return [];
    case 'textDirective':
    case 'delete':
    case 'footnoteReference':
      return [{ text: typed(node, reader), mark }];
    default:
      return node satisfies never;
  }
};

/** The characters as the writer typed them. */
export const typed = (node: AnyNode, reader: StoryReader): string =>
  reader.body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);

/** Scripts that put no space between words, so that a line's end is none either. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\u3000-\\u303f\\uff00-\\uffef]';
const UNSPACED_BREAK = new RegExp(`(?<=${UNSPACED})[ \\t]*\\n[ \\t]*(?=${UNSPACED})`, 'gu');

const oneLine = (text: string): string =>
  text
    .replace(UNSPACED_BREAK, '')
    .replace(/[ \t\n]+/g, ' ')
    .normalize('NFC');

/** Joins neighbours of one mark, and puts the spaces at a mark's edges outside it. */
const tidy = (pieces: readonly Piece[]): readonly Piece[] => {
  const joined: Piece[] = [];
  for (const { text, mark } of pieces) {
    const last = joined.at(-1);
    if (last && last.mark === mark) last.text += text;
    else joined.push({ text, mark });
  }
  const tidied: Piece[] = [];
  for (const { text, mark } of joined) {
    const [, before = '', core = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
    if (mark === '' || core === '') tidied.push({ text, mark: '' });
    else tidied.push({ text: before, mark: '' }, { text: core, mark }, { text: after, mark: '' });
  }
  return tidied.filter(({ text }) => text !== '');
};

const WORD = /[\p{L}\p{N}]/u;

const joinPieces = (pieces: readonly Piece[]): string => {
  let source = '';
  pieces.forEach(({ text, mark }, index) => {
    const before = pieces[index - 1]?.text.at(-1) ?? '';
    const after = pieces[index + 1]?.text[0] ?? '';
    // Inside a word an underscore is an ordinary character; both marks are drawn alike.
    const own = mark === '_' && (WORD.test(before) || WORD.test(after)) ? '**' : mark;
    source += `${own}${escapeMarks(text, own !== '' || (before !== '' && text[0] === '*') || (after !== '' && text.endsWith('*')))}${own}`;
  });
  return oneLine(source).trim();
};

/** `tight`: a star may touch a mark, so that even a single one must be escaped. */
const escapeMarks = (text: string, tight: boolean): string =>
  text.replace(/[\\*_]/g, (character, at: number) => {
    if (character === '*' && !tight && text[at + 1] !== '*' && text[at - 1] !== '*') return character;
    if (character === '\\' && !/[\\*_]|^$/.test(text[at + 1] ?? '')) return character;
    const inWord = WORD.test(text[at - 1] ?? '') && WORD.test(text[at + 1] ?? '');
    return character === '_' && inWord ? character : `\\${character}`;
  });

/** What no message may hold, wherever its words came from. */
export const checkProse = (source: string, place: Place, reader: StoryReader): void => {
  const fault = checkText(source);
  if (fault) {
    const [rule, detail = ''] = fault.id.split('.') as ['unsafe-text', string];
    reader.report(place, detail, { rule, values: { character: fault.codePoint }, actual: fault.codePoint });
  }
  const braces = source.match(/\{\{|\}\}/);
  if (braces) reader.report(place, 'braces', { rule: 'unsafe-text', actual: braces[0] });
  if (/\$t\s*\(/.test(source)) reader.report(place, 'nesting', { rule: 'unsafe-text', actual: '$t(' });
  const tag = source.match(/<[A-Za-z/!?][^>\s]*>?/);
  if (tag) reader.report(place, 'html', { actual: tag[0].slice(0, 80) });
  if (source.length > MAX_MESSAGE_LENGTH) {
    const values = { limit: MAX_MESSAGE_LENGTH };
    reader.report(place, 'too-long', { values, expected: `≤ ${MAX_MESSAGE_LENGTH}`, actual: String(source.length) });
  }
};
