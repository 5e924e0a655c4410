import { expect, it } from 'vitest';
import type { Mark } from '../../compositions/layout/mark.ts';
import { videoFrames } from '../../compositions/video/props.ts';
import { segmentsOf } from '../../scripts/video/paint/segments.ts';
import { captioned, threeScenes } from './three-scenes.ts';

const byScene = { isWhole: false } as const;
const contents = (video: Parameters<typeof segmentsOf>[0]): string[] =>
  segmentsOf(video, byScene).map(({ content }) => content);
/** Numbers of the segments that are not as before. */
const changed = (before: readonly string[], after: readonly string[]): number[] =>
  after.flatMap((content, index) => (content === before[index] ? [] : [index]));

it('a scene is parted where its first caption appears; together the segments have every frame once', () => {
  const video = threeScenes();
  const segments = segmentsOf(video, byScene);
  expect(segments.map(({ durationInFrames }) => durationInFrames)).toEqual([60, 40, 80, 40, 80]);
  const shown = segments.map(({ shown }) => shown.reduce((sum, { times }) => sum + times, 0));
  expect(shown).toEqual(segments.map(({ durationInFrames }) => durationInFrames));
  const [whole] = segmentsOf(video, { isWhole: true });
  expect(whole).toMatchObject({ durationInFrames: videoFrames(video) });
  expect(whole?.shown).toEqual(segments.flatMap((segment) => segment.shown));
});

it('other words in a caption leave all but what stands under it as it was', () => {
  const video = threeScenes();
  const [cover, second, third] = video.scenes;
  const edited = { ...video, scenes: [cover!, captioned(second!, 'khác'), third!] };
  expect(changed(contents(video), contents(edited))).toEqual([2]);
});

it('another colour on a page changes its scene, and the transition to the next', () => {
  const video = threeScenes();
  const [cover, second, third] = video.scenes;
  const marks = second!.page.marks.map((mark): Mark => (mark.kind === 'rect' ? { ...mark, fill: '#00aa00' } : mark));
  const edited = { ...video, scenes: [cover!, { ...second!, page: { ...second!.page, marks } }, third!] };
  expect(changed(contents(video), contents(edited))).toEqual([1, 2, 3]);
});

it('a scene that only begins later is the same', () => {
  const video = threeScenes();
  const [cover, second, third] = video.scenes;
  const longer = { ...second!, durationInFrames: second!.durationInFrames + 30 };
  const later = { ...video, scenes: [cover!, longer, { ...third!, from: third!.from + 30 }] };
  expect(changed(contents(video), contents(later))).toEqual([2]);
});
