import { versionString } from 'harfbuzzjs';
import type { Weight } from '../../compositions/layout/text.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { FAMILIES, fontFileName, fontPackageVersion, fontStack } from './fonts.ts';

const WEIGHTS: readonly Weight[] = [400, 600, 800];

/**
 * What decides a locale's letter shapes besides our code, for the fingerprint of a job: the packages the files come
 * from (their content is fixed by name and version) and HarfBuzz, which places the glyphs.
 */
export function fontsFingerprint(localeTag: string): string {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const families = new Set([...fontStack(locale.script, 'title'), ...fontStack(locale.script, 'body')]);
  const files = [...families].flatMap((id) =>
    WEIGHTS.map((weight) => `${FAMILIES[id].package}@${fontPackageVersion(id)}/${fontFileName(id, weight)}`),
  );
  return [`harfbuzz@${versionString()}`, ...files].join('\n');
}
