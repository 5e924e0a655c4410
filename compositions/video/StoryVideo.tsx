import type { ReactElement } from 'react';
import { AbsoluteFill, Html5Audio, interpolate, Sequence } from 'remotion';
import { MUSIC, type Music, type StoryVideoProps, type VideoProps, videoFrames } from './props.ts';
import { SceneView } from './scenes/SceneView.tsx';

/** A story as a video: its scenes one after the other, each coming in over the one before. */
export function StoryVideo({ video }: StoryVideoProps): ReactElement | null {
  if (video === undefined) return null;
  return (
    <AbsoluteFill>
      {video.scenes.map((scene, index) => (
        <Sequence
          key={`${scene.id} ${scene.from}`}
          from={scene.from}
          durationInFrames={scene.durationInFrames}
          name={scene.id}
        >
          <SceneView scene={scene} before={video.scenes[index - 1]} direction={video.direction} images={video.images} />
        </Sequence>
      ))}
      {video.music !== undefined && <MusicTrack video={video} music={video.music} />}
    </AbsoluteFill>
  );
}

/** A track shorter than the video starts again: silence halfway would sound like a fault. */
function MusicTrack({ video, music }: { readonly video: VideoProps; readonly music: Music }): ReactElement {
  const end = videoFrames(video);
  const fade = Math.min(end, MUSIC.fadeSeconds * video.fps);
  const starts = Array.from({ length: Math.ceil(end / music.durationInFrames) }, (_, n) => n * music.durationInFrames);
  const volume = (frame: number): number =>
    interpolate(frame, [end - fade, end], [MUSIC.volume, 0], { extrapolateLeft: 'clamp', extrapolateRight: 'clamp' });
  return (
    <>
      {starts.map((start) => (
        <Sequence key={start} from={start} durationInFrames={Math.min(music.durationInFrames, end - start)}>
          <Html5Audio src={music.src} volume={(frame) => volume(start + frame)} />
        </Sequence>
      ))}
    </>
  );
}
