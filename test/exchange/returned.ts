import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { ReturnedFile } from '../../scripts/exchange/model.ts';
import { cleanText } from '../../scripts/files/clean-text.ts';
import type { Result } from '../../scripts/files/result.ts';
import type { sent } from './po-files.ts';

export interface Read {
  readonly value: ReturnedFile | undefined;
  readonly findings: readonly Finding[];
}

type ReadFormat = (text: string, file: string) => Result<ReturnedFile>;

/** Reads a file of a format as the tool does: as clean text. */
export const reader =
  (format: ReadFormat, file: string) =>
  (text: string): Read => {
    const clean = cleanText(text, file);
    const result = clean.ok ? format(clean.value, file) : clean;
    return { value: result.ok ? result.value : undefined, findings: result.findings };
  };

/** What came back, without places; fails where reading found fault. */
export const withoutPlaces = ({ value, findings }: Read): ReturnType<typeof sent> => {
  if (!value || findings.length > 0) throw new Error(JSON.stringify(findings, undefined, 2));
  return {
    story: value.story,
    locale: value.locale,
    units: value.units.map(({ key, source, state, exported, forms }) => ({
      key,
      source,
      state,
      exported,
      forms: forms.map(({ at: _, ...form }) => form),
    })),
  };
};
