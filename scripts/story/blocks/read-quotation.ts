import type { Block } from '../../../compositions/model/story.ts';
import type { AnyNode, Inline, NodeOf } from '../markdown.ts';
import { readInline } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { splitLines, withoutStart } from './lines.ts';

const DASH = /^\s*(?:—|–|―|--)\s*/u;

/** A quotation; its last line names the speaker where it starts with a dash: `— Name, role`. */
export const readQuotation = (quote: NodeOf<'blockquote'>, reader: StoryReader): Block | undefined => {
  const paragraphs: (readonly Inline[])[] = [];
  for (const child of quote.children as readonly AnyNode[]) {
    if (child.type === 'paragraph') paragraphs.push(child.children);
    else reader.report(child, 'quotation-content');
  }
  const lines = splitLines(paragraphs.at(-1) ?? []);
  const last = lines.at(-1) ?? [];
  const dash = last[0]?.type === 'text' ? last[0].value.match(DASH)?.[0] : undefined;
  if (dash !== undefined) {
    const rest = lines.slice(0, -1).flatMap((line, index) => (index === 0 ? line : [lineEnd, ...line]));
    paragraphs.splice(-1, 1, ...(rest.length > 0 ? [rest] : []));
  }
  const text = paragraphs.map((nodes) => {
    const at = reader.positionOf(nodes[0] ?? quote);
    return reader.book.add('quote', readInline(nodes, reader), at);
  });
  if (text.length === 0) {
    reader.report(quote, 'quotation');
    return undefined;
  }
  return {
    kind: 'quotation',
    text,
    ...(dash === undefined ? {} : readSpeaker(withoutStart(last, dash.length), reader)),
  };
};

const lineEnd: Inline = { type: 'break' };

const readSpeaker = (nodes: readonly Inline[], reader: StoryReader) => {
  const [, name = '', role = ''] = readInline(nodes, reader).match(/^([^,，、]*)(?:[,，、]\s*(.*))?$/u) ?? [];
  const at = reader.positionOf(nodes[0] ?? {});
  return {
    ...(name === '' ? {} : { speaker: reader.book.add('speaker', name.trim(), at) }),
    ...(role === '' ? {} : { role: reader.book.add('role', role, at) }),
  };
};
