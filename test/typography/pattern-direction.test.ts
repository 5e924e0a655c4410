import { describe, expect, it } from 'vitest';
import { fillPattern } from '../../scripts/catalog/placeholders.ts';
import { words } from '../catalog/a-story.ts';
import { leftToRight } from './left-to-right.ts';
import { linesOf, set } from './set.ts';

const MARKS = /[\u2066-\u2069]/gu;
const reversed = (text: string): string => [...text].reverse().join('');

const SOURCE = { title: 'تقرير العمل', publisher: 'Báo Lao Động', date: '24 يونيو 2023' };
const line = async (values: Partial<typeof SOURCE> = {}): Promise<string> =>
  fillPattern((await words('ar'))['source.line'], { ...SOURCE, ...values });

describe('a source line of an Arabic picture', () => {
  it('keeps the day of a date with its month behind a Latin publisher', async () => {
    expect(leftToRight(await line())).toBe(
      `2023 ${reversed('يونيو')} 24 ،Báo Lao Động ،${reversed('تقرير العمل')} :${reversed('المصدر')}`,
    );
  });

  it('reads its parts in their order where every one of them is Latin', async () => {
    const latin = { title: 'Report (2023)', publisher: 'ILO', date: 'June 2023' };
    expect(leftToRight(await line(latin))).toBe(`June 2023 ،ILO ،Report (2023) :${reversed('المصدر')}`);
  });

  it('reads an Arabic title from the right though a Latin name or a document’s number begins it', async () => {
    expect(leftToRight(await line({ title: 'UNICEF والعمل' }))).toContain(`${reversed('والعمل')} UNICEF`);
    const numbered = leftToRight(await line({ title: 'قرار 17/BC-LĐLĐ للعمل' }));
    expect(numbered).toContain(`${reversed('للعمل')} 17/BC-LĐLĐ ${reversed('قرار')}`);
  });

  it('breaks into lines where it would without marks, and the marks take no room', async () => {
    const marked = await line({ publisher: 'Báo Lao Động www.laodong.vn' });
    const bare = marked.replace(MARKS, '');
    expect(marked).not.toBe(bare);
    for (let width = 300; width < 2000; width += 50) {
      const [one, other] = await Promise.all([set('ar', marked, { width }), set('ar', bare, { width })]);
      expect(linesOf(one).map((text) => text.replace(MARKS, ''))).toEqual(linesOf(other));
    }
    const whole = await set('ar', `\u2067${SOURCE.title}\u2069`);
    const plain = await set('ar', SOURCE.title);
    expect(whole.path).toBe(plain.path);
    expect(whole.width).toBe(plain.width);
  });
});

it('a text that runs in one direction holds no marks of direction', async () => {
  expect(await line({ publisher: 'العمل' })).not.toMatch(MARKS);
  expect(fillPattern('Nguồn: {{title}}, {{date}}', { title: 'Báo cáo', date: '24/6/2023' })).not.toMatch(MARKS);
  expect(fillPattern('{{page}}/{{pages}}', { page: '3', pages: '7' })).toBe('3/7');
});
