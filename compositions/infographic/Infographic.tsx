import type { CSSProperties, ReactElement } from 'react';
import type { Mark, Page } from '../layout/mark.ts';

export type BoxMark = Extract<Mark, { kind: 'rect' | 'image' }>;
export type VectorMark = Extract<Mark, { kind: 'text' | 'path' }>;

export interface InfographicProps {
  readonly page: Page;
  /** The `data:` URI of an image cut to `mark.crop`. */
  readonly image: (mark: Extract<Mark, { kind: 'image' }>) => string;
  /** The `data:` URI that stands for a run of texts and shapes: the renderer puts their outlines in its place. */
  readonly vectors: (marks: readonly VectorMark[]) => string;
}

/**
 * A page as a Satori tree. Every mark has its place already, so the tree is flat. Texts and shapes are outlines, which
 * Satori would draw as nested pictures, each with a mask of the page's size: twenty times as slow to rasterise as the
 * same outlines in the page itself.
 */
export function Infographic({ page, image, vectors }: InfographicProps): ReactElement {
  const { width, height, background } = page;
  const whole = { x: 0, y: 0, width, height };
  return (
    <div style={{ display: 'flex', position: 'relative', width, height, backgroundColor: background }}>
      {layers(page.marks).map((layer, index) => {
        if (layer.kind === 'vectors') return <Picture key={index} src={vectors(layer.marks)} box={whole} />;
        const { mark } = layer;
        if (mark.kind === 'image') return <Picture key={index} src={image(mark)} box={mark.box} radius={mark.radius} />;
        const { fill, radius = 0, opacity = 1 } = mark;
        return <div key={index} style={{ ...place(mark.box), backgroundColor: fill, borderRadius: radius, opacity }} />;
      })}
    </div>
  );
}

function Picture({
  src,
  box,
  radius = 0,
}: {
  src: string;
  box: Mark['box'];
  radius?: number | undefined;
}): ReactElement {
  return <img src={src} alt="" width={box.width} height={box.height} style={{ ...place(box), borderRadius: radius }} />;
}

function place({ x, y, width, height }: Mark['box']): CSSProperties {
  return { position: 'absolute', left: x, top: y, width, height };
}

type Layer =
  | { readonly kind: 'box'; readonly mark: BoxMark }
  | { readonly kind: 'vectors'; readonly marks: VectorMark[] };

/** Marks in painting order, neighbouring texts and shapes together. */
function layers(marks: readonly Mark[]): Layer[] {
  const result: Layer[] = [];
  for (const mark of marks) {
    if (mark.kind === 'rect' || mark.kind === 'image') {
      result.push({ kind: 'box', mark });
      continue;
    }
    const last = result.at(-1);
    if (last?.kind === 'vectors') last.marks.push(mark);
    else result.push({ kind: 'vectors', marks: [mark] });
  }
  return result;
}
