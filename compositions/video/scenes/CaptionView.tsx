import type { ReactElement } from 'react';
import type { BurnedCaption } from '../props.ts';
import { Outline } from './MarkView.tsx';

/** White on near-black: 17:1, whatever the picture behind (WCAG 2.2 SC 1.4.3 asks for 4.5:1). */
const INK = '#ffffff';
const PLATE = '#10151d';
const RADIUS = 14;

/** A caption on its plate: there or not there, since a fading plate would be read as a change of scene. */
export function CaptionView({ caption }: { readonly caption: BurnedCaption }): ReactElement {
  const { box, plate } = caption;
  return (
    <>
      <div
        style={{
          position: 'absolute',
          left: plate.x,
          top: plate.y,
          width: plate.width,
          height: plate.height,
          background: PLATE,
          borderRadius: RADIUS,
        }}
      />
      <div style={{ position: 'absolute', left: box.x, top: box.y, width: box.width, height: box.height }}>
        <Outline d={caption.text.path} pictures={caption.text.pictures} fill={INK} />
      </div>
    </>
  );
}
