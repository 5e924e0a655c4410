import type { Block, Message } from '../../../compositions/model/story.ts';
import type { AnyNode, Directive, NodeOf } from '../markdown.ts';
import { checkProse, plainSource, readInline, typed } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import {
  checkDirective,
  DIRECTIVES,
  readChart,
  readCompare,
  readFact,
  readIcon,
  readNarration,
} from './read-directive.ts';
import { readList } from './read-list.ts';
import { readOrderedList } from './read-ordered-list.ts';
import { photographIn, readPhotograph } from './read-photograph.ts';
import { readPlaces } from './read-places.ts';
import { readQuotation } from './read-quotation.ts';
import { readTable } from './read-table.ts';

/** What a section's Markdown says, in reading order. */
export interface SectionContent {
  readonly blocks: Block[];
  readonly narration: Message[];
  icon?: string;
}

/** Reads the blocks of one section into `content`. */
export const readBlocks = (nodes: readonly AnyNode[], content: SectionContent, reader: StoryReader): void => {
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const photograph = photographIn(node, nodes[index + 1]);
    if (photograph) {
      content.blocks.push({ kind: 'photograph', picture: readPhotograph(photograph, reader) });
      if (photograph.takesNext) index += 1;
    } else if (node.type === 'containerDirective') {
      readDirective(node, content, reader);
    } else if (node.type === 'leafDirective' && node.name === 'section') {
      setIcon(node, content, reader);
    } else {
      const block = readBlock(node, reader);
      if (block) content.blocks.push(block);
    }
  }
};

const readBlock = (node: AnyNode, reader: StoryReader): Block | undefined => {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, reader);
    case 'list':
      return node.ordered ? readOrderedList(node, reader) : readList(node, reader);
    case 'table':
      return readTable(node, { highlight: [] }, reader);
    case 'blockquote':
      return readQuotation(node, reader);
    case 'leafDirective':
      return readLeaf(node, reader);
    case 'heading':
      reader.report(node, node.depth === 1 ? 'title-heading' : 'heading-level', {
        expected: '##',
        actual: '#'.repeat(node.depth),
      });
      return undefined;
    case 'html':
      reader.report(node, 'html', { actual: node.value.slice(0, 80) });
      return undefined;
    // A rule between paragraphs says nothing that a picture shows; a definition belongs to a link.
    case 'thematicBreak':
    case 'definition':
      return undefined;
    default:
      reader.report(node, 'unsupported', { actual: typed(node, reader).split('\n', 1)[0]?.slice(0, 80) ?? '' });
      return undefined;
  }
};

const readParagraph = (node: NodeOf<'paragraph'>, reader: StoryReader): Block | undefined => {
  const raw = typed(node, reader);
  const fence = raw.split('\n').findIndex((line) => /^\s*:{3,}/.test(line));
  if (fence >= 0) {
    const start = { line: (node.position?.start.line ?? 1) + fence, column: 1 };
    reader.report({ position: { start } }, 'directive-syntax', {
      expected: ':::fact{claim="…"}',
      actual: raw.split('\n')[fence]?.trim().slice(0, 80) ?? '',
    });
    return undefined;
  }
  const source = readInline(node.children, reader);
  return source === ''
    ? undefined
    : { kind: 'paragraph', message: reader.book.add('text', source, reader.positionOf(node)) };
};

const readDirective = (node: Directive, content: SectionContent, reader: StoryReader): void => {
  if (!checkDirective(node, reader)) return;
  const block = (made: Block | undefined): void => {
    if (made) content.blocks.push(made);
  };
  if (node.name === 'fact') block(readFact(node, reader));
  else if (node.name === 'chart') block(readChart(node, reader));
  else if (node.name === 'compare') block(readCompare(node, reader));
  else if (node.name === 'map') block(readPlaces(node, reader));
  else if (node.name === 'narration') content.narration.push(...readNarration(node, reader));
  else {
    setIcon(node, content, reader);
    readBlocks(node.children, content, reader);
  }
};

const setIcon = (node: Directive | NodeOf<'leafDirective'>, content: SectionContent, reader: StoryReader): void => {
  const icon = node.type === 'leafDirective' && !checkDirective(node, reader) ? undefined : readIcon(node, reader);
  if (icon !== undefined) content.icon = icon;
};

/** A leaf that is no directive of ours is the prose that was typed; one of ours lacks a colon. */
const readLeaf = (node: NodeOf<'leafDirective'>, reader: StoryReader): Block | undefined => {
  if (Object.hasOwn(DIRECTIVES, node.name)) {
    reader.report(node, 'leaf-directive', {
      values: { name: node.name },
      expected: `:::${node.name}`,
      actual: `::${node.name}`,
    });
    return undefined;
  }
  const source = plainSource(typed(node, reader));
  checkProse(source, node, reader);
  return { kind: 'paragraph', message: reader.book.add('text', source, reader.positionOf(node)) };
};
