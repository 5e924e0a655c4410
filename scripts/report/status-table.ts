import type { TranslationProgress } from '../../compositions/model/translation-progress.ts';
import { displayWidth } from './display-width.ts';
import { percentOf, type TranslationStatus, translatedOf } from './translation-status.ts';
import type { Words } from './words.ts';

const COLUMNS = ['story', 'locale', 'translated', 'reviewed', 'missing', 'stale', 'draft', 'words'] as const;
/** Story and locale are words; the rest are numbers and end at the same cell. */
const NAMES = 2;

/** Story by locale, one line each; then each locale over all stories, where there are several. */
export const statusTable = ({ rows, locales }: TranslationStatus, words: Words): string => {
  const head = COLUMNS.map((column) => words(`status.column.${column}`));
  const lines = rows.map((row) => [row.story, row.locale, ...numbers(row)]);
  const several = new Set(rows.map(({ story }) => story)).size > 1;
  const all = words('status.all');
  const totals = several ? Object.entries(locales).map(([tag, counts]) => [all, tag, ...numbers(counts)]) : [];
  const widths = COLUMNS.map((_, index) =>
    Math.max(...[head, ...lines, ...totals].map((cells) => displayWidth(cells[index]!))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const space = ' '.repeat(widths[index]! - displayWidth(cell));
        return index < NAMES ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd();
  const parts = [[head, ...lines], totals].filter((part) => part.length > 0);
  return parts.map((part) => part.map(line).join('\n')).join('\n\n');
};

const numbers = (counts: TranslationProgress): string[] => [
  `${percentOf(translatedOf(counts), counts)} %`,
  `${percentOf(counts.reviewed, counts)} %`,
  ...[counts.missing, counts.stale, counts.draft, counts.words].map(String),
];
