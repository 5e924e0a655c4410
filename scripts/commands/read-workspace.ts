import type { Finding } from '../../compositions/model/diagnostic.ts';
import { LOCALES, PSEUDO_LOCALES } from '../../compositions/model/locale.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type InterfaceWords, interfaceWords } from '../catalog/interface.ts';
import { loadCatalog, loadInterfaceCatalogs } from '../catalog/load-catalog.ts';
import { pseudoWords } from '../catalog/pseudo-catalog.ts';
import { type SourceNotation, sourceNotation } from '../catalog/source-notation.ts';
import { fail, type Result } from '../files/result.ts';
import { listStories } from '../story/list-stories.ts';
import type { KeptImages } from '../story/load-image.ts';
import { loadNewsroom, type Newsroom } from '../story/load-newsroom.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { Log, type Selection } from './command.ts';
import { type Chosen, choose, storyFaults } from './selection.ts';

/** A workspace but for its stories: what was chosen, and what reading any of them takes. */
export interface OpenWorkspace {
  readonly root: string;
  readonly newsroom: Newsroom;
  readonly chosen: Chosen;
  /** All its stories, chosen or not. */
  readonly listed: readonly string[];
  /** Words of the chosen locales; one that lacks some is not there. */
  readonly words: ReadonlyMap<string, InterfaceWords>;
  /** The workspace's own interface catalogs by locale, for the places of their words. */
  readonly interfaces: ReadonlyMap<string, Catalog>;
  readStory(slug: string): Promise<Result<LoadedStory>>;
}

/** What a command works on: everything that was chosen and could be read. */
export interface Workspace extends OpenWorkspace {
  readonly stories: readonly LoadedStory[];
  /** Stories that could not be read; the log says why. */
  readonly broken: readonly string[];
}

/** Opens a workspace without reading its stories. Undefined where nothing can be done; the log says why. */
export async function openWorkspace(
  root: string,
  selection: Selection,
  log: Log,
  kept?: KeptImages,
): Promise<OpenWorkspace | undefined> {
  const newsroom = await loadNewsroom(root, kept);
  log.add(newsroom.findings);
  const listed = await listStories(root);
  log.add(listed.findings);
  if (!listed.ok) return undefined;
  const faults = storyFaults(selection, { stories: listed.value });
  log.add(faults);
  if (!newsroom.ok || faults.length > 0) return undefined;
  const { locales, formats, locale } = newsroom.value;
  const chosen = choose(selection, { stories: listed.value, locales, formats });
  const { words, interfaces, notation } = await readInterface(root, chosen.locales, locale, log);
  const readStory = (slug: string): Promise<Result<LoadedStory>> => readIt({ root, notation, kept }, slug, locale);
  return { root, newsroom: newsroom.value, chosen, listed: listed.value, words, interfaces, readStory };
}

/** Reads a workspace. Undefined where nothing can be done; the log says why. One bad story is only left out. */
export async function readWorkspace(
  root: string,
  selection: Selection,
  log: Log,
  kept?: KeptImages,
): Promise<Workspace | undefined> {
  const open = await openWorkspace(root, selection, log, kept);
  if (!open) return undefined;
  const loaded = await Promise.all(
    open.chosen.stories.map(async (slug) => ({ slug, result: await open.readStory(slug) })),
  );
  for (const { result } of loaded) log.add(result.findings);
  return {
    ...open,
    stories: loaded.flatMap(({ result }) => (result.ok ? [result.value] : [])),
    broken: loaded.flatMap(({ slug, result }) => (result.ok ? [] : [slug])),
  };
}

/**
 * Reads a workspace for a command that asks for something else than faults: of what was found, only what keeps a story, or
 * everything, from being read is told.
 */
export async function readQuietly(
  root: string,
  selection: Selection,
  log: Log,
  kept?: KeptImages,
): Promise<Workspace | undefined> {
  const reading = new Log(() => undefined);
  const workspace = await readWorkspace(root, selection, reading, kept);
  const told = (story: string | undefined): boolean => story !== undefined && workspace!.broken.includes(story);
  log.add(workspace ? reading.findings.filter(({ story }) => told(story)) : reading.findings);
  return workspace;
}

type NotationOf = (locale: string) => SourceNotation;

/**
 * Interface words of every locale, for any may be a story's own; faults only of the chosen ones, and of `source`, from
 * whose words those of a pseudo-locale are made.
 */
async function readInterface(
  root: string,
  locales: readonly string[],
  source: string,
  log: Log,
): Promise<Pick<Workspace, 'words' | 'interfaces'> & { notation: NotationOf }> {
  const words = new Map<string, InterfaceWords>();
  const catalogs = new Map<string, readonly Catalog[]>();
  const all = await Promise.all(
    LOCALES.map(async ({ tag }) => ({ tag, read: await loadInterfaceCatalogs(root, tag) })),
  );
  const pseudo = PSEUDO_LOCALES.filter(({ tag }) => locales.includes(tag));
  const told = pseudo.length > 0 ? [...locales, source] : locales;
  for (const { tag, read } of all) {
    const found = read.ok ? interfaceWords(...read.value) : read;
    if (told.includes(tag)) log.add([...read.findings, ...found.findings]);
    if (read.ok) catalogs.set(tag, read.value);
    if (found.ok) words.set(tag, found.value);
  }
  const own = words.get(source);
  for (const locale of pseudo) if (own) words.set(locale.tag, pseudoWords(own, locale));
  const interfaces = new Map([...catalogs].flatMap(([tag, [own]]) => (own ? [[tag, own] as const] : [])));
  return { words, interfaces, notation: (locale) => sourceNotation(catalogs.get(locale) ?? [], locale) };
}

/** What reading any story takes. */
interface Reading {
  readonly root: string;
  readonly notation: NotationOf;
  readonly kept: KeptImages | undefined;
}

/** A story with the keys of its last source catalog, in whatever locale it is written. */
async function readIt(reading: Reading, slug: string, locale: string): Promise<Result<LoadedStory>> {
  const read = await readIn(reading, slug, locale);
  if (!read.ok || read.value.story.locale === locale) return read;
  return readIn(reading, slug, read.value.story.locale, locale);
}

async function readIn(
  { root, notation, kept }: Reading,
  slug: string,
  catalogLocale: string,
  locale = catalogLocale,
): Promise<Result<LoadedStory>> {
  // Loaded with the first story that is read: most runs find all of them planned already.
  const { loadStory } = await import('../story/load-story.ts');
  const { previousKeysOf } = await import('../catalog/extract.ts');
  const catalog = await loadCatalog(root, catalogLocale, slug);
  // Without the old keys every translation of the story would seem to be missing.
  if (!catalog.ok) return fail(...withStory(catalog.findings, slug));
  return loadStory(root, slug, { notation, locale, kept, previousKeys: previousKeysOf(catalog.value) });
}

export const withStory = (findings: readonly Finding[], story: string): Finding[] =>
  findings.map((finding) => ({ story, ...finding }));
