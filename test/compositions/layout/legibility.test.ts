import { expect, test } from 'vitest';
import { seenAt } from '../../../compositions/layout/legibility.ts';
import type { TextRole } from '../../../compositions/layout/mark.ts';
import { typeScale } from '../../../compositions/layout/scale.ts';
import { FORMATS } from '../../../compositions/model/format.ts';
import { LOCALES } from '../../../compositions/model/locale.ts';
import { captionStyle } from '../../../compositions/video/caption-style.ts';

const ROLES = ['title', 'heading', 'hero', 'figure', 'body', 'label', 'source'] as const satisfies readonly TextRole[];

test.each(FORMATS)('$id: no size that layout may choose is too small to read where it is looked at', (format) => {
  const seen = seenAt(format);
  for (const { script } of LOCALES) {
    const scale = typeScale(format.id, script);
    for (const role of ROLES) expect(scale[role].least, role).toBeGreaterThanOrEqual(seen.floor(role));
  }
  if (format.kind === 'video') {
    expect(captionStyle(format).size).toBeGreaterThanOrEqual(seen.floor('caption'));
  }
});

test('a label on a phone needs 33 px of 1080, on paper 8.5 points', () => {
  expect(seenAt({ id: 'square', width: 1080 }).floor('label')).toBe(33);
  const paper = seenAt({ id: 'a4', width: 2480 });
  expect(paper.floor('label')).toBe(35);
  expect((paper.floor('label') * paper.scale * 72) / 96).toBeCloseTo(8.5, 0);
});
