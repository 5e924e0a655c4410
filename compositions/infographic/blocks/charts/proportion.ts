import type { Mark } from '../../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';
import { numberPiece } from '../number.ts';
import { type Chart, isMain, MISSING, measurePiece, seriesFill } from './chart.ts';
import { keyInset, middleOf } from './legend.ts';
import { lyingParts } from './segments.ts';

/** A waffle needs this many label sizes of width beside its list. */
const WAFFLE_LABELS = 20;
const WAFFLE_SHARE = 0.5;
/** The least side of a waffle, in label sizes. */
const LEAST_WAFFLE = 6;
/** Cells along a side: one for each of a hundred. */
const SIDE = 10;
/** A gap between cells, as a share of a cell's step. */
const CELL_GAP = 0.16;

interface Part {
  readonly index: number;
  readonly fill: string;
  /** Share of the whole, 0 to 1. */
  readonly share: number;
}

/** Parts of a whole: a hundred cells where there is room for them, else one bar; with a list of what is what. */
export function proportionChart(context: Context, chart: Chart, width: number): Piece[] {
  const { scale } = context;
  const parts = partsOf(context, chart);
  const [series] = chart.series;
  const name = entering(measurePiece(context, series!.name, width), 1, 'fade');
  const isWide = width >= scale.label.best * WAFFLE_LABELS;
  if (!isWide || !isCountable(parts)) {
    const bar = lyingParts(
      context,
      parts.map(({ index, fill }) => ({ figure: series!.values[index] ?? MISSING, fill, key: series!.name.key })),
      { perUnit: width / whole(chart), thickness: Math.round(scale.body.best * 1.9), width, order: 2 },
    );
    const rest = restMark(context, parts, width, bar.height);
    const drawn = { ...bar, marks: [...rest, ...bar.marks] };
    return [stack([name, drawn, list(context, chart, parts, width, scale.unit)], scale.unit * 2)];
  }
  const gap = scale.unit * 5;
  const drawn = (side: number): Piece => {
    const cells = waffle(context, parts, side);
    const listWidth = width - side - gap;
    const words = list(context, chart, parts, listWidth, scale.unit * 2);
    const height = Math.max(cells.height, words.height);
    const both = row(
      [cells, { ...words, marks: moved(words.marks, 0, Math.max(0, (height - words.height) / 2)) }],
      [0, side + gap],
    );
    return stack([name, { ...both, height }], scale.unit * 2);
  };
  const most = Math.round(width * WAFFLE_SHARE);
  const head = name.height + scale.unit * 2;
  // As high as the list beside it, and as high as the page allows.
  const least = Math.min(most, Math.max(Math.round(scale.label.best * LEAST_WAFFLE), drawn(most / 2).height - head));
  return [{ ...drawn(least), stretch: (height) => drawn(Math.max(least, Math.min(most, Math.floor(height - head)))) }];
}

/** What all parts make together; of a single share, a hundred. */
function whole({ series }: Chart): number {
  const [{ values }] = series as [Chart['series'][number]];
  const sum = values.reduce((total, figure) => total + (figure?.value ?? 0), 0);
  return values.length === 1 ? Math.max(100, sum) : sum || 1;
}

function partsOf(context: Context, chart: Chart): Part[] {
  const { colours } = context;
  const { values } = chart.series[0]!;
  const others = [colours.muted, colours.quiet];
  const isOne = chart.highlight.length === 1 && values.length - 1 <= others.length;
  let other = 0;
  return values.map((figure, index) => {
    const share = (figure?.value ?? 0) / whole(chart);
    const main = isMain(chart, index) || values.length === 1;
    const fill = values.length === 1 || isOne ? (main ? colours.accent : others[other++]!) : seriesFill(context, index);
    return { index, fill, share };
  });
}

/** Whether no part is less than half a cell. */
const isCountable = (parts: readonly Part[]): boolean =>
  parts.every(({ share }) => share === 0 || share >= 0.5 / SIDE ** 2);

/** The cells of each part out of a hundred: rounded down, what is left goes to those that lost most. */
export function cellsOf(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * SIDE ** 2);
  const cells = exact.map((each) => Math.floor(each + 1e-9));
  const total = Math.round(exact.reduce((sum, each) => sum + each, 0));
  const byLoss = exact.map((_, index) => index).sort((a, b) => exact[b]! - cells[b]! - (exact[a]! - cells[a]!));
  for (let left = total - cells.reduce((sum, each) => sum + each, 0); left > 0; left -= 1) cells[byLoss.shift()!]! += 1;
  return cells;
}

function waffle({ colours }: Context, parts: readonly Part[], side: number): Piece {
  const step = side / (SIDE - CELL_GAP);
  const cells = cellsOf(parts.map(({ share }) => share));
  const fills = parts.flatMap(({ fill }, index) => Array.from({ length: cells[index]! }, () => fill));
  const marks = Array.from({ length: SIDE ** 2 }, (_, cell): Mark => {
    const [line, place] = [Math.floor(cell / SIDE), cell % SIDE];
    const edge = step * (1 - CELL_GAP);
    const box = { x: place * step, y: line * step, width: edge, height: edge };
    return {
      kind: 'rect',
      box,
      fill: fills[cell] ?? colours.line,
      radius: edge * 0.12,
      motion: { order: 2 + line, kind: 'fade' },
    };
  });
  return { width: side, height: side, marks };
}

/** The rest of a whole of which one share is told. */
function restMark({ colours }: Context, parts: readonly Part[], width: number, height: number): Mark[] {
  if (parts.length > 1) return [];
  return [{ kind: 'rect', box: { x: 0, y: 0, width, height }, fill: colours.line, motion: { order: 1, kind: 'fade' } }];
}

/** Each part's colour, number and name. */
function list(context: Context, chart: Chart, parts: readonly Part[], width: number, gap: number): Piece {
  const { colours, scale } = context;
  const { name, values } = chart.series[0]!;
  const { side, inset } = keyInset(context);
  return stack(
    parts.map(({ index, fill }): Piece => {
      const main = isMain(chart, index) || parts.length === 1;
      const number = numberPiece(context, values[index] ?? MISSING, {
        key: name.key,
        size: main ? scale.figure : scale.body,
        width: width - inset,
        fill: main ? colours.accentText : colours.ink,
        wordsFill: colours.ink,
        role: main ? 'figure' : 'body',
      });
      const words = text(context, chart.categories[index]!, {
        role: 'label',
        size: scale.label,
        width: width - inset,
        fill: colours.ink,
      });
      const [first] = number.marks;
      const y = first?.kind === 'text' ? first.box.y + middleOf(first.text) - side / 2 : 0;
      const square: Mark = { kind: 'rect', box: { x: 0, y, width: side, height: side }, fill, radius: scale.unit / 4 };
      const told = stack([number, words], 0);
      return entering(
        { width, height: told.height, marks: [square, ...moved(told.marks, inset, 0)] },
        2 + index,
        'fade',
      );
    }),
    gap,
  );
}
