import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findLocale, isPseudo, LOCALES } from '../../compositions/model/locale.ts';
import { pageToSvg } from '../../compositions/paint/svg.ts';
import { absentCatalog, type Catalog, translationOf } from '../catalog/catalog.ts';
import { type Glossary, loadGlossary } from '../catalog/glossary.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { type States, stateOf } from '../catalog/states.ts';
import { type Crop, cropOf } from '../context/crop.ts';
import { type CutCrop, cutCrop, opaque } from '../context/cut-crop.ts';
import type { DrawnPage } from '../context/drawn-pages.ts';
import { contextFolder, PAGE_NAME, pictureName } from '../context/file-names.ts';
import { indexPage } from '../context/index-page.ts';
import { LIST, OwnFolder } from '../context/own-folder.ts';
import { PAGE_START } from '../context/page-frame.ts';
import { type PageUnit, storyPage } from '../context/story-page.ts';
import type { StoryContext } from '../context/text-context.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { isSlug } from '../files/slug.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { loadImages } from '../render/images.ts';
import { rasterise } from '../render/raster.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { createAssetFolder } from './asset-folder.ts';
import { imageFiles } from './assets.ts';
import type { Config, Log, Selection } from './command.ts';
import { writeFailed } from './draw.ts';
import { currentStates } from './localise-story.ts';
import { type Workspace, withStory } from './read-workspace.ts';
import { notesOf, textContext } from './text-context.ts';

type Story = LoadedStory['story'];

/**
 * Writes for translators, into `folder` (absolute): a picture of each message in each format, cut out of the page it stands
 * on, and a page for each story and language that lists them. The story's own language is drawn only where it is asked for.
 * A story or language that fails, fails alone.
 */
export async function contextPictures(
  config: Config,
  folder: string,
  options: Selection,
  workspace: Workspace,
  log: Log,
): Promise<void> {
  const glossary = await loadGlossary(workspace.root);
  log.add(glossary.findings);
  if (!glossary.ok) return;
  try {
    const assets = path.join(config.cache, 'assets');
    await createAssetFolder(assets).put(workspace.stories.flatMap((story) => imageFiles(workspace.newsroom, story)));
    await mkdir(folder, { recursive: true });
    for (const loaded of workspace.stories) {
      for (const tag of workspace.chosen.locales.filter((one) => isWanted(one, loaded, options))) {
        if (config.signal.aborted) return;
        await drawStory({ config, workspace, glossary: glossary.value, loaded, tag, assets, folder }, log);
      }
    }
    await writeIndex(folder, config, log);
  } catch (error) {
    log.add([writeFailed(error)]);
  }
}

const isWanted = (tag: string, { story }: LoadedStory, { locale }: Selection): boolean =>
  !isPseudo(tag) && (tag !== story.locale || (locale?.includes(tag) ?? false));

interface Task {
  readonly config: Config;
  readonly workspace: Workspace;
  readonly glossary: Glossary;
  readonly loaded: LoadedStory;
  readonly tag: string;
  readonly assets: string;
  readonly folder: string;
}

async function drawStory(task: Task, log: Log): Promise<void> {
  const { config, workspace, glossary, loaded, tag, folder } = task;
  const { story } = loaded;
  const about = { story: story.slug, locale: tag };
  const relative = contextFolder(story.slug, tag);
  const place = await resolveInside(folder, relative);
  log.add(place.findings);
  const context = place.ok ? await textContext(workspace, glossary, loaded, tag) : place;
  log.add(context.findings);
  if (!context.ok) return;
  try {
    const own = await OwnFolder.open(path.join(folder, relative));
    if (!own) return log.add([notOurs(path.join(folder, relative, LIST), about)]);
    const drawn = await drawPictures(task, context.value, own);
    if (config.signal.aborted) return;
    await own.write(PAGE_NAME, await pageOf(task, context.value, drawn, log));
    await own.finish();
    log.add(own.foreign.map((name) => notOurs(path.join(folder, relative, name), about)));
    log.note({
      id: 'context.written',
      values: { folder: path.join(folder, relative), pictures: drawn.size, changed: own.changed },
    });
  } catch (error) {
    log.add([writeFailed(error, about)]);
  }
}

/** A picture that has been drawn, by its name. */
type Drawn = ReadonlyMap<string, Pick<CutCrop, 'width' | 'height'>>;

/** What is cut out of a page, by the names of the pictures. */
type Cuts = Map<DrawnPage, Map<string, Crop>>;

