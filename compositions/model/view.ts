import type { Document } from './document.ts';
import type { Format } from './format.ts';

/** How much of a document a format can draw: a link's preview, a picture or carousel, a video. */
export const VIEWS = ['preview', 'picture', 'video'] as const;
export type View = (typeof VIEWS)[number];

export function viewOf({ kind, id }: Pick<Format, 'kind' | 'id'>): View {
  if (kind === 'video') return 'video';
  return id === 'link' ? 'preview' : 'picture';
}

/**
 * The document as far as a format of this view can draw it. What is left out here is nowhere to be had when it is drawn, so
 * that other words in it change no such picture, and its fingerprint neither.
 */
export function documentIn(view: View, document: Document): Document {
  switch (view) {
    case 'video':
      return document;
    case 'picture':
      return { ...document, sections: document.sections.map((section) => ({ ...section, narration: [] })) };
    case 'preview':
      return { ...document, sections: previewed(document) };
  }
}

/** A preview shows the story's picture, or the first figure of its first section. */
function previewed({ image, sections: [first] }: Document): Document['sections'] {
  const figures = first?.blocks.find(({ kind }) => kind === 'statistics');
  return image || !first || !figures ? [] : [{ ...first, blocks: [figures], narration: [] }];
}
