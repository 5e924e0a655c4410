import { matchAlike } from './match-alike.ts';
import { sectionSlug } from './section-slug.ts';
import { textSimilarity } from './text-similarity.ts';

/** A text or two (a step's title and text) that share a number within section and role. */
export interface DraftItem {
  readonly role: string;
  readonly texts: readonly { readonly sub?: string; readonly source: string }[];
}

export interface DraftSection {
  readonly heading: string;
  readonly items: readonly DraftItem[];
}

/** `id`: of the section. `items`: base key (`<section>.<role>.<n>`) of each item. */
export interface SectionKeys {
  readonly id: string;
  readonly items: readonly string[];
}

/** First parts of keys that are no sections. */
const RESERVED = new Set(['title', 'summary', 'place', 'source', 'image']);
/** From here on a changed section or text is the same one, reworded. Chosen on the cases in the test. */
const SAME_SECTION = 0.4;
const SAME_TEXT = 0.5;
/** Enough for a text that stands alone between neighbours that stayed. */
const SAME_TEXT_IN_PLACE = 0.25;
/** For one that left its section and was reworded at once: long texts on one matter are half alike by chance. */
const SAME_TEXT_ELSEWHERE = 0.6;

interface PreviousItem {
  readonly base: string;
  readonly role: string;
  readonly texts: Map<string, string>;
}
interface PreviousSection {
  readonly id: string;
  readonly heading: string;
  /** In reading order, whatever section gave them their keys. */
  readonly items: PreviousItem[];
}
/** Found again so far. */
type Found = Map<DraftItem, PreviousItem>;

/**
 * Gives every message a key that stays put. Texts of the last source catalog keep their keys where they are found
 * again, the same or reworded, in their section or moved to another; what is new gets a number never used there.
 */
export const assignKeys = (
  sections: readonly DraftSection[],
  previousKeys: Readonly<Record<string, string>>,
  emptyId: string,
): readonly SectionKeys[] => {
  const previous = readPrevious(previousKeys);
  const matched = matchSections(sections, previous);
  const ids = nameSections(sections, matched, previous, emptyId);
  // What is unchanged first, wherever it stands: no other text may take its key for being alike.
  const found = findUnchanged(sections, matched, previous);
  sections.forEach((section, index) => {
    findReworded(section, matched[index], found);
  });
  findRewordedElsewhere(sections, previous, found);
  const numbers = new Numbers(previous);
  return sections.map(({ items }, index) => ({
    id: ids[index]!,
    items: items.map((item) => found.get(item)?.base ?? numbers.next(`${ids[index]}.${item.role}`)),
  }));
};

/**
 * The last source catalog, which is in reading order: a text belongs to the heading before it. Its key may tell of
 * another section, from which it was moved, or out of which its own was split.
 */
const readPrevious = (keys: Readonly<Record<string, string>>): readonly PreviousSection[] => {
  const sections: PreviousSection[] = [];
  const items = new Map<string, PreviousItem>();
  for (const [key, source] of Object.entries(keys)) {
    const [, id = '', role = '', n, sub = ''] = key.match(/^([^.]+)\.([^.]+)(?:\.(\d+)(?:\.([^.]+))?)?$/) ?? [];
    if (id === '' || RESERVED.has(id)) continue;
    if (n === undefined) {
      if (role === 'heading') sections.push({ id, heading: source, items: [] });
      continue;
    }
    const base = `${id}.${role}.${n}`;
    const item = items.get(base) ?? { base, role, texts: new Map<string, string>() };
    item.texts.set(sub, source);
    if (items.has(base)) continue;
    items.set(base, item);
    // A catalog that somebody has cut begins with texts whose heading is gone.
    if (sections.length === 0) sections.push({ id, heading: '', items: [] });
    sections.at(-1)!.items.push(item);
  }
  return sections;
};

const matchSections = (
  sections: readonly DraftSection[],
  previous: readonly PreviousSection[],
): readonly (PreviousSection | undefined)[] => {
  const texts = sections.map(({ items }) => items.flatMap((item) => item.texts.map(({ source }) => source)));
  const old = previous.map(({ items }) => items.flatMap((item) => [...item.texts.values()]));
  const overlap = (index: number, place: number): number => {
    const [left, right] = [texts[index]!, new Set(old[place])];
    const most = Math.max(left.length, right.size);
    return most === 0 ? 0 : left.filter((text) => right.has(text)).length / most;
  };
  return matchAlike(sections, previous, {
    same: (section, candidate) => section.heading === candidate.heading,
    likeness: (section, candidate, index, place) =>
      Math.max(textSimilarity(section.heading, candidate.heading) - 0.1, overlap(index, place)),
    enough: SAME_SECTION,
  });
};

