import { expect, test } from 'vitest';
import { findLocale } from '../../compositions/model/locale.ts';
import { indexPage } from '../../scripts/context/index-page.ts';
import { type PageUnit, storyPage } from '../../scripts/context/story-page.ts';

const words = Object.assign((id: string) => `[${id}]`, { language: 'en' });
const [vi, ar] = [findLocale('vi')!, findLocale('ar')!];

const page = (unit: Partial<PageUnit>): string => {
  const units = [{ key: 'title', source: 'Ba chuyến đi', forms: [{ text: '' }], notes: [], pictures: [], ...unit }];
  return storyPage({ story: 'chuyen-di', title: 'Ba chuyến đi', source: vi, target: ar, units }, words);
};

test('whatever stands in a text or a name stays text', () => {
  const attack = `"><script>alert('1')</script><img src=x onerror=alert(1)>&amp;`;
  const pictures = [{ name: `a4-"onload="x.png`, format: attack, width: 1, height: 1 }];
  const text = page({
    key: attack,
    source: attack,
    was: attack,
    forms: [{ text: attack }],
    notes: [attack],
    state: 'stale',
    pictures,
  });
  expect(text).not.toMatch(/<script|<img src=x|"onload=/);
  expect(text.split('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;').length).toBeGreaterThan(5);
  expect(indexPage([{ story: attack, locales: [ar] }], words)).not.toContain('<script');
});

test('each text says its language and direction; nothing is fetched from elsewhere', () => {
  const text = page({ state: 'draft', forms: [{ text: 'ثلاث رحلات' }], limit: 40 });
  expect(text).toContain('<dd lang="ar" dir="rtl"><span>ثلاث رحلات</span> <code>10/40</code></dd>');
  expect(text).toContain('<dd lang="vi" dir="ltr">Ba chuyến đi</dd>');
  expect(text).toContain('<html lang="en"');
  expect(text).not.toMatch(/https?:|url\(|@import|<link|<iframe/);
});

test('a missing translation is told, and each plural form has its name', () => {
  expect(page({ state: 'missing' })).toContain('<em>[context.page.empty]</em>');
  const forms = [
    { category: 'one', text: 'رحلة' },
    { category: 'other', text: '' },
  ];
  expect(page({ state: 'missing', forms })).toMatch(/<code>_one<\/code> .*رحلة[\s\S]*<code>_other<\/code> <em>/);
});
