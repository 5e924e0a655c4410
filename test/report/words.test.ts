import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../../compositions/model/diagnostic.ts';
import { FLAGS } from '../../scripts/commands/flags.ts';
import { COMMANDS } from '../../scripts/commands/table.ts';
import { chooseLanguage, loadWords } from '../../scripts/report/words.ts';

const read = (language: string) =>
  JSON.parse(readFileSync(`locales/${language}/cli.json`, 'utf8')) as Record<string, string>;
const [vi, en] = [read('vi'), read('en')];
const placeholders = (text = ''): string[] => [...new Set(text.match(/\{\{[^}]*\}\}/g))].sort();

const sources = ['scripts', 'compositions'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [path.posix.join(folder, name), readFileSync(path.join(folder, name), 'utf8')] as const),
);

test('both languages say the same things, with the same placeholders', () => {
  expect(Object.keys(vi)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(vi)) expect(placeholders(text), key).toEqual(placeholders(en[key]));
});

test('every finding and reason that the code names has words', () => {
  const missing = sources.flatMap(([file, text]) =>
    [...text.matchAll(/\bid: (?:[^'",;{}]*\? )?'([a-z-]+(?:\.[a-z-]+)+)'(?: : '([a-z-]+(?:\.[a-z-]+)+)')?/g)]
      .flatMap(([, ...ids]) => ids)
      .filter((id) => id !== undefined && !(id in en))
      .map((id) => `${file}: ${id}`),
  );
  expect(missing).toEqual([]);
});

test('every fault that a reader names by its last part has words', () => {
  const details = sources.flatMap(([, text]) =>
    [...text.matchAll(/\b(?:reader\.report|found|fault)\((?:[^,'()]+, )?(?:'[a-z-]+', )?'([a-z-]+)'/g)].map(
      (match) => match[1]!,
    ),
  );
  const keys = Object.keys(en);
  expect(details.length).toBeGreaterThan(30);
  expect(details.filter((detail) => !(detail in RULES) && !keys.some((key) => key.endsWith(`.${detail}`)))).toEqual([]);
});

test('every sentence that a reporter or the help prints has words', () => {
  const asked = sources.flatMap(([, text]) => [...text.matchAll(/\bwords\('([a-z.-]+)'/gi)].map((match) => match[1]!));
  const help = [
    ...Object.keys(FLAGS).map((name) => `help.option.${name}`),
    ...Object.keys(COMMANDS).map((name) => `help.command.${name}`),
  ];
  expect([...asked, ...help].filter((id) => !(id in en))).toEqual([]);
});

test('values are put in as they are, and nothing in them is looked up again', () => {
  const words = loadWords('en');
  expect(words('reason.content', { path: '<b>', before: '{{after}}', after: '$t(help.about) & co' })).toBe(
    '<b> has changed: {{after}} → $t(help.about) & co',
  );
});

test.each<[{ asked?: string } & NodeJS.ProcessEnv, string]>([
  [{ asked: 'vi', LANG: 'en_GB.UTF-8' }, 'vi'],
  [{ asked: 'en', LANG: 'vi_VN.UTF-8' }, 'en'],
  [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: 'vi_VN' }, 'vi'],
  [{ LANG: 'vi_VN', NHIPCAU_LANG: 'en' }, 'en'],
])('%o speaks %s', ({ asked, ...env }, language) => {
  expect(chooseLanguage(asked, env)).toBe(language);
});
