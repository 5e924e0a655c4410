import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Message, Story } from '../../compositions/model/story.ts';
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts';
import { organisationLocale } from '../catalog/localise.ts';
import { pluralCategories, pluralKey } from '../catalog/plural-forms.ts';
import type { OpenWorkspace } from './read-workspace.ts';

/** Where the words of a story in one locale come from. */
export interface TextSource {
  readonly story: Story;
  readonly locale: string;
  /** Its catalog, then those that stood in for it; none where the story is written in the locale. */
  readonly catalogs: readonly Catalog[];
}

/** Gives a finding about a text the place of that text, where it has none. */
export type Locate = (finding: Finding) => Finding;

/**
 * Findings of drawing know the key of a text; translators and GitHub want its line: in the story, in the catalog it was
 * taken from, in `newsroom.yaml` or in the workspace's own interface catalog.
 */
export function createLocate(workspace: Pick<OpenWorkspace, 'newsroom' | 'interfaces'>, source: TextSource): Locate {
  return (finding) => {
    if (finding.at || finding.key === undefined) return finding;
    const at = positionOf(finding.key, source, workspace);
    return at ? { ...finding, at } : finding;
  };
}

function positionOf(
  key: string,
  source: TextSource,
  { newsroom, interfaces }: Pick<OpenWorkspace, 'newsroom' | 'interfaces'>,
): Position | undefined {
  const { story, locale } = source;
  // The line's own few letters never are too long: the title it quotes is.
  if (key === 'interface:source.line') return positionOfMessage(story.source.title.key, source);
  const [, place, name] = /^(interface|newsroom):(.*)$/.exec(key) ?? [];
  if (place === 'interface') {
    return (interfaces.get(locale) ?? interfaces.get(newsroom.locale))?.entries.get(name ?? '')?.valueAt;
  }
  if (place === 'newsroom') {
    return newsroom.organisationAt[organisationLocale(newsroom.organisation, locale, story.locale)];
  }
  return positionOfMessage(key, source);
}

function positionOfMessage(key: string, { story, catalogs }: TextSource): Position | undefined {
  const message = story.messages.find((one) => one.key === key);
  if (!message) return undefined;
  for (const catalog of catalogs) {
    const entry = entryOf(catalog, message);
    if (entry) return entry.valueAt;
  }
  return message.at;
}

/** The entry whose words are drawn: of a plural message, the form that its figure takes in the catalog's language. */
function entryOf(catalog: Catalog, { key, plural }: Message): CatalogEntry | undefined {
  const form = plural && new Intl.PluralRules(findLocale(catalog.locale)?.intl).select(plural.value);
  const keys = plural ? pluralCategories(catalog.locale).map((category) => pluralKey(key, category)) : [key];
  const wanted = form ? [pluralKey(key, form), ...keys] : keys;
  return wanted.map((one) => catalog.entries.get(one)).find((entry) => entry?.value);
}
