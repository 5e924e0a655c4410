import type { Block } from '../../../compositions/model/story.ts';
import type { AnyNode, Inline, NodeOf } from '../markdown.ts';
import { readInline } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { joinLines, splitLines, withoutStart } from './lines.ts';
import { type Image, readPhotograph } from './read-photograph.ts';

const DASH = /^\s*(?:—|–|―|--)\s*/u;

/**
 * A quotation; its last line names the speaker where it starts with a dash: `— Name, role`. A picture alone on its first
 * line is the speaker's portrait.
 */
export const readQuotation = (quote: NodeOf<'blockquote'>, reader: StoryReader): Block | undefined => {
  const paragraphs: (readonly Inline[])[] = [];
  for (const child of quote.children as readonly AnyNode[]) {
    if (child.type === 'paragraph') paragraphs.push(child.children);
    else reader.report(child, 'quotation-content');
  }
  const portrait = takePortrait(paragraphs);
  const picture = portrait && readPhotograph({ image: portrait, takesNext: false }, reader);
  const lines = splitLines(paragraphs.at(-1) ?? []);
  const last = lines.at(-1) ?? [];
  const dash = last[0]?.type === 'text' ? last[0].value.match(DASH)?.[0] : undefined;
  if (dash !== undefined) {
    const rest = joinLines(lines.slice(0, -1));
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
    ...(picture ? { portrait: picture } : {}),
    ...(dash === undefined ? {} : readSpeaker(withoutStart(last, dash.length), reader)),
  };
};

/** Takes the picture off the front of the quotation, if its first line is nothing else. */
const takePortrait = (paragraphs: (readonly Inline[])[]): Image | undefined => {
  const [first = [], ...rest] = splitLines(paragraphs[0] ?? []);
  const image = first[0];
  if (image?.type !== 'image' || first.length > 1) return undefined;
  paragraphs.splice(0, 1, ...(rest.length > 0 ? [joinLines(rest)] : []));
  return image;
};

const readSpeaker = (nodes: readonly Inline[], reader: StoryReader) => {
  const [, name = '', role = ''] = readInline(nodes, reader).match(/^([^,，、]*)(?:[,，、]\s*(.*))?$/u) ?? [];
  const at = reader.positionOf(nodes[0] ?? {});
  return {
    ...(name === '' ? {} : { speaker: reader.book.add('speaker', name.trim(), at) }),
    ...(role === '' ? {} : { role: reader.book.add('role', role, at) }),
  };
};
