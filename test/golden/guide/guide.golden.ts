import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALLOWED, differenceOf } from '../compare.ts';
import { decodeKept } from '../kept-picture.ts';
import { type GoldenJobs, planStories, temporaryFolder } from '../workspace.ts';
import { drawExample } from './draw-example.ts';
import { exampleStory, GUIDE_NEWSROOM, GUIDE_PICTURES, guideExamples } from './examples.ts';

const examples = guideExamples();
const { folder, remove } = temporaryFolder();
let made: GoldenJobs;

beforeAll(async () => {
  made = await planStories(examples.map(exampleStory), GUIDE_NEWSROOM, folder);
});
afterAll(remove);

const pictures = examples.flatMap((example) => example.pictures.map((name) => ({ name, example })));

// An update is about the baseline; these are drawn by `npm run pictures`.
test.skipIf(process.env.GOLDEN_UPDATE === '1').each(pictures)(
  'the guide’s $name is what its Markdown gives today',
  async ({ name, example }) => {
    const input = made.jobs.find(({ story }) => story === exampleStory(example).id)!;
    const [kept, drawn] = await Promise.all(
      [readFileSync(path.join(GUIDE_PICTURES, `${name}.png`)), await drawExample(input, name, made.assets)].map(
        decodeKept,
      ),
    );
    expect(differenceOf(kept!, drawn!).share, 'npm run pictures draws it anew').toBeLessThanOrEqual(ALLOWED.share);
  },
);
