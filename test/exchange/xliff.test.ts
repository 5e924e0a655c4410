import { expect, test } from 'vitest';
import type { ExchangeUnit } from '../../scripts/exchange/model.ts';
import { cleanText } from '../../scripts/files/clean-text.ts';
import { sent, TARGETS } from './po-files.ts';
import { randomFile } from './random-file.ts';
import { aUnit, fileFor, read, returned, targetOf, withUnits, xliffOf } from './xliff-files.ts';

const SEEDS = 1000;

test('1,000 random files come back as they went out', () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const file = randomFile(seed);
    const text = xliffOf(file);
    const clean = cleanText(text, 'x.xlf');
    expect(clean.ok && clean.value === text, `seed ${seed}: cleaning changes nothing`).toBe(true);
    expect(JSON.stringify(returned(text)), `seed ${seed}`).toBe(JSON.stringify(sent(file)));
  }
}, 120_000);

test('all languages, states and plural forms come back', () => {
  for (const locale of TARGETS) expect(returned(xliffOf(fileFor(locale)))).toEqual(sent(fileFor(locale)));
});

test('the same translation gives the same bytes', () => {
  expect(xliffOf(fileFor('ar'))).toBe(xliffOf(fileFor('ar')));
});

test.each([
  ['\u0338bắt đầu bằng dấu kết hợp'],
  ['**\u0338x** {{n}}\u0338'],
  ['< \u0338 > \u0338 & ]]> &amp; "quoted" \'quoted\''],
  [' đầu và cuối  '],
  ['**a {{count}} _b_ c** và _d **e** f_'],
  ['**a _b** c_ ***d*** __e__ snake_case_x \\**f** \\_g_'],
  ['{{ count }} {{count}} {{count}} {{1}} {{a.b}} {{'],
  ['a\u00a0b\u202fc\u200cd\u200de\ufffe\uffff'],
  ['<ph id="1"/> <!-- x --> <![CDATA[y]]> <?z?>'],
])('nothing of %s is lost', (words) => {
  const unit: ExchangeUnit = { ...fileFor('ru').units[4]!, source: words, state: 'draft', forms: [{ target: words }] };
  const file = { ...fileFor('ru'), units: [unit] };
  expect(returned(xliffOf(file))).toEqual(sent(file));
});

test('a translator sees what an XLIFF tool can show: notes, limit, matches, terms, state, protected codes', () => {
  const [unit] = fileFor('ru').units.filter(({ key }) => key === 'stale.text.1');
  const text = xliffOf({ ...fileFor('ru'), units: [unit!] });
  const shown = text
    .slice(text.indexOf('    <unit'), text.indexOf('  </file>'))
    .replace(/(?<=stale )[0-9a-f]{8}/, 'HASH');
  const ph = (id: string, name: string) =>
    `<ph id="${id}" equiv="{{${name}}}" disp="{{${name}}}" canCopy="no" canDelete="no" type="ui" subType="xlf:var"/>`;
  const pc = (id: string, mark: string, type: string, words: string) =>
    `<pc id="${id}" equivStart="${mark}" equivEnd="${mark}" dispStart="${mark}" dispEnd="${mark}" type="fmt" subType="xlf:${type}">${words}</pc>`;
  expect(shown).toBe(`    <unit id="stale.text.1" name="stale.text.1" slr:sizeRestriction="42">
      <mtc:matches>
        <mtc:match id="m1" ref="#s1" type="tm" origin="chuyen-di/mo-dau.figure.1" similarity="87" matchQuality="87">
          <source>${ph('m1-1', 'count').replace('canDelete="no"', 'canDelete="yes"')} đoàn viên ${pc('m1-2', '_', 'i', 'mới')}</source>
          <target>${pc('m1-2', '_', 'i', 'новый')} член</target>
        </mtc:match>
        <mtc:match id="m2" ref="#s1" type="tm" origin="chuyen-di/mo-dau.figure.2" similarity="60" matchQuality="60">
          <source>đoàn viên cũ</source>
          <target>член</target>
        </mtc:match>
      </mtc:matches>
      <gls:glossary>
        <gls:glossEntry>
          <gls:term>đoàn viên</gls:term>
          <gls:translation>член профсоюза</gls:translation>
        </gls:glossEntry>
      </gls:glossary>
      <notes>
        <note category="description">Đứng dưới con số 34.318; không gõ lại số.</note>
        <note category="previous-source">Nguồn trước đây: nguồn "cũ"</note>
        <note category="limit">Giới hạn: 42</note>
        <note category="reference">Tham khảo (en): **{{count}}** union members</note>
        <note category="terms">Thuật ngữ: đoàn viên = член профсоюза</note>
        <note category="picture">Hình: ../context/cao-bang/square-members.figure.1.png</note>
        <note category="nhipcau" priority="10">stale HASH</note>
      </notes>
      <segment id="s1" state="initial" subState="nhipcau:stale">
        <source>lời ${ph('1', 'name')} ở ${pc('2', '**', 'b', ph('3', 'place'))}</source>
        <target>stale ${ph('3', 'place')} ${pc('2', '**', 'b', 'x')} ${ph('1', 'name')}</target>
      </segment>
    </unit>
`);
});

