import { contrast } from '../../layout/colour.ts';
import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, padded, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Theme } from '../../model/theme.ts';
import { brandColours, type Context } from '../context.ts';
import { text } from '../text.ts';
import { firstMiddle } from './thread.ts';
import { isTight } from './tight.ts';

type Fact = Extract<ShownBlock, { kind: 'fact' }>;

/** Thickness of the frame where a panel is one, px. */
const RIM = 5;
/** The sign of a check mark, as a share of the label beside it. */
const SIGN = 1.5;

/**
 * The verified fact first and by far the loudest, with its source; the claim that it answers under it, small, quiet and
 * named as a claim (fact before myth: The Debunking Handbook 2020). One piece: no card may show a claim by itself.
 */
export function fact(context: Context, block: Fact, width: number): Piece[] {
  const { unit } = context.scale;
  const panel = entering(answer(context, block, width), 1);
  if (!block.claim) return [panel];
  const claimed = entering(claim(context, block.claim, block.claimLabel, width), 2, 'fade');
  return [stack([panel, claimed], unit * 3)];
}

function answer(context: Context, block: Fact, width: number): Piece {
  const { scale, theme } = context;
  const inset = scale.unit * 4;
  const inner = width - 2 * inset;
  const framed = isPaper(theme);
  const colours = framed ? context.colours : brandColours(theme);
  const side = Math.round(scale.label.best * SIGN);
  const indent = side + scale.unit * 1.5;
  const label = text(
    context,
    { key: 'interface:fact.fact', value: block.factLabel },
    { role: 'label', size: scale.label, weight: 600, width: inner - indent, fill: colours.accentText },
  );
  const signed = withSign(label, side, indent, tick(side, colours.accentText, colours.ground));
  const size = isTight(context) ? scale.heading : scale.figure;
  const words = block.text.map((said) =>
    text(context, said, { role: 'heading', size, weight: 800, width: inner, fill: colours.ink }),
  );
  const source = block.source
    ? [text(context, block.source, { role: 'source', size: scale.source, width: inner, fill: colours.quiet })]
    : [];
  const body = stack([signed, ...words, ...source], scale.unit * 2);
  const panel = padded(body, inset, width, { colour: framed ? colours.strong : theme.brand, radius: scale.unit * 2 });
  return framed ? hollow(panel, colours.ground, scale.unit) : panel;
}

/** Whether the brand's ground is paper as the page is: a panel of it would hardly be seen. */
const isPaper = ({ brand, panel }: Theme): boolean => isLight(brand) && isLight(panel);

const isLight = (colour: string): boolean => contrast(colour, '#000000') > contrast(colour, '#ffffff');

/** A panel as the frame of itself: its ground is cut out but for a rim. */
function hollow({ width, height, marks: [ground, ...others] }: Piece, fill: string, radius: number): Piece {
  const box = { x: RIM, y: RIM, width: width - 2 * RIM, height: height - 2 * RIM };
  const marks = ground ? [ground, { kind: 'rect', box, fill, radius } as const, ...others] : others;
  return { width, height, marks };
}

/** The label with its sign before it, level with its first line. */
function withSign(label: Piece, side: number, indent: number, sign: readonly Mark[]): Piece {
  const middle = firstMiddle(label) ?? side / 2;
  const top = Math.round(middle - side / 2);
  const shift = Math.max(0, -top);
  return {
    width: label.width + indent,
    height: Math.max(label.height + shift, top + shift + side),
    marks: [...moved(sign, 0, top + shift), ...moved(label.marks, indent, shift)],
  };
}

/** A check mark in a disc: the same in both directions, as it is in print. */
function tick(side: number, fill: string, stroke: string): Mark[] {
  const at = (share: number): number => Math.round(side * share * 10) / 10;
  const box = { x: 0, y: 0, width: side, height: side };
  return [
    { kind: 'rect', box, fill, radius: side / 2 },
    {
      kind: 'path',
      box,
      d: `M${at(0.28)} ${at(0.52)}L${at(0.44)} ${at(0.68)}L${at(0.73)} ${at(0.36)}`,
      stroke,
      strokeWidth: at(0.1),
    },
  ];
}

/** What is said, in the size of a label beside a grey line; it never has the weight of the answer. */
function claim(context: Context, words: NonNullable<Fact['claim']>, name: string, width: number): Piece {
  const { colours, scale } = context;
  const inset = scale.unit * 4;
  const inner = width - inset;
  const label = text(
    context,
    { key: 'interface:fact.claim', value: name },
    { role: 'label', size: scale.label, weight: 600, width: inner, fill: colours.quiet },
  );
  const said = text(context, words, { role: 'label', size: scale.label, width: inner, fill: colours.quiet });
  const body = stack([label, said], 0);
  const line = { x: inset / 2, y: 0, width: scale.unit / 2, height: body.height };
  return {
    width,
    height: body.height,
    marks: [{ kind: 'rect', box: line, fill: colours.muted }, ...moved(body.marks, inset, 0)],
  };
}
