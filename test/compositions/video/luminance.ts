import { luminance } from '../../../compositions/layout/colour.ts';
import type { Box, Mark, Page } from '../../../compositions/layout/mark.ts';
import { CAPTION } from '../../../compositions/video/caption-style.ts';
import { type MarkState, markState, type SceneMoment } from '../../../compositions/video/mark-state.ts';
import { transitionProgress } from '../../../compositions/video/motion.ts';
import type { VideoProps, VideoScene } from '../../../compositions/video/props.ts';
import { captionAt, isComingIn, momentOf } from '../../../compositions/video/scene-moment.ts';

/** Cells of a picture: coarse, as flashes are seen. */
const COLUMNS = 24;
const ROWS = 14;
/** How much of a line's box its letters cover. */
const INK = 0.35;
/** How much of its box a drawn shape covers: a plane, or a line and its turns. */
const PLANE = 0.5;
const LINE = 0.15;
/** A photograph's own light does not matter, only that it comes and goes. */
const PHOTOGRAPH = 0.3;
/** WCAG 2.2, "general flash": a change of a tenth of the greatest relative luminance, the darker state under 0.8. */
const SWING = 0.1;
const DARKER = 0.8;

/** Relative luminance (0 to 1) of each cell at a frame, as the marks of its scene paint it. */
function cellsAt(video: VideoProps, scene: VideoScene, frame: number): number[] {
  const own = painted(scene.page, momentOf(scene, frame, video.direction));
  const before = video.scenes[video.scenes.indexOf(scene) - 1];
  if (before && isComingIn(scene, frame)) {
    const old = painted(before.page, momentOf(before, before.durationInFrames + frame, video.direction));
    const shown = transitionProgress(frame) * COLUMNS;
    own.forEach((_, cell) => {
      const column = video.direction === 'rtl' ? COLUMNS - 1 - (cell % COLUMNS) : cell % COLUMNS;
      if (column >= shown) own[cell] = old[cell]!;
    });
  }
  const caption = captionAt(scene, frame);
  if (caption) paint(own, scene.page, caption.plate, luminance(CAPTION.plate), 1 - INK / 2);
  return own;
}

function painted(page: Page, moment: SceneMoment): number[] {
  const cells = new Array<number>(COLUMNS * ROWS).fill(luminance(page.background));
  for (const mark of page.marks) {
    const state = markState(mark, moment);
    if (state) paintMark(cells, page, mark, state);
  }
  return cells;
}

function paintMark(
  cells: number[],
  page: Page,
  mark: Mark,
  { opacity = 1, shown = { x: 0, y: 0, width: mark.box.width, height: mark.box.height }, drawn = 1 }: MarkState,
): void {
  if (mark.kind === 'image') paint(cells, page, mark.box, PHOTOGRAPH, opacity);
  if (mark.kind === 'text') {
    for (const { x, baseline, width, above, below } of mark.text.lines) {
      const line = { x: mark.box.x + x, y: mark.box.y + baseline - above, width, height: above + below };
      paint(cells, page, line, luminance(mark.fill), INK * opacity);
    }
  }
  if (mark.kind === 'path') {
    const ink = (mark.opacity ?? 1) * opacity * drawn;
    if (mark.fill !== undefined) paint(cells, page, mark.box, luminance(mark.fill), PLANE * ink);
    if (mark.stroke !== undefined) paint(cells, page, mark.box, luminance(mark.stroke), LINE * ink);
  }
  if (mark.kind === 'rect') {
    const box = { ...shown, x: mark.box.x + shown.x, y: mark.box.y + shown.y };
    paint(cells, page, box, luminance(mark.fill), opacity * (mark.opacity ?? 1));
  }
}

/** Lays light over the cells by the share of each that the box covers. */
function paint(cells: number[], page: Page, box: Box, light: number, cover: number): void {
  const [cellWidth, cellHeight] = [page.width / COLUMNS, page.height / ROWS];
  const common = (from: number, to: number, start: number, end: number): number =>
    Math.max(0, Math.min(to, end) - Math.max(from, start));
  const last = (end: number, size: number, count: number): number => Math.min(count, Math.ceil(end / size));
  for (
    let row = Math.max(0, Math.floor(box.y / cellHeight));
    row < last(box.y + box.height, cellHeight, ROWS);
    row += 1
  ) {
    const height = common(box.y, box.y + box.height, row * cellHeight, (row + 1) * cellHeight);
    const columns = last(box.x + box.width, cellWidth, COLUMNS);
    for (let column = Math.max(0, Math.floor(box.x / cellWidth)); column < columns; column += 1) {
      const width = common(box.x, box.x + box.width, column * cellWidth, (column + 1) * cellWidth);
      const cell = row * COLUMNS + column;
      const share = (width * height) / (cellWidth * cellHeight);
      cells[cell]! += (light - cells[cell]!) * Math.min(1, share * cover);
    }
  }
}

/** The most flashes that any cell of the video shows within one second; a flash is a pair of opposing changes. */
export function mostFlashes(video: VideoProps): number {
  const frames = video.scenes.flatMap((scene) =>
    Array.from({ length: scene.durationInFrames }, (_, frame) => cellsAt(video, scene, frame)),
  );
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, cell) => frames.map((each) => each[cell]!));
  return Math.max(...cells.map((lights) => mostWithin(swings(lights), video.fps) / 2));
}

/** Frames at which light has turned by a swing or more against the way it went before. */
function swings(lights: readonly number[]): number[] {
  const turns: number[] = [];
  let low = lights[0]!;
  let high = lights[0]!;
  let going = 0;
  lights.forEach((light, frame) => {
    low = Math.min(low, light);
    high = Math.max(high, light);
    const rose = light - low >= SWING && low < DARKER;
    const fell = high - light >= SWING && light < DARKER;
    if (rose && going !== 1) [going, high] = [1, light];
    else if (fell && going !== -1) [going, low] = [-1, light];
    else return;
    turns.push(frame);
  });
  return turns;
}

const mostWithin = (frames: readonly number[], span: number): number =>
  Math.max(0, ...frames.map((from) => frames.filter((frame) => frame >= from && frame < from + span).length));
