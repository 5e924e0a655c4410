import { expect, test } from 'vitest';
import { fileFor, poOf, read, returned, sent } from './po-files.ts';
import { randomFile } from './random-file.ts';

const SEEDS = 1000;

test('1,000 random files come back as they went out', () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const file = randomFile(seed);
    expect(JSON.stringify(returned(poOf(file))), `seed ${seed}`).toBe(JSON.stringify(sent(file)));
  }
});

test('the same translation gives the same bytes', () => {
  expect(poOf(fileFor('ar'))).toBe(poOf(fileFor('ar')));
});

test('a translator sees key, notes, limit, terms, forms and the previous source', () => {
  const po = poOf({ ...fileFor('ru'), units: fileFor('ru').units.filter(({ key }) => key === 'stale.figure.1') });
  const entry = po.slice(po.indexOf('#: '));
  expect(entry.replace(/(?<=nhipcau: ).*/, 'MARK')).toBe(`#: content/cao-bang/story.md
#: ../context/cao-bang/square-members.figure.1.png
#. Đứng dưới con số 34.318; không gõ lại số.
#. Giới hạn: 42
#. Tham khảo (en): union members
#. Thuật ngữ: đoàn viên → член профсоюза
#. Câu tương tự (87 %, chuyen-di/mo-dau.figure.1): đoàn viên mới → новый член
#. msgstr[0]: một (1, 21, 31)
#. msgstr[1]: vài (2, 3, 4, 22)
#. msgstr[2]: nhiều (0, 5, 11, 100)
#. msgstr[3]: khác (1,5)
#. nhipcau: MARK
#, fuzzy
#| msgctxt "stale.figure.1"
#| msgid "nguồn \\"cũ\\""
#| msgid_plural "nguồn \\"cũ\\""
msgctxt "stale.figure.1"
msgid "đoàn viên"
msgid_plural "đoàn viên"
msgstr[0] "stale one"
msgstr[1] "stale few"
msgstr[2] "stale many"
msgstr[3] "stale other"
`);
});

test('places in the file are those of the texts', () => {
  const po = poOf(fileFor('fr'));
  const lines = po.split('\n');
  for (const { key, at, forms } of read(po).value?.units ?? []) {
    expect(lines[at.line - 1]!.slice(at.column - 1)).toBe(JSON.stringify(key));
    for (const form of forms) {
      expect(lines[form.at.line - 1]!.slice(form.at.column - 1)).toBe(JSON.stringify(form.target));
    }
  }
});

const stateOf = (po: string, key: string) => returned(po).units.find((unit) => unit.key === key)?.state;

test.each([
  ['confirms a stale text', 'stale.text.1', '#, fuzzy\n', '', 'draft'],
  ['doubts a reviewed one', 'reviewed.text.1', 'msgctxt "reviewed.text.1"', '#, c-format, fuzzy\n$&', 'stale'],
  ['leaves a reviewed one alone', 'reviewed.text.1', '', '', 'reviewed'],
  ['fills a missing one', 'missing.text.1', 'msgstr ""\n\n#: content', 'msgstr "new"\n\n#: content', 'draft'],
  ['empties a draft', 'draft.text.1', 'msgstr "draft {{name}}"', 'msgstr ""', 'missing'],
])('a translator %s', (_, key, from, to, state) => {
  const po = poOf(fileFor('en'));
  expect(po).toContain(from);
  const changed = returned(po.replace(from, to)).units;
  expect(stateOf(po.replace(from, to), key)).toBe(state);
  // The mark still tells how it went out.
  expect(changed.map(({ exported }) => exported)).toEqual(sent(fileFor('en')).units.map(({ exported }) => exported));
});
