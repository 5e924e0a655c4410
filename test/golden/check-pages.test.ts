import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Mark, Page } from '../../compositions/layout/mark.ts';
import { folderWith } from '../rig.ts';
import { Baseline } from './baseline.ts';
import { CASES } from './cases.ts';
import { checkPages, keepPages, type Places } from './check-pages.ts';
import { ALLOWED, differenceOf } from './compare.ts';
import { drawSheet, goldenPages } from './draw.ts';
import { decodeKept, encodeKept } from './kept-picture.ts';
import { GoldenReport } from './report.ts';
import { type GoldenJobs, goldenJobs, temporaryFolder } from './workspace.ts';

const one = CASES.find(({ id }) => id === 'list')!;
let made: GoldenJobs;
/** A card of the case in Arabic, and its A4 page, on which 4 px are least of all. */
const drawn: Record<'square' | 'a4', readonly Page[]> = { square: [], a4: [] };

beforeAll(async () => {
  const { folder, remove } = temporaryFolder();
  made = await goldenJobs([one], folder);
  for (const format of ['square', 'a4'] as const) {
    drawn[format] = await goldenPages(made.jobs.find(({ id }) => id === `list/ar/${format}`)!, one);
  }
  return remove;
});

function places(): Places & { readonly folder: string } {
  const folder = folderWith();
  return {
    folder,
    baseline: new Baseline(path.join(folder, 'kept')),
    report: new GoldenReport(path.join(folder, 'report')),
  };
}

const job = (pages: readonly Page[]) => ({ story: 'list', name: 'square-ar', pages, assets: made.assets });

/** What the check says of pages whose marks were changed by `change`. */
async function toldOf(pages: readonly Page[], change: (marks: readonly Mark[]) => readonly Mark[]) {
  const here = places();
  await keepPages(job(pages), here);
  const changed = pages.map((page) => ({ ...page, marks: change(page.marks) }));
  return checkPages(job(changed), here);
}

const moved = (mark: Mark, by: number): Mark => ({ ...mark, box: { ...mark.box, y: mark.box.y + by } });
const isLastText = (marks: readonly Mark[], mark: Mark): boolean =>
  mark === marks.findLast(({ kind }) => kind === 'text');

test('what is drawn again is as it was, and another processor may round the other way', async () => {
  expect(await toldOf(drawn.square, (marks) => [...marks])).toBeUndefined();
  const sheet = await drawSheet(drawn.square, made.assets);
  const rounded = Buffer.from(sheet.data.map((level, index) => Math.min(255, index % 7 === 0 ? level + 2 : level)));
  const kept = await decodeKept(await encodeKept(sheet));
  expect(differenceOf(kept, sheet).share).toBeLessThanOrEqual(ALLOWED.share / 2);
  expect(differenceOf(kept, { ...sheet, data: rounded }).share).toBeLessThanOrEqual(ALLOWED.share);
});

test.each(['square', 'a4'] as const)('%s: a text that moved by 4 px is told', async (format) => {
  const told = await toldOf(drawn[format], (marks) =>
    marks.map((mark) => (isLastText(marks, mark) ? moved(mark, 4) : mark)),
  );
  expect(told).toMatch(/text .* → text /);
});

test('a colour a little off is told', async () => {
  const lighter = (mark: Mark): Mark => (mark.kind === 'text' ? { ...mark, fill: '#2b3f66' } : mark);
  expect(await toldOf(drawn.square, (marks) => marks.map(lighter))).toContain('#2b3f66');
});

test('a mark that is gone is told', async () => {
  const told = await toldOf(drawn.square, (marks) => marks.filter((mark) => !isLastText(marks, mark)));
  expect(told).toMatch(/marks before/);
});

const ARROW = 'M2 40L46 24 2 8 14 24Z';
const MIRRORED_ARROW = 'M46 40L2 24 46 8 34 24Z';
const withIcon = (d: string, pages: readonly Page[]): Page[] =>
  pages.map((page) => ({
    ...page,
    marks: [...page.marks, { kind: 'path', d, fill: '#0b2a5b', box: { x: 80, y: 900, width: 48, height: 48 } }],
  }));

test('an icon that looks the other way is told, by its marks and to the eye', async () => {
  const here = places();
  await keepPages(job(withIcon(ARROW, drawn.square)), here);
  expect(await checkPages(job(withIcon(MIRRORED_ARROW, drawn.square)), here)).toMatch(/path .* → path /);
  const [before, after] = await Promise.all(
    [ARROW, MIRRORED_ARROW].map((d) => drawSheet(withIcon(d, drawn.square), made.assets)),
  );
  const kept = await decodeKept(await encodeKept(before!));
  expect(differenceOf(kept, after!).share).toBeGreaterThan(ALLOWED.share);
});

test('a page that is gone, and one that nobody has approved', async () => {
  const here = places();
  const twice = [...drawn.square, ...drawn.square];
  await keepPages(job(twice), here);
  expect(await checkPages(job(drawn.square), here)).toMatch(/^100/);
  expect(await checkPages({ ...job(drawn.square), name: 'square-vi' }, here)).toBe(
    'there is no approved picture of it',
  );
});

test('the report shows what failed, and only as long as it fails', async () => {
  const here = places();
  await keepPages(job(drawn.square), here);
  await checkPages(job(withIcon(ARROW, drawn.square)), here);
  const index = here.report.write()!;
  const html = readFileSync(index, 'utf8');
  const images = [...html.matchAll(/src="([^"]+)"/g)].map(([, name]) => name!);
  expect(images).toEqual(['list.square-ar.before.png', 'list.square-ar.after.png', 'list.square-ar.difference.png']);
  for (const name of images) expect(existsSync(path.join(path.dirname(index), name)), name).toBe(true);
  await checkPages(job(drawn.square), here);
  expect(here.report.write()).toBeUndefined();
  expect(readdirSync(path.dirname(index))).toEqual([]);
});

test('an update writes what changed, and takes away what is no case any more', async () => {
  const here = places();
  const kept = path.join(here.folder, 'kept');
  await keepPages(job(drawn.square), here);
  const files = [path.join(kept, 'list/square-ar.png'), path.join(kept, 'list/marks.json')];
  const before = files.map((file) => statSync(file).mtimeMs);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await keepPages(job(drawn.square), here);
  expect(files.map((file) => statSync(file).mtimeMs)).toEqual(before);
  await keepPages(job(withIcon(ARROW, drawn.square)), here);
  expect(files.map((file) => statSync(file).mtimeMs)).not.toEqual(before);

  mkdirSync(path.join(kept, 'gone'));
  writeFileSync(path.join(kept, 'gone/square-vi.png'), '');
  writeFileSync(path.join(kept, 'gone/marks.json'), '{}');
  writeFileSync(path.join(kept, 'list/story-vi.png'), '');
  here.baseline.prune(new Set(['list/square-ar']));
  expect(readdirSync(kept)).toEqual(['list']);
  expect(readdirSync(path.join(kept, 'list')).sort()).toEqual(['marks.json', 'square-ar.png']);
});
