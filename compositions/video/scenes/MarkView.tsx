import type { CSSProperties, ReactElement } from 'react';
import { Img } from 'remotion';
import type { Box, Mark } from '../../layout/mark.ts';
import { placePicture } from '../../layout/place-picture.ts';
import type { TextPicture } from '../../layout/text.ts';
import { motionProgress, riseOffset } from '../motion.ts';

export interface MarkViewProps {
  readonly mark: Mark;
  /** Frames since the scene began; undefined draws the mark at rest. */
  readonly frame: number | undefined;
  readonly lastOrder: number;
  readonly shorterSide: number;
  readonly direction: 'ltr' | 'rtl';
  readonly images: Readonly<Record<string, string>>;
}

/** One mark of a page at one frame. */
export function MarkView(props: MarkViewProps): ReactElement | null {
  const { mark, frame, lastOrder, shorterSide } = props;
  const progress = mark.motion === undefined || frame === undefined ? 1 : motionProgress(mark.motion, frame, lastOrder);
  if (progress === 0) return null;
  return (
    <div style={{ ...place(mark.box), ...entering(mark, progress, shorterSide, props.direction) }}>
      <Drawing mark={mark} images={props.images} />
    </div>
  );
}

const place = ({ x, y, width, height }: Box): CSSProperties => ({
  position: 'absolute',
  left: x,
  top: y,
  width,
  height,
});

/** What a mark on its way wears. At rest it wears nothing, so that no layer of its own changes how it is drawn. */
function entering(mark: Mark, progress: number, shorterSide: number, direction: 'ltr' | 'rtl'): CSSProperties {
  if (mark.motion === undefined || progress === 1) return {};
  switch (mark.motion.kind) {
    case 'fade':
      return { opacity: progress };
    case 'rise':
      return { opacity: progress, transform: `translateY(${riseOffset(progress, shorterSide)}px)` };
    case 'grow-x':
      return { clipPath: inset(mark, 'x', progress, direction) };
    case 'grow-y':
      return { clipPath: inset(mark, 'y', progress, direction) };
  }
}

/** Uncovers a mark from its base: `start` is the right edge in right-to-left pages. */
function inset(mark: Mark, axis: 'x' | 'y', progress: number, direction: 'ltr' | 'rtl'): string {
  const base = mark.kind === 'rect' ? mark.from : undefined;
  const hidden = Math.round((1 - progress) * (axis === 'x' ? mark.box.width : mark.box.height));
  if (axis === 'y') return base === 'top' ? `inset(0 0 ${hidden}px 0)` : `inset(${hidden}px 0 0 0)`;
  const fromRight = (base === 'end') !== (direction === 'rtl');
  return fromRight ? `inset(0 0 0 ${hidden}px)` : `inset(0 ${hidden}px 0 0)`;
}

function Drawing({ mark, images }: Pick<MarkViewProps, 'mark' | 'images'>): ReactElement | null {
  switch (mark.kind) {
    case 'rect':
      return <div style={{ ...fill, background: mark.fill, borderRadius: mark.radius, opacity: mark.opacity }} />;
    case 'text':
      return <Outline d={mark.text.path} pictures={mark.text.pictures} fill={mark.fill} />;
    case 'path':
      return (
        <Outline
          d={mark.d}
          fill={mark.fill ?? 'none'}
          {...(mark.stroke === undefined ? {} : { stroke: mark.stroke, strokeWidth: mark.strokeWidth ?? 1 })}
          {...(mark.opacity === undefined ? {} : { opacity: mark.opacity })}
        />
      );
    case 'image':
      return <Cropped mark={mark} src={images[mark.hash]} />;
  }
}

const fill: CSSProperties = { width: '100%', height: '100%' };

interface OutlineProps {
  readonly d: string;
  /** Drawn over the path. */
  readonly pictures?: readonly TextPicture[] | undefined;
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
}

/**
 * Path data in px from the corner of the element it stands in. The drawing may reach past its box (descenders, a
 * level line, whose box has no height), so the box does not size the canvas.
 */
export function Outline({ d, pictures = [], ...paint }: OutlineProps): ReactElement {
  return (
    <svg width="1" height="1" style={{ display: 'block', overflow: 'visible' }} aria-hidden="true">
      <path d={d} strokeLinecap="round" strokeLinejoin="round" {...paint} />
      {pictures.map((picture, index) => (
        // Part of the page: an image by address would have to be waited for, and would snap to whole px.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: drawings of our own package, at the locked version.
        <g key={index} dangerouslySetInnerHTML={{ __html: placePicture(picture) }} />
      ))}
    </svg>
  );
}

interface CroppedProps {
  readonly mark: Extract<Mark, { kind: 'image' }>;
  readonly src: string | undefined;
}

function Cropped({ mark, src }: CroppedProps): ReactElement | null {
  if (src === undefined) throw new Error(`no address for image ${mark.hash}`);
  const { crop, box } = mark;
  const scaleX = box.width / crop.width;
  const scaleY = box.height / crop.height;
  return (
    <div style={{ ...fill, overflow: 'hidden', position: 'relative', borderRadius: mark.radius }}>
      <Img
        src={src}
        style={{
          position: 'absolute',
          left: 0,
          top: 0,
          // The crop's corner is put in the box's corner; the image's own size stays unknown here.
          transformOrigin: '0 0',
          transform: `scale(${scaleX}, ${scaleY}) translate(${-crop.x}px, ${-crop.y}px)`,
          maxWidth: 'none',
        }}
      />
    </div>
  );
}
