import { seenAt } from '../../compositions/layout/legibility.ts';
import type { Rule } from './rule.ts';

/** Print is measured in points. */
const POINTS_PER_CSS_PX = 72 / 96;

/** Texts smaller than they can be read where the format is looked at. */
export const textTooSmall: Rule = ({ format, texts }) => {
  const seen = seenAt(format);
  return texts.flatMap(({ mark: { text, role }, inks }) => {
    const floor = seen.floor(role);
    if (inks.length === 0 || text.size >= floor) return [];
    const asSeen = text.size * seen.scale * (seen.viewing.where === 'paper' ? POINTS_PER_CSS_PX : 1);
    const values = { key: text.key, size: text.size, seen: Math.round(asSeen * 10) / 10, least: floor };
    return [
      {
        rule: 'text-too-small',
        id: `text-too-small.${seen.viewing.where}`,
        key: text.key,
        amount: floor - text.size,
        values,
        expected: `≥ ${floor} px`,
        actual: `${text.size} px`,
      },
    ];
  });
};
