import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { Html5Audio, Sequence, useCurrentFrame, useDelayRender } from 'remotion';
import { loadPageTools } from './page-tools.ts';
import { createPainter, type Painter } from './painter.ts';
import type { StoryVideoProps, VideoProps } from './props.ts';

/** A story as a video. */
export function StoryVideo({ video }: StoryVideoProps): ReactElement | null {
  return video === undefined ? null : <PaintedVideo video={video} />;
}

interface Opened {
  readonly video: VideoProps;
  readonly painter: Painter;
  /** Holds the renderer off until the first frame is painted. */
  readonly handle: number;
}

/**
 * The frame painted on one canvas, by the painter that draws videos without a browser. Each frame is painted anew, also
 * where its name says that it looks like the one before: what is photographed here proves the names true.
 */
function PaintedVideo({ video }: { readonly video: VideoProps }): ReactElement {
  const frame = useCurrentFrame();
  const { delayRender, continueRender, cancelRender } = useDelayRender();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [opened, setOpened] = useState<Opened>();

  useLayoutEffect(() => {
    let isGone = false;
    const handle = delayRender('loading the rasteriser and the pictures');
    loadPageTools(video).then(
      (tools) => {
        if (!isGone) setOpened({ video, painter: createPainter(video, tools), handle });
      },
      (error: unknown) => {
        if (!isGone) cancelRender(error);
      },
    );
    return () => {
      isGone = true;
      continueRender(handle);
    };
  }, [video, delayRender, continueRender, cancelRender]);

  // Before the browser shows anything, and in the same task in which Remotion's new frame reaches this component.
  useLayoutEffect(() => {
    if (opened?.video !== video) return;
    put(opened.painter, frame, canvas.current);
    continueRender(opened.handle);
  }, [opened, video, frame, continueRender]);

  return (
    <>
      {video.sound !== undefined && <Html5Audio src={video.sound} />}
      <canvas ref={canvas} width={video.width} height={video.height} style={{ display: 'block' }} />
      {video.scenes.map(({ id, from, durationInFrames }) => (
        // Empty: the Studio's timeline shows by them where a scene begins.
        <Sequence key={from} from={from} durationInFrames={durationInFrames} name={id} layout="none">
          {null}
        </Sequence>
      ))}
    </>
  );
}

function put(painter: Painter, frame: number, canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d', { alpha: false, colorSpace: 'srgb', willReadFrequently: true });
  if (!context) throw new Error('no canvas to paint on');
  const { width, height, data } = painter.paint(frame);
  const opaque = new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  context.putImageData(new ImageData(opaque, width, height), 0, 0);
}
