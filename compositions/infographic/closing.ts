import { luminance } from '../layout/colour.ts';
import { entering, moved, type Piece, row, stack } from '../layout/piece.ts';
import type { Document } from '../model/document.ts';
import type { Theme } from '../model/theme.ts';
import type { Context } from './context.ts';
import { qrPiece } from './qr.ts';
import { text } from './text.ts';
import { shortAddress } from './web-address.ts';

export interface ClosingRoom {
  readonly width: number;
  /** Greatest side of the code, px; 0 for none. */
  readonly code: number;
  /** The code stands at the end of the room instead of under the words. */
  readonly beside: boolean;
}

/** A broad room's share for the words, beside the code. */
const WORDS = 0.6;

/** Where the story comes from, and the way to its source. */
export function sourcePiece(context: Context, document: Document, { width, code, beside }: ClosingRoom): Piece {
  const { unit } = context.scale;
  const hasCode = beside && document.sourceUrl !== undefined && code > 0;
  const left = Math.round((width * WORDS) / unit) * unit;
  const said = entering(source(context, document, hasCode ? left - unit * 8 : width), 0);
  const room = { width: hasCode ? width - left : width, code };
  const way = entering(further(context, document, room), 1);
  // The code stands on whole px, or its edges would blur.
  return hasCode ? row([said, way], [0, left]) : stack([{ ...said, height: Math.ceil(said.height) }, way], unit * 5);
}

function source(context: Context, document: Document, width: number): Piece {
  const { colours, scale } = context;
  const line = (key: string, value: string, fill: string, weight: 400 | 600 = 400): Piece =>
    text(context, { key, value }, { role: 'body', size: scale.body, weight, width, fill });
  const options = { role: 'heading', size: scale.heading, weight: 800, width, fill: colours.ink } as const;
  const short = text(context, document.sourceTitle, { ...options, lines: TITLE_LINES });
  const isShort = short.marks.every((mark) => mark.kind !== 'text' || mark.text.lines.length <= TITLE_LINES);
  const least = { ...scale.heading, best: scale.heading.least };
  const title = isShort ? short : text(context, document.sourceTitle, { ...options, size: least });
  const { sourcePublisher: publisher, sourceDate: date } = document;
  const published = stack(
    [line(publisher.key, publisher.value, colours.ink, 600), line('source.date', date ?? '', colours.quiet)],
    0,
  );
  return stack([title, published], scale.unit * 2);
}

/** The title of a source is set smaller, down to its floor, to keep to so many lines. */
const TITLE_LINES = 3;

/** Room for an address, in label sizes: with less beside the code it stands under it. */
const LEAST_WORDS = 10;

/** Dark on light, whichever of the two the theme's brand ground is: scanners read no negatives. */
const inkAndPaper = ({ brand, onBrand }: Theme): { light: string; dark: string } =>
  luminance(brand) < luminance(onBrand) ? { light: onBrand, dark: brand } : { light: brand, dark: onBrand };

/** The code of the source's address with the address beside it; the address alone where there can be no code. */
function further(context: Context, document: Document, { width, code }: Omit<ClosingRoom, 'beside'>): Piece {
  const { scale, theme } = context;
  const { sourceUrl: url, closing } = document;
  if (url === undefined) return { width, height: 0, marks: [] };
  const plate = qrPiece(url, code, inkAndPaper(theme));
  const indent = plate ? plate.width + scale.unit * 4 : 0;
  const isNarrow = width - indent < LEAST_WORDS * scale.label.best;
  const words = addressPiece(context, url, closing.heading, isNarrow ? width : width - indent);
  if (!plate) return words;
  if (isNarrow) return stack([plate, words], scale.unit * 2);
  const height = Math.max(plate.height, words.height);
  return {
    width,
    height,
    marks: [...plate.marks, ...moved(words.marks, indent, Math.round((height - words.height) / 2))],
  };
}

function addressPiece(context: Context, url: string, heading: string, width: number): Piece {
  const { colours, scale } = context;
  const options = { role: 'label', size: scale.label, width } as const;
  const said = text(
    context,
    { key: 'interface:closing.heading', value: heading },
    { ...options, weight: 600, fill: colours.accent },
  );
  return stack(
    [said, text(context, { key: 'source.url', value: shortAddress(url) }, { ...options, fill: colours.ink })],
    0,
  );
}
