import { describe, expect, test } from 'vitest';
import { readYaml } from '../../scripts/files/read-yaml.ts';

const read = (source: string) => readYaml(source, { file: 'newsroom.yaml', rule: 'invalid-newsroom' });

describe('readYaml', () => {
  test('leaves every scalar as it was typed', () => {
    const yaml = read('a: 0123\nb: 12:30:45\nc: 1.10\nd: no\ne: 2023-11-30\nf: ~\ng: [1, null]\n');
    expect(yaml.ok && yaml.value.value).toEqual({
      a: '0123',
      b: '12:30:45',
      c: '1.10',
      d: 'no',
      e: '2023-11-30',
      f: '~',
      g: ['1', 'null'],
    });
  });

  test.each([
    ['an alias', 'a: &x [1]\nb: *x\n', ['alias', 'alias'], 1],
    ['an anchor alone', 'a: &x 1\n', ['alias'], 1],
    ['a tag', 'b: 1\na: !!js/function "x"\n', ['tag'], 2],
    ['a known tag', 'a: !!int 3\n', ['tag'], 1],
    ['a repeated key', 'a: 1\nb:\n  c: 1\n  c: 2\n', ['duplicate-key'], 4],
    ['a key that is a list', '? [a]\n: b\n', ['key'], 1],
    ['__proto__', 'a:\n  __proto__: {x: 1}\n', ['refused-key'], 2],
    ['constructor', 'constructor: {prototype: {x: 1}}\n', ['refused-key', 'refused-key'], 1],
    ['a colon in a bare text', 'a: 1\ntitle: Ba chuyến: một bài\n', ['colon'], 2],
    ['a tab', 'a:\n\tb: 1\n', ['tab'], 2],
    ['an open bracket', 'a: [1\n', ['yaml'], 2],
    ['a second document', 'a: 1\n---\nb: 2\n', ['yaml'], 2],
  ])('refuses %s', (_name, source, details, line) => {
    const { ok, findings } = read(source);
    expect(ok).toBe(false);
    expect(findings.map(({ id }) => id)).toEqual(details.map((detail) => `invalid-newsroom.${detail}`));
    expect(findings[0]?.at).toMatchObject({ file: 'newsroom.yaml', line });
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  test('refuses an alias bomb at once', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(',')}]`);
    }
    const before = process.cpuUsage();
    expect(read(bomb.join('\n')).ok).toBe(false);
    // Expanded, it would be 43 million values; the clock of a busy machine says nothing.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });

  // The parser ends the whole process on the first of these, so a guard that fails is hard to miss.
  test.each([
    ['brackets', '['.repeat(30_000)],
    ['braces', 'a: '.concat('{a: '.repeat(10_000))],
    ['dashes', '- '.repeat(30_000)],
    ['question marks', '? '.repeat(30_000)],
    ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses nesting beyond need: %s', (_name, source) => {
    expect(read(source).findings.map(({ id }) => id)).toEqual(['invalid-newsroom.too-deep']);
  });

  test('bounds the size', () => {
    expect(read(`a: ${'x'.repeat(70_000)}`).findings).toMatchObject([{ id: 'invalid-newsroom.too-large' }]);
  });

  test('refuses unseen characters that an escape brings in, and mends NFD', () => {
    expect(read('a: 1\nb: "x\\u202Ey"\n').findings).toMatchObject([
      { rule: 'unsafe-text', id: 'unsafe-text.direction', at: { line: 2, column: 4 } },
    ]);
    expect(read('a: "\\ud800"\n').ok).toBe(false);
    const yaml = read('a: "e\\u0301"\n');
    expect(yaml.ok && yaml.value.value).toEqual({ a: 'é' });
  });

  test('knows where keys and values stand', () => {
    const yaml = read('a: 1\nsource:\n  title: x\n  url: y\ntags: [b, c]\n');
    const point = yaml.ok ? yaml.value.pointOf : undefined;
    expect(point?.(['source', 'url'])).toEqual({ line: 4, column: 8 });
    expect(point?.(['source', 'url'], 'key')).toEqual({ line: 4, column: 3 });
    expect(point?.(['tags', 1])).toEqual({ line: 5, column: 11 });
    expect(point?.(['source', 'publisher'])).toEqual({ line: 2, column: 1 });
  });
});
