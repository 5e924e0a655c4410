import type { ReactElement } from 'react';
import { AbsoluteFill } from 'remotion';
import type { Page } from '../../layout/mark.ts';
import { markState, type SceneMoment } from '../mark-state.ts';
import { MarkView } from './MarkView.tsx';

export interface PageViewProps {
  readonly page: Page;
  readonly moment: SceneMoment;
  readonly images: Readonly<Record<string, string>>;
}

/** A page's ground and marks at one moment. */
export function PageView({ page, moment, images }: PageViewProps): ReactElement {
  return (
    <AbsoluteFill style={{ background: page.background }}>
      {page.marks.map((mark, index) => (
        // A page's marks never change their order: the index identifies them.
        <MarkView key={index} mark={mark} state={markState(mark, moment)} images={images} />
      ))}
    </AbsoluteFill>
  );
}
