import { versionString } from 'harfbuzzjs';
import { findLocale } from '../../compositions/model/locale.ts';
import { EMOJI, emojiPackageVersion, mayHoldEmoji } from './emoji.ts';
import { FAMILIES, fontFileName, fontPackageVersion, fontStack } from './fonts.ts';

/**
 * What decides the shapes of a locale's letters besides our code, for the fingerprint of a job: the packages the files
 * come from (their content is fixed by name and version), HarfBuzz, which places the glyphs, and the pictures of emoji
 * where the words may hold one: newer pictures are no reason to draw all others again.
 */
export function fontsFingerprint(localeTag: string, document: object): string {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const families = new Set([...fontStack(locale.script, 'title'), ...fontStack(locale.script, 'body')]);
  const files = [...families].flatMap((id) =>
    FAMILIES[id].weights.map(
      (weight) => `${FAMILIES[id].package}@${fontPackageVersion(id)}/${fontFileName(id, weight)}`,
    ),
  );
  const emoji = holdsEmoji(document) ? [`${EMOJI.package}@${emojiPackageVersion()}`] : [];
  return [`harfbuzz@${versionString()}`, ...files, ...emoji].join('\n');
}

/** Nine formats draw one document, which is read through once. */
const known = new WeakMap<object, boolean>();

function holdsEmoji(document: object): boolean {
  const answer = known.get(document) ?? mayHoldEmoji(JSON.stringify(document));
  known.set(document, answer);
  return answer;
}
