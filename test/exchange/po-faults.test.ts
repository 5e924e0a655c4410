import { expect, test } from 'vitest';
import { fileFor, poOf, read, sent } from './po-files.ts';

const PO = poOf(fileFor('ru'));
const KEYS = fileFor('ru').units.map(({ key }) => key);
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

interface Fault {
  readonly from: string | RegExp;
  readonly to: string;
  readonly id: string;
  /** What the line that is told begins with. */
  readonly line: string;
  /** Absent where no unit is lost. */
  readonly lost?: string;
}

const UNIT_FAULTS: Readonly<Record<string, Fault>> = {
  'a quotation mark that is not escaped': {
    from: 'msgstr "draft {{name}}"',
    to: 'msgstr "draft "{{name}}""',
    id: 'invalid-exchange.po-syntax',
    line: 'msgstr "draft "',
    lost: 'draft.text.1',
  },
  'a text broken over two lines': {
    from: 'msgstr "draft {{name}}"',
    to: 'msgstr "draft\n{{name}}"',
    id: 'invalid-exchange.po-syntax',
    line: 'msgstr "draft',
    lost: 'draft.text.1',
  },
  'a line break typed into a text': {
    from: 'msgstr "draft {{name}}"',
    to: 'msgstr "draft\\n"\n"{{name}}"',
    id: 'invalid-exchange.line-break',
    line: 'msgstr "draft',
    lost: 'draft.text.1',
  },
  'a conflict of git': {
    from: 'msgstr "draft {{name}}"',
    to: '<<<<<<< HEAD\nmsgstr "draft"\n=======\nmsgstr "{{name}}"\n>>>>>>> other',
    id: 'invalid-exchange.po-syntax',
    line: '<<<<<<< HEAD',
    lost: 'draft.text.1',
  },
  'two texts for one': {
    from: 'msgstr "draft {{name}}"',
    to: 'msgstr "draft"\nmsgstr "{{name}}"',
    id: 'invalid-exchange.po-forms',
    line: 'msgctxt "draft.text.1"',
    lost: 'draft.text.1',
  },
  'an entry without its text': {
    from: 'msgstr "draft {{name}}"\n',
    to: '',
    id: 'invalid-exchange.po-incomplete',
    line: 'msgctxt "draft.text.1"',
    lost: 'draft.text.1',
  },
  'an entry without its key': {
    from: 'msgctxt "draft.text.1"\n',
    to: '',
    id: 'invalid-exchange.po-context',
    line: 'msgid "lời {{name}}"\nmsgstr "draft',
    lost: 'draft.text.1',
  },
  'a key with other letters': {
    from: 'msgctxt "draft.text.1"',
    to: 'msgctxt "../../etc/passwd"',
    id: 'invalid-exchange.key',
    line: 'msgctxt "../',
    lost: 'draft.text.1',
  },
  'a key that reaches for prototypes': {
    from: 'msgctxt "draft.text.1"',
    to: 'msgctxt "__proto__"',
    id: 'invalid-exchange.key',
    line: 'msgctxt "__proto__"',
    lost: 'draft.text.1',
  },
  'the same key twice': {
    from: 'msgctxt "draft.figure.1"',
    to: 'msgctxt "draft.text.1"',
    id: 'duplicate-key.exchange',
    line: 'msgctxt "draft.text.1"\nmsgid "đoàn viên"',
    lost: 'draft.figure.1',
  },
  'a mark that is gone': {
    from: /#\. nhipcau: draft .*\n(?=msgctxt "draft.text)/,
    to: '',
    id: 'doubtful-exchange.mark-lost',
    line: 'msgctxt "draft.text.1"',
  },
  'another encoding declared': {
    from: 'charset=utf-8',
    to: 'charset=iso-8859-1',
    id: 'doubtful-exchange.po-charset',
    line: 'msgid ""',
  },
};

test.each(Object.entries(UNIT_FAULTS))('%s is told at its line and costs no other text', (_, fault) => {
  const po = PO.replace(fault.from, fault.to);
  expect(po).not.toBe(PO);
  const { value, findings } = read(po);
  expect(findings.map(({ id, at }) => [id, at?.line])).toEqual([[fault.id, lineOf(po, fault.line)]]);
  expect(findings[0]).toMatchObject({ story: 'cao-bang', locale: 'ru', at: { file: 'ru.po' } });
  expect(value?.units.map(({ key }) => key)).toEqual(KEYS.filter((key) => key !== fault.lost));
});

