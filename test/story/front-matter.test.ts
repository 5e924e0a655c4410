import { describe, expect, test } from 'vitest';
import { HEAD, parse } from './parse.ts';

const withHead = (...lines: readonly string[]) => parse(['---', ...lines, '---', '## A', '', 'x', ''].join('\n'));
const GOOD = ['title: T', 'summary: S', 'date: 2015-04-06', 'source:', '  title: a', '  publisher: b'];
const without = (start: string) => GOOD.filter((line) => !line.startsWith(start));

describe('what stands around front matter', () => {
  // `---js` runs code in gray-matter: the story would set this.
  test.each(['js', 'javascript', 'JS', ' JavaScript', 'coffee', 'json', 'toml', 'yaml'])(
    '---%s is refused unread',
    (language) => {
      for (const mark of ['', '\ufeff']) {
        const { ok, findings } = parse(`${mark}---${language}\nglobalThis.pwned = true;\n({})\n---\n## A\n`);
        expect(ok).toBe(false);
        expect(findings).toMatchObject([
          { id: 'invalid-front-matter.language', at: { line: 1, column: 4 }, actual: language.trim() },
        ]);
        expect(Reflect.has(globalThis, 'pwned')).toBe(false);
      }
    },
  );

  test.each([
    ['', 'absent', 1],
    ['## A\n\nx\n', 'absent', 1],
    ['----\ntitle: x\n----\n', 'absent', 1],
    ['\n---\ntitle: x\n---\n', 'blank-line', 1],
    [' \n\n---\ntitle: x\n---\n', 'blank-line', 1],
    ['---\ntitle: x\n', 'unclosed', 1],
    ['---\ntitle: x\n---- \n', 'closing', 3],
    ['---\ntitle: x\n--- js\n', 'closing', 3],
  ])('%j: %s', (text, detail, line) => {
    const { ok, findings } = parse(text);
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ id: `invalid-front-matter.${detail}`, at: { line } }]);
  });

  test('a broken story is broken the second time too', () => {
    const text = '---\ntitle: [x\n---\n## A\n';
    expect(parse(text).findings).toEqual(parse(text).findings);
    expect(parse(text).ok).toBe(false);
  });

  test('a byte order mark and Windows line ends change nothing', () => {
    const text = `${HEAD}## A\n\nx\n`;
    expect(parse(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(parse(text));
  });
});

