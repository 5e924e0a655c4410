import { describeBlock } from '../../compositions/alt/describe.ts';
import type { Document, ShownBlock, ShownSection } from '../../compositions/model/document.ts';
import type { Content } from './pdf-draw.ts';

export interface StructureOptions {
  readonly document: Document;
  readonly plain: (value: string) => string;
  readonly title: string;
  readonly locale: string;
}

type Chart = Extract<ShownBlock, { kind: 'chart' }>;

/** What a structure element is made of: the pieces of a text, an image, or the texts of a chart. */
interface Element {
  readonly type: 'H1' | 'H2' | 'P' | 'Figure';
  /** Texts that follow each other and have the same key are one: a number, and what it counts. */
  readonly key: string;
  readonly chart?: Chart;
  readonly contents: Content[];
}

interface Group {
  readonly section?: ShownSection;
  readonly elements: Element[];
}

/**
 * The document's structure: title and summary, a section for each of the story's with its heading, the source. The marks
 * are painted in reading order, so that is the order of the structure. Texts are outlines: each element says its words.
 */
export function addStructure(
  pdf: PDFKit.PDFDocument,
  contents: readonly Content[],
  { document, plain, title, locale }: StructureOptions,
): void {
  const root = pdf.struct('Document', { title, lang: locale });
  for (const { section, elements } of groupsOf(contents, document)) {
    const parent = section ? pdf.struct('Sect', { title: plain(section.heading.value) }) : root;
    for (const element of elements) {
      const pieces = element.contents.map(({ piece }) => piece);
      parent.add(pdf.struct(element.type, saying(element, { document, plain }), pieces));
    }
    if (!section) continue;
    root.add(parent);
    pdf.outline.addItem(plain(section.heading.value), WHOLE_PAGE);
  }
  pdf.addStructure(root);
}

function saying(
  { chart, contents }: Element,
  options: Pick<StructureOptions, 'document' | 'plain'>,
): { alt: string } | { actual: string } {
  if (chart) return { alt: describeBlock(chart, options) };
  const [first] = contents;
  if (first?.mark.kind === 'image') return { alt: first.mark.alt };
  return { actual: contents.flatMap(({ mark }) => (mark.kind === 'text' ? [mark.text.value] : [])).join(' ') };
}

/** The contents by section; what stands before, between and after them belongs to the whole. */
function groupsOf(contents: readonly Content[], document: Document): Group[] {
  const headings = new Map(document.sections.map((section) => [section.heading.key, section]));
  const groups: Group[] = [{ elements: [] }];
  for (const content of contents) {
    const { mark } = content;
    const key = mark.kind === 'text' ? mark.text.key : '';
    const heading = headings.get(key);
    let group = groups.at(-1)!;
    if (heading && heading !== group.section) group = opened(groups, { section: heading, elements: [] });
    else if (group.section && FRAME.test(key)) group = opened(groups, { elements: [] });
    addContent(group, content, key, heading !== undefined);
  }
  return groups;
}

/** Where a bookmark leads: pdfkit's types know only the first. */
const WHOLE_PAGE = { expanded: false, fit: true };

/** Keys of what stands around the sections: the organisation, the source. */
const FRAME = /^(?:newsroom|interface):(?:organisation|source)/;

const opened = (groups: Group[], group: Group): Group => {
  groups.push(group);
  return group;
};

function addContent({ section, elements }: Group, content: Content, key: string, isHeading: boolean): void {
  const chart = section && chartOf(section, content);
  const last = elements.at(-1);
  const known = chart
    ? elements.find((element) => element.chart === chart)
    : content.mark.kind === 'text' && key !== '' && last?.key === key
      ? last
      : undefined;
  if (known) {
    known.contents.push(content);
    return;
  }
  const type = chart || content.mark.kind === 'image' ? 'Figure' : isHeading ? 'H2' : key === 'title' ? 'H1' : 'P';
  elements.push({ type, key: chart ? '' : key, contents: [content], ...(chart && { chart }) });
}

/** The chart of the section that a text is part of: a measure, a category, a value. */
function chartOf({ blocks }: ShownSection, { mark }: Content): Chart | undefined {
  if (mark.kind !== 'text') return undefined;
  const { key, value } = mark.text;
  return blocks.find((block): block is Chart => {
    if (block.kind !== 'chart') return false;
    const words = [
      ...block.categories,
      ...block.series.map(({ name }) => name),
      ...(block.measure ? [block.measure] : []),
    ];
    // Dates and the numbers along an axis are no messages, and have no key.
    return (
      words.some((one) => (one.key === '' ? key === '' && one.value === value : one.key === key)) ||
      isTick(block, value)
    );
  });
}

const isTick = ({ axes = [] }: Chart, value: string): boolean =>
  axes.some(({ ticks, note }) => note === value || ticks.some(({ number }) => value.startsWith(number)));
