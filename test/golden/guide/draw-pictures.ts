import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES } from '../../../compositions/model/diagnostic.ts';
import { planStories, temporaryFolder } from '../workspace.ts';
import { drawExample } from './draw-example.ts';
import { exampleStory, GUIDE_NEWSROOM, GUIDE_PICTURES, guideExamples } from './examples.ts';

/** `npm run pictures`: draws the pictures of `content/README.md` from the very Markdown that stands there. */
async function drawPictures(): Promise<void> {
  const examples = guideExamples();
  const { folder, remove } = temporaryFolder();
  try {
    const { jobs, findings, assets } = await planStories(examples.map(exampleStory), GUIDE_NEWSROOM, folder);
    const serious = findings.filter(({ rule }) => RULES[rule].check !== 'info');
    for (const { id, story, at } of serious) say(`${story ?? ''} ${at?.line ?? ''}: ${id}`);
    if (serious.length > 0) process.exitCode = 1;
    mkdirSync(GUIDE_PICTURES, { recursive: true });
    for (const example of examples) {
      const input = jobs.find(({ story }) => story === exampleStory(example).id);
      if (input) for (const name of example.pictures) keep(name, await drawExample(input, name, assets));
    }
    const names = new Set(examples.flatMap(({ pictures }) => pictures.map((name) => `${name}.png`)));
    for (const name of readdirSync(GUIDE_PICTURES)) {
      if (!names.has(name)) rmSync(path.join(GUIDE_PICTURES, name));
    }
  } finally {
    remove();
  }
}

/** Leaves a file alone that is as it should be. */
function keep(name: string, bytes: Buffer): void {
  const file = path.join(GUIDE_PICTURES, `${name}.png`);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  writeFileSync(file, bytes);
  say(`${name}.png ${bytes.length} bytes`);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await drawPictures();
