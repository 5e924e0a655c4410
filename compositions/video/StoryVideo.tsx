import type { ReactElement } from 'react';
import { AbsoluteFill, Html5Audio, interpolate, Sequence } from 'remotion';
import { type Music, type StoryVideoProps, type VideoProps, videoFrames } from './props.ts';
import { SceneView } from './scenes/SceneView.tsx';

/** Music stays under what is read. */
const MUSIC_VOLUME = 0.5;
/** It ends with the picture, not in the middle of a beat. */
const MUSIC_FADE_SECONDS = 2;

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
  const fade = Math.min(end, MUSIC_FADE_SECONDS * video.fps);
  const starts = Array.from({ length: Math.ceil(end / music.durationInFrames) }, (_, n) => n * music.durationInFrames);
  const volume = (frame: number): number =>
    interpolate(frame, [end - fade, end], [MUSIC_VOLUME, 0], { extrapolateLeft: 'clamp', extrapolateRight: 'clamp' });
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
