import type { Section } from '../../compositions/model/story.ts';
import { readBlocks, type SectionContent } from './blocks/read-blocks.ts';
import type { AnyNode, Markdown, NodeOf } from './markdown.ts';
import { readInline } from './read-inline.ts';
import type { StoryReader } from './story-reader.ts';

/** A section whose id is not known before every message is. */
export type DraftSection = Omit<Section, 'id'>;

/** Cuts the Markdown at its `##` headings and reads what stands between them. */
export const readSections = (tree: Markdown, reader: StoryReader): readonly DraftSection[] => {
  const sections: DraftSection[] = [];
  const starts = tree.children.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [index] : []));
  const before = tree.children.slice(0, starts[0]).find(({ type }) => type !== 'definition');
  if (before) reader.report(before, isTitle(before) ? 'title-heading' : 'before-section', { expected: '## …' });
  else if (starts.length === 0) reader.report({}, 'no-sections', { expected: '## …' });
  starts.forEach((start, index) => {
    const heading = tree.children[start] as NodeOf<'heading'>;
    const nodes = tree.children.slice(start + 1, starts[index + 1]);
    sections.push(readSection(heading, nodes, reader));
  });
  return sections;
};

const isTitle = (node: AnyNode): boolean => node.type === 'heading' && node.depth === 1;

const readSection = (heading: NodeOf<'heading'>, nodes: readonly AnyNode[], reader: StoryReader): DraftSection => {
  const typed = reader.body.slice(heading.position?.start.offset ?? 0, heading.position?.end.offset ?? 0);
  // Words with a row of hyphens right below them are a heading too, which hardly a writer means.
  if (!typed.trimStart().startsWith('#')) reader.report(heading, 'underlined-heading', { expected: '## …' });
  const source = readInline(heading.children, reader);
  if (source === '') reader.report(heading, 'empty-heading', { expected: '## …' });
  const at = reader.positionOf(heading);
  const content: SectionContent = { blocks: [], narration: [] };
  const message = reader.book.section(source, at);
  readBlocks(nodes, content, reader);
  const { blocks, narration, icon } = content;
  return { heading: message, ...(icon ? { icon } : {}), blocks, ...(narration.length > 0 ? { narration } : {}), at };
};
