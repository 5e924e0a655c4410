import type { Picture } from '../../../compositions/model/story.ts';
import { pathFault } from '../../files/path-fault.ts';
import type { AnyNode, Inline, NodeOf } from '../markdown.ts';
import { checkProse, plainSource, readInline } from '../read-inline.ts';
import type { StoryReader } from '../story-reader.ts';
import { splitLines } from './lines.ts';

export type Image = NodeOf<'image'>;

/** `(Ảnh: NAME)` at the end of a caption, in the languages a story may be written in. */
const CREDIT =
  /\s*[(（](?:ảnh|photo|photos|photograph|foto|crédito|crédit|фото|图|图片|摄影|写真|사진|ภาพ|ຮູບ|រូបភាព|صورة|تصوير)\s*[:：]\s*([^()（）]+)[)）]\s*$/iu;

/** An image alone in its paragraph, with the italic line right below it, if there is one: its caption. */
export interface PhotographNodes {
  readonly image: Image;
  readonly caption?: readonly Inline[];
  /** True where the caption is a paragraph of its own. */
  readonly takesNext: boolean;
}

/** The photograph that a block is, or undefined. */
export const photographIn = (node: AnyNode, next: AnyNode | undefined): PhotographNodes | undefined => {
  if (node.type !== 'paragraph') return undefined;
  const [first = [], second, third] = splitLines(node.children);
  const image = first[0];
  if (image?.type !== 'image' || first.length > 1 || third) return undefined;
  if (second) {
    const caption = italic(second);
    return caption && { image, caption, takesNext: false };
  }
  const below = next?.type === 'paragraph' ? italic(next.children) : undefined;
  return below ? { image, caption: below, takesNext: true } : { image, takesNext: false };
};

const italic = (nodes: readonly Inline[]): readonly Inline[] | undefined =>
  nodes.length === 1 && nodes[0]?.type === 'emphasis' ? nodes[0].children : undefined;

export const readPhotograph = ({ image, caption: nodes }: PhotographNodes, reader: StoryReader): Picture => {
  const at = reader.positionOf(image);
  const src = decoded(image.url);
  const fault = pathFault(src);
  if (fault) reader.report(image, fault, { rule: 'unsafe-path', values: { path: src }, actual: src.slice(0, 80) });
  const words = nodes ? readInline(nodes, reader) : plainSource(image.title ?? '');
  const credit = words.match(CREDIT)?.[1]?.trim() ?? '';
  const caption = words.replace(CREDIT, '');
  const alt = plainSource(image.alt ?? '');
  checkProse(alt, image, reader);
  checkProse(words, image, reader);
  if (alt === '') reader.report(image, 'photograph', { rule: 'missing-alt-text', values: { path: src } });
  return {
    src,
    at,
    ...(alt === '' ? {} : { alt: reader.book.add('alt', alt, at) }),
    ...(caption === '' ? {} : { caption: reader.book.add('caption', caption, at) }),
    ...(credit === '' ? {} : { credit: reader.book.add('credit', credit, at) }),
  };
};

/** `anh%20dep.jpg` names `anh dep.jpg`: addresses cannot hold spaces in Markdown. */
const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return url;
  }
};
