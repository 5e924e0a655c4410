import { expect, test } from 'vitest';
import { blocksOf, findingsOf } from './parse.ts';

test('a map is a list of places, each with its figure if the writer gave one', () => {
  expect(blocksOf(':::map\n- **12** Cao Bằng\n- **hơn 3 lớp**: Lạng Sơn\n- Hà Giang\n:::')).toEqual([
    {
      kind: 'places',
      items: [
        { figure: { qualifier: 'exact', value: 12, decimals: 0, unit: '' }, name: 'a.place.1: Cao Bằng' },
        {
          figure: { qualifier: 'more-than', value: 3, decimals: 0, unit: '' },
          unit: 'a.unit.1#: lớp',
          name: 'a.place.2: Lạng Sơn',
        },
        { name: 'a.place.3: Hà Giang' },
      ],
    },
  ]);
});

test.each([
  ['anything but a list', 'Cao Bằng\n:::', 'invalid-markdown.map-content 12:1'],
  ['a numbered list', '1. Cao Bằng\n:::', 'invalid-markdown.map-content 12:1'],
  ['two lists', '- Cao Bằng\n\nx\n:::', 'invalid-markdown.map-content 14:1'],
  ['a figure without a place', '- **12**\n:::', 'invalid-markdown.place-name 12:3'],
  ['a figure in another notation', '- **1,250,000** Cao Bằng\n:::', 'invalid-markdown.figure 12:3'],
])('a map with %s is told to the writer where it stands', (_, body, finding) => {
  expect(findingsOf(`## A\n\n:::map\n${body}`)).toEqual([finding]);
});

test('a picture on the first line of a quotation is the portrait of its speaker', () => {
  const portrait = { src: 'lan.jpg', alt: 'a.alt.1: Chị Lan' };
  const said = { kind: 'quotation', portrait, text: ['a.quote.1: Câu'], speaker: 'a.speaker.1: Lan' };
  expect(blocksOf('> ![Chị Lan](lan.jpg)\n> Câu\n> — Lan')).toEqual([said]);
  expect(blocksOf('> ![Chị Lan](lan.jpg)\n>\n> Câu\n>\n> — Lan')).toEqual([said]);
  expect(blocksOf('> ![Chị Lan](lan.jpg "(Ảnh: An)")\n> Câu')).toEqual([
    { kind: 'quotation', portrait: { ...portrait, credit: 'a.credit.1: An' }, text: ['a.quote.1: Câu'] },
  ]);
});

test('a portrait without words is no quotation, and one without a description is told', () => {
  expect(findingsOf('## A\n\n> ![Chị Lan](lan.jpg)\n')).toEqual(['invalid-markdown.quotation 11:1']);
  expect(findingsOf('## A\n\n> ![](lan.jpg)\n> Câu\n')).toEqual(['missing-alt-text.photograph 11:3']);
});
