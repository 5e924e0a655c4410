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

interface PreviousItem {
  readonly base: string;
  readonly n: number;
  readonly texts: Map<string, string>;
}
interface PreviousSection {
  readonly id: string;
  heading: string;
  readonly roles: Map<string, PreviousItem[]>;
}

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
  const bases = sections.map((section, index) => matchItems(section, matched[index]));
  adoptMoved(sections, bases, previous);
  const numbers = new Numbers(previous, bases);
  return sections.map((section, index) => ({
    id: ids[index]!,
    items: section.items.map((item, place) => bases[index]![place] ?? numbers.next(`${ids[index]}.${item.role}`)),
  }));
};

const readPrevious = (keys: Readonly<Record<string, string>>): readonly PreviousSection[] => {
  const sections = new Map<string, PreviousSection>();
  for (const [key, source] of Object.entries(keys)) {
    const [, id = '', role = '', n, sub = ''] = key.match(/^([^.]+)\.([^.]+)(?:\.(\d+)(?:\.([^.]+))?)?$/) ?? [];
    if (id === '' || RESERVED.has(id)) continue;
    const section = sections.get(id) ?? { id, heading: '', roles: new Map<string, PreviousItem[]>() };
    sections.set(id, section);
    if (n === undefined) {
      if (role === 'heading') section.heading = source;
      continue;
    }
    const items = section.roles.get(role) ?? [];
    section.roles.set(role, items);
    const item = items.find((one) => one.n === Number(n)) ?? {
      base: `${id}.${role}.${n}`,
      n: Number(n),
      texts: new Map(),
    };
    if (!items.includes(item)) items.push(item);
    item.texts.set(sub, source);
  }
  for (const { roles } of sections.values()) for (const items of roles.values()) items.sort((a, b) => a.n - b.n);
  return [...sections.values()];
};

const matchSections = (
  sections: readonly DraftSection[],
  previous: readonly PreviousSection[],
): readonly (PreviousSection | undefined)[] => {
  const texts = sections.map(({ items }) => items.flatMap((item) => item.texts.map(({ source }) => source)));
  const old = previous.map(({ roles }) => [...roles.values()].flat().flatMap((item) => [...item.texts.values()]));
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

/** The base key of each item found again in its own section; undefined for the others. */
const matchItems = (section: DraftSection, old: PreviousSection | undefined): (string | undefined)[] => {
  const bases: (string | undefined)[] = section.items.map(() => undefined);
  for (const role of new Set(section.items.map((item) => item.role))) {
    const places = section.items.flatMap((item, place) => (item.role === role ? [place] : []));
    const found = matchAlike(
      places.map((place) => section.items[place]!),
      old?.roles.get(role) ?? [],
      { same: sameTexts, likeness, enough: SAME_TEXT, enoughInPlace: SAME_TEXT_IN_PLACE },
    );
    places.forEach((place, index) => {
      bases[place] = found[index]?.base;
    });
  }
  return bases;
};

/** A text that left its section for another, unchanged, takes its key along: its translations still hold. */
const adoptMoved = (
  sections: readonly DraftSection[],
  bases: readonly (string | undefined)[][],
  previous: readonly PreviousSection[],
): void => {
  const used = new Set(bases.flat());
  const free = previous.flatMap(({ roles }) =>
    [...roles].flatMap(([role, items]) => items.map((item) => ({ role, item }))),
  );
  sections.forEach((section, index) => {
    section.items.forEach((item, place) => {
      if (bases[index]![place] !== undefined) return;
      const moved = free.find(
        ({ role, item: old }) => role === item.role && !used.has(old.base) && sameTexts(item, old),
      );
      if (!moved) return;
      bases[index]![place] = moved.item.base;
      used.add(moved.item.base);
    });
  });
};

/** Hands out numbers above every one that section and role ever showed, so that no old translation is taken for a new text's. */
class Numbers {
  readonly #last = new Map<string, number>();

  constructor(previous: readonly PreviousSection[], bases: readonly (string | undefined)[][]) {
    for (const { roles } of previous) for (const items of roles.values()) for (const { base } of items) this.#see(base);
    for (const base of bases.flat()) if (base !== undefined) this.#see(base);
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
