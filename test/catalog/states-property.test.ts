import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { baseKey, pluralCategories, pluralKey } from '../../scripts/catalog/plural-forms.ts';
import type { Config } from '../../scripts/commands/command.ts';
import { extract } from '../../scripts/commands/extract.ts';
import { FRONT_MATTER, folderWith, write } from '../rig.ts';

const SEEDS = 30;
const EDITS = 9;
const LOCALES = ['en', 'ru'] as const;
const WORDS =
  'công đoàn tỉnh biên giới người lao động tập hợp chăm lo đời sống nhà máy khu nghiệp đào tạo nghề bảo vệ quyền lợi hội nghị thi đua sáng kiến an toàn bữa ăn ca tết sum vầy'.split(
    ' ',
  );

/** Mulberry32: the same edits for a seed on every machine. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};
type Random = ReturnType<typeof randomOf>;

interface Section {
  heading: string;
  figures: { number: number; label: string }[];
  paragraphs: string[];
}

const phrase = (random: Random, words: number): string =>
  Array.from({ length: words }, () => WORDS[random(WORDS.length)]).join(' ');
const aSection = (random: Random): Section => ({
  heading: phrase(random, 9),
  figures: Array.from({ length: 2 }, () => ({ number: 1 + random(999), label: phrase(random, 9) })),
  paragraphs: Array.from({ length: 3 }, () => phrase(random, 14)),
});
const markdown = (sections: readonly Section[]): string =>
  FRONT_MATTER +
  sections
    .map(({ heading, figures, paragraphs }) =>
      [`## ${heading}`, figures.map(({ number, label }) => `- **${number}** ${label}`).join('\n'), ...paragraphs].join(
        '\n\n',
      ),
    )
    .map((text) => `\n${text}\n`)
    .join('');

/** Another word in the middle: the text stays the same text, reworded. */
const reworded = (text: string): string => {
  const words = text.split(' ');
  words[4] = `mới${words[4]}`;
  return words.join(' ');
};

/** What an edit should do: the text it reworded, from and to; the text that has come back. */
interface Expected {
  readonly stale?: readonly [before: string, after: string];
  readonly back?: string;
}

const edit = (sections: Section[], random: Random, gone: string[]): Expected => {
  const section = sections[random(sections.length)]!;
  const { figures, paragraphs } = section;
  const place = random(paragraphs.length);
  switch (random(8)) {
    case 0: {
      const before = paragraphs[place]!;
      paragraphs[place] = reworded(before);
      return { stale: [before, paragraphs[place]!] };
    }
    case 1: {
      const [before, figure] = [figures[0]!.label, figures[0]!];
      figure.label = reworded(before);
      return { stale: [before, figure.label] };
    }
    case 2: {
      const before = section.heading;
      section.heading = reworded(before);
      return { stale: [before, section.heading] };
    }
    case 3:
      for (const figure of figures) figure.number = 1 + random(9999);
      return {};
    case 4:
      paragraphs.reverse();
      figures.reverse();
      sections.reverse();
      return {};
    case 5:
      paragraphs.splice(place, 0, phrase(random, 14));
      return {};
    case 6: {
      const back = gone.pop();
      if (back === undefined) return {};
      paragraphs.push(back);
      return { back };
    }
    default:
      if (paragraphs.length > 1) gone.push(...paragraphs.splice(place, 1));
      return {};
  }
};

type Entry = { state: string; was?: string };

test('whatever is done to a story, exactly what was reworded is stale and no translation is lost', async () => {
  let [edits, rewordings, returns] = [0, 0, 0];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = randomOf(seed);
    const root = folderWith({
      'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi, en, ru]\nformats: [link]\n',
    });
    const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    const source = (): Record<string, string> => read('locales/vi/bai.json');
    const run = async (): Promise<void> => {
      write(root, { 'content/bai/story.md': markdown(sections) });
      const { findings } = await extract({ root, cache: path.join(root, '.nhipcau') } as Config, {}, () => undefined);
      expect(findings).toEqual([]);
    };
    const overwritten = new Set<string>();
    const made: Record<string, string[]> = { en: [], ru: [] };
    /** A translator fills every gap and translates anew what is stale. */
    const translate = async (): Promise<void> => {
      for (const locale of LOCALES) {
        const [file, states] = [`locales/${locale}/bai.json`, `locales/.state/${locale}/bai.json`];
        const known = made[locale]!.length > 0;
        const entries: Record<string, string> = known ? read(file) : {};
        for (const key of Object.keys(source())) {
          const keys = /_other$/.test(key)
            ? pluralCategories(locale).map((category) => pluralKey(baseKey(key), category))
            : [key];
          const stale = known && (read(states)[baseKey(key)] as Entry | undefined)?.state === 'stale';
          if (!stale && entries[keys[0]!] !== undefined) continue;
          for (const one of keys) {
            if (entries[one] !== undefined) overwritten.add(entries[one]);
            entries[one] = `${locale} ${stale ? 'anew' : 'made'} x${made[locale]!.length}x`;
            made[locale]!.push(entries[one]);
          }
        }
        write(root, { [file]: JSON.stringify(entries, null, 2) });
      }
      await run();
    };

    const sections = Array.from({ length: 3 }, () => aSection(random));
    const gone: string[] = [];
    const translated = new Map<string, string>();
    await run();
    await translate();
    for (let step = 0; step < EDITS; step += 1) {
      const keys = source();
      for (const [key, text] of Object.entries(keys)) translated.set(text, read('locales/en/bai.json')[key]);
      const about = `seed ${seed}, edit ${step}`;
      const expected = edit(sections, random, gone);
      await run();
      edits += 1;
      const keyOf = (text: string): string => Object.entries(source()).find(([, value]) => value === text)![0];
      for (const locale of LOCALES) {
        const states: Record<string, Entry> = read(`locales/.state/${locale}/bai.json`);
        const stale = Object.entries(states).filter(([, { state }]) => state === 'stale');
        const wanted = expected.stale ? [[baseKey(keyOf(expected.stale[1])), expected.stale[0]]] : [];
        expect(
          stale.map(([key, { was }]) => [key, was]),
          about,
        ).toEqual(wanted);
        const kept =
          readFileSync(path.join(root, `locales/${locale}/bai.json`), 'utf8') + JSON.stringify(states, null, 2);
        // Only what a translator has replaced by hand may be gone.
        const lost = made[locale]!.filter((value) => !kept.includes(value) && !overwritten.has(value));
        expect(lost, about).toEqual([]);
      }
      if (expected.stale) rewordings += 1;
      if (expected.back !== undefined) {
        returns += 1;
        expect(read('locales/en/bai.json')[keyOf(expected.back)], about).toBe(translated.get(expected.back));
      }
      await translate();
    }
  }
  expect(edits).toBeGreaterThanOrEqual(200);
  expect(rewordings).toBeGreaterThan(50);
  expect(returns).toBeGreaterThan(5);
}, 120_000);
