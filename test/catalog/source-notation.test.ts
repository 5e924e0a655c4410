import { expect, it } from 'vitest';
import { loadInterfaceCatalogs } from '../../scripts/catalog/load-catalog.ts';
import { sourceNotation } from '../../scripts/catalog/source-notation.ts';
import { catalogOf } from './a-story.ts';

it('reads Vietnamese figures as Vietnamese writers put them', async () => {
  const catalogs = await loadInterfaceCatalogs('/nonexistent-workspace', 'vi');
  if (!catalogs.ok) throw new Error(JSON.stringify(catalogs.findings));
  const notation = sourceNotation(catalogs.value, 'vi');
  expect(notation).toMatchObject({ locale: 'vi', decimal: ',', group: '.' });
  const words = (wanted: string) =>
    notation.qualifiers.filter(({ qualifier }) => qualifier === wanted).map(({ before }) => before);
  expect(words('more-than').sort()).toEqual(['hơn', 'quá', 'trên']);
  expect(words('at-least')).toContain('không dưới');
});

it('knows qualifiers that stand behind the number, and passes over patterns without words', () => {
  const catalog = catalogOf('ja', { 'figure.more-than': '{{number}}超', 'figure.about': '{{number}}' });
  expect(sourceNotation([catalog], 'ja').qualifiers).toEqual([{ qualifier: 'more-than', before: '', after: '超' }]);
});

it('takes decimal and group marks from the language', () => {
  expect(sourceNotation([], 'en')).toMatchObject({ decimal: '.', group: ',' });
  expect(sourceNotation([], 'fr')).toMatchObject({ decimal: ',', group: '\u202f' });
});
