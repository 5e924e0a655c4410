import type { Context } from '../context.ts';

/** Spacing this far under its best shows that a picture has hardly any room: its type is as small as it may be. */
const TIGHT = 0.68;

/**
 * Whether rows should stand in columns beside each other rather than not at all: in a panel, which is one of several on a
 * picture. On cards, what has no room on one goes on on the next.
 */
export const isTight = (context: Pick<Context, 'scale'>): boolean =>
  isSmall(context) && context.scale.heading.step === 'text';

/** Whether type is as small as it may be. */
export const isSmall = ({ scale }: Pick<Context, 'scale'>): boolean => scale.air < scale.unit * TIGHT;
