import type { Box, TextMark } from '../../compositions/layout/mark.ts';
import { shared } from './boxes.ts';
import type { Rule } from './rule.ts';
import { charactersOver, nameOf, overflowFault } from './text-overflow.ts';

/** The part of a line that is ink in every script, over its baseline, em: the height of Latin capitals. */
const BODY = 0.7;
/** Rounding, px. */
const TOLERANCE = 2;

/**
 * Texts that run into a later one, and by how much, as a share of their height. What is at the foot of a page (source,
 * name) has its place and comes last: the fault is with what came before it and was too long.
 */
export const textOverText: Rule = ({ texts }) => {
  const lines = texts.map(({ mark }) => bodies(mark));
  return texts.flatMap(({ mark }, index) =>
    texts.slice(index + 1).flatMap(({ mark: other }, offset) => {
      const its = lines[index + 1 + offset]!;
      if (!lines[index]!.some((line) => its.some((one) => shared(line, one, TOLERANCE)))) return [];
      const over = Math.abs(mark.box.y + mark.text.height - other.box.y) / mark.text.height;
      return [overflowFault('text-overflow.over', mark, over, charactersOver(mark.text.value, over), nameOf(other))];
    }),
  );
};

function bodies({ box, text: { lines, size } }: TextMark): Box[] {
  return lines.map(({ x, baseline, width }) => ({
    x: box.x + x,
    y: box.y + baseline - size * BODY,
    width,
    height: size * BODY,
  }));
}