describe('what stands in front matter', () => {
  test('becomes messages, dates and data', () => {
    const story = withHead(
      'title: "Ba chuyến: nhiều bài học"',
      'summary: >',
      '  Năm năm',
      '  ở biên giới',
      'date: 2015-04',
      'place: Cao Bằng',
      'source: {title: a, publisher: b, date: 2015, url: "https://example.org/a?b=1"}',
      'image: {src: anh/bia.jpg, alt: Cột mốc, credit: Lan, focus: 50% 30%}',
      'tags: [0123, no]',
      'locale: vi',
    );
    expect(story.findings).toEqual([]);
    expect(story.ok && story.value).toMatchObject({
      locale: 'vi',
      title: { key: 'title', source: 'Ba chuyến: nhiều bài học', at: { line: 2, column: 8 } },
      summary: { key: 'summary', source: 'Năm năm ở biên giới' },
      date: { year: 2015, month: 4 },
      place: { key: 'place' },
      source: { title: { key: 'source.title' }, publisher: { key: 'source.publisher' }, date: { year: 2015 } },
      image: {
        src: 'anh/bia.jpg',
        alt: { key: 'image.alt' },
        credit: { key: 'image.credit' },
        focus: { x: 0.5, y: 0.3 },
      },
      tags: ['0123', 'no'],
    });
  });

  test.each([
    ['50% 30%', { x: 0.5, y: 0.3 }],
    ['50 30', { x: 0.5, y: 0.3 }],
    ['0.5 0.3', { x: 0.5, y: 0.3 }],
    ['0% 100%', { x: 0, y: 1 }],
    ['0.5% 1%', { x: 0.005, y: 0.01 }],
  ])('the focal point may be written %s', (focus, expected) => {
    const story = parse(`${HEAD.replace(/---\n*$/, `image: {src: a.png, alt: a, focus: ${focus}}\n---\n`)}## A\n\nx\n`);
    expect(story.ok && story.value.image?.focus).toEqual(expected);
  });

  test.each(['title', 'summary', 'date'])('%s must be there', (key) => {
    expect(withHead(...without(key)).findings).toMatchObject([
      { id: 'invalid-front-matter.missing', values: { key }, at: { line: 2, column: 1 }, expected: `${key}: …` },
    ]);
    expect(withHead(...without(key), `${key}:`).findings).toMatchObject([
      { id: 'invalid-front-matter.missing', values: { key }, at: { line: 7, column: 1 } },
    ]);
  });

  test.each(['title', 'publisher'])('source.%s must be there', (key) => {
    expect(withHead(...without(`  ${key}`)).findings).toMatchObject([
      { id: 'invalid-front-matter.missing', values: { key: `source.${key}` }, at: { line: 5, column: 1 } },
    ]);
  });

  test('a misspelt key is told once, with the key that was meant', () => {
    expect(withHead('tittle: T', ...without('title')).findings).toMatchObject([
      { id: 'invalid-front-matter.misspelt-key', at: { line: 2, column: 1 }, expected: 'title', actual: 'tittle' },
    ]);
    expect(withHead(...GOOD, '  pubisher: c', '  author: d').findings.map(({ id }) => id)).toEqual([
      'invalid-front-matter.unknown-key',
      'invalid-front-matter.unknown-key',
    ]);
  });

  test.each([
    ['date: 30/11/2023', 'date', '2023-11-30', 7],
    ['date: 2023-02-30', 'date', '2023-06-28', 7],
    ['date: 2023-11-30T10:00', 'date', '2023-06-28', 7],
    ['locale: vn', 'locale', 'vi', 9],
    ['image: {src: a.png, alt: a, focus: 50% 120%}', 'focus', '50% 30%', 36],
    ['image: {src: a.png, alt: a, focus: giữa}', 'focus', '50% 30%', 36],
  ])('%s is told what is expected', (line, detail, expected, column) => {
    const key = line.split(':', 1)[0] ?? '';
    expect(withHead(...without(key), line).findings).toMatchObject([
      { id: `invalid-front-matter.${detail}`, expected, at: { column } },
    ]);
  });

  test.each(['javascript:alert(1)', 'ftp://example.org', 'example.org', 'http://', 'https://a b'])(
    'address %s',
    (url) => {
      expect(withHead(...GOOD, `  url: "${url}"`).findings).toMatchObject([
        { id: 'invalid-front-matter.url', at: { line: 8, column: 8 } },
      ]);
    },
  );

  test.each([
    ['../a.png', 'parent'],
    ['http://example.org/a.png', 'remote'],
    ['C:\\a.png', 'backslash'],
  ])('image %s', (src, reason) => {
    expect(withHead(...GOOD, 'image:', '  alt: a', `  src: ${src}`).findings).toMatchObject([
      { id: `unsafe-path.${reason}`, at: { line: 10, column: 8 } },
    ]);
  });

  test('values of the wrong shape are told as that', () => {
    expect(withHead('- a').findings).toMatchObject([{ id: 'invalid-front-matter.map' }]);
    expect(withHead(...without('title'), 'title: {a: b}').findings).toMatchObject([
      { id: 'invalid-front-matter.text' },
    ]);
    expect(withHead(...GOOD, 'tags: a').findings).toMatchObject([{ id: 'invalid-front-matter.tags' }]);
  });

  test('marks and braces in plain words: marks are the writer’s own, braces are refused', () => {
    const story = withHead(...without('title'), 'title: "5 * 3 **x** _y_ a_b"');
    expect(story.ok && story.value.title.source).toBe('5 * 3 \\*\\*x\\*\\* \\_y\\_ a_b');
    expect(withHead(...without('title'), 'title: "a {{b}}"').findings).toMatchObject([{ id: 'unsafe-text.braces' }]);
    expect(withHead(...without('title'), 'title: "$t(b)"').findings).toMatchObject([{ id: 'unsafe-text.nesting' }]);
  });
});
