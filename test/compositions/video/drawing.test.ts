import { expect, it } from 'vitest';
import type { PathMark } from '../../../compositions/layout/mark.ts';
import { subpaths } from '../../../compositions/paint/subpaths.ts';
import { markSvg, type Worn } from '../../../compositions/paint/svg.ts';

/** A line with a gap where data is missing: 100 px, then 300 px. */
const GAPPED = 'M0 0L100 0M200 50L200 150L400 150';

const mark: PathMark = { kind: 'path', box: { x: 0, y: 0, width: 400, height: 150 }, d: GAPPED, stroke: '#0b2a5b' };
const drawn = (worn: Worn): string => markSvg(mark, 'm', () => '', worn);

it('the stretches of a line take their share by length, one after the other', () => {
  expect(subpaths(GAPPED)).toEqual([
    { d: 'M0 0L100 0', from: 0, to: 0.25 },
    { d: 'M200 50L200 150L400 150', from: 0.25, to: 1 },
  ]);
  expect(subpaths('M10-20.5L10,79.5').map(({ from, to }) => [from, to])).toEqual([[0, 1]]);
});

it('a line with a gap is drawn as by one pen', () => {
  const begun = drawn({ drawn: 0.125 });
  expect(begun).toContain('stroke-dasharray="50 200"');
  expect(begun).not.toContain('M200 50');
  const later = drawn({ drawn: 0.625 });
  expect(later.match(/stroke-dasharray/g)).toHaveLength(1);
  expect(later).toContain('stroke-dasharray="150 600"');
  expect(later).toContain('d="M0 0L100 0"');
});

it('a line at rest carries no dashes, so that nothing of its end is lost', () => {
  const rest = drawn({});
  expect(rest).toContain(`d="${GAPPED}"`);
  expect(rest).not.toContain('dash');
});
