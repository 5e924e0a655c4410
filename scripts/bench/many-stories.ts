import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOCALES } from '../../compositions/model/locale.ts';
import type { Story } from '../../compositions/model/story.ts';
import { extract, previousKeysOf } from '../catalog/extract.ts';
import { loadInterfaceCatalogs } from '../catalog/load-catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { sourceNotation } from '../catalog/source-notation.ts';
import { approveEntry, type States, shortHash, stateOf, statesText, updateStates } from '../catalog/states.ts';
import { PACKAGE } from '../commands/toolchain.ts';
import { parseStory } from '../story/parse-story.ts';

const SHIPPED = ['cao-bang', 'bon-giai-phap', 'dai-hoi-ha-noi'];
/** The picture that each of them names. */
const COVER = 'bia.svg';
/** Of the stories: one in so many is reviewed, one in so many has a reworded source. */
const REVIEWED = 3;
const REWORDED = 5;
/** Of the texts of such a story. */
const REWORDED_TEXTS = 10;
const REVIEW = { by: 'Nguyễn Thị Lan', at: '2026-10-01' };

export interface Written {
  readonly stories: number;
  readonly locales: number;
  /** Of all stories, each once. */
  readonly messages: number;
  readonly files: number;
}

/**
 * Writes a workspace of so many stories in all languages: the shipped ones, each copy with a place name of its own in every
 * heading, item and paragraph and in its translations. Some are reviewed, some have texts reworded since.
 */
export async function writeManyStories(root: string, stories: number): Promise<Written> {
  const write = (file: string, text: string): void => {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    files += 1;
  };
  let [files, messages] = [0, 0];
  for (const file of ['content/newsroom.yaml', 'locales/glossary.yaml']) write(file, shipped(file));
  const words = await loadInterfaceCatalogs(PACKAGE, 'vi');
  const notation = sourceNotation(words.ok ? words.value : [], 'vi');
  for (let number = 0; number < stories; number += 1) {
    const original = SHIPPED[number % SHIPPED.length]!;
    const slug = `bai-${number + 1}`;
    const name = placeName(number);
    const markdown = withName(shipped(`content/${original}/story.md`), name);
    write(`content/${slug}/story.md`, markdown);
    write(`content/${slug}/${COVER}`, shipped(`content/${original}/${COVER}`));
    const before = entriesOf('vi', original);
    const previousKeys = previousKeysOf(catalogOf('vi', slug, before));
    const read = parseStory(markdown, { slug, file: `content/${slug}/story.md`, notation, previousKeys });
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const story = read.value;
    messages += story.messages.length;
    const source = extract(story, `locales/vi/${slug}.json`);
    if (!source.ok) throw new Error(JSON.stringify(source.findings));
    write(`locales/vi/${slug}.json`, source.value);
    const named = JSON.parse(source.value) as Record<string, string>;
    for (const { tag } of LOCALES.filter((one) => one.tag !== 'vi')) {
      const entries = Object.entries(entriesOf(tag, original)).map(([key, value]) => {
        const other = key.replace(/_(?:zero|one|two|few|many)$/, '_other');
        return [key, named[other] === before[other] ? value : `${value} ${name}`] as const;
      });
      const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
      write(`locales/${tag}/${slug}.json`, text);
      write(
        `locales/.state/${tag}/${slug}.json`,
        statesText(statesOf(story, tag, Object.fromEntries(entries), number)),
      );
    }
  }
  return { stories, locales: LOCALES.length, messages, files };
}

const texts = new Map<string, string>();

/** A text of the product itself, read once. */
const shipped = (file: string): string => {
  const text = texts.get(file) ?? readFileSync(path.join(PACKAGE, file), 'utf8');
  texts.set(file, text);
  return text;
};

const entriesOf = (locale: string, story: string): Record<string, string> =>
  JSON.parse(shipped(`locales/${locale}/${story}.json`));

const catalogOf = (locale: string, slug: string, entries: Readonly<Record<string, string>>) => {
  const read = readCatalog(JSON.stringify(entries), { file: `locales/${locale}/${slug}.json`, locale });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
};

/** A place that no other story has: "Bakemo". */
const placeName = (number: number): string => {
  const [consonants, vowels] = ['bcdghklmnprstvx', 'aeiou'];
  let name = '';
  let left = number + 10_000;
  while (left > 0) {
    name += consonants[left % consonants.length]! + vowels[Math.floor(left / consonants.length) % vowels.length]!;
    left = Math.floor(left / (consonants.length * vowels.length));
  }
  return name[0]!.toUpperCase() + name.slice(1);
};

/** The story with a name behind its title, its summary, and each heading, item and paragraph. */
const withName = (markdown: string, name: string): string =>
  markdown
    .split('\n')
    .map((line) => (/^(?:title: |summary: |## |- |\d+\. |\p{Lu})/u.test(line) ? `${line} ${name}` : line))
    .join('\n');

const statesOf = (story: Story, locale: string, entries: Record<string, string>, number: number): States => {
  const states = new Map(updateStates(new Map(), story.messages, catalogOf(locale, story.slug, entries)));
  story.messages.forEach((message, index) => {
    const entry = stateOf(states, message.key);
    if (!entry) return;
    const reviewed = number % REVIEWED === 0 ? approveEntry(entry, message, REVIEW) : entry;
    const was = `Trước đây ${message.source}`;
    const stale = number % REWORDED === 0 && index % REWORDED_TEXTS === 0;
    states.set(message.key, stale ? { ...reviewed, state: 'stale', source: shortHash(was), was } : reviewed);
  });
  return states;
};
