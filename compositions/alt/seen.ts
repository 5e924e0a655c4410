import type { Page } from '../layout/mark.ts';
import type { ShownBlock, ShownSection, Words } from '../model/document.ts';

/** What stands on a page: a picture shows no more of a story than it has room for. */
export interface Seen {
  words(words: Words | undefined): boolean;
  /** A text that is no message: a date, the source line. */
  text(value: string): boolean;
  image(hash: string): boolean;
}

/** `plain` takes markup out as the engine does, whose texts the marks hold. */
export function seenOn(page: Page, plain: (value: string) => string): Seen {
  const keys = new Set<string>();
  const values = new Set<string>();
  const images = new Set<string>();
  for (const mark of page.marks) {
    if (mark.kind === 'image') images.add(mark.hash);
    if (mark.kind !== 'text') continue;
    keys.add(mark.text.key);
    values.add(mark.text.value);
  }
  const text = (value: string): boolean => value !== '' && values.has(plain(value));
  return {
    // Dates in charts and tables have no key; what a block cuts in pieces has it still.
    words: (words) => words !== undefined && ((words.key !== '' && keys.has(words.key)) || text(words.value)),
    text,
    image: (hash) => images.has(hash),
  };
}

/** What of the section stands on the page. */
export function seenBlocks({ blocks }: ShownSection, seen: Seen): ShownBlock[] {
  return blocks.flatMap((block) => seenPart(block, seen) ?? []);
}

function seenPart(block: ShownBlock, seen: Seen): ShownBlock | undefined {
  switch (block.kind) {
    case 'paragraph':
      return seen.words(block.text) ? block : undefined;
    case 'statistics':
      return filled(
        block,
        block.items.filter(({ label }) => seen.words(label)),
      );
    case 'chart':
      return seenChart(block, seen);
    case 'table': {
      const rows = block.rows.flatMap((row, index) => (seen.words(row[0]) ? [index] : []));
      if (rows.length === 0) return undefined;
      const highlight = rows.flatMap((row, index) => (block.highlight?.includes(row) ? [index] : []));
      return { ...block, rows: rows.map((row) => block.rows[row]!), highlight };
    }
    case 'steps': {
      const items = block.items.filter(({ title, text }) => seen.words(title) || seen.words(text));
      return filled(
        block,
        items.map(({ number, title, text }) => ({
          number,
          ...(title && { title }),
          ...(text && seen.words(text) && { text }),
        })),
      );
    }
    case 'timeline':
      return filled(
        block,
        block.items.filter(({ text }) => seen.words(text)),
      );
    case 'list':
      return filled(
        block,
        block.items.filter((item) => seen.words(item)),
      );
    case 'quotation': {
      const text = block.text.filter((one) => seen.words(one));
      return text.length > 0 ? { ...block, text } : undefined;
    }
    case 'photograph':
      return seen.image(block.photograph.asset.hash) ? block : undefined;
    case 'fact':
      // Whole, wherever it flows: a claim is told with its answer.
      return [block.claim, ...block.text].some((one) => seen.words(one)) ? block : undefined;
    case 'compare':
      return block.sides.some(({ title, items }) => [title, ...items].some((one) => seen.words(one)))
        ? block
        : undefined;
    case 'places':
      return filled(
        block,
        block.items.filter(({ name }) => seen.words(name)),
      );
  }
}

const filled = <Block extends { readonly items: readonly unknown[] }>(
  block: Block,
  items: Block['items'],
): Block | undefined => (items.length > 0 ? { ...block, items } : undefined);

type Chart = Extract<ShownBlock, { kind: 'chart' }>;

/** Bars flow on over cards by their names; an axis over time may leave some of its labels out, and is whole. */
function seenChart(chart: Chart, seen: Seen): Chart | undefined {
  const rows = chart.categories.flatMap((category, index) => (seen.words(category) ? [index] : []));
  const isThere = rows.length > 0 || chart.series.some(({ name }) => seen.words(name));
  if (!isThere) return undefined;
  if (chart.chart !== 'bar' || rows.length === 0) return chart;
  return {
    ...chart,
    categories: rows.map((row) => chart.categories[row]!),
    series: chart.series.map((series) => ({ ...series, values: rows.map((row) => series.values[row] ?? null) })),
    highlight: rows.flatMap((row, index) => (chart.highlight.includes(row) ? [index] : [])),
  };
}
