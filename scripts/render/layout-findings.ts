import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findFormat } from '../../compositions/model/format.ts';
import { textOverText } from './text-over-text.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;

interface JobNames {
  readonly story: string;
  readonly locale: string;
  readonly format: string;
}

/** Rounding of advances and line heights, px. */
const TOLERANCE = 2;

/**
 * What a reader would see as broken: text wider than its slot, under the foot of the format's safe area, outside the
 * picture or over another. Each text once.
 */
export function layoutFindings(pages: readonly Page[], { story, locale, format }: JobNames): Finding[] {
  const findings = new Map<string, Finding>();
  const margin = findFormat(format)?.safe.bottom ?? 0;
  for (const page of pages) {
    const texts = page.marks.filter((mark) => mark.kind === 'text');
    const covered = textOverText(texts);
    for (const mark of texts) {
      const over = Math.max(overflow(mark, page, margin), covered.get(mark) ?? 0);
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
function overflow({ box, text }: TextMark, page: Page, margin: number): number {
  const wide = text.excess > TOLERANCE ? text.excess / text.slot : 0;
  const below = box.y + (text.lines.at(-1)?.baseline ?? 0) - (page.height - margin);
  const beside = Math.max(-box.x, box.x + box.width - page.width);
  return Math.max(wide, below > TOLERANCE ? below / text.height : 0, beside > TOLERANCE ? beside / box.width : 0);
}
