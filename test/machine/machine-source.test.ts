import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import { readGlossary } from '../../scripts/catalog/glossary.ts';
import { Log } from '../../scripts/commands/command.ts';
import { machineSource } from '../../scripts/commands/machine-source.ts';
import type { FaultKind } from '../../scripts/machine/answer.ts';
import { openProvider } from '../../scripts/machine/open-provider.ts';
import { createTranslator } from '../../scripts/machine/translator.ts';
import { type Behaviour, translationServer } from './server.ts';

const KEY = 'key-of-a-test';
const GLOSSARY = `terms:
  - { id: cong-doan, kind: term, vi: công đoàn, ru: профсоюз, en: trade union }
  - { id: lao, kind: place, vi: Lào, ru: Лаос, en: Laos }
  - { id: lien-doan, kind: organisation, vi: Liên đoàn Lao động, ru: Федерация труда }
`;

const message = (key: string, source: string, plural?: true): Message => ({
  key,
  source,
  at: { file: 'content/a/story.md', line: 1, column: 1 },
  ...(plural && { plural: { qualifier: 'exact', value: 34_318, decimals: 0, unit: '' } }),
});

async function drafts(messages: readonly Message[], locale: string, behaviour: Behaviour = {}) {
  const server = await translationServer(behaviour);
  const env = { NHIPCAU_DEEPL_URL: server.url, NHIPCAU_DEEPL_KEY: KEY };
  const http = { signal: new AbortController().signal, wait: async () => undefined };
  const provider = openProvider('deepl', env, http);
  const glossary = readGlossary(GLOSSARY, 'locales/glossary.yaml');
  if (!provider.ok || !glossary.ok) throw new Error('both are sound');
  const log = new Log(() => undefined);
  const story = { slug: 'a', locale: 'vi' };
  const options = { story, translator: createTranslator(provider.value), glossary: glossary.value, log };
  const made = await machineSource(options).drafts(
    messages.map((one) => ({ message: one })),
    locale,
  );
  const forms = Object.assign({}, ...[...made.values()].map((draft) => Object.fromEntries(draft.forms)));
  return { made, forms: forms as Record<string, string>, findings: log.findings, server };
}

const told = (findings: readonly Finding[]): readonly (string | undefined)[][] =>
  findings.map(({ id, key }) => [id.replace('machine-translation.', ''), key]);

/** Answers with what the list has for a text, elements aside; else as it came. */
const dictionary =
  (words: Readonly<Record<string, string>>) =>
  (markup: string): string =>
    words[markup.replace(/<[^>]*>/g, '')] ?? markup;

test('terms are written as the glossary has them, and names and numbers stay', async () => {
  const source = 'Các công đoàn ở **Lào** theo 15/NQ-BCH, xem https://a_b.vn/c_d hay hỏi {{name}}';
  const { forms, made, server } = await drafts([message('a.text.1', source)], 'ru');
  expect(forms['a.text.1']).toBe('Cac профсоюз o **Лаос** theo 15/NQ-BCH, xem https://a_b.vn/c_d hay hoi {{name}}');
  expect(made.get('a.text.1')).toMatchObject({ from: 'DeepL' });
  expect(made.get('a.text.1')).not.toHaveProperty('was');
  expect(server.texts()[0]).toContain('<x id="0">профсоюз</x>');
});

test('a country is not what is written like it', async () => {
  const { forms } = await drafts([message('a.text.1', 'gió lào thổi'), message('a.text.2', 'sang Lào')], 'en');
  expect(forms).toEqual({ 'a.text.1': 'gio lao thoi', 'a.text.2': 'sang Laos' });
});

test('a term without a word in the language is the machine’s to translate', async () => {
  const { forms } = await drafts([message('a.text.1', 'Liên đoàn Lao động tỉnh')], 'en');
  expect(forms).toEqual({ 'a.text.1': 'Lien doan Lao dong tinh' });
});

test('a text that is a term begins as the text does', async () => {
  const { forms } = await drafts([message('a.heading', 'Công đoàn'), message('a.item.1', 'công đoàn')], 'en');
  expect(forms).toEqual({ 'a.heading': 'Trade union', 'a.item.1': 'trade union' });
});

test('a label under a figure gets the form of each kind of number', async () => {
  const translate = dictionary({
    'công đoàn cơ sở': 'первичный профсоюз',
    '1 công đoàn cơ sở': '1 первичный профсоюз',
    '2 công đoàn cơ sở': '2 первичных профсоюза',
    '5 công đoàn cơ sở': 'пять первичных профсоюзов',
    '1,5 công đoàn cơ sở': '1,5 первичного профсоюза',
  });
  const { forms, findings } = await drafts([message('a.figure.1', 'công đoàn cơ sở', true)], 'ru', { translate });
  expect(forms).toEqual({
    'a.figure.1_one': 'первичный профсоюз',
    'a.figure.1_few': 'первичных профсоюза',
    // The number was told in words: the plain translation serves.
    'a.figure.1_many': 'первичный профсоюз',
    'a.figure.1_other': 'первичного профсоюза',
  });
  expect(findings).toEqual([]);
});

