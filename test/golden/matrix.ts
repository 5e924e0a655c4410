import { FORMATS, type FormatId } from '../../compositions/model/format.ts';
import { CASES, GOLDEN_LOCALES, type GoldenCase, type GoldenLocale } from './cases.ts';

/** One picture of the suite. */
export interface GoldenJob {
  readonly one: GoldenCase;
  readonly locale: GoldenLocale;
  readonly format: FormatId;
  /** `<format>-<locale>`: unique within the case. */
  readonly name: string;
}

/** Long words break where room is narrow; elsewhere Russian looks as Vietnamese does. */
const LONG_WORDS: readonly FormatId[] = ['square', 'link'];

/**
 * Every case in every still format and script of the sample. Scenes of videos show what cards of their shape show, and the
 * picture for links shows the cover's words and little of a block: of these one script a format, another one in the
 * next case. So the whole baseline stays under 6 MB.
 */
export const goldenMatrix = (cases: readonly GoldenCase[] = CASES): readonly GoldenJob[] =>
  cases.flatMap((one, index) => {
    const locales = one.locales ?? GOLDEN_LOCALES;
    return FORMATS.flatMap(({ id, kind }, place) => {
      const isWhole = kind === 'still' && (id !== 'link' || one.pages?.includes('cover'));
      const drawn = isWhole
        ? locales.filter((tag) => tag !== 'ru' || LONG_WORDS.includes(id))
        : [locales[(index + place) % locales.length]!];
      return drawn.map((locale) => ({ one, locale, format: id, name: `${id}-${locale}` }));
    });
  });
