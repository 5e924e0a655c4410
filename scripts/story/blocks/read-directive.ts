import { isIcon } from '../../../compositions/layout/icons.ts';
import { type Block, CHART_KINDS, type ChartKind, type Message } from '../../../compositions/model/story.ts';
import { nearest } from '../../files/nearest.ts';
import type { AnyNode, Directive, NodeOf } from '../markdown.ts';
import { nearestIcons } from '../nearest-icons.ts';
import { checkProse, plainSource, readInline } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { itemText } from './read-list.ts';
import { readTable } from './read-table.ts';

/** Every directive and its attributes. The list is closed. */
export const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  fact: ['claim', 'source'],
  chart: ['kind', 'highlight', 'unit'],
  compare: [],
  map: [],
  narration: [],
  section: ['icon'],
};

/** True if the directive may be read; else the writer was told why not. */
export const checkDirective = (node: Directive | NodeOf<'leafDirective'>, reader: StoryReader): boolean => {
  const attributes = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined;
  if (!attributes) {
    const near = nearest(node.name, Object.keys(DIRECTIVES));
    const expected = (near ? [near] : Object.keys(DIRECTIVES)).map((name) => `:::${name}`).join(', ');
    reader.report(node, 'unknown-directive', { values: { name: node.name }, expected, actual: `:::${node.name}` });
    return false;
  }
  let fine = true;
  for (const name of Object.keys(node.attributes ?? {})) {
    if (attributes.includes(name)) continue;
    const expected = nearest(name, attributes) ?? (attributes.join(', ') || `:::${node.name}`);
    reader.report(node, 'unknown-attribute', { values: { name, directive: node.name }, expected, actual: name });
    fine = false;
  }
  const label = (node.children as readonly AnyNode[])[0];
  if (label?.type === 'paragraph' && label.data?.directiveLabel) {
    reader.report(label, 'directive-label', { values: { directive: node.name } });
    fine = false;
  }
  return node.type === 'containerDirective' ? checkFence(node, reader) && fine : fine;
};

/** A directive that is not closed swallows all that follows. */
const checkFence = (node: Directive, reader: StoryReader): boolean => {
  const text = reader.body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const closed = /\n[ \t>]*:{3,}[ \t]*$/.test(text);
  if (!closed) reader.report(node, 'unclosed-directive', { values: { directive: node.name }, expected: ':::' });
  return closed;
};

export const readIcon = (node: Directive | NodeOf<'leafDirective'>, reader: StoryReader): string | undefined => {
  const icon = node.attributes?.icon ?? '';
  if (isIcon(icon)) return icon;
  const expected = nearestIcons(icon).join(', ');
  if (icon !== '') reader.report(node, 'icon', { values: { icon, expected }, expected, actual: icon.slice(0, 40) });
  return undefined;
};

export const readNarration = (node: Directive, reader: StoryReader): readonly Message[] => {
  const messages = paragraphs(node, reader).map((paragraph) =>
    reader.book.add('narration', readInline(paragraph.children, reader), reader.positionOf(paragraph)),
  );
  if (node.children.length === 0) reader.report(node, 'empty-directive', { values: { directive: node.name } });
  return messages;
};

export const readFact = (node: Directive, reader: StoryReader): Block => {
  if (node.children.length === 0) reader.report(node, 'empty-directive', { values: { directive: node.name } });
  const attribute = (name: 'claim' | 'source', role: 'claim' | 'fact-source'): Message | undefined => {
    const source = plainSource(node.attributes?.[name] ?? '');
    checkProse(source, node, reader);
    return source === '' ? undefined : reader.book.add(role, source, reader.positionOf(node));
  };
  const claim = attribute('claim', 'claim');
  const text = paragraphs(node, reader).map((paragraph) =>
    reader.book.add('fact', readInline(paragraph.children, reader), reader.positionOf(paragraph)),
  );
  const source = attribute('source', 'fact-source');
  return { kind: 'fact', ...(claim ? { claim } : {}), ...(source ? { source } : {}), text };
};

export const readChart = (node: Directive, reader: StoryReader): Block | undefined => {
  const [table, ...others] = node.children as readonly AnyNode[];
  if (table?.type !== 'table' || others.length > 0) {
    reader.report(others[0] ?? table ?? node, 'chart-content');
    return undefined;
  }
  const kind = node.attributes?.kind ?? '';
  const chart = CHART_KINDS.find((one): one is ChartKind => one === kind);
  if (kind !== '' && !chart) {
    const expected = nearest(kind, CHART_KINDS) ?? CHART_KINDS.join(', ');
    reader.report(node, 'chart-kind', { values: { kind }, expected, actual: kind });
  }
  const highlight = (node.attributes?.highlight ?? '').split(/[,|]/).map((name) => name.trim());
  const unit = plainSource(node.attributes?.unit ?? '');
  checkProse(unit, node, reader);
  const wish = { unit, at: node, highlight: highlight.filter((name) => name !== '') };
  return readTable(table, { ...(chart ? { chart } : {}), ...wish }, reader);
};

/** Two or more sides: a title (bold paragraph or `###`) and a list each. */
export const readCompare = (node: Directive, reader: StoryReader): Block | undefined => {
  const sides: { title: Message; items: Message[] }[] = [];
  for (const child of node.children as readonly AnyNode[]) {
    const title = sideTitle(child);
    const side = sides.at(-1);
    if (title) {
      const message = reader.book.add('side', readInline(title, reader), reader.positionOf(child));
      sides.push({ title: message, items: [] });
    } else if (child.type === 'list' && side && side.items.length === 0) {
      for (const item of child.children) {
        const nodes = itemText(item, reader);
        if (nodes)
          side.items.push(reader.book.add('item', readInline(nodes, reader), reader.positionOf(nodes[0] ?? item)));
      }
    } else {
      reader.report(child, 'compare-content');
      return undefined;
    }
  }
  if (sides.length >= 2 && sides.every(({ items }) => items.length > 0)) return { kind: 'compare', sides };
  reader.report(node, 'compare-sides', { expected: '≥ 2', actual: String(sides.length) });
  return undefined;
};

const sideTitle = (node: AnyNode): NodeOf<'paragraph'>['children'] | undefined => {
  if (node.type === 'heading' && node.depth === 3) return node.children;
  const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
  return only?.type === 'strong' ? only.children : undefined;
};

const paragraphs = (node: Directive, reader: StoryReader): readonly NodeOf<'paragraph'>[] =>
  (node.children as readonly AnyNode[]).flatMap((child) => {
    if (child.type === 'paragraph') return [child];
    reader.report(child, 'paragraphs-only', { values: { directive: node.name } });
    return [];
  });