const HEADER_FAULTS: Readonly<Record<string, readonly [from: string | RegExp, to: string, id: string]>> = {
  'no header': [/^msgid ""[\s\S]*?\n\n/, '', 'invalid-exchange.po-header'],
  'a broken header': ['"Language: ru\\n"', '"Language: ru\\n', 'invalid-exchange.po-syntax'],
  'no language': [/"(?:Language|X-Nhipcau-Locale): ru\\n"\n/g, '', 'invalid-exchange.po-language'],
  'two languages': ['"Language: ru\\n"', '"Language: fr\\n"', 'invalid-exchange.po-two-languages'],
  'a language of nobody': [/: ru\\n/g, ': qps-ploc\\n', 'invalid-exchange.po-unknown-language'],
  'traditional Chinese': [/: ru\\n/g, ': zh_TW\\n', 'invalid-exchange.po-unknown-language'],
  'a story that is a path': [/(?<=X-Nhipcau-Story: )cao-bang/, '../../etc', 'invalid-exchange.po-story'],
  'no story': [/"X-Nhipcau-Story.*\n|#: content.*\n/g, '', 'invalid-exchange.po-story'],
};

test.each(Object.entries(HEADER_FAULTS))('%s: the file is refused with its reason', (_, [from, to, id]) => {
  const po = PO.replace(from, to);
  expect(po).not.toBe(PO);
  const { value, findings } = read(po);
  expect(value).toBeUndefined();
  expect(findings.map((finding) => finding.id)).toEqual([id]);
});

test.each([
  ['Poedit’s language of a country', '"Language: ru\\n"', '"Language: ru_RU\\n"'],
  ['a language left empty', '"Language: ru\\n"', '"Language: \\n"'],
  ['our header lines dropped', /"X-Nhipcau.*\n/g, ''],
  ['comments of a translator', /^msgctxt/gm, '# Đã hỏi lại tòa soạn\n$&'],
  ['Windows line ends', /\n/g, '\r\n'],
  ['obsolete entries', /#: content/g, '# cũ\n#, fuzzy\n#~ msgctxt "old"\n#~ msgid "a"\n#~ msgstr "b"\n\n$&'],
  ['no empty lines', /\n\n/g, '\n'],
])('%s: the file reads as before', (_, from, to) => {
  const po = PO.replace(from, to);
  expect(po).not.toBe(PO);
  const { value, findings } = read(po);
  expect(findings).toEqual([]);
  const units = value!.units.map(({ at: _at, forms, ...unit }) => ({
    ...unit,
    forms: forms.map(({ at: _formAt, ...form }) => form),
  }));
  expect({ story: value?.story, locale: value?.locale, units }).toEqual(sent(fileFor('ru')));
});

test('a note or a picture’s path cannot become an entry or a mark', () => {
  const file = fileFor('ru');
  const evil = 'x\nmsgctxt "evil"\nmsgid "a"\nmsgstr "b"\r\u2028nhipcau: reviewed 00000000';
  const units = file.units.map((unit) => ({
    ...unit,
    context: {
      ...unit.context,
      notes: [evil, `\n#~ ${evil}`, 'nhipcau: reviewed 00000000'],
      pictures: [evil, 'a b.png'],
    },
  }));
  const { value, findings } = read(poOf({ ...file, units }));
  expect(findings).toEqual([]);
  expect(value?.units.map(({ key, exported }) => [key, exported?.state])).toEqual(
    file.units.map(({ key, state }) => [key, state]),
  );
});

test('a file cut off anywhere gives what was whole before, and never another text', () => {
  const whole = new Map(sent(fileFor('ru')).units.map((unit) => [unit.key, unit.forms]));
  for (let end = 0; end < PO.length; end += 3) {
    const { value, findings } = read(PO.slice(0, end));
    if (!value) expect(findings.length).toBeGreaterThan(0);
    for (const { key, forms } of value?.units ?? []) {
      expect(
        forms.map(({ at: _, ...form }) => form),
        `cut at ${end}`,
      ).toEqual(whole.get(key));
    }
  }
});

test.each([
  ['one line of 10 MB', `msgid "${'a'.repeat(10_000_000)}"`],
  ['one line of 4 MB', `msgid "${'\\"'.repeat(2_000_000)}"`],
  ['entries with 10,000 texts each', `msgid "a"\n${'msgstr ""\n'.repeat(10_000)}`.repeat(45)],
  ['an entry with 400,000 texts', 'msgstr ""\n'.repeat(400_000)],
  ['400,000 entries', 'msgid ""\n'.repeat(400_000)],
  ['2 million comments', '#\n'.repeat(2_000_000)],
  ['a million pieces of text', `msgid ""\n${'"a"\n'.repeat(1_000_000)}`],
  ['quotation marks', '"\\'.repeat(1_000_000)],
])('%s: told, within seconds', (_, text) => {
  const started = performance.now();
  const { findings } = read(`${PO}\n${text}`);
  expect(findings.length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(10_000);
});