test('a language of one form is asked without numbers', async () => {
  const { forms, server } = await drafts([message('a.figure.1', 'đoàn viên', true)], 'zh');
  expect(forms).toEqual({ 'a.figure.1_other': 'doan vien' });
  expect(server.texts()).toEqual(['đoàn viên']);
});

test('{{count}} in a label is a number to the machine and a placeholder in the catalog', async () => {
  const { forms, server } = await drafts([message('a.figure.1', 'trong {{count}} năm', true)], 'en');
  expect(forms).toEqual({ 'a.figure.1_one': 'trong {{count}} nam', 'a.figure.1_other': 'trong {{count}} nam' });
  expect(server.texts()).toContain('trong <x id="0">2</x> năm');
});

test('no draft where the machine changed a number, or gave the text back', async () => {
  const messages = [
    message('a.text.1', 'Có 34.318 đoàn viên'),
    message('a.text.2', 'Đoàn viên ở tỉnh miền núi'),
    message('a.text.3', 'Ngày 11/2/2022'),
  ];
  const translate = dictionary({
    'Có 34.318 đoàn viên': 'There are 34,381 members',
    'Ngày 11/2/2022': '11 February 2022',
  });
  const { forms, findings } = await drafts(messages, 'en', { translate });
  expect(forms).toEqual({ 'a.text.3': '11 February 2022' });
  expect(told(findings)).toEqual([
    ['numbers', 'a.text.1'],
    ['copy', 'a.text.2'],
  ]);
});

test('a hostile answer leaves its text missing, and the others are filled', async () => {
  const bad = ['<script>alert(1)</script>', '&lt;img src=x&gt;', '$t(title)', '[x](https://evil.example)', '\u202eabc'];
  const messages = [...bad.map((_, at) => message(`a.text.${at + 1}`, `đoạn ${at + 1}`)), message('a.item.1', 'đoàn')];
  const translate = (markup: string): string => bad[Number(/đoạn (\d)/.exec(markup)?.[1]) - 1] ?? 'doan';
  const { forms, findings } = await drafts(messages, 'en', { translate });
  expect(forms).toEqual({ 'a.item.1': 'doan' });
  expect(told(findings)).toEqual(bad.map((_, at) => ['left', `a.text.${at + 1}`]));
});

test('what fails as a whole is told once, not for every text, and never with the key', async () => {
  const messages = [message('a.text.1', 'đoàn viên'), message('a.text.2', 'công đoàn')];
  for (const [status, id] of [
    [403, 'wrong-key'],
    [456, 'quota'],
    [503, 'busy'],
    [302, 'redirect'],
    [404, 'refused'],
  ] as const) {
    const { made, findings } = await drafts(messages, 'en', {
      instead: ({ headers }, response) =>
        Boolean(response.writeHead(status, { location: `https://a.example/?${headers.authorization}` }).end(KEY)),
    });
    expect(made.size).toBe(0);
    expect(told(findings)).toEqual([[id, undefined]]);
    expect(JSON.stringify(findings)).not.toContain(KEY);
  }
});

test('every fault of a service has words and a next step, in both languages', () => {
  const kinds: Readonly<Record<Exclude<FaultKind, 'stopped'>, true>> = {
    unreachable: true,
    timeout: true,
    busy: true,
    'wrong-key': true,
    quota: true,
    redirect: true,
    'not-json': true,
    refused: true,
    'server-error': true,
    'too-large': true,
    'wrong-answer': true,
  };
  const ids = [...Object.keys(kinds), 'not-set', 'address', 'key', 'language', 'left', 'numbers', 'copy'];
  for (const language of ['vi', 'en'] as const) {
    const entries = JSON.parse(readFileSync(`locales/${language}/cli.json`, 'utf8')) as Record<string, string>;
    const wanted = ids.flatMap((id) => [`machine-translation.${id}`, `machine-translation.${id}.hint`]);
    expect(wanted.filter((id) => !entries[id])).toEqual([]);
  }
});

test('a language that is not spoken is told once', async () => {
  const messages = [message('a.text.1', 'đoàn viên'), message('a.text.2', 'công đoàn')];
  const { findings } = await drafts(messages, 'km');
  expect(findings).toMatchObject([{ id: 'machine-translation.language', locale: 'km', values: { service: 'DeepL' } }]);
});
