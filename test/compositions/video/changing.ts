import { frameName } from '../../../compositions/video/painter.ts';
import type { VideoProps, VideoScene } from '../../../compositions/video/props.ts';

/** For each frame of a scene, whether it looks unlike the one before, by their names. The scene may be a changed one. */
export function changingFrames(video: VideoProps, scene: VideoScene): boolean[] {
  const before = video.scenes.filter(({ from }) => from < scene.from);
  const shown = { ...video, scenes: [...before, scene] };
  let last = scene.from === 0 ? undefined : frameName(shown, scene.from - 1);
  return Array.from({ length: scene.durationInFrames }, (_, frame) => {
    const name = frameName(shown, scene.from + frame);
    const isNew = name !== last;
    last = name;
    return isNew;
  });
}
