import { FRAME_RATE } from '../model/format.ts';

/** A caption on the clock of the whole video. */
export interface Subtitle {
  /** First frame, and frames it stands. */
  readonly from: number;
  readonly durationInFrames: number;
  /** In logical order. */
  readonly lines: readonly string[];
}

/** SubRip: comma before the milliseconds, numbered from 1. */
export const toSrt = (subtitles: readonly Subtitle[]): string =>
  subtitles
    .map(({ from, durationInFrames, lines }, index) => {
      const span = `${clock(from, ',')} --> ${clock(from + durationInFrames, ',')}`;
      return `${index + 1}\n${span}\n${lines.join('\n')}\n`;
    })
    .join('\n');

/** WebVTT; `&`, `<` and `>` are markup there. */
export const toVtt = (subtitles: readonly Subtitle[]): string =>
  [
    'WEBVTT\n',
    ...subtitles.map(({ from, durationInFrames, lines }) => {
      const span = `${clock(from, '.')} --> ${clock(from + durationInFrames, '.')}`;
      return `${span}\n${escapeVtt(lines.join('\n'))}\n`;
    }),
  ].join('\n');

const escapeVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function clock(frame: number, point: ',' | '.'): string {
  const total = Math.round((frame / FRAME_RATE) * 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = `${two(total / 3_600_000)}:${two((total / 60_000) % 60)}:${two((total / 1000) % 60)}`;
  return `${seconds}${point}${String(total % 1000).padStart(3, '0')}`;
}
