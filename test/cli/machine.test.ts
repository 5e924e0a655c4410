import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Behaviour, translationServer } from '../machine/server.ts';
import { nhipcau, nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

const CATALOG = 'locales/en/chuyen-di.json';
const STATES = 'locales/.state/en/chuyen-di.json';
const KEY = 'key-of-a-test';
const GLOSSARY = 'terms:\n  - { id: doan-vien, kind: term, vi: công đoàn, en: trade union }\n';
const TEXT = 'mot-tinh-bien-gioi.text.1';
const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');
const json = (root: string, file: string): Record<string, Record<string, string>> => JSON.parse(read(root, file));

/** A workspace whose translator has done the title alone, and a service to help. */
async function begin(behaviour?: Behaviour) {
  const server = await translationServer(behaviour);
  const files = { [CATALOG]: JSON.stringify({ title: STORY_EN.title }), 'locales/glossary.yaml': GLOSSARY };
  const root = workspace(files);
  const env = {
    NHIPCAU_LIBRETRANSLATE_URL: server.url,
    NHIPCAU_LIBRETRANSLATE_KEY: KEY,
    NHIPCAU_DEEPL_URL: server.url,
    NHIPCAU_DEEPL_KEY: KEY,
  };
  const prefill = (service: string, ...more: string[]) =>
    nhipcauJson(['extract', '--root', root, '--prefill', service, ...more], { env });
  return { server, root, env, prefill };
}

test('a machine fills what is missing with drafts, and is asked once', async () => {
  const { server, root, prefill } = await begin();
  const { status, json: printed } = await prefill('libretranslate');
  expect({ status, diagnostics: printed.diagnostics }).toEqual({ status: 0, diagnostics: [] });
  expect(Object.entries(json(root, CATALOG))).toEqual([
    // The translator's own.
    ['title', 'Three journeys'],
    ['summary', 'Nam nam lam cong tac doi ngoai'],
    ['source.title', 'Bao cao so 17'],
    ['source.publisher', 'Lien doan Lao dong tinh'],
    ['mot-tinh-bien-gioi.heading', 'Mot tinh bien gioi'],
    ['mot-tinh-bien-gioi.figure.1_one', 'doan vien'],
    ['mot-tinh-bien-gioi.figure.1_other', 'doan vien'],
    [TEXT, 'Trade union tap hop nguoi lao dong o mot tinh mien nui.'],
  ]);
  expect(new Set(Object.values(json(root, STATES)).map(({ state }) => state))).toEqual(new Set(['draft']));
  expect(server.received.every(({ path: asked }) => !asked.includes(KEY))).toBe(true);
  const files = [read(root, CATALOG), read(root, STATES)];
  const asked = server.received.length;
  await prefill('libretranslate');
  await prefill('deepl');
  expect([read(root, CATALOG), read(root, STATES)]).toEqual(files);
  expect(server.received).toHaveLength(asked);
  // No release takes them before somebody has read them.
  const release = await nhipcauJson(['check', '--root', root, '--texts', '--release', '--locale', 'en']);
  expect(release.json.diagnostics.map(({ rule }) => rule)).toContain('unreviewed-translation');
}, 60_000);

test('what people have reviewed in another story goes before the machine', async () => {
  const { server, root, prefill } = await begin();
  write(root, {
    [CATALOG]: JSON.stringify(STORY_EN),
    'content/hoi-nghi/story.md': STORY.replace('Ba chuyến đi', 'Hội nghị'),
  });
  await nhipcau(['extract', '--root', root]);
  await nhipcau(['approve', '--root', root, '--story', 'chuyen-di', '--locale', 'en', '--by', 'Lan']);
  await prefill('deepl', '--story', 'hoi-nghi');
  expect(json(root, 'locales/en/hoi-nghi.json')).toMatchObject({ title: 'Hoi nghi', summary: STORY_EN.summary });
  expect(server.texts()).toEqual(['Hội nghị']);
}, 60_000);

test('without an address the variable to set is named, and the rest is done', async () => {
  const { root } = await begin();
  const env = { NHIPCAU_LIBRETRANSLATE_URL: '', NHIPCAU_DEEPL_KEY: '' };
  for (const [service, variable] of [
    ['libretranslate', 'NHIPCAU_LIBRETRANSLATE_URL'],
    ['deepl', 'NHIPCAU_DEEPL_KEY'],
  ] as const) {
    const { status, json: printed } = await nhipcauJson(['extract', '--root', root, '--prefill', service], { env });
    expect(status).toBe(0);
    expect(printed.diagnostics).toMatchObject([
      { rule: 'machine-translation', severity: 'warning', hint: expect.stringContaining(variable) },
    ]);
    expect(existsSync(path.join(root, 'locales/vi/chuyen-di.json'))).toBe(true);
  }
}, 60_000);

test('a service that answers with its own page changes no file, and the key is in no message', async () => {
  const { root, env } = await begin({
    instead: ({ body }, response) => Boolean(response.end(`<script>alert("${body.api_key}")</script>`)),
  });
  await nhipcau(['extract', '--root', root]);
  const files = [read(root, CATALOG), read(root, STATES)];
  const { status, stdout, stderr } = await nhipcau(['extract', '--root', root, '--prefill', 'libretranslate'], { env });
  expect(status).toBe(0);
  expect(stdout + stderr).toContain('machine-translation');
  expect(stdout + stderr).not.toMatch(/script|key-of-a-test/);
  expect([read(root, CATALOG), read(root, STATES)]).toEqual(files);
}, 60_000);

test('Ctrl-C does not wait for a slow service', async () => {
  const { root, env } = await begin({ instead: () => true });
  const started = performance.now();
  const { status } = await nhipcau(['extract', '--root', root, '--prefill', 'libretranslate'], {
    env,
    onOutput: (text, kill) => text.includes('locales/vi/chuyen-di.json') && kill('SIGINT'),
  });
  expect(status).toBe(130);
  expect(performance.now() - started).toBeLessThan(25_000);
  expect(json(root, CATALOG)).toEqual({ title: STORY_EN.title });
}, 60_000);
