import { partition } from '../layout/columns.ts';
import type { ShownBlock, ShownSection } from '../model/document.ts';

/**
 * The section as `count` sections with about as much to read each, in order; fewer where it has fewer parts. A chart or a
 * table stays whole: who compares wants all of it at once.
 */
export function shareSection(section: ShownSection, count: number): ShownSection[] {
  const parts = partsOf(section);
  const lengths = parts.map(({ block, item }) => wordsLength(sliced(block, item, item + 1)));
  const groups = partition(lengths, count, 0).filter((group) => group.length > 0);
  return groups.map((group) => ({ ...section, blocks: joined(group.map((index) => parts[index]!)) }));
}

/** Into how many sections it can be shared out at most. */
export const partCount = (section: ShownSection): number => partsOf(section).length;

interface Part {
  readonly block: ShownBlock;
  /** Which of the block's items it is; 0 where the block stays whole. */
  readonly item: number;
}

const partsOf = ({ blocks }: ShownSection): Part[] =>
  blocks.flatMap((block) => Array.from({ length: itemCount(block) }, (_, item) => ({ block, item })));

function itemCount(block: ShownBlock): number {
  switch (block.kind) {
    case 'steps':
    case 'timeline':
    case 'list':
      return block.items.length;
    default:
      return 1;
  }
}

/** Parts of one block are one block again. */
function joined(parts: readonly Part[]): ShownBlock[] {
  const blocks = [...new Set(parts.map(({ block }) => block))];
  return blocks.map((block) => {
    const items = parts.flatMap((part) => (part.block === block ? part.item : []));
    return sliced(block, items[0]!, items.at(-1)! + 1);
  });
}

/** A block of things that follow one another, with those from `from` to before `to`. */
function sliced(block: ShownBlock, from: number, to: number): ShownBlock {
  switch (block.kind) {
    case 'steps':
      return { ...block, items: block.items.slice(from, to) };
    case 'timeline':
      return { ...block, items: block.items.slice(from, to) };
    case 'list':
      return {
        ...block,
        items: block.items.slice(from, to),
        ...(block.icons && { icons: block.icons.slice(from, to) }),
      };
    default:
      return block;
  }
}

/** Characters of all words in a block, wherever they stand. */
function wordsLength(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  if ('value' in part && typeof part.value === 'string') return part.value.length;
  return Object.values(part).reduce((sum: number, inner) => sum + wordsLength(inner), 0);
}
