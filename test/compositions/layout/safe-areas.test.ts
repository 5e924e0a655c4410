import { expect, test } from 'vitest';
import { keptFree, SAFE_AREAS, safeAreasOf } from '../../../compositions/layout/safe-areas.ts';
import { FORMATS, findFormat } from '../../../compositions/model/format.ts';

const EDGES = ['top', 'right', 'bottom', 'left'] as const;

test('every area names formats that there are, its source and the day it was read', () => {
  for (const { id, formats, source, checked, platforms } of SAFE_AREAS) {
    for (const format of formats) expect(findFormat(format), `${id}: ${format}`).toBeDefined();
    expect(source, id).not.toBe('');
    expect(platforms, id).not.toEqual([]);
    expect(new Date(checked).toISOString().slice(0, 10), id).toBe(checked);
  }
});

test.each(FORMATS)('$id: layout keeps free what every platform takes', ({ id, safe, width, height }) => {
  const areas = safeAreasOf(id);
  expect(areas).not.toEqual([]);
  for (const { insets } of areas) {
    for (const edge of EDGES) expect(safe[edge], edge).toBeGreaterThanOrEqual(insets[edge]);
  }
  expect(safe.left + safe.right).toBeLessThan(width / 2);
  expect(safe.top + safe.bottom).toBeLessThan(height / 1.5);
});

test('where a platform takes less, the layout keeps its own margin', () => {
  expect(keptFree('square', 64)).toEqual({ top: 64, right: 64, bottom: 64, left: 64 });
  expect(keptFree('vertical', 64)).toEqual({ top: 288, right: 192, bottom: 672, left: 120 });
});

test('has the figures of its sources: 14 % and 20 % of a story, x 120-888 and y 288-1248 of a vertical video', () => {
  const insetsOf = (wanted: string) => SAFE_AREAS.find(({ id }) => id === wanted)!.insets;
  const { top, bottom } = insetsOf('stories');
  expect(top).toBeGreaterThanOrEqual(1920 * 0.14);
  expect(top).toBeLessThan(1920 * 0.14 + 10);
  expect(bottom).toBe(1920 * 0.2);
  expect(insetsOf('vertical-video')).toEqual({ top: 288, right: 1080 - 888, bottom: 1920 - 1248, left: 120 });
});
