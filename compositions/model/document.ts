import { z } from 'zod';

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

const statisticSchema = z.strictObject({ figure: shownFigureSchema, label: wordsSchema });

/** One measure over the chart's categories. `undefined` values are missing data, drawn as a gap. */
const seriesSchema = z.strictObject({
  name: wordsSchema,
  values: z.array(shownFigureSchema.nullable()),
});

export const shownBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: wordsSchema }),
  z.strictObject({ kind: z.literal('statistics'), items: z.array(statisticSchema).min(1) }),
  z.strictObject({
    kind: z.literal('chart'),
    /** `bar` lies flat (names), `column` stands (time), `line` is for many points in time. */
    chart: z.enum(['bar', 'column', 'line']),
    categories: z.array(wordsSchema).min(1),
    series: z.array(seriesSchema).min(1),
    /** Category numbers from 0 that carry the finding. */
    highlight: z.array(z.int()),
  }),
  z.strictObject({
    kind: z.literal('table'),
    header: z.array(wordsSchema),
    rows: z.array(z.array(wordsSchema)),
    /** Which columns hold numbers and align to the end edge. */
    numeric: z.array(z.boolean()),
  }),
  z.strictObject({
    kind: z.literal('steps'),
    items: z.array(z.strictObject({ number: z.string(), title: wordsSchema.optional(), text: wordsSchema.optional() })),
  }),
  z.strictObject({
    kind: z.literal('timeline'),
    items: z.array(z.strictObject({ when: z.string(), text: wordsSchema })),
  }),
  z.strictObject({ kind: z.literal('list'), items: z.array(wordsSchema) }),
  z.strictObject({
    kind: z.literal('quotation'),
    text: z.array(wordsSchema),
    speaker: wordsSchema.optional(),
    role: wordsSchema.optional(),
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
  closing: z.strictObject({ heading: z.string(), source: z.string() }),
  pageMark: z.string(),
});
export type Document = z.infer<typeof documentSchema>;
