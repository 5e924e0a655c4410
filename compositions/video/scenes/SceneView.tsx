import type { ReactElement } from 'react';
import { AbsoluteFill, useCurrentFrame } from 'remotion';
import type { Page } from '../../layout/mark.ts';
import { FADE_FRAMES, fadeOpacity } from '../motion.ts';
import type { VideoScene } from '../props.ts';
import { CaptionView } from './CaptionView.tsx';
import { PageView } from './PageView.tsx';

export interface SceneViewProps {
  readonly scene: VideoScene;
  /**
   * The page this scene fades in over: the transition belongs to the incoming scene. Absent for the first scene,
   * which stands complete from its first frame: platforms show that frame before anybody presses play.
   */
  readonly before: Page | undefined;
  readonly direction: 'ltr' | 'rtl';
  readonly images: Readonly<Record<string, string>>;
}

/** One scene: its page entering and then still, with its captions. */
export function SceneView({ scene, before, direction, images }: SceneViewProps): ReactElement {
  const frame = useCurrentFrame();
  const fading = before !== undefined && frame < FADE_FRAMES;
  const caption = scene.captions.find(({ from, durationInFrames }) => frame >= from && frame < from + durationInFrames);
  return (
    <AbsoluteFill>
      {fading && <PageView page={before} frame={undefined} direction={direction} images={images} />}
      <AbsoluteFill style={fading ? { opacity: fadeOpacity(frame) } : {}}>
        <PageView
          page={scene.page}
          frame={before === undefined ? undefined : frame}
          direction={direction}
          images={images}
        />
      </AbsoluteFill>
      {caption && <CaptionView caption={caption} />}
    </AbsoluteFill>
  );
}
