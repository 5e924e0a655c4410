import { ALT_KEYS, type AltWords } from '../../compositions/alt/words.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { Asset, Document, ShownBlock } from '../../compositions/model/document.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Block, Section, Story } from '../../compositions/model/story.ts';
import { absentCatalog, type Catalog } from './catalog.ts';
import { itemIcons, sectionIcons } from './choose-icon.ts';
import { createDateFormat, type FormatSpan } from './format-date.ts';
import { createFigureFormat } from './format-figure.ts';
import { createTickFormat } from './format-ticks.ts';
import type { MissingTerms } from './glossary-check.ts';
import type { InterfaceWords } from './interface.ts';
import { fillPattern } from './placeholders.ts';
import { pseudoDate } from './pseudo.ts';
import { createResolver } from './resolve.ts';
import { showBlock, showPicture } from './show-block.ts';
import type { Speaker } from './speaker.ts';
import { validateCatalog } from './validate-catalog.ts';

export interface LocaliseOptions {
  /** Tag of the locale wanted, which may be a pseudo-locale. */
  readonly locale: string;
  /** The story's catalog in that locale. Not read where the story is written in it. */
  readonly catalog: Catalog;
  readonly words: InterfaceWords;
  /** Name of the organisation by locale. */
  readonly organisation: Readonly<Record<string, string>>;
  /** Locales that the newsroom publishes in: the closing card names the others. */
  readonly locales?: readonly string[];
  /** Prepared images by their path in the story. */
  readonly assets: Readonly<Record<string, Asset>>;
  /** Draw a missing message from `fallbacks`, then from the source, instead of refusing. */
  readonly allowMissing?: boolean;
  /** Catalogs of the locale's fallback chain, nearest first. */
  readonly fallbacks?: readonly Catalog[];
  /** Tells the terms of the glossary that a translation into the locale lacks. */
  readonly missingTerms?: MissingTerms;
  /** Tell what is wrong, and make no document. */
  readonly findingsOnly?: boolean;
}

export interface Localised {
  /** Absent where an error-level finding stands in the way. */
  readonly document?: Document;
  readonly findings: readonly Finding[];
  /** True where another language stood in for a missing message. */
  readonly fallback: boolean;
}

/** Rules that `--allow-missing` waives. */
const WAIVED = new Set<string>(['missing-translation', 'plural-form-missing']);

/** The locale whose name of the organisation is drawn: its own, the story's, a fallback's, any. */
export const organisationLocale = (
  organisation: Readonly<Record<string, string>>,
  locale: string,
  storyLocale: string,
): string => {
  const chain = [locale, storyLocale, ...(findLocale(locale)?.fallbacks ?? [])];
  return chain.find((tag) => Object.hasOwn(organisation, tag)) ?? Object.keys(organisation)[0] ?? locale;
};

const narrationOf = (section: Section, say: Speaker): Document['sections'][number]['narration'] => {
  if (section.narration) return section.narration.map(say.words);
  return section.blocks.flatMap((block) => (block.kind === 'paragraph' ? [say.words(block.message)] : []));
};

/** A block in words; a list with an icon for each item, where each has one. */
const shownBlock = (block: Block, say: Speaker): ShownBlock[] => {
  const shown = showBlock(block, say);
  if (!shown) return [];
  const icons = block.kind === 'list' ? itemIcons(block.items.map(({ source }) => source)) : undefined;
  return [shown.kind === 'list' && icons ? { ...shown, icons } : shown];
};

const sourceLine = (story: Story, say: Speaker): string => {
  const { title, publisher, date } = story.source;
  const named = { title: say.words(title).value, publisher: say.words(publisher).value };
  return date
    ? fillPattern(say.interface['source.line'], { ...named, date: say.span({ from: date }) })
    : fillPattern(say.interface['source.line-undated'], named);
};

const altWords = (words: InterfaceWords): AltWords =>
  Object.fromEntries(ALT_KEYS.map((key) => [key, words[key]])) as AltWords;

const createDocument = (
  story: Story,
  say: Speaker,
  { organisation, others }: { readonly organisation: string; readonly others: readonly string[] },
): Document => {
  const image = story.image && showPicture(story.image, say);
  const icons = sectionIcons(story.sections);
  return {
    title: say.words(story.title),
    summary: say.words(story.summary),
    date: say.span({ from: story.date }),
    ...(story.place ? { place: say.words(story.place) } : {}),
    sourceLine: sourceLine(story, say),
    sourceTitle: say.words(story.source.title),
    sourcePublisher: say.words(story.source.publisher),
    ...(story.source.date ? { sourceDate: say.span({ from: story.source.date }) } : {}),
    ...(story.source.url === undefined ? {} : { sourceUrl: story.source.url }),
    organisation,
    ...(image ? { image } : {}),
    sections: story.sections.map((section, index) => ({
      id: section.id,
      heading: say.words(section.heading),
      ...(icons[index] && { icon: icons[index] }),
      blocks: section.blocks.flatMap((block) => shownBlock(block, say)),
      narration: narrationOf(section, say),
    })),
    closing: {
      heading: say.interface['closing.heading'],
      source: say.interface['closing.source'],
      ...(others.length > 0 ? { languages: { label: say.interface['closing.languages'], tags: [...others] } } : {}),
    },
    pageMark: say.interface['page.mark'],
    altWords: altWords(say.interface),
  };
};

/**
 * A story in one locale: translated, numbers and dates formatted, ready to lay out. The story's own locale needs no
 * catalog. Throws for a locale that `findLocale` does not know: callers have checked it.
 */
export const localise = (story: Story, options: LocaliseOptions): Localised => {
  const locale = findLocale(options.locale);
  if (!locale) throw new Error(`unknown locale ${options.locale}`);
  const isSource = locale.tag === story.locale;
  const catalog = isSource ? absentCatalog('', locale.tag) : options.catalog;
  const found = isSource ? [] : validateCatalog(story, catalog, options.missingTerms);
  const findings = options.allowMissing ? found.filter(({ rule }) => !WAIVED.has(rule)) : found;
  const stopped = findings.some(({ rule }) => RULES[rule].check === 'error');
  if (stopped || options.findingsOnly) return { findings, fallback: false };

  const formatFigure = createFigureFormat(locale, options.words);
  const catalogs = isSource ? [] : [catalog, ...(options.allowMissing ? (options.fallbacks ?? []) : [])];
  const resolve = createResolver(
    catalogs,
    (figure) => formatFigure({ ...figure, qualifier: 'exact', unit: '' }).number,
  );
  let fallback = false;
  const dated = (format: FormatSpan): FormatSpan =>
    locale.pseudo ? (span) => pseudoDate(format(span), locale.direction) : format;
  const words: Speaker['words'] = (message) => {
    const { value, standIn } = resolve(message);
    fallback ||= standIn;
    return { key: message.key, value };
  };
  const say: Speaker = {
    words,
    figure: (figure, unit) => formatFigure(figure, unit && words(unit).value),
    ticks: createTickFormat(locale, formatFigure),
    span: dated(createDateFormat(locale, options.words)),
    shortSpan: dated(createDateFormat(locale, options.words, 'short')),
    interface: options.words,
    assets: options.assets,
  };
  const name = options.organisation[organisationLocale(options.organisation, locale.tag, story.locale)] ?? '';
  const others = (options.locales ?? []).filter((tag) => tag !== locale.tag);
  return { document: createDocument(story, say, { organisation: name, others }), findings, fallback };
};
