import { describe, expect, test } from 'vitest';
import { readEndpoint } from '../../scripts/machine/endpoint.ts';

const libre = (url: string) => readEndpoint('libretranslate', { NHIPCAU_LIBRETRANSLATE_URL: url });

test('without an address or a key the variable to set is named', () => {
  const [none, empty] = [readEndpoint('libretranslate', {}), libre('  ')];
  expect([...none.findings, ...empty.findings].map(({ values }) => values?.variable)).toEqual([
    'NHIPCAU_LIBRETRANSLATE_URL',
    'NHIPCAU_LIBRETRANSLATE_URL',
  ]);
  expect(readEndpoint('deepl', { NHIPCAU_DEEPL_URL: 'https://example.org' }).findings).toMatchObject([
    { id: 'machine-translation.not-set', values: { service: 'DeepL', variable: 'NHIPCAU_DEEPL_KEY' } },
  ]);
});

test.each([
  ['abc:fx', 'https://api-free.deepl.com/'],
  ['abc', 'https://api.deepl.com/'],
])('DeepL key %s belongs to %s', (key, host) => {
  const endpoint = readEndpoint('deepl', { NHIPCAU_DEEPL_KEY: key });
  expect(endpoint.ok && endpoint.value.base.href).toBe(host);
});

describe('addresses', () => {
  test.each([
    ['https://translate.example.org', 'https://translate.example.org/'],
    ['https://example.org/lt/translate', 'https://example.org/lt/'],
    ['https://example.org/lt/', 'https://example.org/lt/'],
    ['https://example.org/v2/translate?x=1#y', 'https://example.org/'],
    ['http://localhost:5000', 'http://localhost:5000/'],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000/'],
    ['http://[::1]:5000', 'http://[::1]:5000/'],
  ])('%s', (typed, base) => {
    const endpoint = libre(typed);
    expect(endpoint.ok && endpoint.value.base.href).toBe(base);
  });

  test.each([
    'http://translate.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'https://name:password@example.org',
    'file:///etc/passwd',
    'ftp://localhost/',
    'translate.example.org',
    'javascript:alert(1)',
  ])('%s is refused', (typed) => {
    const endpoint = libre(typed);
    expect(endpoint.findings).toMatchObject([{ id: 'machine-translation.address' }]);
    expect(JSON.stringify(endpoint)).not.toContain('password');
  });
});

test('a key that no header can hold is refused without being told', () => {
  for (const key of ['secret\nX-Other: 1', 'secret key', 'bí-mật', 'k'.repeat(201)]) {
    const endpoint = readEndpoint('deepl', { NHIPCAU_DEEPL_KEY: key });
    expect(endpoint.findings).toMatchObject([{ id: 'machine-translation.key' }]);
    expect(JSON.stringify(endpoint)).not.toContain(key.slice(0, 5));
  }
});
