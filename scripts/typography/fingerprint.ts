import { findLocale } from '../../compositions/model/locale.ts';
import { EMOJI, emojiPackageVersion } from './emoji.ts';
import { FAMILIES, fontFileName, fontPackageVersion, fontStack } from './fonts.ts';

/**
 * What decides the shapes of a locale's letters besides our code, for the fingerprint of a job: the packages the files
 * come from (their content is fixed by name and version), and the pictures of emoji where the words may hold one: newer
 * pictures are no reason to draw all others again.
 */
export function fontsFingerprint(localeTag: string, hasEmoji: boolean): string {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const families = new Set([...fontStack(locale.script, 'title'), ...fontStack(locale.script, 'body')]);
  const files = [...families].flatMap((id) =>
    FAMILIES[id].weights.map(
      (weight) => `${FAMILIES[id].package}@${fontPackageVersion(id)}/${fontFileName(id, weight)}`,
    ),
  );
  const emoji = hasEmoji ? [`${EMOJI.package}@${emojiPackageVersion()}`] : [];
  return [...files, ...emoji].join('\n');
}
