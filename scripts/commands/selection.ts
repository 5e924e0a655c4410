import type { Finding } from '../../compositions/model/diagnostic.ts';
import { FORMATS, type Format } from '../../compositions/model/format.ts';
import { LOCALES, PSEUDO_LOCALES } from '../../compositions/model/locale.ts';
import type { Selection } from './command.ts';
import { unknownNames } from './unknown-name.ts';

/** What a workspace offers. */
export interface Offer {
  readonly stories: readonly string[];
  /** Locales and formats that the newsroom asks for where the command line does not say. */
  readonly locales: readonly string[];
  readonly formats: readonly string[];
}

export interface Chosen {
  readonly stories: readonly string[];
  readonly locales: readonly string[];
  readonly formats: readonly Format[];
}

/** Tags that `--locale` takes: a pseudo-locale is drawn only where it is named. */
const TAGS: readonly string[] = [...LOCALES, ...PSEUDO_LOCALES].map(({ tag }) => tag);
const KINDS = ['still', 'video'];

/** Checks the names of the command line that need no workspace. */
export const selectionFaults = ({ locale, format, kind }: Selection): Finding[] => [
  ...unknownNames('locale', locale, TAGS),
  ...unknownNames(
    'format',
    format,
    FORMATS.map(({ id }) => id),
  ),
  ...unknownNames('kind', kind === undefined ? undefined : [kind], KINDS),
];

export const storyFaults = ({ story }: Selection, offer: Pick<Offer, 'stories'>): Finding[] =>
  unknownNames('story', story, offer.stories);

/** In the order of the registries, whatever order they were asked for in: plans are alike then. */
export function choose(selection: Selection, offer: Offer): Chosen {
  const locales = selection.locale ?? offer.locales;
  const formats = selection.format ?? offer.formats;
  const stories = selection.story ?? offer.stories;
  return {
    stories: offer.stories.filter((slug) => stories.includes(slug)),
    locales: TAGS.filter((tag) => locales.includes(tag)),
    formats: FORMATS.filter(({ id, kind }) => formats.includes(id) && kind === (selection.kind ?? kind)),
  };
}
