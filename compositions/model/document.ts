import { z } from 'zod';
import { ALT_KEYS } from '../alt/words.ts';

/** Words ready to draw: translated, numbers formatted; `value` may hold `**strong**` and `_emphasis_`. */
export const wordsSchema = z.strictObject({ key: z.string(), value: z.string() });
export type Words = z.infer<typeof wordsSchema>;

/**
 * A figure in the reader's notation. `before` and `after` are the words of its qualifier and unit as that
 * language places them ("hơn 27.000", "27,000以上"); `value` is the number itself, for lengths in charts.
 */
export const shownFigureSchema = z.strictObject({
  value: z.number(),
  before: z.string(),
  number: z.string(),
  after: z.string(),
});
export type ShownFigure = z.infer<typeof shownFigureSchema>;

/** An image by the hash of its bytes as the loader prepared them (rasterised, turned upright, stripped). */
export const assetSchema = z.strictObject({
  hash: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  focus: z.strictObject({ x: z.number(), y: z.number() }).optional(),
});
export type Asset = z.infer<typeof assetSchema>;

export const photographSchema = z.strictObject({
  asset: assetSchema,
  alt: wordsSchema.optional(),
  caption: wordsSchema.optional(),
  credit: wordsSchema.optional(),
});
export type Photograph = z.infer<typeof photographSchema>;

/** What stands in a cell; `figure` where that is a number, for columns to align by. */
const cellSchema = z.strictObject({ ...wordsSchema.shape, figure: shownFigureSchema.optional() });

const statisticSchema = z.strictObject({ figure: shownFigureSchema, label: wordsSchema });

/** One measure over the chart's categories. `undefined` values are missing data, drawn as a gap. */
const seriesSchema = z.strictObject({
  name: wordsSchema,
  values: z.array(shownFigureSchema.nullable()),
});

/** Round numbers along an axis, lowest first; their unit is shown once. */
const axisSchema = z.strictObject({
  ticks: z.array(shownFigureSchema).min(2),
  /** Says that the axis does not begin at zero, where it does not. */
  note: z.string().optional(),
});

export const shownBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: wordsSchema }),
  z.strictObject({ kind: z.literal('statistics'), items: z.array(statisticSchema).min(1) }),
  z.strictObject({
    kind: z.literal('chart'),
    /** `bar` lies flat (names), `column` stands (time), `line` and `area` are for many points in time. */
    chart: z.enum(['bar', 'column', 'line', 'area', 'proportion']),
    /** How several measures stand; absent: apart, each with a scale of its own. */
    together: z.enum(['apart', 'grouped', 'stacked']).optional(),
    categories: z.array(wordsSchema).min(1),
    series: z.array(seriesSchema).min(1),
    /** Category numbers from 0 that carry the finding. */
    highlight: z.array(z.int()),
    /** What all measures count, over a chart that shows them together. */
    measure: wordsSchema.optional(),
    /** True where the categories are dates: their names may be thinned out, and they are not ranked. */
    time: z.boolean().optional(),
    /** Where the categories stand in time, from 0 to 1: months between, and years without data, take their room. */
    positions: z.array(z.number()).optional(),
    /** One for each measure that stands apart, else one for all. Drawn where values are not labelled themselves. */
    axes: z.array(axisSchema).optional(),
  }),
  z.strictObject({
    kind: z.literal('table'),
    header: z.array(wordsSchema),
    rows: z.array(z.array(cellSchema)),
    /** Which columns hold numbers and align to the end edge. */
    numeric: z.array(z.boolean()),
    /** Row numbers from 0 that carry the finding. */
    highlight: z.array(z.int()).optional(),
  }),
  z.strictObject({
    kind: z.literal('steps'),
    items: z.array(z.strictObject({ number: z.string(), title: wordsSchema.optional(), text: wordsSchema.optional() })),
  }),
  z.strictObject({
    kind: z.literal('timeline'),
    /** `span`: goes on for a while, where others happen at one time. */
    items: z.array(z.strictObject({ when: z.string(), text: wordsSchema, span: z.boolean().optional() })),
  }),
  z.strictObject({
    kind: z.literal('list'),
    items: z.array(wordsSchema),
    /** An icon for each item, where every one has its own. */
    icons: z.array(z.string()).optional(),
  }),
  z.strictObject({
    kind: z.literal('quotation'),
    text: z.array(wordsSchema),
    speaker: wordsSchema.optional(),
    role: wordsSchema.optional(),
    /** The speaker's picture. */
    portrait: photographSchema.optional(),
    /** The mark that opens a quotation in that language: drawn as a shape. */
    openingMark: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('photograph'), photograph: photographSchema }),
  z.strictObject({
    kind: z.literal('fact'),
    claim: wordsSchema.optional(),
    text: z.array(wordsSchema),
    source: wordsSchema.optional(),
    /** The interface's own words for "claim" and "fact". */
    claimLabel: z.string(),
    factLabel: z.string(),
  }),
  z.strictObject({
    kind: z.literal('compare'),
    sides: z.array(z.strictObject({ title: wordsSchema, items: z.array(wordsSchema) })).min(2),
  }),
  z.strictObject({
    kind: z.literal('places'),
    items: z.array(z.strictObject({ name: wordsSchema, figure: shownFigureSchema.optional() })).min(1),
  }),
]);
export type ShownBlock = z.infer<typeof shownBlockSchema>;

export const shownSectionSchema = z.strictObject({
  id: z.string(),
  heading: wordsSchema,
  icon: z.string().optional(),
  blocks: z.array(shownBlockSchema),
  /** What the video captions in this section, a sentence or more each. */
  narration: z.array(wordsSchema),
});
export type ShownSection = z.infer<typeof shownSectionSchema>;

/** A story in one locale, ready to lay out: every word a picture or a video of it draws, and nothing else. */
export const documentSchema = z.strictObject({
  title: wordsSchema,
  summary: wordsSchema,
  date: z.string(),
  place: wordsSchema.optional(),
  /** "Source: title, publisher, date": drawn on every picture and in every video. */
  sourceLine: z.string(),
  sourceTitle: wordsSchema,
  sourcePublisher: wordsSchema,
  sourceDate: z.string().optional(),
  sourceUrl: z.string().optional(),
  organisation: z.string(),
  image: photographSchema.optional(),
  sections: z.array(shownSectionSchema),
  /** The interface's words: heading of the closing card, and the page marks "1/7" in reading order. */
  closing: z.strictObject({
    heading: z.string(),
    source: z.string(),
    /** The newsroom's other locales, by their tags, and the words over their names; absent where there is none. */
    languages: z.strictObject({ label: z.string(), tags: z.array(z.string()).min(1) }).optional(),
  }),
  pageMark: z.string(),
  /** What the pictures are described with to people who cannot see them; never drawn. */
  altWords: z.record(z.enum(ALT_KEYS), z.string()),
});
export type Document = z.infer<typeof documentSchema>;
