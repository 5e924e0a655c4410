import { expect, test } from 'vitest';
import { openProvider } from '../../scripts/machine/open-provider.ts';
import type { Piece } from '../../scripts/machine/prepare-text.ts';
import { createTranslator, type SourceText } from '../../scripts/machine/translator.ts';
import { type Behaviour, plainLetters, translationServer } from './server.ts';

const KEY = 'key-of-a-test';

async function open(service: 'deepl' | 'libretranslate', behaviour: Behaviour = {}) {
  const server = await translationServer(behaviour);
  const env = {
    NHIPCAU_DEEPL_URL: server.url,
    NHIPCAU_DEEPL_KEY: KEY,
    NHIPCAU_LIBRETRANSLATE_URL: server.url,
    NHIPCAU_LIBRETRANSLATE_KEY: KEY,
  };
  const http = { signal: new AbortController().signal, wait: async () => undefined };
  const provider = openProvider(service, env, http);
  if (!provider.ok) throw new Error('the environment is set');
  return { server, translator: createTranslator(provider.value) };
}

const text = (words: string, pieces: readonly Piece[] = []): SourceText => ({
  text: words,
  pieces,
  accepts: () => true,
});
const texts = (count: number): SourceText[] => Array.from({ length: count }, (_, at) => text(`công đoàn số ${at}`));
const answers = (count: number): string[] => Array.from({ length: count }, (_, at) => `cong doan so ${at}`);
const RUSSIAN = { source: 'vi', target: 'ru' };

test('DeepL is spoken to as its manual says', async () => {
  const { server, translator } = await open('deepl');
  const { texts: found } = await translator.translate([text('Ba **đoàn**')], { source: 'vi', target: 'zh' });
  expect(found).toEqual(['Ba **doan**']);
  expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v2/languages?type=source',
    'GET /v2/languages?type=target',
    'POST /v2/translate',
  ]);
  for (const { headers } of server.received) expect(headers.authorization).toBe(`DeepL-Auth-Key ${KEY}`);
  expect(server.received.at(-1)?.body).toMatchObject({
    text: ['Ba <b>đoàn</b>'],
    source_lang: 'VI',
    target_lang: 'ZH-HANS',
    tag_handling: 'xml',
    ignore_tags: ['x'],
  });
});

test('LibreTranslate is spoken to as its manual says', async () => {
  const { server, translator } = await open('libretranslate');
  const { texts: found } = await translator.translate([text('Ba **đoàn**')], { source: 'vi', target: 'zh' });
  expect(found).toEqual(['Ba **doan**']);
  expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /languages', 'POST /translate']);
  expect(server.received.at(-1)?.body).toEqual({
    q: ['Ba <b>đoàn</b>'],
    source: 'vi',
    target: 'zh-Hans',
    format: 'html',
    api_key: KEY,
  });
  expect(server.received[0]?.path).not.toContain(KEY);
});

test.each([
  ['deepl', 50, 128 * 1024],
  ['libretranslate', 10, 17 * 1024],
] as const)('%s: no request is larger than it may be', async (service, most, bytes) => {
  const { server, translator } = await open(service);
  const long = Array.from({ length: 120 }, (_, at) => text(`${at} ${'Việt '.repeat(390)}`));
  const { texts: found } = await translator.translate([...texts(120), ...long], RUSSIAN);
  expect(found.slice(0, 120)).toEqual(answers(120));
  expect(found).not.toContain(undefined);
  const requests = server.received.filter(({ method }) => method === 'POST');
  for (const { body, bytes: size } of requests) {
    expect(((body.text ?? body.q) as string[]).length).toBeLessThanOrEqual(most);
    expect(size).toBeLessThanOrEqual(bytes);
  }
  expect(requests.length).toBeLessThan(80);
});

test('a text that stands in ten places is sent once, and the languages are asked for once', async () => {
  const { server, translator } = await open('libretranslate');
  const ten = Array.from({ length: 10 }, () => text('đoàn viên'));
  expect((await translator.translate(ten, RUSSIAN)).texts).toEqual(ten.map(() => 'doan vien'));
  await translator.translate(texts(1), RUSSIAN);
  expect(server.texts()).toEqual(['đoàn viên', 'công đoàn số 0']);
  expect(server.received.filter(({ method }) => method === 'GET')).toHaveLength(1);
});

test('a language that the service does not speak costs no other', async () => {
  const { server, translator } = await open('deepl', { languages: ['vi', 'ru'] });
  expect(await translator.translate(texts(1), { source: 'vi', target: 'km' })).toMatchObject({
    texts: [undefined],
    unspoken: true,
    faults: [],
  });
  expect(server.texts()).toEqual([]);
  expect((await translator.translate(texts(1), RUSSIAN)).texts).toEqual(answers(1));
});

