import { expect, test } from 'vitest';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { documentOf, section, statistics, words } from './document.ts';
import { layOut, textMarks } from './marks.ts';

const document = documentOf(
  [
    section('figures', [statistics(4)], 'أرقام'),
    section('list', [{ kind: 'list', items: [words('التدريب النقابي'), words('السلامة المهنية')] }], 'مواضيع'),
  ],
  { title: words('ثلاث رحلات ودروس كثيرة', 'title') },
);

test.each(['square', 'story', 'portrait', 'link', 'wide', 'a4', 'landscape'] as const)(
  '%s: an Arabic page is the mirror of its left-to-right layout, its words as they were',
  async (format) => {
    const engine = await createTextEngine('ar');
    const { pages } = await layOut(document, format, 'ar', { engine });
    const plain = await layOut(document, format, 'ar', { engine: { ...engine, direction: 'ltr' } });
    expect(pages.map(({ id }) => id)).toEqual(plain.pages.map(({ id }) => id));
    pages.forEach(({ marks, width }, number) => {
      marks.forEach((mark, index) => {
        const { box, ...rest } = plain.pages[number]!.marks[index]!;
        expect(mark.box.x).toBeCloseTo(width - box.x - box.width, 6);
        expect(mark).toEqual({ ...rest, box: { ...box, x: mark.box.x } });
      });
    });
    const heading = pages.flatMap(textMarks).find(({ text }) => text.key === 'title')!;
    expect(heading.text.path).not.toBe('');
  },
);

test('platforms keep their buttons at the right: Arabic words of a vertical video leave that side free', async () => {
  const { pages, format } = await layOut(document, 'vertical', 'ar');
  for (const { box } of pages.flatMap(textMarks)) {
    expect(box.x).toBeGreaterThanOrEqual(format.safe.left);
    expect(box.x + box.width).toBeLessThanOrEqual(format.width - format.safe.right);
  }
});
