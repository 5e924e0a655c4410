import { describe, expect, it } from 'vitest';
import { checkSourceCatalog, extract, previousKeysOf } from '../../scripts/catalog/extract.ts';
import { aStory, catalogOf, figure, message } from './a-story.ts';

const FILE = 'locales/vi/cao-bang.json';
const extracted = (...args: Parameters<typeof extract>): string => {
  const result = extract(...args);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

describe('extract', () => {
  it('writes every message in reading order, plural ones with the forms of their language', () => {
    expect(extracted(aStory(), FILE)).toBe(`{
  "title": "Ba chuyến đi",
  "summary": "Năm năm",
  "source.title": "Báo cáo",
  "source.publisher": "Công đoàn",
  "members.heading": "Đoàn viên",
  "members.figure.1_other": "đoàn viên",
  "members.text.1": "Một tỉnh **miền núi**."
}
`);
  });

  it('changes no byte the second time', () => {
    for (const locale of ['vi', 'en']) {
      const once = extracted(aStory([], [], locale), FILE);
      expect(extracted(aStory([], [], locale), FILE, once)).toBe(once);
    }
  });

  it('keeps an English singular that a person wrote, and moves an untouched one along with the text', () => {
    const story = (source: string) => ({
      ...aStory([], [], 'en'),
      messages: [message('a.figure.1', source, figure(3))],
    });
    const fresh = extracted(story('trips'), FILE);
    expect(JSON.parse(fresh)).toEqual({ 'a.figure.1_one': 'trips', 'a.figure.1_other': 'trips' });
    expect(JSON.parse(extracted(story('journeys'), FILE, fresh))).toEqual({
      'a.figure.1_one': 'journeys',
      'a.figure.1_other': 'journeys',
    });
    const edited = fresh.replace('"trips"', '"trip"');
    expect(JSON.parse(extracted(story('journeys'), FILE, edited))).toEqual({
      'a.figure.1_one': 'trip',
      'a.figure.1_other': 'journeys',
    });
  });

  it('does not write over a catalog that it cannot read, for its keys would be lost', () => {
    const result = extract(aStory(), FILE, '{\n<<<<<<< HEAD\n');
    expect(result.ok).toBe(false);
    expect(result.findings).toMatchObject([{ rule: 'invalid-catalog', at: { file: FILE, line: 2, column: 1 } }]);
  });

  it('gives the story parser the last text of every key', () => {
    const catalog = catalogOf('en', { title: 'Trips', 'a.figure.1_one': 'trip', 'a.figure.1_other': 'trips' });
    expect(previousKeysOf(catalog)).toEqual({ title: 'Trips', 'a.figure.1': 'trips' });
  });

  it('warns while the file on disk is not what it would write', () => {
    const story = aStory();
    const text = extracted(story, FILE);
    expect(checkSourceCatalog(story, FILE, text)).toEqual([]);
    expect(checkSourceCatalog(story, FILE, text.replace('Năm năm', 'Sáu năm'))).toMatchObject([
      { rule: 'outdated-catalog', id: 'outdated-catalog.source', at: { file: FILE, line: 1, column: 1 } },
    ]);
    expect(checkSourceCatalog(story, FILE, undefined)).toMatchObject([{ id: 'outdated-catalog.no-source' }]);
  });
});
