import type { Box, Mark } from '../layout/mark.ts';
import type { Theme } from '../model/theme.ts';

/** Thickness of the deck and of the arch's crown, as shares of the sign's height, and their least, px. */
const DECK = 0.035;
const CROWN = 0.06;
const LEAST = 4;
/** The arch grows thicker towards its feet, as a real one does. */
const FEET = 4;
/** Hangers stand this share of the sign's height apart, but no more than so many of them; their width by the crown's. */
const SPACING = 0.3;
const MOST_HANGERS = 24;
const HANGER = 0.3;
/** A hanger shorter than this share of the sign is only a knot between arch and deck. */
const SHORTEST = 0.12;

export interface SignColours {
  readonly arch: string;
  readonly deck: string;
}

/** The sign on the brand's ground: the deck is what matters. */
export const signColours = ({ brandShape, onBrandAccent }: Theme): SignColours => ({
  arch: brandShape,
  deck: onBrandAccent,
});

/**
 * The product's sign: one span of a bridge (nhịp cầu) from edge to edge of the box, an arch that carries its deck on
 * hangers. The deck is the foot of the box. Symmetric, so that it needs no mirroring.
 */
export function span(box: Box, { arch, deck }: SignColours): Mark[] {
  const { width, height } = box;
  const thickness = deckThickness(height);
  const crown = Math.max(LEAST, height * CROWN);
  const foot = height - thickness;
  return [
    { kind: 'path', box, d: archOf(width, foot, crown) + hangersOf(width, foot, crown), fill: arch },
    { kind: 'rect', box: { ...box, y: box.y + foot, height: thickness }, fill: deck },
  ];
}

/** Thickness of the deck of a sign that high, px. */
const deckThickness = (height: number): number => Math.max(LEAST, Math.round(height * DECK));

/** Between two parabolas: a quadratic curve is one exactly, and reaches half way to its control point. */
function archOf(width: number, height: number, crown: number): string {
  const foot = crown * FEET;
  const outer = `M0 ${fixed(height)}Q${fixed(width / 2)} ${fixed(-height)} ${fixed(width)} ${fixed(height)}`;
  const inner = `L${fixed(width - foot)} ${fixed(height)}Q${fixed(width / 2)} ${fixed(2 * crown - height)} ${fixed(foot)} ${fixed(height)}Z`;
  return outer + inner;
}

/** Hangers from the arch down to the deck, evenly, one in the middle. */
function hangersOf(width: number, height: number, crown: number): string {
  const spacing = Math.max(height * SPACING, width / MOST_HANGERS);
  const half = Math.max(1, (crown * HANGER) / 2);
  let d = '';
  for (let step = -Math.ceil(width / spacing); step * spacing < width; step += 1) {
    const x = width / 2 + step * spacing;
    const share = x / width;
    const top = height * (1 - 4 * share * (1 - share)) + crown / 2;
    if (x <= 0 || x >= width || height - top < height * SHORTEST) continue;
    const [left, right] = [fixed(x - half), fixed(x + half)];
    d += `M${left} ${fixed(top)}L${right} ${fixed(top)}L${right} ${fixed(height)}L${left} ${fixed(height)}Z`;
  }
  return d;
}

/**
 * The upper edge of the ground that a picture stands on: the back of a bridge, higher in the middle, with its deck along
 * it. `box`: from the crown to where the edge meets the sides.
 */
export function bridgeBack(box: Box, ground: string, deck: string, thickness: number): Mark[] {
  const { width, height } = box;
  const edge = (offset: number) => [fixed(height + offset), fixed(-height + offset)] as const;
  const middle = fixed(width / 2);
  const [foot, crown] = edge(0);
  const curve = `M0 ${foot}Q${middle} ${crown} ${fixed(width)} ${foot}`;
  const [[upper, over], [lower, under]] = [edge(-thickness / 2), edge(thickness / 2)];
  // A shape and no stroke: the ends of a stroke would stand out over the sides.
  const band = `M0 ${upper}Q${middle} ${over} ${fixed(width)} ${upper}L${fixed(width)} ${lower}Q${middle} ${under} 0 ${lower}Z`;
  return [
    // A px more than the edge: no hair of the picture shows under it.
    { kind: 'path', box, d: `${curve}L${fixed(width)} ${fixed(height + 1)}L0 ${fixed(height + 1)}Z`, fill: ground },
    { kind: 'path', box, d: band, fill: deck },
  ];
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
