import type { CSSProperties, ReactElement } from 'react';
import { AbsoluteFill, useCurrentFrame } from 'remotion';
import { captionAt, isComingIn, momentOf } from '../changing-frames.ts';
import { transitionProgress } from '../motion.ts';
import type { VideoScene } from '../props.ts';
import { CaptionView } from './CaptionView.tsx';
import { PageView } from './PageView.tsx';

export interface SceneViewProps {
  readonly scene: VideoScene;
  /** The scene this one comes in over: the transition belongs to the incoming scene. Absent for the first. */
  readonly before: VideoScene | undefined;
  readonly direction: 'ltr' | 'rtl';
  readonly images: Readonly<Record<string, string>>;
}

/** One scene: its page coming in and then still, with its captions. */
export function SceneView(props: SceneViewProps): ReactElement {
  return <SceneFrame {...props} frame={useCurrentFrame()} />;
}

/** A scene at one of its frames: a function of the frame's number and nothing else. */
export function SceneFrame({
  scene,
  before,
  direction,
  images,
  frame,
}: SceneViewProps & { readonly frame: number }): ReactElement {
  const under = isComingIn(scene, frame) ? before : undefined;
  const caption = captionAt(scene, frame);
  return (
    <AbsoluteFill>
      {under && (
        <PageView
          page={under.page}
          moment={momentOf(under, under.durationInFrames + frame, direction)}
          images={images}
        />
      )}
      <AbsoluteFill style={under ? uncovered(frame, scene.page.width, direction) : {}}>
        <PageView page={scene.page} moment={momentOf(scene, frame, direction)} images={images} />
      </AbsoluteFill>
      {caption && <CaptionView caption={caption} />}
    </AbsoluteFill>
  );
}

/** The part of the page that shows while it comes in: turned like a leaf, in the direction that is read. */
function uncovered(frame: number, width: number, direction: 'ltr' | 'rtl'): CSSProperties {
  const hidden = Math.round((1 - transitionProgress(frame)) * width);
  return { clipPath: direction === 'rtl' ? `inset(0 0 0 ${hidden}px)` : `inset(0 ${hidden}px 0 0)` };
}