test('a sentence that loses a term is tried once without it; one that loses a number of a document is not', async () => {
  const words = 'Công đoàn theo 15/NQ-BCH';
  const term: Piece = { start: 0, end: 9, value: 'профсоюз', term: true };
  const code: Piece = { start: 15, end: 24, value: '15/NQ-BCH' };
  const loses = (id: number) => (markup: string) =>
    plainLetters(markup).replace(new RegExp(`<x id="${id}">[^<]*</x>`), '');
  const sentTerm = (markup: string): string => (markup.includes('профсоюз') ? loses(0)(markup) : plainLetters(markup));
  const first = await open('deepl', { translate: sentTerm });
  expect((await first.translator.translate([text(words, [term, code])], RUSSIAN)).texts).toEqual([
    'Cong doan theo 15/NQ-BCH',
  ]);
  expect(first.server.texts()).toHaveLength(2);
  const second = await open('deepl', { translate: (markup) => markup.replace('15/NQ-BCH', '').replace(/<.*?>/g, '') });
  const lost = await second.translator.translate([text(words, [code]), text('Ba đoàn')], RUSSIAN);
  expect(lost).toMatchObject({ texts: [undefined, 'Ba đoàn'], useless: [0], faults: [] });
  expect(second.server.texts()).toHaveLength(2);
});

test('what is nothing but names and numbers of documents is not sent anywhere', async () => {
  const { server, translator } = await open('deepl');
  const piece: Piece = { start: 2, end: 11, value: '15/NQ-BCH' };
  expect((await translator.translate([text('**15/NQ-BCH**, 2022', [piece])], RUSSIAN)).texts).toEqual([
    '**15/NQ-BCH**, 2022',
  ]);
  expect(server.received).toEqual([]);
});

test('an answer that no catalog may hold is left', async () => {
  const { translator } = await open('deepl');
  const strict: SourceText = { ...text('xin chào'), accepts: (translation) => !translation.includes('chao') };
  expect(await translator.translate([strict], RUSSIAN)).toMatchObject({ texts: [undefined], useless: [0] });
});

test('another number of texts than was sent: none of them can be trusted', async () => {
  const { translator } = await open('libretranslate', {
    instead: ({ method }, response, nth) =>
      method === 'POST' && nth === 1 && Boolean(response.end(JSON.stringify({ translatedText: ['a', 'b'] }))),
  });
  const { texts: found, faults, useless } = await translator.translate(texts(15), RUSSIAN);
  expect(faults).toEqual([{ kind: 'wrong-answer' }]);
  expect(useless).toEqual([]);
  // The second request is another matter.
  expect(found).toEqual([...Array.from({ length: 10 }, () => undefined), ...answers(15).slice(10)]);
});

test.each([
  ['{"translatedText": "xin chào"}'],
  ['{"translatedText": [1]}'],
  ['{"translatedText": {"0": "a", "length": 1}}'],
  ['[]'],
  ['null'],
  ['{"__proto__": {"translatedText": ["a"]}}'],
])('an answer of another shape: %s', async (json) => {
  const { translator } = await open('libretranslate', {
    instead: ({ method }, response) => method === 'POST' && Boolean(response.end(json)),
  });
  expect(await translator.translate(texts(1), RUSSIAN)).toMatchObject({
    texts: [undefined],
    faults: [{ kind: 'wrong-answer' }],
  });
});

test('a server that is down costs five tries in a run of many languages', async () => {
  const { server, translator } = await open('libretranslate', {
    instead: (_, response) => Boolean(response.writeHead(503).end()),
  });
  const faults = [];
  for (const target of ['en', 'fr', 'es', 'ru', 'zh', 'ar']) {
    faults.push(...(await translator.translate(texts(30), { source: 'vi', target })).faults);
  }
  expect(faults).toEqual([{ kind: 'busy', status: 503 }]);
  expect(server.received).toHaveLength(5);
});

test('a quota that ends in the middle keeps what was translated', async () => {
  const { server, translator } = await open('deepl', {
    instead: ({ method }, response, nth) => method === 'POST' && nth > 1 && Boolean(response.writeHead(456).end()),
  });
  const { texts: found, faults } = await translator.translate(texts(120), RUSSIAN);
  expect(found.slice(0, 50)).toEqual(answers(50));
  expect(found.slice(50)).toEqual(Array.from({ length: 70 }, () => undefined));
  expect(faults).toEqual([{ kind: 'quota', status: 456 }]);
  expect(server.received.filter(({ method }) => method === 'POST')).toHaveLength(2);
});
