import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openChangeFeed } from '../../scripts/watch/change-feed.ts';
import { folderWith, write } from '../rig.ts';

const STORY = 'content/a/story.md';

function open(root: string, own: readonly string[] = []) {
  const feed = openChangeFeed({ root, folders: ['content', 'locales'], own });
  const stopping = new AbortController();
  onTestFinished(() => {
    stopping.abort();
    feed.close();
  });
  return { next: () => feed.next(stopping.signal), feed, stopping };
}

const workspace = () => folderWith({ [STORY]: 'first', 'locales/en/a.json': '{}' });

test('tells what was written, made, renamed and removed, once it is over', async () => {
  const root = workspace();
  const { next } = open(root);
  write(root, { [STORY]: 'second', 'locales/vi/b.json': '{}' });
  expect(await next()).toEqual([STORY, 'locales/vi/b.json']);
  renameSync(path.join(root, 'content/a'), path.join(root, 'content/b'));
  expect(await next()).toEqual([STORY, 'content/b/story.md']);
  rmSync(path.join(root, 'locales'), { recursive: true });
  expect(await next()).toEqual(['locales/en/a.json', 'locales/vi/b.json']);
  write(root, { 'locales/.state/en/a.json': '{}' });
  expect(await next()).toEqual(['locales/.state/en/a.json']);
});

test('a workspace that is a link, and one whose folders are not there yet', async () => {
  const root = folderWith();
  const link = `${root}-link`;
  symlinkSync(root, link);
  onTestFinished(() => rmSync(link));
  const { next } = open(link);
  write(root, { [STORY]: 'first' });
  expect(await next()).toEqual([STORY]);
});

test('files of editors, hidden ones and what the tool itself writes tell nothing', async () => {
  const root = workspace();
  write(root, { 'locales/.state/en/a.json': '{}' });
  const { next } = open(root, [path.join(root, 'content/out')]);
  const passing = [
    '.story.md.swp',
    '4913',
    'story.md~',
    '#story.md#',
    '.#story.md',
    'story.md___jb_tmp___',
    '~$b.xlsx',
  ];
  write(root, Object.fromEntries(passing.map((name) => [`content/a/${name}`, 'x'])));
  write(root, { 'content/out/a/square.png': 'x', 'output/manifest.json': '{}', 'locales/.state/.nhipcau-lock': '{}' });
  write(root, { 'locales/en/a.json.tmp-12-0123456789ab': 'x', 'locales/en/a.json': '{ }' });
  expect(await next()).toEqual(['locales/en/a.json']);
});

test('a link that leads round in a circle is not followed', async () => {
  const root = workspace();
  symlinkSync(path.join(root, 'content'), path.join(root, 'content/a/all'));
  const { next } = open(root);
  write(root, { [STORY]: 'second' });
  expect(await next()).toEqual([STORY]);
});

test('the waiting ends with the signal', async () => {
  const { next, stopping } = open(workspace());
  const waiting = next();
  stopping.abort();
  expect(await waiting).toBeUndefined();
});

test('a file that is emptied and then filled is told when it is full', async () => {
  const root = workspace();
  const { next } = open(root);
  for (let gap = 1000; gap > 90; ) {
    const told = next().then(() => readFileSync(path.join(root, STORY), 'utf8'));
    write(root, { [STORY]: '' });
    const emptied = performance.now();
    await wait(50);
    write(root, { [STORY]: 'full' });
    gap = performance.now() - emptied;
    const read = await told;
    // A busy machine may have slept longer than a save lasts: again, then.
    if (gap <= 90) expect(read).toBe('full');
    else if (read === '') await next();
  }
});

/** Ways in which editors save, the slow ones with a pause in the middle. */
const SAVES: readonly ((file: string, text: string, pause: () => Promise<void>) => Promise<void> | void)[] = [
  (file, text) => writeFileSync(file, text),
  (file, text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
  async (file, text, pause) => {
    renameSync(file, `${file}~`);
    await pause();
    writeFileSync(file, text);
    rmSync(`${file}~`);
  },
  async (file, text, pause) => {
    writeFileSync(file, '');
    await pause();
    writeFileSync(file, text);
  },
  async (file, text, pause) => {
    rmSync(file);
    await pause();
    writeFileSync(file, text);
  },
  async (file, text, pause) => {
    rmSync(path.dirname(file), { recursive: true });
    await pause();
    mkdirSync(path.dirname(file));
    writeFileSync(file, text);
  },
  async (file, text, pause) => {
    renameSync(path.dirname(file), `${path.dirname(file)}-old`);
    await pause();
    renameSync(`${path.dirname(file)}-old`, path.dirname(file));
    writeFileSync(file, text);
  },
];

test('however a text is saved, and how quickly again, its last state is told', async () => {
  const root = workspace();
  const file = path.join(root, STORY);
  const { feed, stopping } = open(root);
  let read = '';
  const reading = (async () => {
    while (await feed.next(stopping.signal)) if (existsSync(file)) read = readFileSync(file, 'utf8');
  })();
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed >> 8) % below;
  };
  for (let round = 1; round <= 15; round += 1) {
    let text = '';
    for (let save = random(3); save >= 0; save -= 1) {
      text = `${round}.${save}`;
      await SAVES[random(SAVES.length)]!(file, text, () => wait(random(120)));
      if (random(2) === 1) await wait(random(140));
    }
    await expect.poll(() => read, { timeout: 10_000, interval: 10 }).toBe(text);
  }
  stopping.abort();
  await reading;
});
