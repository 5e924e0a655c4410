import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULES } from '../../../compositions/model/diagnostic.ts';
import { shownBlockSchema } from '../../../compositions/model/document.ts';
import { CHART_KINDS } from '../../../compositions/model/story.ts';
import { DIRECTIVES } from '../../../scripts/story/blocks/read-directive.ts';
import { type GoldenJobs, planStories, temporaryFolder } from '../workspace.ts';
import { GUIDE_WIDTH, MOST_BYTES } from './draw-example.ts';
import { exampleStory, GUIDE, GUIDE_NEWSROOM, GUIDE_PICTURES, guideExamples } from './examples.ts';

const guide = readFileSync(GUIDE, 'utf8');
const examples = guideExamples(guide);
const { folder, remove } = temporaryFolder();
let made: GoldenJobs;

beforeAll(async () => {
  made = await planStories(examples.map(exampleStory), GUIDE_NEWSROOM, folder);
});
afterAll(remove);

test('every example of the writers’ guide can be typed as it stands there', () => {
  const serious = made.findings.filter(({ rule }) => RULES[rule].check !== 'info');
  expect(serious).toEqual([]);
  expect(made.jobs.map(({ story }) => story).sort()).toEqual(examples.map((one) => exampleStory(one).id).sort());
});

test('every example has its picture, small enough for a slow line', async () => {
  const names = examples.flatMap(({ line, pictures }) => {
    expect(pictures.length, `line ${line} shows a block without a picture`).toBeGreaterThan(0);
    return pictures;
  });
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    const file = path.join(GUIDE_PICTURES, `${name}.png`);
    expect(existsSync(file), `npm run pictures draws ${name}.png`).toBe(true);
    expect(statSync(file).size, name).toBeLessThanOrEqual(MOST_BYTES);
    expect((await sharp(file).metadata()).width, name).toBe(GUIDE_WIDTH);
  }
  expect(readdirSync(GUIDE_PICTURES).sort()).toEqual(names.map((name) => `${name}.png`).sort());
});

test('the guide shows every block, and names every directive, attribute and kind of chart', () => {
  const kinds = new Set(
    made.jobs.flatMap(({ document }) => document.sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))),
  );
  expect(shownBlockSchema.options.map(({ shape }) => shape.kind.value).filter((kind) => !kinds.has(kind))).toEqual([]);
  for (const [name, attributes] of Object.entries(DIRECTIVES)) {
    expect(guide).toContain(name === 'section' ? '::section' : `:::${name}`);
    for (const attribute of attributes) expect(guide, `${name} ${attribute}`).toContain(`${attribute}=`);
  }
  for (const kind of CHART_KINDS) expect(guide, kind).toContain(`\`${kind}\``);
});

test('every heading that the guide points to is there', () => {
  const anchors = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
  const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});
