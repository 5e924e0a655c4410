import { expect, it } from 'vitest';
import { toSrt, toVtt } from '../../../compositions/video/subtitles.ts';

const subtitles = [
  { from: 12, durationInFrames: 60, lines: ['Cả năm năm', 'chỉ có ba đoàn.'] },
  { from: 108_000, durationInFrames: 25, lines: ['Lương < 5 triệu & thưởng'] },
];

it('writes SubRip with numbers, commas and hours', () => {
  expect(toSrt(subtitles)).toBe(
    '1\n00:00:00,400 --> 00:00:02,400\nCả năm năm\nchỉ có ba đoàn.\n\n' +
      '2\n01:00:00,000 --> 01:00:00,833\nLương < 5 triệu & thưởng\n',
  );
});

it('writes WebVTT with its header, and escapes what would be markup there', () => {
  const text = toVtt(subtitles);
  expect(text.startsWith('WEBVTT\n\n00:00:00.400 --> 00:00:02.400\n')).toBe(true);
  expect(text).toContain('Lương &lt; 5 triệu &amp; thưởng');
});
