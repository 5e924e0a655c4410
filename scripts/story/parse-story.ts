import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { Story } from '../../compositions/model/story.ts';
import { cleanText } from '../files/clean-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './markdown.ts';
import { markdownLimits } from './markdown-limits.ts';
import { createMessageBook, type MessageBook } from './message-book.ts';
import type { Notation } from './notation.ts';
import { checkProse, plainSource } from './read-inline.ts';
import { readSections } from './read-sections.ts';
import { type SplitStory, splitStory } from './split-story.ts';
import { createStoryReader, type StoryReader } from './story-reader.ts';

export interface ParseStoryOptions {
  readonly slug: string;
  /** Path of `story.md` relative to the workspace, for findings. */
  readonly file: string;
  /** How figures are written in the story's own locale. */
  readonly notation: Notation | ((locale: string) => Notation);
  /** The newsroom's source locale, unless front matter names another. Default: vi. */
  readonly locale?: string;
  /** The last source catalog by base key (plural entries by their `_other` text): keys stay what they were. */
  readonly previousKeys?: Readonly<Record<string, string>>;
}

/** A section without a Latin letter in its heading is called by its number. */
const EMPTY_ID: Readonly<Record<string, string>> = { vi: 'phan' };

/**
 * Reads a story: front matter and Markdown to words, figures and dates with their positions. Pure: pictures are
 * loaded apart. Findings: `invalid-front-matter`, `invalid-markdown`, `unsafe-text`, `unsafe-path`, `chart-unsuitable`,
 * `missing-alt-text`. Never throws, whatever the text.
 */
export const parseStory = (text: string, options: ParseStoryOptions): Result<Story> => {
  const { file, slug } = options;
  const clean = cleanText(text, file);
  if (!clean.ok) return clean;
  const split = splitStory(clean.value, file);
  if (!split.ok) return split;
  const { frontMatter: yaml, body } = split.value;
  const limit = markdownLimits(body, file);
  if (limit) return fail(limit);
  const frontMatter = readFrontMatter(yaml, file);

  const locale = (frontMatter.ok && frontMatter.value.locale) || (options.locale ?? 'vi');
  const notation = typeof options.notation === 'function' ? options.notation(locale) : options.notation;
  const book = createMessageBook();
  const findings: Finding[] = [...frontMatter.findings];
  const reader = createStoryReader(file, body, notation, book, findings);
  // The body is read even where front matter is broken: a writer wants all faults at once.
  const head = frontMatter.ok ? readHead(frontMatter.value, split.value, reader) : undefined;
  const drafts = readSections(parseMarkdown(body), reader);
  const told = distinct(findings);
  if (!head || told.some(({ rule }) => RULES[rule].check === 'error')) return { ok: false, findings: told };
  const ids = book.assign(options.previousKeys ?? {}, EMPTY_ID[locale] ?? 'section');
  const sections = drafts.map((draft, index) => ({ id: ids[index] ?? '', ...draft }));
  return succeed({ slug, locale, file, ...head, sections, messages: [...book.messages] }, told);
};

type Head = Omit<Story, 'slug' | 'locale' | 'file' | 'sections' | 'messages'>;

const readHead = (data: FrontMatter, { frontMatter }: SplitStory, reader: StoryReader): Head => {
  const message = (key: string, words: string, path: readonly string[]) => {
    const place = { position: { start: frontMatter.pointOf(path) } };
    const source = plainSource(words);
    checkProse(source, place, reader);
    return reader.book.fixed(key, source, reader.positionOf(place));
  };
  const { date, source, image, tags = [] } = data;
  const title = message('title', data.title, ['title']);
  const summary = message('summary', data.summary, ['summary']);
  const place = data.place === undefined ? undefined : message('place', data.place, ['place']);
  const sourceTitle = message('source.title', source.title, ['source', 'title']);
  const publisher = message('source.publisher', source.publisher, ['source', 'publisher']);
  return {
    title,
    summary,
    date,
    ...(place ? { place } : {}),
    source: {
      title: sourceTitle,
      publisher,
      ...(source.date ? { date: source.date } : {}),
      ...(source.url ? { url: source.url } : {}),
    },
    ...(image ? { image: readImage(image, frontMatter, reader, message) } : {}),
    tags,
  };
};

const readImage = (
  { src, alt, credit, focus }: NonNullable<FrontMatter['image']>,
  yaml: SplitStory['frontMatter'],
  reader: StoryReader,
  message: (key: string, words: string, path: readonly string[]) => ReturnType<MessageBook['fixed']>,
): NonNullable<Story['image']> => {
  const place = { position: { start: yaml.pointOf(['image', 'src']) } };
  if (alt === undefined) reader.report(place, 'photograph', { rule: 'missing-alt-text', values: { path: src } });
  return {
    src,
    at: reader.positionOf(place),
    ...(alt === undefined ? {} : { alt: message('image.alt', alt, ['image', 'alt']) }),
    ...(credit === undefined ? {} : { credit: message('image.credit', credit, ['image', 'credit']) }),
    ...(focus ? { focus } : {}),
  };
};

/** One finding a fault: some words are looked at twice. */
const distinct = (findings: readonly Finding[]): readonly Finding[] => {
  const byPlace = new Map(findings.map((one) => [JSON.stringify([one.id, one.at, one.actual, one.values]), one]));
  return [...byPlace.values()].sort(
    (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
};
