import type { CalendarSpan } from '../../compositions/model/calendar.ts';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Block, Cell, Message, Story } from '../../compositions/model/story.ts';
import { type Catalog, translationOf } from '../../scripts/catalog/catalog.ts';
import type { InterfaceWords } from '../../scripts/catalog/interface.ts';
import { loadInterfaceWords } from '../../scripts/catalog/load-catalog.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';

const at = { file: 'content/cao-bang/story.md', line: 1, column: 1 };

export const figure = (value: number, rest: Partial<Figure> = {}): Figure => ({
  qualifier: 'exact',
  value,
  decimals: 0,
  unit: '',
  ...rest,
});

export const message = (key: string, source: string, plural?: Figure): Message => ({
  key,
  source,
  at,
  ...(plural ? { plural } : {}),
});

export const text = (key: string, source: string): Cell => ({ kind: 'text', message: message(key, source) });
export const number = (value: number, unit = ''): Cell => ({ kind: 'figure', figure: figure(value, { unit }) });
export const date = (from: CalendarSpan['from']): Cell => ({ kind: 'date', span: { from } });

export const table = (rows: readonly (readonly Cell[])[], rest: Partial<Extract<Block, { kind: 'table' }>> = {}) =>
  ({
    kind: 'table',
    highlight: [],
    header: [text('s.column.1', 'Năm'), text('s.column.2', 'Đoàn')],
    rows,
    at,
    ...rest,
  }) as const satisfies Block;

/** A story of one section with these blocks and one statistic, "hơn 34.318 đoàn viên". */
export const aStory = (blocks: readonly Block[] = [], extra: readonly Message[] = [], locale = 'vi'): Story => {
  const title = message('title', 'Ba chuyến đi');
  const summary = message('summary', 'Năm năm');
  const sourceTitle = message('source.title', 'Báo cáo');
  const publisher = message('source.publisher', 'Công đoàn');
  const heading = message('members.heading', 'Đoàn viên');
  const paragraph = message('members.text.1', 'Một tỉnh **miền núi**.');
  const label = message('members.figure.1', 'đoàn viên', figure(34318));
  return {
    slug: 'cao-bang',
    locale,
    file: at.file,
    title,
    summary,
    date: { year: 2015, month: 4, day: 6 },
    source: { title: sourceTitle, publisher, date: { year: 2015, month: 4 } },
    tags: [],
    sections: [
      {
        id: 'members',
        heading,
        at,
        blocks: [
          { kind: 'statistics', items: [{ figure: figure(34318, { qualifier: 'more-than' }), label }] },
          { kind: 'paragraph', message: paragraph },
          ...blocks,
        ],
      },
    ],
    messages: [title, summary, sourceTitle, publisher, heading, label, paragraph, ...extra],
  };
};

/** A catalog through the real reader; throws where a test's own file is refused. */
export const catalogOf = (locale: string, entries: Readonly<Record<string, string>>): Catalog => {
  const file = `locales/${locale}/cao-bang.json`;
  const read = readCatalog(JSON.stringify(entries, null, 2), { file, locale });
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
};

export const ENGLISH = {
  title: 'Three trips',
  summary: 'Five years',
  'source.title': 'Report',
  'source.publisher': 'Union',
  'members.heading': 'Members',
  'members.figure.1_one': 'member',
  'members.figure.1_other': 'members',
  'members.text.1': 'A **mountain** province.',
};

export const words = async (locale: string): Promise<InterfaceWords> => {
  const loaded = await loadInterfaceWords('/nonexistent-workspace', locale);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.findings));
  return loaded.value;
};

export const translations = (catalog: Catalog): Record<string, string | undefined> =>
  Object.fromEntries([...catalog.entries.keys()].map((key) => [key, translationOf(catalog, key)]));
