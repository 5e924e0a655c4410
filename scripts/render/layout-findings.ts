import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;

interface JobNames {
  readonly story: string;
  readonly locale: string;
  readonly format: string;
}

/** Rounding of advances and line heights, px. */
const TOLERANCE = 2;

/** What a reader would see as broken: text wider than its slot, or outside the picture. Each text once. */
export function layoutFindings(pages: readonly Page[], { story, locale, format }: JobNames): Finding[] {
  const findings = new Map<string, Finding>();
  for (const page of pages) {
    for (const mark of page.marks) {
      if (mark.kind !== 'text') continue;
      const over = overflow(mark, page);
      if (over <= 0) continue;
      const { key, value } = mark.text;
      findings.set(key, {
        rule: 'text-overflow',
        id: 'text-overflow',
        values: {
          key,
          percent: Math.max(1, Math.round(over * 100)),
          characters: Math.max(1, Math.ceil(value.length * (over / (1 + over)))),
          page: page.id,
        },
        story,
        locale,
        format,
        key,
        actual: value,
      });
    }
  }
  return [...findings.values()];
}

/** By how much a text exceeds its place, as a share of what it has; 0 when it fits. */
function overflow({ box, text }: TextMark, page: Page): number {
  const wide = text.excess > TOLERANCE ? text.excess / text.slot : 0;
  const below = box.y + text.height - page.height;
  const beside = Math.max(-box.x, box.x + box.width - page.width);
  return Math.max(wide, below > TOLERANCE ? below / text.height : 0, beside > TOLERANCE ? beside / box.width : 0);
}
