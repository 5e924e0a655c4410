import type { ReactElement } from 'react';
import { Composition, staticFile } from 'remotion';
import { FORMATS, FRAME_RATE } from './model/format.ts';
import { type StoryVideoProps, storyVideoSchema, type VideoProps, videoFrames } from './video/props.ts';
import { StoryVideo } from './video/StoryVideo.tsx';
import { readStudioStories, studioFile } from './video/studio-stories.ts';

/** One composition a video format; its length, size and pictures come with its props. */
export function Root(): ReactElement {
  const { stories, locales } = readStudioStories(process.env.REMOTION_NHIPCAU_STORIES);
  const schema = storyVideoSchema(stories, locales);
  const formats = FORMATS.filter((format) => format.kind === 'video');
  return (
    <>
      {formats.map(({ id, width, height }) => (
        <Composition
          key={id}
          id={id}
          component={StoryVideo}
          schema={schema}
          width={width}
          height={height}
          fps={FRAME_RATE}
          durationInFrames={FRAME_RATE}
          defaultProps={{ story: stories[0] ?? 'none', locale: locales[0] ?? 'none' }}
          calculateMetadata={async ({ props, abortSignal }) => {
            const video = props.video ?? (await fetchPrepared(props, id, abortSignal));
            return {
              durationInFrames: videoFrames(video),
              width: video.width,
              height: video.height,
              fps: video.fps,
              props: { ...props, video },
            };
          }}
        />
      ))}
    </>
  );
}

/** In the Studio: the video of the story and locale picked in the props, prepared before it started. */
async function fetchPrepared(
  { story, locale }: StoryVideoProps,
  format: string,
  signal: AbortSignal,
): Promise<VideoProps> {
  const response = await fetch(staticFile(studioFile(story, locale, format)), { signal });
  if (!response.ok) throw new Error(`${story} has not been prepared in ${locale} for ${format}`);
  const video = (await response.json()) as VideoProps;
  const pictures = Object.entries(video.pictures).map(([key, file]) => [key, staticFile(file)]);
  const { sound } = video;
  return { ...video, pictures: Object.fromEntries(pictures), ...(sound && { sound: staticFile(sound) }) };
}
