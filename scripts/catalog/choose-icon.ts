import type { Block, Section } from '../../compositions/model/story.ts';
import { COMMON_TOPICS, TOPICS } from './icon-topics.ts';

/** Icon of a section whose heading names none: what kind of thing stands in it. */
const BY_KIND: Readonly<Record<Block['kind'], string>> = {
  paragraph: 'file-text',
  statistics: 'chart-column',
  table: 'chart-column',
  steps: 'list-ordered',
  timeline: 'calendar-days',
  list: 'list-checks',
  quotation: 'quote',
  photograph: 'image',
  fact: 'badge-check',
  compare: 'columns-2',
  places: 'map-pin',
};

/** Of a list's item, only its first words say what it is about. */
const ITEM_WORDS = 6;
/** With fewer items icons are ornament; with more they are noise. */
const ITEMS = { least: 3, most: 7 } as const;

/**
 * One icon a section, each another one while that can be: the writer's own, else by what the heading is about in the
 * story's own language, else by what stands under it. The same in every language, since keywords are sought in the source.
 */
export function sectionIcons(sections: readonly Section[]): string[] {
  const taken = new Set(sections.flatMap(({ icon }) => icon ?? []));
  return sections.map(({ icon, heading, blocks }) => {
    if (icon !== undefined) return icon;
    const byKind = blocks.map(({ kind }) => BY_KIND[kind]);
    const found = [...iconsFor(heading.source), ...byKind, BY_KIND.paragraph];
    const chosen = found.find((name) => !taken.has(name)) ?? found[0]!;
    taken.add(chosen);
    return chosen;
  });
}

/** An icon for each of three to seven items, where every one names another thing; else none. */
export function itemIcons(items: readonly string[]): string[] | undefined {
  if (items.length < ITEMS.least || items.length > ITEMS.most) return undefined;
  const taken = new Set<string>();
  for (const item of items) {
    const [found] = iconsFor(item, ITEM_WORDS).filter((name) => !taken.has(name));
    if (found === undefined) return undefined;
    taken.add(found);
  }
  return [...taken];
}

/** Texts remembered: a story's headings and items are asked for once a language. */
const REMEMBERED = 500;
const remembered = new Map<string, readonly string[]>();

/** Icons for what the words name, the first named first; those of nearly every story last. */
function iconsFor(text: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const name = `${most} ${text}`;
  const icons = remembered.get(name) ?? findIcons(text, most);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, icons);
  return icons;
}

function findIcons(text: string, most: number): string[] {
  const words = ` ${(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
    .slice(0, most)
    .join(' ')} `;
  return [...named(words, TOPICS), ...named(words, COMMON_TOPICS)];
}

function named(words: string, topics: Readonly<Record<string, readonly string[]>>): string[] {
  const hits = Object.entries(topics).flatMap(([icon, keywords]) =>
    keywords.flatMap((keyword) => {
      const at = words.indexOf(` ${keyword} `);
      return at < 0 ? [] : [{ icon, at, length: keyword.length }];
    }),
  );
  hits.sort((a, b) => a.at - b.at || b.length - a.length);
  return [...new Set(hits.map(({ icon }) => icon))];
}
