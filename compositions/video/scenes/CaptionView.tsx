import type { ReactElement } from 'react';
import { CAPTION } from '../caption-style.ts';
import type { BurnedCaption } from '../props.ts';
import { Outline } from './MarkView.tsx';

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
          background: CAPTION.plate,
          borderRadius: CAPTION.radius,
        }}
      />
      <div style={{ position: 'absolute', left: box.x, top: box.y, width: box.width, height: box.height }}>
        <Outline d={caption.text.path} pictures={caption.text.pictures} fill={CAPTION.ink} />
      </div>
    </>
  );
}
