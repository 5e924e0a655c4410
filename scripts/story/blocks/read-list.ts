import type { Block, Message, Statistic } from '../../../compositions/model/story.ts';
import type { AnyNode, Inline, NodeOf } from '../markdown.ts';
import { type FigureReading, readFigure } from '../read-figure.ts';
import { readInline, readWords } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { withoutStart } from './lines.ts';

type List = NodeOf<'list'>;
type Item = List['children'][number];

/** A bulleted list: statistic cards where its items start with a bold figure, else a plain list. */
export const readList = (list: List, reader: StoryReader): Block | undefined => {
  const items = list.children.map((item) => ({ item, nodes: itemText(item, reader) }));
  const readings = items.map(({ nodes }) => readLead(nodes ?? [], reader));
  const isStatistics = readings.some((reading) => reading?.kind === 'figure');
  const statistics: Statistic[] = [];
  const messages: Message[] = [];
  items.forEach(({ item, nodes }, index) => {
    if (!nodes) return;
    const reading = readings[index];
    const strong = nodes.find((node) => node.type === 'strong');
    if (reading?.kind === 'malformed') {
      const { expected, actual } = reading;
      reader.report(strong ?? item, 'figure', { values: { figure: actual, expected }, expected, actual });
    } else if (!isStatistics) {
      messages.push(reader.book.add('item', readInline(nodes, reader), reader.positionOf(nodes[0] ?? item)));
    } else if (reading?.kind === 'figure') {
      const statistic = readStatistic(reading, reader, nodes);
      if (statistic) statistics.push(statistic);
    } else {
      reader.report(nodes[0] ?? item, 'mixed-statistics', { expected: '**34.318** …' });
    }
  });
  if (isStatistics) return statistics.length > 0 ? { kind: 'statistics', items: statistics } : undefined;
  return messages.length > 0 ? { kind: 'list', items: messages } : undefined;
};

export type Lead = (FigureReading & { readonly rest: readonly Inline[] }) | undefined;

/** What the bold words at the beginning are; a qualifier may stand before them. */
export const readLead = (nodes: readonly Inline[], reader: StoryReader): Lead => {
  const [first, second] = nodes;
  const before = first?.type === 'text' ? first.value.trim() : '';
  const strong = first?.type === 'strong' ? first : before !== '' && isQualifier(before, reader) ? second : undefined;
  if (strong?.type !== 'strong') return undefined;
  const words = `${first === strong ? '' : `${before} `}${readWords(strong.children, reader)}`;
  const rest = nodes.slice(nodes.indexOf(strong) + 1);
  return { ...readFigure(words.replace(/\s*[:：]$/u, ''), reader.notation), rest };
};

const isQualifier = (text: string, { notation }: StoryReader): boolean =>
  notation.qualifiers.some(({ before }) => before.toLowerCase() === text.toLowerCase());

const readStatistic = (
  { figure, unitWords, rest }: Extract<Lead, { kind: 'figure' }>,
  { book, ...reader }: StoryReader,
  nodes: readonly Inline[],
): Statistic | undefined => {
  const words = afterLead(rest);
  const source = readInline(words, { book, ...reader });
  const place = nodes[0] ?? {};
  if (source === '') {
    reader.report(place, 'statistic-label', { expected: '**34.318** đoàn viên' });
    return undefined;
  }
  const at = reader.positionOf(words[0] ?? place);
  const unit = unitWords === undefined ? undefined : book.add('unit', unitWords, reader.positionOf(place), figure);
  return { figure, ...(unit ? { unit } : {}), label: book.add('figure', source, at, figure) };
};

/** What follows a bold figure, without the punctuation that parts them. */
export const afterLead = (rest: readonly Inline[]): readonly Inline[] => {
  const first = rest[0];
  const punctuation = first?.type === 'text' ? (first.value.match(/^\s*[:：,–—-]?\s+/u)?.[0].length ?? 0) : 0;
  return withoutStart(rest, punctuation);
};

/** The one paragraph of an item; anything else in it is told to the writer. */
export const itemText = (item: Item, reader: StoryReader): readonly Inline[] | undefined => {
  const [first, second]: readonly AnyNode[] = item.children;
  if (first === undefined) reader.report(item, 'empty-item');
  else if (first.type !== 'paragraph') reader.report(first, 'list-item');
  else if (second !== undefined) reader.report(second, second.type === 'list' ? 'nested-list' : 'list-item');
  else return first.children;
  return undefined;
};
