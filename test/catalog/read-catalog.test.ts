import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadInterfaceWords } from '../../scripts/catalog/load-catalog.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';

const FILE = 'locales/en/story.json';
const read = (text: string) => readCatalog(text, { file: FILE, locale: 'en' });
const brief = (text: string) => read(text).findings.map(({ id, at }) => `${id} ${at?.line}:${at?.column}`);

describe('readCatalog', () => {
  it('keeps the place of every key and value', () => {
    const result = read('{\n  "a.b": "one",\n  "c": ""\n}\n');
    expect(result.ok && [...result.value.entries.values()]).toEqual([
      {
        key: 'a.b',
        value: 'one',
        keyAt: { file: FILE, line: 2, column: 3 },
        valueAt: { file: FILE, line: 2, column: 10 },
      },
      { key: 'c', value: '', keyAt: { file: FILE, line: 3, column: 3 }, valueAt: { file: FILE, line: 3, column: 8 } },
    ]);
  });

  it.each([
    ['{"a": "x"', 'invalid-catalog.syntax 1:10'],
    ['{\n  "a": "x",\n}', 'invalid-catalog.trailing-comma 3:1'],
    ['{\n  // note\n  "a": "x"\n}', 'invalid-catalog.comment 2:3'],
    ['{\n  "a": "x" /* note */\n}', 'invalid-catalog.comment 2:12'],
    ['{\n  "a": "x"\n  "b": "y"\n}', 'invalid-catalog.comma-expected 3:3'],
    ['{"a": "x"} {', 'invalid-catalog.syntax 1:12'],
    ['', 'invalid-catalog.syntax 1:1'],
    ['["a"]', 'invalid-catalog.not-object 1:1'],
    ['{\n  "a": 5\n}', 'invalid-catalog.not-text 2:8'],
    ['{\n  "a": null\n}', 'invalid-catalog.not-text 2:8'],
    ['{\n  "a": {"b": "x"}\n}', 'invalid-catalog.nested 2:8'],
    ['{\n  "__proto__": "x"\n}', 'invalid-catalog.key 2:3'],
    ['{"constructor": "x"}', 'invalid-catalog.key 1:2'],
    ['{"đầu": "x"}', 'invalid-catalog.key 1:2'],
    ['{"": "x"}', 'invalid-catalog.key 1:2'],
    ['{"a": "{{- raw}}"}', 'invalid-catalog.raw-placeholder 1:7'],
    ['{"a": "{{user.secret}}"}', 'invalid-catalog.placeholder 1:7'],
    ['{"a": "{{n, number}}"}', 'invalid-catalog.placeholder 1:7'],
    ['{"a": "half {{open"}', 'invalid-catalog.placeholder 1:7'],
    ['{"a": "half }} shut"}', 'invalid-catalog.placeholder 1:7'],
    ['{"a": "$t(b)"}', 'invalid-catalog.nesting 1:7'],
    ['{"a": "$t (b)"}', 'invalid-catalog.nesting 1:7'],
    ['{"a": "a <b>bold</b> word"}', 'invalid-catalog.html 1:7'],
    ['{"a": "<script>"}', 'invalid-catalog.html 1:7'],
    ['{"a": "<!-- note -->"}', 'invalid-catalog.html 1:7'],
    ['{"a": "see [here](https://x.org)"}', 'invalid-catalog.link 1:7'],
    ['{"a": "**never closed"}', 'invalid-catalog.unclosed-strong 1:7'],
    ['{"a": "b\\u0000"}', 'unsafe-text.control 1:7'],
    ['{"a": "b\\ud800c"}', 'unsafe-text.surrogate 1:7'],
    ['{"a": "b\\nc"}', 'invalid-catalog.line-break 1:7'],
    [`{"a": "ab\u202ecd"}`, 'unsafe-text.direction 1:10'],
    [`{"a": "${'x'.repeat(2001)}"}`, 'invalid-catalog.too-long 1:7'],
  ])('refuses %s', (text, expected) => {
    expect(brief(text)).toEqual([expected]);
    expect(read(text).ok).toBe(false);
  });

  it('names both places of a key that stands twice', () => {
    expect(read('{\n  "a": "x",\n  "b": "y",\n  "a": "z"\n}').findings).toEqual([
      {
        rule: 'duplicate-key',
        id: 'duplicate-key.catalog',
        values: { key: 'a', firstLine: 2, firstColumn: 3 },
        at: { file: FILE, line: 4, column: 3 },
        locale: 'en',
        key: 'a',
        expected: 'x',
        actual: 'z',
      },
    ]);
  });

  it('reports every bad entry at once', () => {
    expect(brief('{\n  "a": "<i>",\n  "b": "fine",\n  "c": 1\n}')).toEqual([
      'invalid-catalog.html 2:8',
      'invalid-catalog.not-text 4:8',
    ]);
  });

  it('accepts what translators need', () => {
    const value = 'a **b** _c_ {{count}} ខ្មែរ\u200b می\u200cخواهم 3 < 5 & R&D [1] (2)';
    const result = read(JSON.stringify({ a: value }));
    expect(result.ok && result.value.entries.get('a')?.value).toBe(value);
  });

  it('gives NFC whatever escapes a file uses', () => {
    const result = read('{"a": "To\\u0302\\u0309ng"}');
    expect(result.ok && result.value.entries.get('a')?.value).toBe('Tổng');
  });

  it('survives a hundred thousand brackets', () => {
    expect(brief(`{"a": ${'['.repeat(100_000)}`)).toEqual(['invalid-catalog.nested 1:7']);
  });

  it('leaves prototypes alone', () => {
    read('{"__proto__": "x", "constructor": "y"}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('loading from a workspace', () => {
  const workspace = async (): Promise<string> => {
    const root = await mkdtemp(join(tmpdir(), 'catalog-'));
    await mkdir(join(root, 'locales/en'), { recursive: true });
    return root;
  };

  it('names a broken file relative to the workspace', async () => {
    const root = await workspace();
    await writeFile(join(root, FILE), Buffer.from([0x7b, 0x22, 0xff]));
    const loaded = await loadCatalog(root, 'en', 'story');
    expect(loaded.findings).toMatchObject([{ rule: 'invalid-encoding', at: { file: FILE, line: 1, column: 3 } }]);
  });

  it('does not follow a link out of the workspace', async () => {
    const root = await workspace();
    await symlink('/etc/hostname', join(root, FILE));
    expect((await loadCatalog(root, 'en', 'story')).findings).toMatchObject([{ rule: 'unsafe-path' }]);
  });

  it("takes the product's interface words where the workspace has none, and its own where it has", async () => {
    const root = await workspace();
    const shipped = await loadInterfaceWords(root, 'en');
    expect(shipped.ok && shipped.value['closing.heading']).toBe('Read more');
    await writeFile(join(root, 'locales/en/interface.json'), '{"closing.heading": "More of this"}');
    const mixed = await loadInterfaceWords(root, 'en');
    expect(mixed.ok && [mixed.value['closing.heading'], mixed.value['closing.source']]).toEqual([
      'More of this',
      'Source',
    ]);
  });

  it('refuses an interface pattern that lost its placeholder', async () => {
    const root = await workspace();
    await writeFile(join(root, 'locales/en/interface.json'), '{\n  "figure.nearly": "nearly",\n  "colour": "red"\n}');
    const loaded = await loadInterfaceWords(root, 'en');
    expect(loaded.ok).toBe(false);
    expect(loaded.findings).toMatchObject([
      { rule: 'placeholder-mismatch', at: { line: 2, column: 20 }, expected: '{{number}}', actual: 'nearly' },
      { rule: 'outdated-catalog', at: { line: 3, column: 3 } },
    ]);
  });
});
