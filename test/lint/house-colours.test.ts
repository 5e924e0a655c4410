import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createJobLint } from '../../scripts/commands/lint-job.ts';
import { prepared } from '../compositions/infographic/shipped.ts';
import { folderWith, write } from '../rig.ts';

/** The shipped stories and the one with all other kinds of block, in this theme. */
function painted(theme: string, formats = 'square, portrait, link, wide, a4, landscape, vertical'): string {
  const root = folderWith();
  for (const from of ['.', 'test/cases/all-blocks']) {
    for (const part of ['content', 'locales']) {
      cpSync(path.join(from, part), path.join(root, part), { recursive: true });
    }
  }
  write(root, {
    'content/newsroom.yaml': `organisation: { vi: Liên đoàn Lao động tỉnh }
locale: vi
locales: [vi]
formats: [${formats}]
logo: logo.png
theme: { ${theme} }
`,
  });
  return root;
}

test.each([
  ['yellow on white', '#ffff00', '#ffffff'],
  ['white and yellow', '#ffffff', '#ffff00'],
  ['nearly black', '#050505', '#0a0a0a'],
  ['middle grey', '#808080', '#7f7f7f'],
  ['red and green', '#ff0000', '#00ff00'],
])('%s: every word of every block can be read', async (_, brand, accent) => {
  const { plan, blocked } = await prepared(painted(`brand: '${brand}', accent: '${accent}'`), {});
  expect(blocked).toEqual([]);
  expect(plan.jobs).toHaveLength(28);
  const lint = createJobLint();
  for (const { input, assets } of plan.jobs) {
    const faults = (await lint(input, assets)).filter(({ rule }) => !rule.startsWith('caption-'));
    expect(faults, input.id).toEqual([]);
  }
});

test.each([
  ['institutional', 'dark'],
  ['warm', 'light'],
  ['print', 'light'],
  ['print', 'dark'],
])('%s %s: every word of every block can be read', async (name, mode) => {
  const { plan, blocked } = await prepared(painted(`name: ${name}, mode: ${mode}`, 'square, link, wide, vertical'), {});
  expect(blocked).toEqual([]);
  expect(plan.jobs).toHaveLength(16);
  const lint = createJobLint();
  for (const { input, assets } of plan.jobs) {
    expect(
      (await lint(input, assets)).filter(({ rule }) => rule === 'low-contrast'),
      input.id,
    ).toEqual([]);
  }
});
