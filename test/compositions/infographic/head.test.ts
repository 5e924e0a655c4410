import { expect, test } from 'vitest';
import type { Document } from '../../../compositions/model/document.ts';
import type { FormatId } from '../../../compositions/model/format.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { chart, documentOf, section, words } from './document.ts';
import { layOut, textMarks } from './marks.ts';

const TITLE = 'Three journeys of two officers and the many lessons that they brought back to the unions of a province';
const SUMMARY =
  'Five years of union work abroad in a province on the border, from the year 2010 to April 2015, told in numbers and by those who went';

/** A long title over a summary of so many characters. */
const head = (characters: number) => ({
  title: words(TITLE, 'title'),
  summary: words(`${SUMMARY}, `.repeat(3).slice(0, characters).trim(), 'summary'),
});

const laid = async (document: Document, format: FormatId) => {
  const { pages } = await layOut(document, format);
  return { pages, findings: await lintPages(pages, { story: 'story', locale: 'en', format }) };
};
/** Height of the bridge, px; 0 where there is none. */
const bridgeOf = ({ pages: [page] }: Awaited<ReturnType<typeof laid>>): number =>
  page!.marks.find((mark) => mark.kind === 'path')?.box.height ?? 0;

test('a place of any length leaves room for the number of the page', async () => {
  for (let letters = 20; letters <= 50; letters += 1) {
    const place = words('Ward of Many Words, '.repeat(4).slice(0, letters).trim(), 'place');
    const { findings } = await laid(documentOf([], { ...head(180), place }), 'square');
    expect(findings, `${letters}`).toEqual([]);
  }
});

test('beside the panels, a head too long for its column takes the room of the bridge', async () => {
  const sections = [section('list', [{ kind: 'list', items: [words('One thing')] }])];
  const short = await laid(documentOf(sections), 'wide');
  expect(bridgeOf(short)).toBeGreaterThan(0);
  for (const characters of [20, 60, 100, 140, 180, 230, 300]) {
    const { pages, findings } = await laid(documentOf(sections, head(characters)), 'wide');
    expect(findings, `${characters}`).toEqual([]);
    expect(
      pages.flatMap(textMarks).some(({ text }) => text.key === 'summary'),
      `${characters}`,
    ).toBe(true);
    // Words come before ornament.
    expect(bridgeOf({ pages, findings }), `${characters}`).toBeLessThan(bridgeOf(short));
  }
});

test('a name with a word too long for the room beside its bars stands over them', async () => {
  const names = (first: string) => (index: number) => (index === 0 ? first : `Name ${index}`);
  for (const [first, isOver] of [
    ['Short', false],
    ['Elektrizitätenverwaltung', true],
  ] as const) {
    const bars = chart('bar', [30, 20, 10], names(first));
    const { pages, findings } = await laid(documentOf([section('bars', [bars])]), 'vertical');
    expect(findings).toEqual([]);
    const texts = textMarks(pages.find(({ id }) => id === 'bars')!);
    const [name, number] = [first, '30'].map((value) => texts.find(({ text }) => text.value === value)!);
    expect(number!.box.y >= name!.box.y + name!.box.height).toBe(isOver);
  }
});
