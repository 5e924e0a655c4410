import { describe, expect, test } from 'vitest';
import { assignKeys } from '../../scripts/story/assign-keys.ts';
import { sectionSlug } from '../../scripts/story/section-slug.ts';
import { parseBody } from './parse.ts';

const PREVIOUS = {
  title: 'Tên',
  'source.title': 'Báo cáo',
  'members.heading': 'Đoàn viên ở tỉnh biên giới',
  'members.figure.1': 'đoàn viên',
  'members.figure.2': 'công đoàn cơ sở',
  'members.text.1': 'Láng giềng ở ngay bên kia biên giới.',
  'topics.heading': 'Bảy chủ đề mang về',
  'topics.item.1': 'Tổ chức công đoàn',
  'topics.item.2': 'Truyền thông',
  'topics.item.3': 'Phương pháp đào tạo',
  'plan.heading': 'Kế hoạch năm năm tới',
  'plan.step.1.title': 'Thông tin',
  'plan.step.1': 'Tiếp tục thông tin cho đoàn viên',
  'plan.step.2.title': 'Học hỏi',
  'plan.step.2': 'Dự các lớp học và diễn đàn',
};

const keysOf = (body: string, previousKeys: Readonly<Record<string, string>> = PREVIOUS) => {
  const story = parseBody(body, { previousKeys });
  expect(story.findings).toEqual([]);
  const messages = story.ok ? story.value.messages : [];
  return Object.fromEntries(messages.slice(4).map(({ key, source }) => [key, source]));
};

const topics = (...items: readonly string[]) =>
  `## Bảy chủ đề mang về\n\n${items.map((item) => `- ${item}`).join('\n')}\n`;

describe('keys stay put', () => {
  test('where nothing changed, whatever the ids were', () => {
    expect(keysOf(topics('Tổ chức công đoàn', 'Truyền thông', 'Phương pháp đào tạo'))).toEqual({
      'topics.heading': 'Bảy chủ đề mang về',
      'topics.item.1': 'Tổ chức công đoàn',
      'topics.item.2': 'Truyền thông',
      'topics.item.3': 'Phương pháp đào tạo',
    });
  });

  test('where an item is put in: it takes the next number, the others keep theirs', () => {
    expect(keysOf(topics('Tổ chức công đoàn', 'Đàm phán', 'Truyền thông', 'Phương pháp đào tạo'))).toMatchObject({
      'topics.item.2': 'Truyền thông',
      'topics.item.3': 'Phương pháp đào tạo',
      'topics.item.4': 'Đàm phán',
    });
  });

  test('where an item is taken out: its number is not given to another', () => {
    expect(keysOf(topics('Tổ chức công đoàn', 'Phương pháp đào tạo', 'Đàm phán'))).toEqual({
      'topics.heading': 'Bảy chủ đề mang về',
      'topics.item.1': 'Tổ chức công đoàn',
      'topics.item.3': 'Phương pháp đào tạo',
      'topics.item.4': 'Đàm phán',
    });
  });

  test('where items change places, or are reworded', () => {
    expect(keysOf(topics('Phương pháp đào tạo mới', 'Truyền thông', 'Tổ chức công đoàn cơ sở'))).toMatchObject({
      'topics.item.1': 'Tổ chức công đoàn cơ sở',
      'topics.item.2': 'Truyền thông',
      'topics.item.3': 'Phương pháp đào tạo mới',
    });
  });

  test('where a heading is reworded, and where it is another over the same words', () => {
    expect(Object.keys(keysOf('## Bảy chủ đề đã mang về\n\n- Khác hẳn\n'))).toEqual([
      'topics.heading',
      'topics.item.4',
    ]);
    expect(
      Object.keys(keysOf('## Học được gì\n\n- Tổ chức công đoàn\n- Truyền thông\n- Phương pháp đào tạo\n')),
    ).toContain('topics.heading');
  });

  test('where sections change places', () => {
    const plan =
      '## Kế hoạch năm năm tới\n\n1. **Học hỏi.** Dự các lớp học và diễn đàn\n2. **Thông tin.** Tiếp tục thông tin\n\n';
    expect(keysOf(plan + topics('Truyền thông'))).toEqual({
      'plan.heading': 'Kế hoạch năm năm tới',
      'plan.step.2.title': 'Học hỏi',
      'plan.step.2': 'Dự các lớp học và diễn đàn',
      'plan.step.1.title': 'Thông tin',
      'plan.step.1': 'Tiếp tục thông tin',
      'topics.heading': 'Bảy chủ đề mang về',
      'topics.item.2': 'Truyền thông',
    });
  });

  test('where a text moves to another section', () => {
    expect(keysOf(`${topics('Truyền thông')}\nLáng giềng ở ngay bên kia biên giới.\n`)).toMatchObject({
      'members.text.1': 'Láng giềng ở ngay bên kia biên giới.',
    });
  });

  test('where a text that moved is reworded later, or on the way', () => {
    const there = `${topics('Truyền thông')}\nLáng giềng ở ngay bên kia biên giới.\n`;
    const moved = keysOf(there);
    expect(keysOf(there.replace('bên kia', 'phía bên kia'), moved)).toMatchObject({
      'members.text.1': 'Láng giềng ở ngay phía bên kia biên giới.',
    });
    expect(keysOf(there.replace('bên kia', 'phía bên kia'))).toMatchObject({
      'members.text.1': 'Láng giềng ở ngay phía bên kia biên giới.',
    });
  });

  test('where an unchanged text moves beside one that is gone and reads alike', () => {
    const body = `## Đoàn viên ở tỉnh biên giới\n\nX\n\n${topics('Phương pháp đào tạo mới', 'Truyền thông')}`;
    const before = { ...PREVIOUS, 'members.item.1': 'Phương pháp đào tạo mới' };
    expect(keysOf(body, before)).toMatchObject({ 'members.item.1': 'Phương pháp đào tạo mới' });
  });

  test('where the next run has the catalog of this one', () => {
    const body = `${topics('Đàm phán', 'Truyền thông', 'Mới hẳn')}\n## Thêm\n\nMột\n\nHai\n`;
    const first = keysOf(body);
    expect(keysOf(body, first)).toEqual(first);
    expect(Object.keys(keysOf(body.replace('Một\n', 'Chen vào trước\n\nMột\n'), first))).toContain('them.text.3');
  });
});

