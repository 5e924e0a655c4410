import { expect, test } from 'vitest';
import { canonicalJson } from '../../scripts/plan/canonical.ts';

test('the order in which a value was built does not count, the order of a list does', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: 'ệ' })).toBe('{"a":"ệ","b":[1,{"c":null,"d":2}]}');
  expect(canonicalJson({ a: 'ệ', b: [1, { c: null, d: 2 }] })).toBe(
    canonicalJson({ b: [1, { d: 2, c: null }], a: 'ệ' }),
  );
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
});

test('an absent field and an undefined one are the same', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
});