/** Draws each page once, and cuts while the next one is drawn. Stops between pages where the run is interrupted. */
async function drawPictures({ config, assets }: Task, context: StoryContext, own: OwnFolder): Promise<Drawn> {
  const cuts: Cuts = new Map();
  for (const [key, formats] of context.marks) {
    for (const [format, { drawn, mark }] of formats) {
      const crops = cuts.get(drawn) ?? new Map<string, Crop>();
      cuts.set(drawn, crops.set(pictureName(format, key), cropOf(drawn.page, mark)));
    }
  }
  await own.announce([...[...cuts.values()].flatMap((crops) => [...crops.keys()]), PAGE_NAME]);
  const sizes = new Map<string, Pick<CutCrop, 'width' | 'height'>>();
  const image = await loadImages(
    [...cuts.keys()].map(({ page }) => page),
    assets,
  );
  let cutting: Promise<unknown> = Promise.resolve();
  for (const [{ page }, crops] of cuts) {
    if (config.signal.aborted) break;
    const pixels = await opaque(await rasterise(pageToSvg(page, image)));
    await cutting;
    cutting = Promise.all(
      [...crops].map(async ([name, crop]) => {
        const { bytes, ...size } = await cutCrop(pixels, crop);
        sizes.set(name, size);
        await own.write(name, bytes);
      }),
    );
    // Waited for below; without a handler a failure in between would end the process.
    cutting.catch(() => undefined);
  }
  await cutting;
  return sizes;
}

async function pageOf({ config, workspace, loaded, tag }: Task, context: StoryContext, drawn: Drawn, log: Log) {
  const { story } = loaded;
  const source = findLocale(story.locale)!;
  const target = findLocale(tag)!;
  const isSource = tag === story.locale;
  const catalog = isSource ? undefined : await loadCatalog(workspace.root, tag, story.slug);
  const states = catalog?.ok ? await currentStates(workspace.root, story, catalog.value) : undefined;
  if (states) log.add(withStory(states.findings, story.slug));
  const known = catalog?.ok ? catalog.value : absentCatalog('', tag);
  const units = story.messages.map((message): PageUnit => {
    const { key } = message;
    const texts = context.texts.get(key);
    const state = !isSource && states?.ok ? stateFields(states.value, key) : {};
    const pictures = [...(context.marks.get(key)?.keys() ?? [])].flatMap((format) => {
      const name = pictureName(format, key);
      const size = drawn.get(name);
      return size ? [{ name, format, ...size }] : [];
    });
    return {
      key,
      source: message.source,
      ...state,
      forms: formsOf(message, known),
      ...(texts?.limit !== undefined && { limit: texts.limit }),
      notes: texts ? notesOf(message, texts, target).map(({ id, values }) => config.words(id, values)) : [],
      pictures,
    };
  });
  return storyPage({ story: story.slug, title: story.title.source, source, target, units }, config.words);
}

function stateFields(states: States, key: string): Pick<PageUnit, 'state' | 'was'> {
  const entry = stateOf(states, key);
  if (!entry) return { state: 'missing' };
  return { state: entry.state, ...(entry.state === 'stale' && entry.was !== undefined && { was: entry.was }) };
}

function formsOf(message: Story['messages'][number], catalog: Catalog): PageUnit['forms'] {
  const categories = pluralCategories(catalog.locale);
  return keysOf(message, categories).map((key, index) => ({
    ...(message.plural && categories.length > 1 && { category: categories[index]! }),
    text: translationOf(catalog, key) ?? '',
  }));
}

/** Lists what the folder holds, also from earlier runs. */
async function writeIndex(folder: string, { words }: Config, log: Log): Promise<void> {
  const slugs = (await readdir(folder)).filter(isSlug).sort();
  const stories = await Promise.all(
    slugs.map(async (story) => {
      const lists = await Promise.all(
        LOCALES.map(({ tag }) => stat(path.join(folder, contextFolder(story, tag), LIST)).catch(() => undefined)),
      );
      return { story, locales: LOCALES.filter((_, index) => lists[index]) };
    }),
  );
  const file = path.join(folder, PAGE_NAME);
  const text = indexPage(
    stories.filter(({ locales }) => locales.length > 0),
    words,
  );
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return;
  if (before !== undefined && !before.startsWith(PAGE_START)) return log.add([notOurs(file)]);
  await writeFileAtomic(file, text);
}

const notOurs = (file: string, about: Pick<Finding, 'story' | 'locale'> = {}): Finding => ({
  rule: 'write-failed',
  id: 'write-failed.not-ours',
  values: { file },
  ...about,
});