test('a form that may name its number by the noun lets {{count}} go; others protect it', () => {
  const units = fileFor('ru').units.filter(({ key }) => key === 'missing.figure.1');
  const text = xliffOf({ ...fileFor('ru'), units });
  const deletable = [...text.matchAll(/<unit id="[^"]*_(\w+)"[\s\S]*?<segment[\s\S]*?canDelete="(\w+)"/g)];
  expect(deletable.map(([, category, value]) => [category, value])).toEqual([
    ['one', 'yes'],
    ['few', 'no'],
    ['many', 'no'],
    ['other', 'no'],
  ]);
});

test('Arabic is written from right to left', () => {
  expect(xliffOf(fileFor('ar'))).toContain('srcDir="ltr" trgDir="rtl"');
});

test('places in the file are those of the units and their targets', () => {
  // Some tools break the line inside a tag.
  const text = xliffOf(fileFor('fr')).replace('<unit id="draft.text.1"', '<unit\n id="draft.text.1"');
  const lines = text.split('\n');
  const { value } = read(text);
  expect(value?.units).toHaveLength(8);
  for (const { key, at, forms } of value?.units ?? []) {
    expect(lines[at.line - 1]!.slice(at.column - 1), key).toMatch(/^<unit( |$)/);
    for (const { at: place } of forms) {
      const tag = key.startsWith('missing') ? '<unit' : '<target>';
      expect(lines[place.line - 1]!.slice(place.column - 1), key).toMatch(new RegExp(`^${tag}`));
    }
  }
});

test('what a translator does in a tool is told by the states', () => {
  const text = xliffOf(fileFor('en'));
  const states = (changed: string) => new Map(returned(changed).units.map(({ key, state }) => [key, state]));
  const unit = (key: string) => new RegExp(`(<unit id="${key}"[\\s\\S]*?)<segment [^>]*>([\\s\\S]*?)</segment>`);
  const withState = (key: string, attributes: string, words?: string) =>
    states(
      text.replace(unit(key), (_, before: string, rest: string) => {
        const content =
          words === undefined ? rest : rest.replace(/\s*<target>.*<\/target>|\s*$/, `<target>${words}</target>`);
        return `${before}<segment ${attributes}>${content}</segment>`;
      }),
    ).get(key);

  expect(withState('missing.text.1', 'state="initial"', 'words')).toBe('draft');
  expect(withState('missing.text.1', 'state="translated"', '')).toBe('missing');
  expect(withState('missing.text.1', 'state="final"', 'words')).toBe('reviewed');
  expect(withState('stale.text.1', 'state="initial"')).toBe('stale');
  expect(withState('stale.text.1', 'state="initial" subState="nhipcau:stale"', 'new words')).toBe('draft');
  expect(withState('stale.text.1', 'state="translated"')).toBe('draft');
  expect(withState('stale.text.1', 'state="reviewed"')).toBe('reviewed');
  expect(withState('draft.text.1', 'state="initial"')).toBe('draft');
  expect(withState('draft.text.1', 'state="final"')).toBe('reviewed');
  expect(withState('reviewed.text.1', 'state="translated"')).toBe('draft');
  expect(withState('reviewed.text.1', 'state="initial"', 'new words')).toBe('draft');
});

test('a plural message is as far as the form that is done least', () => {
  const text = xliffOf(fileFor('en'));
  const done = text.replaceAll(
    /(_(?:one|other)"[\s\S]*?<segment id="s1" )state="initial" subState="nhipcau:stale"/g,
    '$1state="translated"',
  );
  const state = (changed: string) => returned(changed).units.find(({ key }) => key === 'stale.figure.1')?.state;
  expect(state(done)).toBe('draft');
  expect(
    state(done.replace(/(stale\.figure\.1_one"[\s\S]*?<segment id="s1" )state="translated"/, '$1state="initial"')),
  ).toBe('stale');
});

test('forms in another order, out of their group or without one of them come back by their category', () => {
  const text = xliffOf(fileFor('ru'));
  const [group] = /<group id="draft[\s\S]*?<\/group>/.exec(text)!;
  const [one, few, ...rest] = group.match(/<unit[\s\S]*?<\/unit>/g)!;
  const changed = text.replace(group, () => [...rest, one].join(''));
  const [, before] = sent(fileFor('ru')).units.filter(({ key }) => key.startsWith('draft'));
  const after = returned(changed).units.find(({ key }) => key === 'draft.figure.1');
  expect(few).toContain('_few');
  expect(after).toEqual({ ...before, forms: before!.forms.filter(({ category }) => category !== 'few') });
});

test.each([
  ['ru-RU', 'ru'],
  ['RU', 'ru'],
  ['zh-CN', 'zh'],
  ['zh-Hans', 'zh'],
  ['zh_CN', 'zh'],
  ['zh', 'zh'],
  ['fr-CA', 'fr'],
])('%s is read as %s', (trgLang, locale) => {
  expect(read(withUnits(aUnit('lời', 'words'), { trgLang })).value?.locale).toBe(locale);
});

test.each([
  ['a name typed by hand', aUnit('lời <ph id="1" equiv="{{n}}"/>', 'words {{n}} **b**'), 'words {{n}} **b**'],
  [
    'codes in another order',
    aUnit(
      '<ph id="1" equiv="{{a}}"/> <ph id="2" equiv="{{b}}"/>',
      '<ph id="2" equiv="{{b}}"/> <ph id="1" equiv="{{a}}"/>',
    ),
    '{{b}} {{a}}',
  ],
  [
    'codes of which a tool has left the ids',
    aUnit('<ph id="1" equiv="{{a}}"/><pc id="2" equivStart="_" equivEnd="_">x</pc>', '<pc id="2">y</pc><ph id="1"/>'),
    '_y_{{a}}',
  ],
  [
    'a pair in two halves',
    aUnit('<sc id="1" equiv="**"/>x<ec startRef="1"/>', 'a <sc id="1" equiv="**"/>y<ec startRef="1"/> b'),
    'a **y** b',
  ],
  ['marks of the tool itself', aUnit('x', 'a <pc id="9" type="fmt" subType="xlf:b">y</pc>'), 'a **y**'],
  ['annotations', aUnit('x', '<mrk id="m1" type="term">a</mrk> <sm id="m2"/>b<em startRef="m2"/><!-- c -->'), 'a b'],
  ['character data', aUnit('x', '<![CDATA[a & b]]> &#x436;'), 'a & b ж'],
  ['letters and marks apart', aUnit('x', 'e<mrk id="m1">&#x301;</mrk>'), 'é'],
  ['line breaks about the words', aUnit('x', '\n      a b\n    '), 'a b'],
  [
    'two sentences in two segments',
    `<unit id="title"><notes><note category="nhipcau">draft 00000000</note></notes>
<segment><source>Một.</source><target>One.</target></segment><ignorable><source> </source></ignorable>
<segment><source>Hai.</source><target>Two.</target></segment></unit>`,
    'One. Two.',
  ],
  [
    'sentences in another order',
    `<unit id="title"><notes><note category="nhipcau">draft 00000000</note></notes>
<segment><source>Một </source><target order="2">one</target></segment>
<segment><source>hai</source><target order="1">two </target></segment></unit>`,
    'two one',
  ],
])('reads %s', (_, unit, target) => {
  expect(targetOf(unit)).toBe(target);
});
