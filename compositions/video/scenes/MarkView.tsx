import type { CSSProperties, ReactElement } from 'react';
import { Img } from 'remotion';
import type { Box, Mark, TextMark } from '../../layout/mark.ts';
import { placePicture } from '../../layout/place-picture.ts';
import type { TextPicture } from '../../layout/text.ts';
import { subpaths } from '../../paint/subpaths.ts';
import type { MarkState } from '../mark-state.ts';

export interface MarkViewProps {
  readonly mark: Mark;
  /** Undefined while the mark is not there yet. */
  readonly state: MarkState | undefined;
  /** Addresses of images by their hash. */
  readonly images: Readonly<Record<string, string>>;
}

/** One mark of a page in one state. */
export function MarkView({ mark, state, images }: MarkViewProps): ReactElement | null {
  if (state === undefined) return null;
  const { opacity, rise, shown } = state;
  const worn: CSSProperties = {
    ...(opacity !== undefined && { opacity }),
    ...(rise !== undefined && { transform: `translateY(${rise}px)` }),
    ...(shown !== undefined && { clipPath: inset(mark.box, shown) }),
  };
  return (
    <div style={{ ...place(mark.box), ...worn }}>
      <Drawing mark={mark} state={state} images={images} />
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

const inset = ({ width, height }: Box, shown: Box): string =>
  `inset(${shown.y}px ${width - shown.x - shown.width}px ${height - shown.y - shown.height}px ${shown.x}px)`;

function Drawing({ mark, state, images }: MarkViewProps & { readonly state: MarkState }): ReactElement | null {
  switch (mark.kind) {
    case 'rect':
      return <div style={{ ...fill, background: mark.fill, borderRadius: mark.radius, opacity: mark.opacity }} />;
    case 'text':
      return <Outline d={outlineOf(mark, state)} pictures={mark.text.pictures} fill={mark.fill} />;
    case 'path': {
      const paint = {
        fill: mark.fill ?? 'none',
        ...(mark.stroke === undefined ? {} : { stroke: mark.stroke, strokeWidth: mark.strokeWidth ?? 1 }),
        ...(mark.opacity === undefined ? {} : { opacity: mark.opacity }),
      };
      return state.drawn === undefined ? (
        <Outline d={mark.d} {...paint} />
      ) : (
        <PartlyDrawn d={mark.d} drawn={state.drawn} {...paint} />
      );
    }
    case 'image':
      return <Cropped mark={mark} src={images[mark.hash]} pan={state.pan} />;
  }
}

/** A number on its way shows one of its steps. */
const outlineOf = ({ text, motion }: TextMark, { step }: MarkState): string =>
  step === undefined ? text.path : (motion?.steps?.[step] ?? text.path);

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

interface PartlyDrawnProps extends Omit<OutlineProps, 'pictures'> {
  /** How much of the way the pen has gone, from 0 to 1. */
  readonly drawn: number;
}

/** A path under the pen: what is behind it is whole, what is before it is not there, and one stretch is half done. */
function PartlyDrawn({ d, drawn, ...paint }: PartlyDrawnProps): ReactElement {
  const begun = subpaths(d).filter(({ from }) => from < drawn);
  return (
    <svg width="1" height="1" style={{ display: 'block', overflow: 'visible' }} aria-hidden="true">
      {begun.map((part, index) => {
        const share = Math.min(1, (drawn - part.from) / (part.to - part.from));
        const dash = share < 1 ? { pathLength: 1, strokeDasharray: `${share.toFixed(4)} 2` } : {};
        return <path key={index} d={part.d} strokeLinecap="round" strokeLinejoin="round" {...paint} {...dash} />;
      })}
    </svg>
  );
}

interface CroppedProps {
  readonly mark: Extract<Mark, { kind: 'image' }>;
  readonly src: string | undefined;
  readonly pan: MarkState['pan'];
}

function Cropped({ mark, src, pan }: CroppedProps): ReactElement | null {
  if (src === undefined) throw new Error(`no address for image ${mark.hash}`);
  const { crop, box } = mark;
  const scaleX = box.width / crop.width;
  const scaleY = box.height / crop.height;
  const image = (
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
  );
  return (
    <div style={{ ...fill, overflow: 'hidden', position: 'relative', borderRadius: mark.radius }}>
      {pan ? (
        <div style={{ ...fill, transform: `scale(${pan.scale})`, transformOrigin: `${pan.x * 100}% ${pan.y * 100}%` }}>
          {image}
        </div>
      ) : (
        image
      )}
    </div>
  );
}
