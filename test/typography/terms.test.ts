import { describe, expect, it } from 'vitest';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { termFinder } from '../../scripts/typography/terms.ts';
import { linesOf, request } from './set.ts';

const foundIn = (text: string, ...terms: readonly string[]): string[] =>
  termFinder(terms)(text).map(({ start, end }) => text.slice(start, end));

describe('finding terms', () => {
  it.each([
    ['CÔNG ĐOÀN Việt Nam', 'Công đoàn Việt Nam', ['CÔNG ĐOÀN Việt Nam']],
    ['các công đoàn viên', 'công đoàn', ['công đoàn']],
    ['công đoànviên', 'công đoàn', []],
    ['профсоюзы ВЬЕТНАМА', 'профсоюзы Вьетнама', ['профсоюзы ВЬЕТНАМА']],
    ['d’Hanoï et à Hanoï.', 'Hanoï', ['Hanoï', 'Hanoï']],
    ["l'information pour l'étranger", 'information pour l’étranger', ["information pour l'étranger"]],
    ['Facebook账号', 'Facebook', ['Facebook']],
    ['베트남 노동총연맹의 활동', '베트남 노동총연맹', ['베트남 노동총연맹']],
    ['وبالاتحاد العام', 'الاتحاد العام', ['وبالاتحاد العام']],
    ['高平省工会', '高平省', ['高平省']],
    ['ชาวลาวและดาวลาวา', 'ลาว', ['ลาว']],
    ['C++ (bản 2)', 'C++ (bản 2)', ['C++ (bản 2)']],
  ])('%s: %s', (text, term, found) => {
    expect(foundIn(text, term)).toEqual(found);
  });

  it('takes the longest of two that cross, and both where one lies in the other', () => {
    expect(foundIn('Ba Hà Nội Việt', 'Hà Nội Việt', 'Ba Hà')).toEqual(['Hà Nội Việt']);
    expect(foundIn('Công đoàn Hà Nội', 'Hà Nội', 'Công đoàn Hà Nội')).toEqual(['Công đoàn Hà Nội', 'Hà Nội']);
  });

  it('composes a decomposed term, as the text is', () => {
    expect(foundIn('ở Hà Nội', 'Hà Nội'.normalize('NFD'))).toEqual(['Hà Nội']);
  });
});

describe('setting terms', () => {
  const LONG = 'Tổng Liên đoàn Lao động Việt Nam';
  const linesAt = async (locale: string, value: string, width: number, terms: readonly string[], balance = false) => {
    const engine = await createTextEngine(locale, terms);
    return linesOf(engine.measure(request(value, { width, balance })));
  };
  const widthOf = async (locale: string, value: string): Promise<number> =>
    (await createTextEngine(locale)).measure(request(value)).width;

  it('begins a new line rather than part a term that fits on one', async () => {
    const value = `Theo chương trình của ${LONG} năm nay`;
    const width = (await widthOf('vi', LONG)) + 5;
    expect(await linesAt('vi', value, width, [])).not.toContain(LONG);
    expect(await linesAt('vi', value, width, [LONG])).toContain(LONG);
  });

  it('parts a term that no line can hold where its words end, keeps the terms in it whole, and fills the lines', async () => {
    const width = (await widthOf('vi', 'Tổng Liên đoàn Lao')) + 5;
    const terms = [LONG, 'Tổng Liên đoàn', 'Lao động', 'Việt Nam'];
    expect(await linesAt('vi', `Của ${LONG}`, width, terms)).toEqual(['Của', 'Tổng Liên đoàn', 'Lao động Việt Nam']);
    expect(await linesAt('vi', `Một hai ${LONG}`, width, [LONG])).toEqual([
      'Một hai Tổng',
      'Liên đoàn',
      'Lao động Việt Nam',
    ]);
  });

  it('breaks where a name begins and ends, though no dictionary knows it', async () => {
    const [before, name, after] = ['សហជីព', 'បាឌិញ', 'រៀបចំ'];
    const width = Math.max(...(await Promise.all([before, name, after].map((word) => widthOf('km', word))))) + 5;
    expect(await linesAt('km', before + name + after, width, [name])).toEqual([before, name, after]);
  });

  it('ends a line of a headline with a preposition where that saves a line', async () => {
    const term = 'Всеобщей конфедерации';
    const width = (await widthOf('ru', term)) + 50;
    const lines = await linesAt('ru', `Три просьбы ко ${term}`, width, [term], true);
    expect(lines).toEqual(['Три просьбы ко', term]);
  });

  it('gives every document its own engine: the terms of one are not those of another', async () => {
    const width = (await widthOf('vi', LONG)) + 5;
    const value = `Theo chương trình của ${LONG}`;
    const bare = await linesAt('vi', value, width, []);
    await linesAt('vi', value, width, [LONG]);
    expect(await linesAt('vi', value, width, [])).toEqual(bare);
  });
});
