import type { Document, ShownBlock, ShownFigure, ShownSection, Words } from '../../../compositions/model/document.ts';
import { altWords } from '../../alt-words.ts';

export const words = (value: string, key = value.slice(0, 24)): Words => ({ key, value });

export const figure = (value: number, { before = '', after = '' } = {}): ShownFigure => ({
  value,
  before,
  number: String(value),
  after,
});

/** A section of that id whose heading is the id in words. */
export function section(id: string, blocks: readonly ShownBlock[], heading = `Heading of ${id}`): ShownSection {
  return { id, heading: words(heading, `${id}.heading`), blocks: [...blocks], narration: [] };
}

/** A story of these sections, with everything that a picture says around them. */
export function documentOf(sections: readonly ShownSection[], change: Partial<Document> = {}): Document {
  return {
    title: words('Three journeys, many lessons', 'title'),
    summary: words('Five years of union work abroad in a border province', 'summary'),
    date: '6 April 2015',
    place: words('Cao Bằng', 'place'),
    sourceLine: 'Source: Report No. 17, Provincial Federation of Labour, 6 April 2015',
    sourceTitle: words('Report No. 17', 'source.title'),
    sourcePublisher: words('Provincial Federation of Labour', 'source.publisher'),
    sourceDate: '6 April 2015',
    organisation: 'Vietnam General Confederation of Labour',
    sections: [...sections],
    closing: { heading: 'Read more', source: 'Source' },
    pageMark: '{{page}}/{{pages}}',
    altWords: altWords(),
    ...change,
  };
}

export const statistics = (count: number): ShownBlock => ({
  kind: 'statistics',
  items: Array.from({ length: count }, (_, index) => ({
    figure: figure(10 ** (index % 6) * (index + 3)),
    label: words(`members of kind ${index + 1}`),
  })),
});

export const chart = (
  kind: Extract<ShownBlock, { kind: 'chart' }>['chart'],
  values: readonly (number | null)[],
  category = (index: number) => String(2011 + index),
): ShownBlock => ({
  kind: 'chart',
  chart: kind,
  categories: values.map((_, index) => words(category(index))),
  // As the product tells years from names.
  ...(/^\d{4}$/.test(category(0)) && { time: true }),
  series: [
    {
      name: words('Delegations abroad', 'chart.name'),
      values: values.map((value) => (value === null ? null : figure(value))),
    },
  ],
  highlight: [],
});
