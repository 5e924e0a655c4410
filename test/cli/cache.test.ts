import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { FRONT_MATTER, folderWith, nhipcauJson, type Printed, smallDisk, workspace } from '../rig.ts';
import { shownFiles } from '../soak/output-folder.ts';

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="900" height="600" fill="#c43"/></svg>';
const noise = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', sigma: 30, mean: 128 },
    },
  })
    .jpeg()
    .toBuffer();

/** A workspace with a photograph and a drawing, in one format and one language. */
async function withPictures(): Promise<string> {
  return workspace({
    'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi]\nformats: [portrait]\n',
    'content/chuyen-di/anh.jpg': await noise(),
    'content/chuyen-di/bia.svg': DRAWING,
    'content/chuyen-di/story.md': `${FRONT_MATTER.replace('source:', 'image: { src: bia.svg, alt: Núi, credit: Lan }\nsource:')}
## Một tỉnh biên giới

![Một con đường](anh.jpg)
*Đường lên núi (Ảnh: Lan)*
`,
  });
}

interface Places {
  readonly output?: string;
  readonly cache?: string;
  readonly limit?: string;
}

const render = (root: string, { output, cache, limit }: Places = {}, ...more: string[]) =>
  nhipcauJson(['render', '--root', root, ...(output === undefined ? [] : ['--output', output]), ...more], {
    env: { NHIPCAU_CACHE: cache, NHIPCAU_CACHE_LIMIT: limit },
  });

const statesIn = ({ jobs }: Printed): string[] => [...new Set(jobs.map(({ state }) => state))];
const outputOf = (root: string): Map<string, string> => shownFiles(path.join(root, 'output'));

/** All files below a folder, absolute. */
const filesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
};

function flipByte(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = bytes[middle]! ^ 1;
  writeFileSync(file, bytes);
}

test('a byte flipped anywhere in the cache is noticed: the output comes back as it was', {
  timeout: 120_000,
}, async () => {
  const root = await withPictures();
  const cache = path.join(root, '.nhipcau');
  expect(statesIn((await render(root)).json)).toEqual(['rendered']);
  const good = outputOf(root);
  const rounds = {
    pictures: { kinds: ['images', 'assets', 'store/drawings'], state: 'rendered' },
    files: { kinds: ['store/files'], state: 'rendered' },
    drawings: { kinds: ['store/drawings'], state: 'rendered' },
    'what is known of stories': {
      kinds: ['store/stories', 'store/inputs', 'store/texts'],
      state: 'cached',
    },
  };
  for (const [round, { kinds, state }] of Object.entries(rounds)) {
    for (const kind of kinds) {
      const files = filesBelow(path.join(cache, kind));
      expect(files.length, kind).toBeGreaterThan(0);
      files.forEach(flipByte);
    }
    rmSync(path.join(root, 'output'), { recursive: true });
    const { json, stderr } = await render(root);
    expect(stderr, round).toBe('');
    expect(outputOf(root), round).toEqual(good);
    expect(statesIn(json), round).toEqual([state]);
  }
});

test('a full disk under the cache costs time, never a picture', { timeout: 120_000 }, async ({ skip }) => {
  const root = await withPictures();
  expect((await render(root)).status).toBe(0);
  for (const size of ['16k', '96k']) {
    const disk = smallDisk(size);
    if (!disk) return skip('mounting a small disk is not permitted here');
    const output = folderWith();
    const { status, json } = await render(root, { output, cache: disk });
    expect({ size, status, diagnostics: json.diagnostics.filter(({ severity }) => severity === 'error') }).toEqual({
      size,
      status: 0,
      diagnostics: [],
    });
    expect(shownFiles(output)).toEqual(outputOf(root));
    expect(statesIn((await render(root, { output, cache: disk })).json)).toEqual(['fresh']);
  }
});

test('a cache that may hold next to nothing is kept small, and all is still right', async () => {
  const root = workspace();
  const small = { output: folderWith(), cache: folderWith(), limit: '0.02MB' };
  expect((await render(root)).status).toBe(0);
  expect((await render(root, small)).status).toBe(0);
  expect(shownFiles(small.output)).toEqual(outputOf(root));
  const bytes = filesBelow(path.join(small.cache, 'store')).reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThanOrEqual(0.02 * 2 ** 20);
  expect(statesIn((await render(root, small)).json)).toEqual(['fresh']);
  rmSync(path.join(small.output, 'chuyen-di'), { recursive: true });
  expect((await render(root, small)).status).toBe(0);
  expect(shownFiles(small.output)).toEqual(outputOf(root));
});

test('two builds at once, of one output or with one cache, end well and make the same bytes', {
  timeout: 120_000,
}, async () => {
  const root = await withPictures();
  expect((await render(root)).status).toBe(0);
  const good = outputOf(root);
  const [one, two, shared] = [folderWith(), folderWith(), folderWith()];
  // With next to no room each takes from under the other what it has kept.
  const places = [one, one, two].map((output) => ({ output, cache: shared, limit: '0.001MB' }));
  const builds = await Promise.all(places.map((place) => render(root, place, '--force')));
  for (const { status, stdout } of builds) expect(status, stdout).toBe(0);
  for (const output of [one, two]) expect(shownFiles(output)).toEqual(good);
});
