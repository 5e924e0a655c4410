import { realpathSync } from 'node:fs';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { absentCatalog, type Catalog } from '../catalog/catalog.ts';
import { checkSourceCatalog, previousKeysOf } from '../catalog/extract.ts';
import type { MissingTerms } from '../catalog/glossary-check.ts';
import { catalogFile, loadCatalog, statesFile } from '../catalog/load-catalog.ts';
import { type Localised, type LocaliseOptions, localise } from '../catalog/localise.ts';
import { pseudoText } from '../catalog/pseudo.ts';
import { pseudoCatalog } from '../catalog/pseudo-catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { stateFindings } from '../catalog/state-findings.ts';
import { readStates, type SourceTexts, type States, updateStates } from '../catalog/states.ts';
import { MAX_CATALOG_BYTES, readText } from '../files/read-text.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { type Result, succeed } from '../files/result.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { assetsOf } from './assets.ts';
import { type OpenWorkspace, withStory } from './read-workspace.ts';

/** A localised story, and the catalogs its words were looked for in. */
export interface LocalisedStory extends Localised {
  readonly catalogs?: readonly Catalog[];
}

/** A story in one of the chosen locales; without a document where a finding stands in the way, or `findingsOnly`. */
export async function localiseStory(
  { root, newsroom, words }: OpenWorkspace,
  { story, pictures }: LoadedStory,
  tag: string,
  allowMissing: boolean,
  missingTerms: (source: string, locale: string) => MissingTerms,
  findingsOnly = false,
): Promise<LocalisedStory> {
  const own = words.get(tag);
  // The interface's own findings say why.
  if (!own) return { findings: [], fallback: false };
  const locale = findLocale(tag);
  // Nobody has translated anything, so there is no state to tell.
  if (locale?.pseudo) {
    const organisation = { [tag]: pseudoText(newsroom.organisation[newsroom.locale] ?? '', locale.direction) };
    return localise(story, {
      ...common(),
      organisation,
      locale: tag,
      catalog: pseudoCatalog(story, locale),
      words: own,
    });
  }
  if (tag === story.locale) {
    const file = catalogFile(tag, story.slug);
    const text = await readOptional(root, file);
    if (!text.ok) return { findings: withStory(text.findings, story.slug), fallback: false };
    const localised = localise(story, { ...common(), locale: tag, catalog: absentCatalog(file, tag), words: own });
    return { ...localised, findings: [...localised.findings, ...checkSourceCatalog(story, file, text.value)] };
  }
  const catalog = await loadCatalog(root, tag, story.slug);
  if (!catalog.ok) return { findings: withStory(catalog.findings, story.slug), fallback: false };
  const fallbacks = allowMissing && !findingsOnly ? await readFallbacks(root, tag, story.slug) : [];
  const localised = localise(story, {
    ...common(),
    locale: tag,
    catalog: catalog.value,
    words: own,
    fallbacks,
    missingTerms: missingTerms(story.locale, tag),
  });
  const states = await stateFaults(root, story, catalog.value);
  const catalogs = [catalog.value, ...fallbacks];
  return { ...localised, catalogs, findings: [...catalog.findings, ...localised.findings, ...states] };

  function common(): Pick<LocaliseOptions, 'organisation' | 'locales' | 'assets' | 'allowMissing' | 'findingsOnly'> {
    const { organisation, locales } = newsroom;
    return { organisation, locales, assets: assetsOf(pictures), allowMissing, findingsOnly };
  }
}

/** Catalogs that stand in, nearest first; a broken one stands in for nothing and is told where it is asked for. */
async function readFallbacks(root: string, tag: string, slug: string): Promise<Catalog[]> {
  const read = await Promise.all((findLocale(tag)?.fallbacks ?? []).map((one) => loadCatalog(root, one, slug)));
  return read.flatMap((catalog) => (catalog.ok ? [catalog.value] : []));
}

/** States as they are now: what `extract` would write, without writing it. `onDisk`: read here where it is not given. */
export async function currentStates(
  root: string,
  story: LoadedStory['story'],
  catalog: Catalog,
  onDisk?: SourceTexts,
): Promise<Result<States>> {
  const previous = await storedStates(root, story.slug, catalog.locale);
  if (!previous.ok) return previous;
  return succeed(updateStates(previous.value, story.messages, catalog, onDisk ?? (await sourceTexts(root, story))));
}

/** States as the file has them; none where there is no file. */
export async function storedStates(root: string, slug: string, locale: string): Promise<Result<States>> {
  const file = statesFile(locale, slug);
  const text = await readOptional(root, file);
  if (!text.ok) return text;
  return text.value === undefined ? succeed<States>(new Map()) : readStates(text.value, file);
}

/** What translators have been given: the source catalog on disk, which may be behind the story. */
export async function sourceTexts(root: string, { slug, locale }: LoadedStory['story']): Promise<SourceTexts> {
  const file = catalogFile(locale, slug);
  const text = await readOptional(root, file);
  const catalog = text.ok && text.value !== undefined ? readCatalog(text.value, { file, locale }) : undefined;
  return catalog?.ok ? previousKeysOf(catalog.value) : {};
}

/** Read once for all the locales of a story: nothing is written while findings are looked for. */
const sourcesOf = new WeakMap<LoadedStory['story'], Promise<SourceTexts>>();

async function stateFaults(root: string, story: LoadedStory['story'], catalog: Catalog): Promise<readonly Finding[]> {
  const source = sourcesOf.get(story) ?? sourceTexts(root, story);
  sourcesOf.set(story, source);
  const states = await currentStates(root, story, catalog, await source);
  return states.ok ? stateFindings(story, catalog, states.value) : withStory(states.findings, story.slug);
}

/** A text of the workspace, or undefined where there is no such file. `file`: relative to the root. */
export async function readOptional(root: string, file: string): Promise<Result<string | undefined>> {
  const place = await resolveInside(root, file, { file });
  if (!place.ok || place.value === undefined) return place;
  return readText(place.value, { root: realpathSync.native(root), maxBytes: MAX_CATALOG_BYTES });
}
