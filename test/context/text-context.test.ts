import { expect, test } from 'vitest';
import { FORMATS } from '../../compositions/model/format.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import { notesOf } from '../../scripts/commands/text-context.ts';
import { textParts } from '../../scripts/context/text-parts.ts';
import { shippedWorkspace, write } from '../rig.ts';
import { contextOf, readStories } from './laid-out.ts';

const CHART_KEY = 'delegations.column.1';

test('every message of every kind of block is known for what it is', async () => {
  for (const root of ['.', 'test/cases/all-blocks']) {
    for (const { story } of await readStories(root)) {
      expect([...textParts(story).keys()].toSorted(), story.slug).toEqual(
        story.messages.map(({ key }) => key).toSorted(),
      );
    }
  }
});

test('every text is found where it is drawn: in carousels and on paper all, but for a column that charts do not name', async () => {
  const { texts, marks } = await contextOf('.', 'cao-bang', 'ru');
  for (const format of ['square', 'story', 'a4']) {
    const absent = [...texts].filter(([, { places }]) => !places.some((place) => place.format === format));
    // Videos say narration, and the file beside a picture says what it shows: neither is drawn.
    const isUndrawn = (part: string): boolean => part === 'narration' || part === 'alt';
    const expected = [...texts].filter(([key, { part }]) => key === CHART_KEY || isUndrawn(part));
    const isPictured = marks
      .get('title')!
      .get(format)!
      .drawn.page.marks.some(({ kind }) => kind === 'image');
    // A photograph is named where it stands, and nowhere else.
    const isCredited = texts.get('image.credit')!.places.some((place) => place.format === format);
    expect(isCredited, format).toBe(isPictured);
    // Paper shows no running text where something else tells the section. For a section its photograph makes way.
    const makeWay = ['paragraph', ...(isPictured ? [] : ['credit', 'summary'])];
    const kept = absent.filter(([, { part }]) => format !== 'a4' || !makeWay.includes(part));
    expect(
      kept.map(([key]) => key),
      format,
    ).toEqual(expected.map(([key]) => key));
  }
  const title = texts.get('title')!;
  expect(title.places.map(({ format }) => format)).toEqual(FORMATS.map(({ id }) => id));
  expect(texts.get('members.figure.3')).toMatchObject({ part: 'label', figure: '333,4\u00a0км' });
  expect(texts.get('trips.event.1')!.section).toBe('Hai cán bộ lãnh đạo, ba chuyến học tập');
});

test('what the videos say has the limits of captions', async () => {
  const { texts } = await contextOf('.', 'cao-bang', 'zh', { format: ['landscape'] });
  expect(texts.get('topics.narration.1')).toMatchObject({
    captions: { characters: 16, lines: 2 },
    places: [{ format: 'landscape', page: 'topics', role: 'caption' }],
  });
});

test('a text that check refuses stands in the source’s words, and spoils nothing else', async () => {
  const root = shippedWorkspace();
  const file = 'locales/en/cao-bang.json';
  const catalog = { title: 'Four journeys with {{nothing}}', summary: 'Five years, from 2010 to April 2015' };
  write(root, { [file]: JSON.stringify(catalog) });
  const { marks } = await contextOf(root, 'cao-bang', 'en', { format: ['link'] });
  expect(marks.get('title')!.get('link')!.mark.text.value).toBe('Ba chuyến đi, nhiều bài học cho công đoàn Cao Bằng');
});

test('tells of the number, of the forms that its language needs, and of what must be kept', async () => {
  const { texts } = await contextOf('.', 'cao-bang', 'ru', { format: ['square'] });
  const [loaded] = await readStories('.', 'cao-bang');
  const message = loaded!.story.messages.find(({ key }) => key === 'members.figure.2')!;
  const counted: Message = { ...message, source: '{{count}} công đoàn' };
  expect(notesOf(counted, texts.get(message.key)!, findLocale('ru')!)).toEqual([
    { id: 'context.part.label', values: { section: 'Một tỉnh biên giới với hơn một nghìn công đoàn cơ sở' } },
    { id: 'context.where', values: { formats: 'square' } },
    { id: 'context.figure', values: { figure: '1\u00a0177' } },
    {
      id: 'context.forms',
      values: { forms: 'one: 1, 21, 31, 41, … · few: 2, 3, 4, 22, … · many: 0, 5, 6, 7, … · other: 0,5, 1,5' },
    },
    { id: 'context.form-used', values: { form: 'many', figure: '1\u00a0177' } },
    { id: 'context.keep', values: { names: '{{count}}' } },
  ]);
});
