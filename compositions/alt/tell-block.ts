import type { Photograph, ShownBlock } from '../model/document.ts';
import { figureWords } from './phrases.ts';
import { tellChart } from './tell-chart.ts';
import type { Teller, Told } from './teller.ts';

type Block<Kind extends ShownBlock['kind']> = Extract<ShownBlock, { kind: Kind }>;

/** A block in words. `sourceLabel`: the word that stands before a source. */
export function tellBlock(block: ShownBlock, teller: Teller, sourceLabel: string): Told {
  const { say, pair, list, sentence, word } = teller;
  switch (block.kind) {
    case 'paragraph':
      return whole([say(block.text)], teller);
    case 'statistics':
      return whole(
        block.items.map(({ figure, label }) => teller.figure(figureWords(figure), say(label))),
        teller,
      );
    case 'chart':
      return tellChart(block, teller);
    case 'table':
      return tellTable(block, teller);
    case 'steps':
      return tellSteps(block, teller);
    case 'timeline': {
      const told = whole(
        block.items.map(({ when, text }) => pair(when, say(text))),
        teller,
      );
      return { ...told, lines: [sentence(word('alt.timeline')), ...told.lines] };
    }
    case 'list':
      return whole(block.items.map(say), teller);
    case 'quotation':
      return tellQuotation(block, teller);
    case 'photograph':
      return { lines: tellPhotograph(block.photograph, teller), finding: [say(block.photograph.alt)].filter(Boolean) };
    case 'fact': {
      const claim = block.claim ? [pair(block.claimLabel, teller.quote(say(block.claim)))] : [];
      const fact = pair(block.factLabel, block.text.map((one) => sentence(say(one))).join(' '));
      const source = block.source ? [pair(sourceLabel, say(block.source))] : [];
      // The claim never stands without its answer.
      return { lines: [...claim, fact, ...source].map(sentence), finding: [fact] };
    }
    case 'compare': {
      const sides = block.sides.map(({ title, items }) => pair(say(title), list(items.map(say))));
      const head = sentence(word('alt.compare'));
      return { lines: [head, ...sides.map(sentence)], finding: block.sides.map(({ title }) => say(title)) };
    }
    case 'places': {
      const places = block.items.map(({ name, figure }) => pair(say(name), figure ? figureWords(figure) : ''));
      return { lines: [sentence(pair(word('alt.places'), list(places)))], finding: places };
    }
  }
}

const whole = (parts: readonly string[], { sentence }: Teller): Told => {
  const told = parts.filter((part) => part !== '');
  return { lines: told.map(sentence), finding: told };
};

function tellTable({ header, rows, highlight = [] }: Block<'table'>, teller: Teller): Told {
  const { say, pair, list, comma, sentence, word } = teller;
  const names = header.map(say);
  const told = rows.map(([first, ...cells]) => {
    const values = cells.map((cell, index) => (cells.length > 1 ? pair(names[index + 1] ?? '', say(cell)) : say(cell)));
    return pair(say(first), list(values));
  });
  const head = pair(word('alt.table'), comma(names));
  return { lines: [head, ...told].map(sentence), finding: highlight.flatMap((row) => told[row] ?? []).slice(0, 1) };
}

function tellSteps({ items }: Block<'steps'>, teller: Teller): Told {
  const { say, pair, sentence, word } = teller;
  const lines = items.map(({ number, title, text }) => sentence(teller.step(number, pair(say(title), say(text)))));
  return {
    lines: [sentence(word('alt.steps')), ...lines],
    finding: items.map(({ title, text }) => say(title ?? text)),
  };
}

function tellQuotation({ text, speaker, role, portrait }: Block<'quotation'>, teller: Teller): Told {
  const { say, pair, comma, sentence, word } = teller;
  const name = comma([say(speaker), say(role)]);
  const said = teller.quote(text.map(say).join(' '));
  const told = pair(name === '' ? word('alt.quotation') : name, said);
  return { lines: [sentence(told), ...(portrait ? tellPhotograph(portrait, teller) : [])], finding: [told, name] };
}

/** What is seen, the caption under it, and whose it is. */
export function tellPhotograph({ alt, caption, credit }: Photograph, teller: Teller): string[] {
  const { say, pair, sentence, word } = teller;
  const seen = alt ? pair(word('alt.photograph'), say(alt)) : '';
  return [seen, say(caption), say(credit)].filter((line) => line !== '').map(sentence);
}