describe('new keys', () => {
  test('are readable, unique, and never an old section’s', () => {
    const keys = Object.keys(
      keysOf('## Đường đi\n\nx\n\n## Đường đi\n\ny\n\n## 工会\n\n## Nguồn\n\n## Source\n\n## Topics\n'),
    );
    expect(keys).toEqual([
      'duong-di.heading',
      'duong-di.text.1',
      'duong-di-2.heading',
      'duong-di-2.text.1',
      'phan-3.heading',
      'nguon.heading',
      'source-2.heading',
      'topics-2.heading',
    ]);
  });

  test('of a story without Latin letters count its sections', () => {
    const story = parseBody('## 工会\n\n中\n\n## 会员\n\n中\n', { locale: 'zh' });
    expect(story.ok && story.value.sections.map(({ id }) => id)).toEqual(['section-1', 'section-2']);
  });

  test('are cut at a word', () => {
    expect(sectionSlug('Một tỉnh biên giới với hơn một nghìn công đoàn cơ sở')).toBe(
      'mot-tinh-bien-gioi-voi-hon-mot-nghin',
    );
    expect(sectionSlug(`${'a'.repeat(60)} b`)).toBe('a'.repeat(40));
  });
});

test('a story and a catalog that share nothing do not take long', () => {
  const items = (word: string) =>
    Array.from({ length: 2000 }, (_, n) => ({ role: 'item', texts: [{ source: `${word} ${n} ${'x'.repeat(100)}` }] }));
  const previous = Object.fromEntries(items('cũ').map(({ texts }, n) => [`a.item.${n + 1}`, texts[0]!.source]));
  const start = performance.now();
  const [keys] = assignKeys([{ heading: 'A', items: items('mới') }], { ...previous, 'a.heading': 'A' }, 'phan');
  expect(keys?.items[0]).toBe('a.item.2001');
  expect(performance.now() - start).toBeLessThan(20_000);
});
