import type { ReactElement } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Page } from '../../layout/mark.ts';
import { lastOrder } from '../motion.ts';
import { MarkView } from './MarkView.tsx';

export interface PageViewProps {
  readonly page: Page;
  /** Frames since the scene began; undefined draws the page at rest. */
  readonly frame: number | undefined;
  readonly direction: 'ltr' | 'rtl';
  readonly images: Readonly<Record<string, string>>;
}

/** A page's ground and marks at one frame. */
export function PageView({ page, frame, direction, images }: PageViewProps): ReactElement {
  const last = lastOrder(page.marks);
  return (
    <AbsoluteFill style={{ background: page.background }}>
      {page.marks.map((mark, index) => (
        <MarkView
          // A page's marks never change their order: the index identifies them.
          key={index}
          mark={mark}
          frame={frame}
          lastOrder={last}
          shorterSide={Math.min(page.width, page.height)}
          direction={direction}
          images={images}
        />
      ))}
    </AbsoluteFill>
  );
}
