import { contrast } from '../../compositions/layout/colour.ts';
import { seenAt } from '../../compositions/layout/legibility.ts';
import type { TextMark } from '../../compositions/layout/mark.ts';
import { groundsOf } from './backdrop.ts';
import { toHex } from './paint.ts';
import type { Fault, Rule } from './rule.ts';

/** WCAG 2.2 SC 1.4.3: the ratio asked for, and for large text. */
const RATIO = { text: 4.5, large: 3 } as const;
/** What it calls large: 18 points, or 14 points bold, CSS px. */
const LARGE = { regular: 24, bold: 18.66 } as const;
const BOLD = 700;

/** Texts that do not stand out from what is behind them, at the worst place of any of their lines. */
export const lowContrast: Rule = ({ page, format, texts, photoOf }) => {
  const { scale } = seenAt(format);
  return texts.flatMap(({ mark, index, inks }): Fault[] => {
    const needed = isLarge(mark, scale) ? RATIO.large : RATIO.text;
    let worst = { ratio: Number.POSITIVE_INFINITY, ground: '' };
    for (const ink of inks) {
      for (const ground of groundsOf(page, index, ink, photoOf) ?? []) {
        const ratio = contrast(mark.fill, toHex(ground));
        if (ratio < worst.ratio) worst = { ratio, ground: toHex(ground) };
      }
    }
    if (worst.ratio >= needed) return [];
    const { key } = mark.text;
    // Rounded down: 4.499 is not 4.5.
    const ratio = Math.floor(worst.ratio * 100) / 100;
    const values = { key, ratio, needed, text: mark.fill, ground: worst.ground };
    return [
      {
        rule: 'low-contrast',
        id: 'low-contrast.text',
        key,
        text: mark,
        amount: needed / worst.ratio,
        values,
        expected: `≥ ${needed}:1`,
        actual: `${ratio}:1`,
      },
    ];
  });
};

function isLarge({ text, weight }: TextMark, scale: number): boolean {
  return text.size * scale >= (weight >= BOLD ? LARGE.bold : LARGE.regular);
}
