import type { ShownBlock, ShownFigure } from '../model/document.ts';
import { figureWords } from './phrases.ts';
import type { Teller, Told } from './teller.ts';
import type { AltKey } from './words.ts';

type Chart = Extract<ShownBlock, { kind: 'chart' }>;
type Series = Chart['series'][number];

/** Kinds that run over time: where they begin and end is told. */
const OVER_TIME = new Set<Chart['chart']>(['column', 'line', 'area']);

/** The kind of chart and its measures, every value, the highest and lowest, the first and last, what is picked out. */
export function tellChart(chart: Chart, teller: Teller): Told {
  const { say, pair, list, comma, sentence, word } = teller;
  const categories = chart.categories.map(say);
  const names = chart.series.map(({ name }) => say(name));
  const lines = [pair(word(kindKey(chart)), comma([say(chart.measure), ...names]))];
  chart.series.forEach((series, index) => {
    const name = chart.series.length > 1 ? (names[index] ?? '') : '';
    const rows = categories.map((category, row) => pair(category, valueWords(series.values[row], teller)));
    lines.push(pair(name, list(rows)), ...trend(chart, series, categories, teller));
  });
  const picked = comma(chart.highlight.flatMap((index) => categories[index] ?? []));
  if (picked !== '' && chart.highlight.length < categories.length) lines.push(pair(word('alt.highlighted'), picked));
  return { lines: lines.filter((line) => line !== '').map(sentence), finding: finding(chart, categories, teller) };
}

/** How its measures stand together says more of a chart than which way its bars lie. */
function kindKey({ chart, together = 'apart' }: Chart): AltKey {
  return together === 'apart' ? `alt.chart.${chart}` : `alt.chart.${together}`;
}

const valueWords = (figure: ShownFigure | null | undefined, { word }: Teller): string =>
  figure ? figureWords(figure) : word('alt.missing');

function trend({ chart }: Chart, { values }: Series, categories: readonly string[], teller: Teller): string[] {
  const { pair, comma, word } = teller;
  const known = values.flatMap((figure, index) => (figure ? [{ figure, category: categories[index] ?? '' }] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return [];
  const numbers = known.map(({ figure }) => figure.value);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (least === most) return [pair(word('alt.equal'), figureWords(first.figure))];
  const at = (value: number): string => {
    const those = known.filter(({ figure }) => figure.value === value);
    return withValue(comma(those.map(({ category }) => category)), those[0]!.figure);
  };
  const extremes = [pair(word('alt.highest'), at(most)), pair(word('alt.lowest'), at(least))];
  if (!OVER_TIME.has(chart)) return extremes;
  const ends = [
    pair(word('alt.first'), withValue(first.category, first.figure)),
    pair(word('alt.last'), withValue(last.category, last.figure)),
  ];
  return [...extremes, ...ends];
}

const withValue = (category: string, figure: ShownFigure): string => `${category} (${figureWords(figure)})`;

/** What is picked out where that is one value, else the highest; the heading over it says of what. */
function finding({ series, highlight }: Chart, categories: readonly string[], teller: Teller): string[] {
  const { say, pair, comma, word } = teller;
  const all = series.flatMap(({ name, values }) =>
    values.flatMap((figure, index) => (figure ? [{ name: say(name), figure, index }] : [])),
  );
  const [first, ...others] = all;
  if (!first) return [];
  const top = others.reduce((best, next) => (next.figure.value > best.figure.value ? next : best), first);
  const picked = highlight.length === 1 && series.length === 1 ? all.find(({ index }) => index === highlight[0]) : top;
  const { name, figure, index } = picked ?? top;
  const category = categories[index] ?? '';
  if (figure.value < top.figure.value) return [pair(category, figureWords(figure))];
  return [pair(word('alt.highest'), withValue(series.length > 1 ? comma([category, name]) : category, figure))];
}
