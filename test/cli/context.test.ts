import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, STORY_EN, workspace, write } from '../rig.ts';

const SECTION = 'mot-tinh-bien-gioi';
const IN_SQUARE = ['title', 'summary', 'source.title', 'source.publisher', `${SECTION}.heading`, `${SECTION}.figure.1`];
/** A link's preview shows no section but its first figure, and the summary where there is room. */
const IN_LINK = ['title', 'summary', 'source.title', 'source.publisher', `${SECTION}.figure.1`];

const draw = (root: string, ...more: string[]) =>
  nhipcau(['status', '--root', root, '--context', `${root}/hinh`, ...more]);
const names = (folder: string): string[] => readdirSync(folder).toSorted();
const times = (folder: string): number[] => names(folder).map((name) => statSync(path.join(folder, name)).mtimeMs);

test('writes a picture of every text in every format, and pages that list them; a second run changes nothing', async () => {
  const root = workspace();
  const ran = await draw(root);
  expect(ran).toMatchObject({ status: 0 });
  expect(ran.stdout).toContain('chuyen-di');
  const folder = path.join(root, 'hinh/chuyen-di/en');
  expect(names(folder)).toEqual(
    [
      'context.json',
      'index.html',
      ...IN_LINK.map((key) => `link-${key}.png`),
      ...[...IN_SQUARE, `${SECTION}.text.1`].map((key) => `square-${key}.png`),
    ].toSorted(),
  );
  expect(existsSync(path.join(root, 'hinh/chuyen-di/vi'))).toBe(false);
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  for (const [key, value] of Object.entries(STORY_EN)) expect(page, key).toContain(`>${value}</span>`);
  for (const [, name = ''] of page.matchAll(/src="([^"]+)"/g))
    expect(existsSync(path.join(folder, name)), name).toBe(true);
  expect(readFileSync(path.join(root, 'hinh/index.html'), 'utf8')).toContain('href="chuyen-di/en/index.html"');
  expect(existsSync(path.join(root, 'locales/.state'))).toBe(false);
  const before = times(folder);
  expect((await draw(root)).status).toBe(0);
  expect(times(folder)).toEqual(before);
});

test('draws what is missing and what is too long; what is gone goes, what is not ours stays', async () => {
  const root = workspace({
    'locales/en/chuyen-di.json': JSON.stringify({ ...STORY_EN, title: 'Überorganisations'.repeat(12), summary: '' }),
    'hinh/chuyen-di/en/ghi-chu.txt': 'mine',
  });
  const folder = path.join(root, 'hinh/chuyen-di/en');
  expect((await draw(root)).status).toBe(0);
  expect(names(folder)).toContain('square-summary.png');
  const { status } = await draw(root, '--format', 'link');
  expect(status).toBe(0);
  expect(names(folder)).toEqual(
    ['context.json', 'ghi-chu.txt', 'index.html', ...IN_LINK.map((key) => `link-${key}.png`)].toSorted(),
  );
});

test('overwrites nobody else’s page and follows no link out of its folder', async () => {
  const root = workspace({ 'hinh/index.html': 'mine' });
  mkdirSync(path.join(root, 'elsewhere'));
  symlinkSync(path.join(root, 'elsewhere'), path.join(root, 'hinh/chuyen-di'));
  const { status, json } = await nhipcauJson([
    'status',
    '--root',
    root,
    '--context',
    `${root}/hinh`,
    '--format',
    'link',
  ]);
  expect(status).toBe(1);
  expect(json.diagnostics.map(({ rule }) => rule).toSorted()).toEqual(['unsafe-path', 'write-failed']);
  expect(names(path.join(root, 'elsewhere'))).toEqual([]);
  expect(readFileSync(path.join(root, 'hinh/index.html'), 'utf8')).toBe('mine');
});

test('Ctrl-C ends it cleanly, and the next run makes up for it', async () => {
  const root = workspace();
  write(root, {
    'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi, en, fr, es]\nformats: [square, link]\n',
  });
  // Once: a second one, when the run has ended in good order, would end the process as any signal does.
  let stopped = false;
  const cut = await nhipcau(['status', '--root', root, '--context', `${root}/hinh`], {
    onOutput(_, kill) {
      if (!stopped) kill('SIGINT');
      stopped = true;
    },
  });
  expect(cut.status).toBe(130);
  expect(
    readdirSync(path.join(root, 'hinh'), { recursive: true }).filter((name) => /\.tmp-/.test(String(name))),
  ).toEqual([]);
  expect((await draw(root)).status).toBe(0);
  for (const locale of ['en', 'fr', 'es'])
    expect(names(path.join(root, `hinh/chuyen-di/${locale}`)), locale).toContain('index.html');
});
