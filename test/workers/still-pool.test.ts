import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { StillInput } from '../../compositions/model/job-input.ts';
import type { Rendered, RenderedFile, RenderPlace } from '../../scripts/job/rendered.ts';
import { createStillRenderer } from '../../scripts/workers/still-pool.ts';
import { FRONT_MATTER, workspace } from '../rig.ts';
import { preparedStills } from './prepared.ts';

const RED = { r: 200, g: 30, b: 30 };
const BLUE = { r: 30, g: 30, b: 200 };

/** Red above, blue below: shows which way up it is drawn. */
const twoColours = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: RED } }).composite([
    {
      input: { create: { width, height: Math.ceil(height / 2), channels: 3, background: BLUE } },
      gravity: 'south',
    },
  ]);

async function pictureStory(): Promise<string> {
  // A camera held sideways: the file's rows run across, EXIF says to turn them.
  const upright = await twoColours(300, 400).png().toBuffer();
  const turned = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  return workspace({
    'content/newsroom.yaml': `organisation: { vi: Công đoàn thử nghiệm }
locale: vi
locales: [vi]
formats: [square, portrait]
logo: logo.png
`,
    'content/logo.png': await twoColours(90, 60).png().toBuffer(),
    'content/chuyen-di/portrait.jpg': await twoColours(240, 480).jpeg().toBuffer(),
    'content/chuyen-di/panorama.png': await twoColours(1200, 100).png().toBuffer(),
    'content/chuyen-di/turned.jpg': turned,
    'content/chuyen-di/story.md': `${FRONT_MATTER.replace('date:', 'image: { src: portrait.jpg, alt: Công nhân }\ndate:')}
## Toàn cảnh

![Toàn cảnh](panorama.png)

## Dựng đứng

![Dựng đứng](turned.jpg)
`,
  });
}

/** All jobs on that many threads; what each left, by job. */
async function draw(jobs: readonly StillInput[], place: RenderPlace, workers: number): Promise<Map<string, Rendered>> {
  const renderer = createStillRenderer({ workers });
  try {
    const all = await Promise.all(jobs.map(async (job) => [job.id, await renderer.render(job, place)] as const));
    return new Map(all);
  } finally {
    await renderer.close();
  }
}

const filesOf = (rendered: Map<string, Rendered>): readonly RenderedFile[] =>
  [...rendered.values()].flatMap(({ files }) => files);

const hashes = (rendered: Map<string, Rendered>): Record<string, string> =>
  Object.fromEntries(filesOf(rendered).map(({ name, hash }) => [name, hash]));

const namesOf = ({ files }: Rendered): string[] => files.map(({ name }) => name);

test('pictures are drawn the right way up, named as promised, and the same on one worker, on two, in any order', async () => {
  const root = await pictureStory();
  const { jobs, place } = await preparedStills(root);
  const first = await draw(jobs, place, 1);
  expect([...first.values()].flatMap(({ findings }) => findings)).toEqual([]);
  const names = Object.keys(hashes(first)).sort();
  // Beside each picture what it shows, in words.
  expect(names).toEqual(
    ['portrait', 'square-01', 'square-02', 'square-03', 'square-04'].flatMap((name) => [`${name}.png`, `${name}.txt`]),
  );
  for (const { name, hash, bytes } of filesOf(first)) {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    if (name.endsWith('.txt')) continue;
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toEqual(name.includes('square') ? [1080, 1080] : [1080, 1350]);
  }
  // The turned photograph on the third card: red over blue, as the camera saw it.
  const third = filesOf(first).find(({ name }) => name === 'square-03.png')!;
  const card = await sharp(third.bytes).removeAlpha().raw().toBuffer();
  const at = (y: number) => [...card.subarray((y * 1080 + 540) * 3, (y * 1080 + 540) * 3 + 3)];
  expect(at(300)[0]).toBeGreaterThan(150);
  expect(at(840)[2]).toBeGreaterThan(150);

  const again = await draw([...jobs].reverse(), place, 2);
  expect(hashes(again)).toEqual(hashes(first));
});

test('a text that does not fit draws nothing; other jobs are drawn', async () => {
  const root = workspace();
  const { jobs, place } = await preparedStills(root, { locale: ['vi'] });
  const long = { key: 'title', value: 'Xin'.repeat(60) };
  const changed = jobs.map((job) =>
    job.format === 'link' ? { ...job, document: { ...job.document, title: long } } : job,
  );
  const rendered = await draw(changed, place, 2);
  const { files, findings } = rendered.get('chuyen-di/vi/link')!;
  expect(files).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'text-overflow', key: 'title', format: 'link', locale: 'vi' }]);
  expect(namesOf(rendered.get('chuyen-di/vi/square')!)).toEqual(
    ['01', '02', '03'].flatMap((card) => [`square-${card}.png`, `square-${card}.txt`]),
  );
});

test('a picture that cannot be read fails its own job alone', async () => {
  const root = await pictureStory();
  const { jobs, place } = await preparedStills(root);
  const asset = { hash: 'ff'.repeat(32), width: 10, height: 10 };
  const broken = jobs.map((job) =>
    job.format === 'square' ? { ...job, document: { ...job.document, image: { asset } } } : job,
  );
  const rendered = await draw(broken, place, 1);
  const { files, findings } = rendered.get('chuyen-di/vi/square')!;
  expect(files).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'render-failed', id: 'render-failed.still', format: 'square' }]);
  expect(namesOf(rendered.get('chuyen-di/vi/portrait')!)).toEqual(['portrait.png', 'portrait.txt']);
});
