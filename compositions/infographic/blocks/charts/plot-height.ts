import type { Context } from '../../context.ts';
import { isSmall } from '../tight.ts';

/**
 * Where the picture is not short of room, as a share of its width, up to so many body sizes: the chart is what is looked at,
 * not its type.
 */
const PLOT = { share: 0.28, bodies: 7 } as const;

/** The least height of a plot that wide, px: so many body sizes, and more where the picture has room for it. */
export function leastPlotHeight(context: Context, width: number, bodies: number): number {
  const { best } = context.scale.body;
  const roomy = isSmall(context) ? 0 : Math.min(width * PLOT.share, best * PLOT.bodies);
  return Math.max(best * bodies, roomy);
}
