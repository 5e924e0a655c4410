import { describe, expect, it } from 'vitest';
import { type Glossary, readGlossary } from '../../scripts/catalog/glossary.ts';
import { createTermList } from '../../scripts/commands/document-terms.ts';
import { sampleDocument } from '../plan/sample.ts';

const glossary = (text: string): Glossary => {
  const read = readGlossary(text, 'locales/glossary.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
};
const words = (value: string) => ({ key: 'k', value });

describe('the terms of a document', () => {
  const terms = glossary(`terms:
  - {id: a, kind: place, vi: Hà Nội, ru: Ханой, also: {vi: [Thủ đô Hà Nội]}}
  - {id: b, kind: term, vi: công đoàn cơ sở, en: grassroots union}
  - {id: c, kind: term, vi: đại hội lần thứ nhất}
`);

  it('are those that stand in it, in its own language, sorted', () => {
    const document = sampleDocument({
      organisation: 'Tổng Liên đoàn',
      sourcePublisher: words('Báo Lao động'),
      place: words('Cao Bằng, Việt Nam'),
      summary: words('Ở **Hà** Nội, một Công đoàn cơ sở và một grassroots union'),
    });
    expect(createTermList(terms)(document, ['vi'])).toEqual([
      'Báo Lao động',
      'Cao Bằng',
      'Hà Nội',
      'Tổng Liên đoàn',
      'Việt Nam',
      'công đoàn cơ sở',
    ]);
  });

  it('do not change with a term that stands elsewhere', () => {
    const document = sampleDocument();
    const more = glossary('terms:\n  - {id: d, kind: term, vi: một từ khác}\n');
    expect(createTermList({ ...terms, terms: [...terms.terms, ...more.terms] })(document, ['vi'])).toEqual(
      createTermList(terms)(document, ['vi']),
    );
  });

  it('do not reach from one text into the next', () => {
    const document = sampleDocument({ title: words('Hà'), summary: words('Nội') });
    expect(createTermList(terms)(document, ['vi'])).not.toContain('Hà Nội');
  });

  it('come in every language that lent words', () => {
    const document = sampleDocument({ title: words('Công đoàn cơ sở, a grassroots union') });
    expect(createTermList(terms)(document, ['en', 'vi'])).toEqual(
      expect.arrayContaining(['công đoàn cơ sở', 'grassroots union']),
    );
  });

  it.each([
    ['กาวบั่ง เวียดนาม', ['กาวบั่ง', 'เวียดนาม']],
    ['ベトナム・カオバン省', ['ベトナム', 'カオバン省']],
    ['كاو بانغ، فيتنام', ['كاو بانغ']],
  ])('name each place of %s', (place, found) => {
    const document = sampleDocument({ place: words(place) });
    expect(createTermList(terms)(document, [])).toEqual(expect.arrayContaining(found));
  });
});
