/**
 * What a description is worded with, and the placeholders each pattern holds. No word of them agrees with another: names
 * stand before a colon, so that a translator needs no inflection.
 */
export const ALT_MESSAGES = {
  'alt.picture': [],
  'alt.card': ['page', 'pages'],
  'alt.video': [],
  'alt.poster': [],
  'alt.chart': [],
  'alt.chart.bar': [],
  'alt.chart.column': [],
  'alt.chart.line': [],
  'alt.chart.area': [],
  'alt.chart.grouped': [],
  'alt.chart.stacked': [],
  'alt.chart.proportion': [],
  'alt.table': [],
  'alt.steps': [],
  'alt.timeline': [],
  'alt.quotation': [],
  'alt.photograph': [],
  'alt.compare': [],
  'alt.places': [],
  'alt.highest': [],
  'alt.lowest': [],
  'alt.first': [],
  'alt.last': [],
  'alt.equal': [],
  'alt.highlighted': [],
  'alt.missing': [],
  'alt.made-by': [],
  'alt.pair': ['name', 'value'],
  'alt.and': ['first', 'next'],
  'alt.comma': ['first', 'next'],
  'alt.sentence': ['text'],
  'alt.quote': ['text'],
  'alt.figure': ['figure', 'label'],
  'alt.step': ['number', 'text'],
} as const satisfies Record<string, readonly string[]>;

export type AltKey = keyof typeof ALT_MESSAGES;
/** The patterns in one language. */
export type AltWords = Readonly<Record<AltKey, string>>;

export const ALT_KEYS = Object.keys(ALT_MESSAGES) as AltKey[];
