import type { CalendarSpan } from '../../../compositions/model/calendar.ts';
import type { Block } from '../../../compositions/model/story.ts';
import type { Inline, NodeOf } from '../markdown.ts';
import { readDate, takeDate } from '../read-date.ts';
import { readInline, readWords, typed } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { withoutStart } from './lines.ts';
import { itemText } from './read-list.ts';

type List = NodeOf<'list'>;
type Item = List['children'][number];
type Step = Extract<Block, { kind: 'steps' }>['items'][number];

/** An ordered list: a timeline where every item starts with a date or year, else steps. */
export const readOrderedList = (list: List, reader: StoryReader): Block | undefined => {
  const dated = list.children.map((item) => readEvent(item, reader));
  if (dated.every((event) => event !== undefined)) {
    const items = dated.flatMap(({ when, rest }, index) => {
      const source = readInline(rest, reader);
      const place = rest[0] ?? list.children[index] ?? list;
      if (source !== '') return [{ when, text: reader.book.add('event', source, reader.positionOf(place)) }];
      reader.report(place, 'empty-item');
      return [];
    });
    return { kind: 'timeline', items };
  }
  const items = list.children.flatMap((item) => readStep(item, reader) ?? []);
  return items.length > 0 ? { kind: 'steps', items } : undefined;
};

interface DatedEvent {
  readonly when: CalendarSpan;
  readonly rest: readonly Inline[];
}

const SEPARATOR = /^\s*(?:[:：]\s*|[-–—]\s+)/u;
const LOOKS_LIKE_DATE = /^\d{1,2}\/\d{1,2}\/\d{4}(?=\s*[:：–—-])/u;

const readEvent = (item: Item, reader: StoryReader): DatedEvent | undefined => {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph' || item.children.length !== 1) return undefined;
  const [first, ...others] = joinDirective(paragraph.children, reader);
  if (first?.type === 'strong') {
    const when = readDate(readWords(first.children, reader).replace(/\s*[:：.]$/u, ''));
    const next = others[0];
    const separator = next?.type === 'text' ? (next.value.match(SEPARATOR) ?? next.value.match(/^\s*/))?.[0].length : 0;
    return when && { when, rest: withoutStart(others, separator ?? 0) };
  }
  if (first?.type !== 'text') return undefined;
  const taken = takeDate(first.value);
  if (!taken) {
    const actual = first.value.match(LOOKS_LIKE_DATE)?.[0];
    if (actual !== undefined) reader.report(first, 'date', { values: { date: actual }, actual });
    return undefined;
  }
  const separator = first.value.slice(taken.length).match(SEPARATOR)?.[0];
  if (separator === undefined) return undefined;
  return { when: taken.span, rest: withoutStart([first, ...others], taken.length + separator.length) };
};

/** "2011:Nga" is read as a text directive; here it is a year and what happened. */
const joinDirective = (nodes: readonly Inline[], reader: StoryReader): readonly Inline[] => {
  const [first, second, ...others] = nodes;
  if (first?.type !== 'text' || second?.type !== 'textDirective') return nodes;
  return [{ ...first, value: first.value + typed(second, reader) }, ...others];
};

const TITLE_END = /\s*[.:。：]$/u;

const readStep = (item: Item, reader: StoryReader): Step | undefined => {
  const [paragraph, second, third] = item.children;
  if (paragraph?.type !== 'paragraph') {
    itemText(item, reader);
    return undefined;
  }
  const [first, ...others] = paragraph.children;
  const at = reader.positionOf(paragraph);
  const twoParagraphs = first?.type === 'strong' && others.length === 0 && second?.type === 'paragraph' && !third;
  const nodes = twoParagraphs ? paragraph.children : itemText(item, reader);
  if (!nodes) return undefined;
  const rest = first?.type === 'strong' ? titleRest(readWords(first.children, reader), others) : undefined;
  if (first?.type !== 'strong' || !rest) return reader.book.step(undefined, readInline(nodes, reader), at);
  const title = readInline(first.children, reader).replace(TITLE_END, '');
  const text = readInline(twoParagraphs ? second.children : rest, reader);
  return reader.book.step(title, text === '' ? undefined : text, at);
};

/** What follows a bold beginning if that is a title: set off by a full stop, a colon or the end of the line. */
const titleRest = (title: string, others: readonly Inline[]): readonly Inline[] | undefined => {
  const next = others[0];
  if (next === undefined || next.type === 'break' || TITLE_END.test(title)) return others;
  const mark = next.type === 'text' ? next.value.match(/^(?:[ \t]*[.:。：]|[ \t]*\n)/u)?.[0] : undefined;
  return mark === undefined ? undefined : withoutStart(others, mark.length);
};