const nameSections = (
  sections: readonly DraftSection[],
  matched: readonly (PreviousSection | undefined)[],
  previous: readonly PreviousSection[],
  emptyId: string,
): readonly string[] => {
  const taken = new Set([...RESERVED, ...previous.map(({ id }) => id)]);
  return sections.map((section, index) => {
    const kept = matched[index]?.id;
    if (kept !== undefined) return kept;
    const slug = sectionSlug(section.heading);
    let id = slug || `${emptyId}-${index + 1}`;
    for (let n = 2; taken.has(id); n++) id = `${slug || emptyId}-${n}`;
    taken.add(id);
    return id;
  });
};

const sameTexts = (item: DraftItem, old: PreviousItem): boolean =>
  item.texts.length === old.texts.size && item.texts.every(({ sub = '', source }) => old.texts.get(sub) === source);

const likeness = (item: DraftItem, old: PreviousItem): number =>
  Math.max(0, ...item.texts.map(({ sub = '', source }) => textSimilarity(source, old.texts.get(sub) ?? '')));

/** Texts that are what they were: those of their own section, then those that left it and take their keys along. */
const findUnchanged = (
  sections: readonly DraftSection[],
  matched: readonly (PreviousSection | undefined)[],
  previous: readonly PreviousSection[],
): Found => {
  const found: Found = new Map();
  const used = new Set<PreviousItem>();
  const take = (items: readonly DraftItem[], old: readonly PreviousItem[]): void => {
    for (const item of items) {
      if (found.has(item)) continue;
      const same = old.find((one) => one.role === item.role && !used.has(one) && sameTexts(item, one));
      if (!same) continue;
      found.set(item, same);
      used.add(same);
    }
  };
  sections.forEach(({ items }, index) => {
    take(items, matched[index]?.items ?? []);
  });
  const everywhere = previous.flatMap(({ items }) => items);
  for (const { items } of sections) take(items, everywhere);
  return found;
};

/** Adds the reworded texts of one section. */
const findReworded = ({ items }: DraftSection, old: PreviousSection | undefined, found: Found): void => {
  if (!old) return;
  const used = new Set(found.values());
  const stayed = new Set(old.items);
  // Those that came from elsewhere, or went there, are no neighbours of the others.
  const own = items.filter((item) => !found.has(item) || stayed.has(found.get(item)!));
  const here = new Set(own.map((item) => found.get(item)));
  const left = old.items.filter((item) => here.has(item) || !used.has(item));
  for (const role of new Set(own.map((item) => item.role))) {
    const fresh = own.filter((item) => item.role === role);
    const pairs = matchAlike(
      fresh,
      left.filter((item) => item.role === role),
      { same: (item, one) => found.get(item) === one, likeness, enough: SAME_TEXT, enoughInPlace: SAME_TEXT_IN_PLACE },
    );
    fresh.forEach((item, at) => {
      if (pairs[at]) found.set(item, pairs[at]);
    });
  }
};

/** Adds the texts that were reworded and have left their section, or whose section is another now. */
const findRewordedElsewhere = (
  sections: readonly DraftSection[],
  previous: readonly PreviousSection[],
  found: Found,
): void => {
  const used = new Set(found.values());
  const fresh = sections.flatMap(({ items }) => items.filter((item) => !found.has(item)));
  const left = previous.flatMap(({ items }) => items.filter((item) => !used.has(item)));
  for (const role of new Set(fresh.map((item) => item.role))) {
    const wanted = fresh.filter((item) => item.role === role);
    const pairs = matchAlike(
      wanted,
      left.filter((item) => item.role === role),
      { same: () => false, likeness, enough: SAME_TEXT_ELSEWHERE },
    );
    wanted.forEach((item, at) => {
      if (pairs[at]) found.set(item, pairs[at]);
    });
  }
};

/** Hands out numbers above every one that section and role ever showed, so that no old translation is taken for a new text's. */
class Numbers {
  readonly #last = new Map<string, number>();

  constructor(previous: readonly PreviousSection[]) {
    for (const { items } of previous) for (const { base } of items) this.#see(base);
  }

  next(prefix: string): string {
    const n = (this.#last.get(prefix) ?? 0) + 1;
    this.#last.set(prefix, n);
    return `${prefix}.${n}`;
  }

  #see(base: string): void {
    const dot = base.lastIndexOf('.');
    const prefix = base.slice(0, dot);
    this.#last.set(prefix, Math.max(this.#last.get(prefix) ?? 0, Number(base.slice(dot + 1))));
  }
}
