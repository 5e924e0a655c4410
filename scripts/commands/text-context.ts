import { createTheme } from '../../compositions/layout/theme.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { findLocale, type Locale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import { absentCatalog, type Catalog, translationOf } from '../catalog/catalog.ts';
import { createFigureFormat, type FormatFigure, figureText } from '../catalog/format-figure.ts';
import type { Glossary } from '../catalog/glossary.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { localise } from '../catalog/localise.ts';
import { placeholdersOf } from '../catalog/placeholders.ts';
import { baseKey, keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { createResolver, type Resolve } from '../catalog/resolve.ts';
import { validateCatalog } from '../catalog/validate-catalog.ts';
import { type ContextNote, contextNotes } from '../context/notes.ts';
import { type ContextTexts, type StoryContext, storyContext, type TextContext } from '../context/text-context.ts';
import { textParts } from '../context/text-parts.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { createTextEngine } from '../typography/index.ts';
import { readMarkup } from '../typography/markup.ts';
import { assetsOf } from './assets.ts';
import { createTermList } from './document-terms.ts';
import { type Workspace, withStory } from './read-workspace.ts';

type Story = LoadedStory['story'];

/** Findings that say only that another text stands in. */
const STOOD_IN = new Set<string>(['missing-translation', 'plural-form-missing']);

/**
 * What a translator into `tag` should know of each message of a story, from the story laid out in the chosen formats. A
 * message that is missing, or that `check` refuses, is laid out in the source's words; its limit counts the target's
 * letters all the same. Fails where the catalog cannot be read.
 */
export async function textContext(
  workspace: Workspace,
  glossary: Glossary,
  loaded: LoadedStory,
  tag: string,
): Promise<Result<StoryContext>> {
  const texts = await contextTexts(workspace, glossary, loaded, tag);
  if (!texts.ok) return texts;
  const engine = await createTextEngine(tag, texts.value.input.terms);
  return succeed(storyContext(texts.value, workspace.chosen.formats, engine));
}

/** What translators into `target` are told beside a message; each an entry of cli.json with its values. */
export const notesOf = (message: Message, context: TextContext, target: Locale): ContextNote[] =>
  contextNotes(message, context, target, placeholdersOf(message.source));

async function contextTexts(
  { root, newsroom, words: interfaces }: Workspace,
  glossary: Glossary,
  { story, pictures }: LoadedStory,
  tag: string,
): Promise<Result<ContextTexts>> {
  const locale = findLocale(tag);
  const words = interfaces.get(tag);
  // The interface's own findings say why.
  if (!locale || !words) return fail();
  const read = tag === story.locale ? succeed(absentCatalog('', tag)) : await loadCatalog(root, tag, story.slug);
  if (!read.ok) return fail(...withStory(read.findings, story.slug));
  const catalog = withoutFaults(story, read.value);
  const { document, findings } = localise(story, {
    locale: tag,
    catalog,
    words,
    organisation: newsroom.organisation,
    locales: newsroom.locales,
    assets: assetsOf(pictures),
    allowMissing: true,
  });
  if (!document) return fail(...findings);
  const format = createFigureFormat(locale, words);
  const resolve = createResolver(
    tag === story.locale ? [] : [catalog],
    (figure) => format({ ...figure, qualifier: 'exact', unit: '' }).number,
  );
  const translated = story.messages.filter((message) => tag === story.locale || isTranslated(message, catalog));
  const drawn = story.messages.map((message) => ({ key: message.key, words: plain(resolve(message).value) }));
  const own = new Set(translated.map(({ key }) => key));
  const target = drawn.filter(({ key }) => own.has(key)).map((text) => text.words);
  return succeed({
    input: {
      story: story.slug,
      document,
      terms: createTermList(glossary)(document, [tag, story.locale]),
      theme: createTheme(newsroom.theme),
      ...(newsroom.logo && {
        logo: { hash: newsroom.logo.hash, width: newsroom.logo.width, height: newsroom.logo.height },
      }),
      locale,
    },
    words: drawn,
    parts: textParts(story),
    figures: figuresOf(story, format, resolve),
    translated: own,
    sample: target.length > 0 ? target : Object.values(words).map((text) => text.replace(/\{\{\w+\}\}/g, '')),
  });
}

/** The catalog without what no picture may be drawn with: the source's words stand there until it is mended. */
function withoutFaults(story: Story, catalog: Catalog): Catalog {
  if (catalog.absent) return catalog;
  const isFault = ({ rule, key }: Finding): boolean =>
    key !== undefined && !STOOD_IN.has(rule) && RULES[rule].check === 'error';
  const faulty = new Set(
    validateCatalog(story, catalog)
      .filter(isFault)
      .map(({ key }) => baseKey(key!)),
  );
  const entries = [...catalog.entries].filter(([key]) => !faulty.has(baseKey(key)));
  return { ...catalog, entries: new Map(entries) };
}

const isTranslated = (message: Message, catalog: Catalog): boolean =>
  keysOf(message, pluralCategories(catalog.locale)).every((key) => translationOf(catalog, key) !== undefined);

/** Figures in the target's notation, by the keys of their labels and units. */
function figuresOf({ sections }: Story, format: FormatFigure, resolve: Resolve): ReadonlyMap<string, string> {
  const blocks = sections.flatMap((section) => section.blocks);
  const items = blocks.flatMap((block) => (block.kind === 'statistics' ? block.items : []));
  return new Map(
    items.flatMap(({ figure, unit, label }) => {
      const text = figureText(format(figure, unit && resolve(unit).value));
      return [label, unit].flatMap((message) => (message ? [[message.key, text] as const] : []));
    }),
  );
}

const plain = (value: string): string => readMarkup(value).text;
