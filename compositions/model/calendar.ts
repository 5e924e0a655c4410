import { z } from 'zod';

/**
 * A date as precise as the writer knew it: a year, a month of a year, or a day; `to` makes it a range.
 * Months and days count from 1.
 */
export const calendarDateSchema = z.strictObject({
  year: z.int().min(1000).max(9999),
  month: z.int().min(1).max(12).optional(),
  day: z.int().min(1).max(31).optional(),
});
export const calendarSpanSchema = z.strictObject({ from: calendarDateSchema, to: calendarDateSchema.optional() });
export type CalendarDate = z.infer<typeof calendarDateSchema>;
export type CalendarSpan = z.infer<typeof calendarSpanSchema>;
