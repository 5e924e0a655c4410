import type { Block, Place } from '../../../compositions/model/story.ts';
import type { AnyNode, Directive, Inline } from '../markdown.ts';
import { readInline } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { afterLead, itemText, readLead } from './read-list.ts';

/** `:::map`: one bulleted list of places, each with a bold figure before its name if the writer has one. */
export const readPlaces = (node: Directive, reader: StoryReader): Block | undefined => {
  const [list, ...others] = node.children as readonly AnyNode[];
  if (list?.type !== 'list' || list.ordered || others.length > 0) {
    reader.report(others[0] ?? list ?? node, 'map-content', { expected: '- **12** Cao Bằng' });
    return undefined;
  }
  const items = list.children.flatMap((item): readonly Place[] => {
    const nodes = itemText(item, reader);
    const place = nodes && readPlace(nodes, reader);
    return place ? [place] : [];
  });
  return items.length > 0 ? { kind: 'places', items } : undefined;
};

const readPlace = (nodes: readonly Inline[], reader: StoryReader): Place | undefined => {
  const lead = readLead(nodes, reader);
  const at = reader.positionOf(nodes[0] ?? {});
  if (lead?.kind === 'malformed') {
    const { expected, actual } = lead;
    reader.report(nodes[0] ?? {}, 'figure', { values: { figure: actual, expected }, expected, actual });
    return undefined;
  }
  if (lead?.kind !== 'figure') return { name: reader.book.add('place', readInline(nodes, reader), at) };
  const words = afterLead(lead.rest);
  const name = readInline(words, reader);
  if (name === '') {
    reader.report(nodes[0] ?? {}, 'place-name', { expected: '**12** Cao Bằng' });
    return undefined;
  }
  const { figure, unitWords } = lead;
  const unit = unitWords === undefined ? undefined : reader.book.add('unit', unitWords, at, figure);
  return {
    figure,
    ...(unit ? { unit } : {}),
    name: reader.book.add('place', name, reader.positionOf(words[0] ?? {})),
  };
};
