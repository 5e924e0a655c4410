import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { documentSchema } from '../../compositions/model/document.ts';
import { findLocale, LOCALES, PSEUDO_LOCALES } from '../../compositions/model/locale.ts';
import { localise } from '../../scripts/catalog/localise.ts';
import { pseudoDate, pseudoText } from '../../scripts/catalog/pseudo.ts';
import { pseudoCatalog, pseudoWords } from '../../scripts/catalog/pseudo-catalog.ts';
import { uncoveredCharacters } from '../../scripts/typography/index.ts';
import { aStory, date, figure, message, table, words } from './a-story.ts';

const read = (file: string): string[] =>
  Object.values(JSON.parse(readFileSync(`locales/${file}.json`, 'utf8')) as Record<string, string>);
const STORIES = ['bon-giai-phap', 'cao-bang', 'dai-hoi-ha-noi'];
const SHIPPED = [
  ...STORIES.flatMap((story) => [...read(`vi/${story}`), ...read(`en/${story}`)]),
  ...read('vi/interface'),
];
const SENTENCES = SHIPPED.filter((text) => [...text].length > 30 && !text.includes('{{'));

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });
const seen = (text: string): number => Array.from(graphemes.segment(text.replace(/[\u202a-\u202e]/g, ''))).length;
/** What a right-to-left pseudo-text turns round, and what it leaves alone. */
const TURNED = /\u202e([^\u202c]*)\u202c/gu;

describe('the length', () => {
  test.each(['ltr', 'rtl'] as const)('of a sentence grows by two fifths as a reader sees it (%s)', (direction) => {
    for (const text of SENTENCES) {
      const growth = seen(pseudoText(text, direction)) / seen(text);
      expect(growth, text).toBeGreaterThanOrEqual(1.38);
      expect(growth, text).toBeLessThanOrEqual(1.45);
    }
  });

  test.each([
    ['đoàn viên', 2],
    ['Số đoàn viên cả tỉnh', 1.8],
    ['Đoàn viên ở cả hai mươi tỉnh', 1.6],
  ])('of a label grows more: %s', (text, growth) => {
    expect(seen(pseudoText(text, 'ltr')) / seen(text)).toBeCloseTo(growth, 1);
  });

  it('grows from the first word to the last, as a translation does', () => {
    const lettersOf = (text: string): number => text.replace(/[^\p{L}]/gu, '').length;
    for (const text of SENTENCES.filter((one) => !/\d/.test(one))) {
      const [before, after] = [text.normalize('NFC').split(' '), pseudoText(text, 'ltr').normalize('NFC').split(' ')];
      const growth = (from: number, to: number): number =>
        lettersOf(after.slice(from, to).join('')) / lettersOf(before.slice(from, to).join(''));
      const half = Math.floor(before.length / 2);
      expect(Math.abs(growth(0, half) - growth(half, before.length)), text).toBeLessThan(0.12);
    }
  });
});

describe('what a translator may not touch stays', () => {
  test.each([
    'Nguồn: {{title}}, {{publisher}}, {{date}}',
    'hơn {{ number }}',
    'Một tỉnh **miền núi** và _rất_ xa',
    String.raw`Năm \*ngôi sao và \_gạch dưới`,
    'Từ 24 đến 28/6/2023, lúc 10:00, được 333,403 km hay 87,5 %',
    'Nghị quyết 15/NQ-BCH, Báo cáo 17/BC-LĐLĐ, COVID-19',
    'Xem https://congdoan.vn/tin_moi?trang=2 hoặc www.congdoan.vn, laodong.vn',
    'Viết cho van.phong+1@congdoan.caobang.vn trước 28/6',
    'Tệp anh_bia_2.png',
  ])('%s', (text) => {
    const kept =
      /\{\{[^}]*\}\}|\*\*|\\[*_]|https?:\S+[^,\s]|www\.[\w.]+|[\w.+]+@[\w.]+|laodong\.vn|\S*\d[^\s,\]]*|\w+_[\w.]+|(?<!\w)_|_(?!\w)/gu;
    const before = text.match(kept);
    expect(before).not.toBeNull();
    for (const direction of ['ltr', 'rtl'] as const) {
      const pseudo = pseudoText(text, direction);
      expect(pseudo.match(kept)).toEqual(before);
      for (const [, turned] of pseudo.matchAll(TURNED)) expect(turned).not.toMatch(/[\d{}*\\@/]/);
    }
  });

  test.each(['', '{{page}}/{{pages}}', '{{from}} – {{to}}', '2011', '4/2015', 'https://congdoan.vn'])(
    'a text without words is left alone: “%s”',
    (text) => expect([pseudoText(text, 'ltr'), pseudoText(text, 'rtl')]).toEqual([text, text]),
  );
});

