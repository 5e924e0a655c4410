import { expect, test } from 'vitest';
import type { FormatId } from '../../compositions/model/format.ts';
import { type LayoutBox, layoutBoxes } from '../../scripts/lint/index.ts';
import { documentOf, section, statistics, words } from '../compositions/infographic/document.ts';
import { layOut } from '../compositions/infographic/marks.ts';
import { told } from './pages.ts';

const SENTENCES = {
  en: 'Workers of a border province tell of five years of journeys abroad and of what they brought home to their branches ',
  vi: 'Đoàn viên một tỉnh biên giới kể về năm năm đi học hỏi ở nước ngoài và những điều đã mang về cho công đoàn cơ sở ',
  km: 'កម្មករនៅខេត្តព្រំដែននិយាយអំពីដំណើរទៅបរទេសរយៈពេលប្រាំឆ្នាំនិងអ្វីដែលពួកគេបាននាំមកផ្ទះវិញ ',
  ja: '国境の省の労働者が五年間の海外交流の旅とそこから職場に持ち帰ったものについて語る',
};
type Tag = keyof typeof SENTENCES;

const titled = (value: string) => documentOf([section('one', [statistics(2)])], { title: words(value, 'title') });

async function titleBox(value: string, format: FormatId, tag: Tag): Promise<LayoutBox & { tells: boolean }> {
  const { pages } = await layOut(titled(value), format, tag);
  const box = layoutBoxes(pages).find(({ key }) => key === 'title')!;
  return { ...box, tells: (await told(pages, format)).some((one) => one.endsWith(' title')) };
}

test('every text of a page is there, with its place, its lines and the sizes it may have', async () => {
  const { pages } = await layOut(titled('Three journeys'), 'square');
  const boxes = layoutBoxes(pages);
  const title = boxes.find(({ key }) => key === 'title')!;
  expect(title).toMatchObject({ page: 'cover', value: 'Three journeys', role: 'title', lines: ['Three journeys'] });
  expect(title.sizes.best).toBeGreaterThan(title.sizes.least);
  expect(title.size).toBeGreaterThanOrEqual(title.sizes.least);
  expect(boxes).toHaveLength(pages.flatMap(({ marks }) => marks.filter(({ kind }) => kind === 'text')).length);
});

test('what may grow has no limit, what may not has one', async () => {
  const { pages } = await layOut(titled('Three journeys'), 'square');
  const boxes = layoutBoxes(pages);
  const limited = boxes.filter(({ fullness }) => fullness !== undefined).map(({ role }) => role);
  expect(new Set(limited)).toEqual(new Set(['title', 'heading', 'source']));
  expect(boxes.find(({ key }) => key === 'summary')!).not.toHaveProperty('characters');
  expect(boxes.find(({ key }) => key === 'title')!.characters).toBeGreaterThan(40);
});

test.each(['en', 'vi', 'km', 'ja'] as const)(
  '%s: fullness passes 1 where lint begins to tell, and characters say about how many fit',
  async (tag) => {
    for (const format of ['square', 'link', 'portrait'] as const) {
      const all = [...SENTENCES[tag].repeat(5)];
      let before: Awaited<ReturnType<typeof titleBox>> | undefined;
      for (let length = 20; length < all.length; length += 10) {
        const box = await titleBox(all.slice(0, length).join('').trim(), format, tag);
        if (box.tells) {
          expect(box.fullness, `${format} ${length}`).toBeGreaterThan(1);
          expect(before!.fullness, format).toBeLessThanOrEqual(1);
          // About: within a quarter of the length at which it ceased to fit, seen from either side of it.
          for (const guess of [box.characters!, before!.characters!]) {
            expect(guess, `${format}: ceased to fit at ${length}`).toBeGreaterThan(length * 0.75);
            expect(guess, `${format}: ceased to fit at ${length}`).toBeLessThan(length * 1.25);
          }
          break;
        }
        before = box;
      }
      expect(before!.value.length).toBeLessThan(all.length - 10);
    }
  },
);
