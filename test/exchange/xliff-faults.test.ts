import { expect, test } from 'vitest';
import { random } from '../../scripts/bench/text/random.ts';
import { randomFile } from './random-file.ts';
import { aUnit, fileFor, read, withUnits, xliffOf } from './xliff-files.ts';

const GOOD = aUnit('lời', 'words', { id: 'good' });

/** Ids of what is found, with line and column. */
const found = (text: string): readonly string[] =>
  read(text).findings.map(({ id, at }) => `${id} ${at?.line}:${at?.column}`);

const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('\n');
const PLAIN = withUnits(GOOD);

test.each([
  [
    'a billion laughs',
    PLAIN.replace('<xliff', `<!DOCTYPE x [<!ENTITY l0 "ha">${LAUGHS}]>\n<xliff`).replace('words', '&l9;'),
    'xliff-doctype',
  ],
  [
    'an external entity',
    PLAIN.replace('<xliff', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff').replace('words', '&e;'),
    'xliff-doctype',
  ],
  [
    'a document type alone',
    PLAIN.replace('<xliff', '<!DOCTYPE xliff SYSTEM "http://127.0.0.1/x.dtd"><xliff'),
    'xliff-doctype',
  ],
  ['an entity of HTML', PLAIN.replace('words', 'a&nbsp;b'), 'xliff-entity'],
  ['an entity by a name of JavaScript', PLAIN.replace('words', '&constructor;'), 'xliff-entity'],
  [
    '100,000 nested groups',
    withUnits(`${'<group id="g">'.repeat(100_000)}${GOOD}${'</group>'.repeat(100_000)}`),
    'xliff-nested',
  ],
  [
    '100,000 nested codes',
    withUnits(aUnit('x', `${'<pc id="1">'.repeat(100_000)}${'</pc>'.repeat(100_000)}`)),
    'xliff-nested',
  ],
  [
    '100,000 nested elements of nobody',
    withUnits(`${'<a xmlns="b">'.repeat(100_000)}${'</a>'.repeat(100_000)}`),
    'xliff-nested',
  ],
  ['21 million letters', withUnits(aUnit('x', 'a'.repeat(21_000_000))), 'xliff-too-large'],
  ['a file cut off', PLAIN.slice(0, 300), 'xliff-cut-off'],
  ['an empty file', '', 'xliff-cut-off'],
  ['a mismatched tag', PLAIN.replace('</target>', '</targe>'), 'xliff-xml'],
  ['a sign that should be escaped', PLAIN.replace('words', 'a < b'), 'xliff-xml'],
  ['another encoding declared', PLAIN.replace('UTF-8', 'windows-1258'), 'xliff-encoding'],
  [
    'XLIFF 1.2',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"/></xliff>',
    'xliff-version',
  ],
  ['XLIFF of no version', PLAIN.replace(' version="2.0"', ''), 'xliff-version'],
  ['another kind of XML', '<TS version="2.1" language="ru"/>', 'xliff-not-xliff'],
  ['two files in one', PLAIN.replace('</file>', `</file><file id="chuyen-di">${GOOD}</file>`), 'xliff-several-files'],
  ['no file in it', PLAIN.replace(/<file[\s\S]*<\/file>/, ''), 'xliff-no-file'],
  ['a story that is a path', withUnits(GOOD, { id: '../../etc' }), 'xliff-story'],
  ['no language', PLAIN.replace(' trgLang="ru"', ''), 'xliff-no-language'],
  ['a language of nobody', withUnits(GOOD, { trgLang: 'tlh' }), 'xliff-language'],
  ['Chinese in the other script', withUnits(GOOD, { trgLang: 'zh-TW' }), 'xliff-language'],
  ['a pseudo-locale', withUnits(GOOD, { trgLang: 'qps-ploc' }), 'xliff-language'],
  ['a language that is no tag', withUnits(GOOD, { trgLang: '__proto__' }), 'xliff-language'],
])('%s is refused in words of its own', (_, text, detail) => {
  const started = performance.now();
  const { value, findings } = read(text);
  expect(value).toBeUndefined();
  expect(findings.map(({ rule, id }) => [rule, id])).toEqual([['invalid-exchange', `invalid-exchange.${detail}`]]);
  expect(findings[0]?.at?.line).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
  ['a control character', aUnit('x', 'a<cp hex="0007"/>'), 'unsafe-text.control 5:47'],
  ['a half pair', aUnit('x', '<cp hex="D800"/>'), 'unsafe-text.surrogate 5:47'],
  ['no character at all', aUnit('x', '<cp hex="zz"/>'), 'unsafe-text.replacement 5:47'],
  ['an override of direction by its number', aUnit('x', 'a&#x202E;b'), 'unsafe-text.direction 5:47'],
  ['an unseen character in the source', aUnit('x&#x2028;', 'b'), 'unsafe-text.separator 5:29'],
  ['a code that is none of ours', aUnit('x', 'a<ph id="7" equiv="&lt;br/&gt;"/>'), 'invalid-exchange.xliff-code 5:56'],
  [
    'a pair that is none of ours',
    aUnit('x', '<pc id="7" type="fmt" subType="xlf:u">a</pc>'),
    'invalid-exchange.xliff-code 5:55',
  ],
  ['a line break', aUnit('x', 'a\nb'), 'invalid-exchange.line-break 5:47'],
  ['a tab', aUnit('x', 'a\tb'), 'invalid-exchange.line-break 5:47'],
  ['spaces without end', aUnit('x', `a${' '.repeat(1_000_000)}b`), 'invalid-exchange.xliff-too-long 5:47'],
  ['no source', '<unit id="x"><segment/></unit>', 'invalid-exchange.xliff-no-source 4:1'],
  ['no segment', '<unit id="x"/>', 'invalid-exchange.xliff-no-source 4:1'],
  ['a key with a space', aUnit('x', 'y', { id: 'a b' }), 'invalid-exchange.key 4:1'],
  ['a key that reaches a prototype', aUnit('x', 'y', { id: '__proto__' }), 'invalid-exchange.key 4:1'],
  ['no key', '<unit><segment><source>x</source></segment></unit>', 'invalid-exchange.key 4:1'],
  [
    'a text half translated',
    '<unit id="x"><segment><source>a</source><target>b</target></segment><segment><source>c</source></segment></unit>',
    'invalid-exchange.xliff-half-translated 4:41',
  ],
])('%s costs its unit and no other', (_, unit, finding) => {
  const text = withUnits(`${unit}\n${GOOD}`);
  expect(found(text)).toEqual([finding]);
  expect(read(text).findings[0]).toMatchObject({ story: 'cao-bang', locale: 'ru' });
  expect(read(text).value?.units.map(({ key }) => key)).toEqual(['good']);
});

test('what a finding quotes holds no character that is not seen', () => {
  const hidden = 'a&#x202E;b&#x9b;';
  expect(read(withUnits(GOOD, { trgLang: hidden })).findings[0]?.values).toEqual({ language: 'ab' });
  expect(read(withUnits(GOOD, { id: hidden })).findings[0]?.actual).toBe('ab');
  expect(read(withUnits(aUnit('x', 'y', { id: hidden }))).findings[0]?.key).toBe('ab');
});

test('of two units with one key the first counts', () => {
  const text = withUnits(
    `${GOOD}\n${aUnit('lời', 'others', { id: 'good' })}\n${aUnit('lời', 'more', { id: 'good_one' })}`,
  );
  expect(found(text)).toEqual(['duplicate-key.exchange 6:1', 'duplicate-key.exchange 8:1']);
  expect(read(text).value?.units.map(({ forms }) => forms[0]?.target)).toEqual(['words']);
});

test('a form that cannot be read leaves the others of its message', () => {
  const text = xliffOf(fileFor('ru')).replace(
    /(draft\.figure\.1_few"[\s\S]*?<segment[\s\S]*?<target>)[\s\S]*?<\/target>/,
    '$1a&#x202E;</target>',
  );
  const { value, findings } = read(text);
  expect(findings.map(({ id, key }) => [id, key])).toEqual([['unsafe-text.direction', 'draft.figure.1']]);
  const unit = value?.units.find(({ key }) => key === 'draft.figure.1');
  expect(unit?.forms.map(({ category }) => category)).toEqual(['one', 'many', 'other']);
});

test('lost marks are told once, and the texts are read', () => {
  const text = xliffOf(fileFor('ru')).replace(/<note category="nhipcau".*/g, '');
  const { value, findings } = read(text);
  expect(findings.map(({ id, values }) => [id, values])).toEqual([
    ['doubtful-exchange.mark-lost', { count: 8, key: 'missing.text.1' }],
  ]);
  expect(value?.units.map(({ state, exported }) => [state, exported])).toEqual(
    ['missing', 'draft', 'stale', 'reviewed'].flatMap((state) => [
      [state, undefined],
      [state, undefined],
    ]),
  );
});

test('a note that looks like a mark is none', () => {
  const text = xliffOf(fileFor('ru')).replaceAll('>Đứng dưới', '>nhipcau reviewed 00000000 Đứng dưới');
  expect(read(text).value?.units.map(({ exported }) => exported?.state)[2]).toBe('draft');
});

test('wherever a file ends too early, that is what is said', () => {
  const text = xliffOf({ ...fileFor('ru'), units: fileFor('ru').units.slice(2, 4) });
  for (let length = 0; length < text.lastIndexOf('>'); length += 7) {
    const { value, findings } = read(text.slice(0, length));
    expect(value, `cut at ${length}`).toBeUndefined();
    expect(
      findings.map(({ id }) => id),
      `cut at ${length}`,
    ).toEqual(['invalid-exchange.xliff-cut-off']);
  }
});

test('whatever happens to a file, it is read or refused, and nothing is thrown', () => {
  const pieces = [
    '<',
    '>',
    '&',
    '"',
    '/',
    '<unit>',
    '</unit>',
    '<target>',
    ']]>',
    '<!--',
    '<?',
    '<![CDATA[',
    '&#x110000;',
    '\u0000',
    '\ud800',
    '=',
    ' xmlns="x"',
    ' a:b="c"',
    '\n',
  ];
  for (let seed = 0; seed < 600; seed += 1) {
    const by = random(seed);
    let text = xliffOf({ ...randomFile(seed % 40), units: randomFile(seed % 40).units.slice(0, 2) });
    for (let change = by.whole(1, 3); change > 0; change -= 1) {
      const at = by.whole(0, text.length);
      text = text.slice(0, at) + by.pick(pieces) + text.slice(at + by.whole(0, 12));
    }
    const { value, findings } = read(text);
    expect(value !== undefined || findings.length > 0, `seed ${seed}`).toBe(true);
  }
});
