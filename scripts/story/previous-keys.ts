/**
 * A source catalog as `parseStory` wants it: base keys, plural entries by their `_other` text. No part of a key of
 * ours holds an underscore, so what follows one is a plural form.
 */
export const previousKeysOf = (catalog: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(catalog)) {
    const [base = key, form] = key.split('_');
    if (form === undefined || form === 'other' || !keys.has(base)) keys.set(base, value);
  }
  return Object.fromEntries(keys);
};
