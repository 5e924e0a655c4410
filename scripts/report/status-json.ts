import type { TranslationProgress } from '../../compositions/model/translation-progress.ts';
import { percentOf, type TranslationStatus, translatedOf } from './translation-status.ts';
import type { Words } from './words.ts';

/** What shields.io's endpoint badge reads: https://shields.io/badges/endpoint-badge */
interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
}

/** `status` and `summary` of `--json`; each value of `summary` is a badge as it stands. */
export const statusJson = ({ rows, locales }: TranslationStatus, words: Words) => ({
  status: rows.map(({ story, locale, ...counts }) => ({
    story,
    locale,
    translatedPercent: percentOf(translatedOf(counts), counts),
    reviewedPercent: percentOf(counts.reviewed, counts),
    ...counts,
  })),
  summary: Object.fromEntries(Object.entries(locales).map(([tag, counts]) => [tag, badge(tag, counts, words)])),
});

const badge = (label: string, counts: TranslationProgress, words: Words): Badge => {
  const translated = percentOf(translatedOf(counts), counts);
  const reviewed = percentOf(counts.reviewed, counts);
  return { schemaVersion: 1, label, message: words('status.badge', { translated, reviewed }), color: colour(counts) };
};

/** Ready for release, ready for review, under way, hardly begun. */
const colour = (counts: TranslationProgress): string => {
  if (counts.reviewed === counts.total) return 'brightgreen';
  if (counts.missing === 0 && counts.stale === 0) return 'yellowgreen';
  return percentOf(translatedOf(counts), counts) >= 50 ? 'yellow' : 'red';
};
