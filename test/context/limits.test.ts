import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../compositions/model/document.ts';
import { FORMATS, type FormatId } from '../../compositions/model/format.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { sampleWords, textOf } from '../../scripts/context/length-limit.ts';
import { folderWith } from '../rig.ts';
import { contextOf, relaid, shippedInput } from './laid-out.ts';

/** What translators of the shipped stories are told: laid out once a language. */
const contexts = new Map<string, ReturnType<typeof contextOf>>();
const shippedContext = (story: string, locale: string): ReturnType<typeof contextOf> => {
  const name = `${story} ${locale}`;
  const context = contexts.get(name) ?? contextOf('.', story, locale);
  contexts.set(name, context);
  return context;
};

/** A text of such words, as long as can be within that many characters. */
function written(words: string, locale: string, characters: number): string {
  const sample = sampleWords([words], findLocale(locale)!.intl);
  let count = 1;
  while ([...textOf(sample, count + 1)].length <= characters) count += 1;
  return textOf(sample, count);
}

const titled =
  (value: string) =>
  (document: Document): Document => ({ ...document, title: { key: 'title', value } });

const headed =
  (key: string, value: string) =>
  (document: Document): Document => ({
    ...document,
    sections: document.sections.map((one) => (one.heading.key === key ? { ...one, heading: { key, value } } : one)),
  });

describe.each([
  ['vi', 'cao-bang'],
  ['ru', 'cao-bang'],
  ['zh', 'dai-hoi-ha-noi'],
  ['ar', 'bon-giai-phap'],
  ['km', 'cao-bang'],
] as const)('%s %s', (locale, story) => {
  test('a title of the limit fits everywhere, a much longer one does not', async () => {
    const { limit, tightest } = (await shippedContext(story, locale)).texts.get('title')!;
    const input = await shippedInput(story, locale);
    const words = input.document.title.value;
    for (const { id } of FORMATS) {
      const { overflowing } = await relaid(input, id, titled(written(words, locale, limit!)));
      expect(overflowing, id).toEqual([]);
    }
    const longer = titled(written(words, locale, Math.ceil(limit! * 1.4)));
    expect((await relaid(input, tightest as FormatId, longer)).overflowing).toContain('title');
  });

  test('a heading of the limit has the lines that the design gives it, a much longer one has more', async () => {
    const input = await shippedInput(story, locale);
    const { key, value: words } = input.document.sections[1]!.heading;
    const { limit, tightest } = (await shippedContext(story, locale)).texts.get(key)!;
    const fullness = async (length: number): Promise<number> => {
      const { boxes } = await relaid(input, tightest as FormatId, headed(key, written(words, locale, length)));
      return Math.max(...boxes.filter((box) => box.key === key).map((box) => box.fullness!));
    };
    expect(await fullness(limit!)).toBeLessThanOrEqual(1);
    expect(await fullness(Math.ceil(limit! * 1.4))).toBeGreaterThan(1);
  });
});

test.each(['zh', 'km', 'ru'])(
  '%s: a text that nobody has translated has its limit in the letters of the language',
  async (locale) => {
    const root = folderWith();
    for (const part of ['content', 'locales']) cpSync(part, path.join(root, part), { recursive: true });
    rmSync(path.join(root, `locales/${locale}/cao-bang.json`));
    const [missing, translated] = [await contextOf(root, 'cao-bang', locale), await shippedContext('cao-bang', locale)];
    const limits = [missing, translated].map(({ texts }) => texts.get('title')!.limit!);
    expect(limits[0]! / limits[1]!).toBeGreaterThan(0.6);
    expect(limits[0]! / limits[1]!).toBeLessThan(1.5);
    const source = (await shippedContext('cao-bang', 'vi')).texts.get('title')!.limit!;
    if (locale === 'zh') expect(limits[0]).toBeLessThan(source * 0.75);
  },
);