describe('the letters', () => {
  const NAMES = /\{\{[^}]*\}\}|\S*\d\S*/gu;

  it('all bear an accent, in brackets that show a missing end', () => {
    for (const text of SHIPPED.filter((one) => /\p{L}/u.test(one.replace(NAMES, '')))) {
      const pseudo = pseudoText(text, 'ltr');
      expect(pseudo).toMatch(/^\[.*\]$/u);
      expect(pseudo.replace(NAMES, '')).not.toMatch(/[a-z]/i);
    }
  });

  it('keep their order and their capitals, so that the words can still be read', () => {
    expect(pseudoText('Công đoàn TP. Hà Nội', 'ltr')).toBe('[Ĉôôôôôņĝ đŏŏŏààņ ȚȚṖṖ. Ĥààà Ņộộộĭĭ]'.normalize('NFC'));
  });

  test.each(['ltr', 'rtl'] as const)('are in the fonts, whatever the story is written in (%s)', (direction) => {
    const tag = PSEUDO_LOCALES.find((locale) => locale.direction === direction)!.tag;
    const everyLetter = 'The quick brown fox jumps over the lazy dog. THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG!';
    const foreign = LOCALES.flatMap((locale) => STORIES.flatMap((story) => read(`${locale.tag}/${story}`)));
    for (const text of [everyLetter, ...foreign]) {
      expect(uncoveredCharacters(tag, pseudoText(text, direction)), text).toEqual([]);
    }
  });

  it('of a story in Cyrillic bear an accent too; those of other scripts are drawn out', () => {
    expect(pseudoText('мир', 'ltr')).toBe('[м́и́и́р́]'.normalize('NFC'));
    expect(pseudoText('越南劳动总联合会', 'ltr')).toBe('[越越南南劳动动总总联联合会会]');
  });
});

test('from right to left every word is turned round and nothing else', () => {
  const { direction } = findLocale('qps-plocm')!;
  for (const text of SHIPPED) {
    const pseudo = pseudoText(text, direction);
    expect(pseudo.replace(TURNED, '$1')).toBe(pseudoText(text, 'ltr'));
    expect(pseudo.replace(TURNED, '').replace(/\{\{[^}]*\}\}|\S*\d\S*/gu, '')).not.toMatch(/[\p{L}\u202e\u202c]/u);
  }
});

test('a date keeps its numbers and says its month in longer words', () => {
  expect(pseudoDate('30 November 2023', 'ltr')).toBe('30 Ņŏŏṽĕĕĕṁƀĕĕŗ 2023'.normalize('NFC'));
  expect(pseudoDate('2023', 'rtl')).toBe('2023');
});

describe.each(PSEUDO_LOCALES)('a story in $tag', (locale) => {
  const story = aStory(
    [table([[{ kind: 'text', message: message('s.row.1', 'Một nơi') }, date({ year: 2015, month: 4 })]])],
    [message('s.row.1', 'Một nơi'), message('s.column.1', 'Năm'), message('s.column.2', 'Đoàn')],
  );
  const inPseudo = async (count: number) => {
    const label = message('members.figure.1', 'đoàn viên', figure(count));
    const [section] = story.sections;
    const items = [{ figure: figure(count, { qualifier: 'more-than' as const }), label }];
    const counted = {
      ...story,
      sections: [{ ...section!, blocks: [{ kind: 'statistics' as const, items }, ...section!.blocks.slice(1)] }],
      messages: story.messages.map((one) => (one.key === label.key ? label : one)),
    };
    return localise(counted, {
      locale: locale.tag,
      catalog: pseudoCatalog(counted, locale),
      words: pseudoWords(await words('vi'), locale),
      organisation: { vi: 'Tổng Liên đoàn' },
      assets: {},
    });
  };

  test.each([0, 1, 2, 5, 34318])('has no fault and no stand-in, whatever the plural form (%i)', async (count) => {
    const { document, findings, fallback } = await inPseudo(count);
    expect({ findings, fallback }).toEqual({ findings: [], fallback: false });
    expect(documentSchema.parse(document)).toEqual(document);
    const [block] = document!.sections[0]!.blocks;
    const said = block?.kind === 'statistics' ? block.items[0] : undefined;
    expect(said?.label.value).toBe(pseudoText('đoàn viên', locale.direction));
    expect(said?.figure.before).toContain('[');
  });

  it('leaves no word of any language: not in dates, not in the words of the picture', async () => {
    const { document } = await inPseudo(7);
    const { organisation, pageMark, sections, ...rest } = document!;
    const cells = sections.flatMap(({ blocks, heading }) => [heading, ...blocks]);
    const texts = JSON.stringify([rest, cells], (name, value) =>
      ['key', 'kind', 'id', 'numeric'].includes(name) ? undefined : value,
    );
    const said = [...texts.matchAll(/:"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
    expect(said.length).toBeGreaterThan(10);
    for (const text of said) expect(text?.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[a-z]/i);
  });
});

test('nobody speaks a pseudo-locale: it is none of the locales that stories are published in', () => {
  for (const { tag } of PSEUDO_LOCALES) {
    expect(LOCALES.map((locale) => locale.tag as string)).not.toContain(tag);
    expect(findLocale(tag)?.pseudo).toBe(true);
  }
  expect(LOCALES.some((locale) => 'pseudo' in locale)).toBe(false);
});
