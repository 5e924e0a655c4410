import { z } from 'zod';
import { THEME_MODES, THEME_NAMES } from '../../compositions/layout/theme-bases.ts';
import { FORMATS, type FormatId } from '../../compositions/model/format.ts';
import { isPseudo, LOCALES } from '../../compositions/model/locale.ts';
import { splitCommand } from '../files/split-command.ts';

export const LOCALE_TAGS: readonly string[] = LOCALES.map(({ tag }) => tag);
export const FORMAT_IDS: readonly FormatId[] = FORMATS.map(({ id }) => id);

/** Messages are the last part of a finding's id: `invalid-newsroom.<message>`. */
const words = z
  .string('text')
  .transform((value) => value.replace(/[ \t\n]+/g, ' ').trim())
  .refine((value) => value !== '', 'missing');
const colour = z.string('colour').regex(/^#[0-9a-f]{6}$/i, 'colour');
const locale = z.enum(LOCALE_TAGS, { error: ({ input }) => (isPseudo(input) ? 'pseudo-locale' : 'locale') });
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

const themeSchema = z.strictObject(
  {
    name: z.enum(THEME_NAMES, 'theme').default('institutional'),
    mode: z.enum(THEME_MODES, 'theme-mode').default('light'),
    brand: colour.optional(),
    accent: colour.optional(),
  },
  'map',
);

/** A program and what it is told, on one line. */
const command = z
  .string('text')
  .trim()
  .min(1, 'missing')
  .refine((value) => (splitCommand(value)?.[0] ?? '') !== '', 'voice-command');
const voiceSchema = z.strictObject({ command: z.union([command, z.partialRecord(locale, command)], 'voice') }, 'map');

export const newsroomSchema = z.strictObject(
  {
    organisation: z.union([words, z.partialRecord(locale, words)], 'organisation'),
    logo: words.optional(),
    locale: locale.default('vi'),
    locales: z
      .array(locale, 'list')
      .min(1, 'list')
      .refine(unique, 'repeated')
      .default([...LOCALE_TAGS]),
    formats: z
      .array(z.enum(FORMAT_IDS, 'format'), 'list')
      .min(1, 'list')
      .refine(unique, 'repeated')
      .default([...FORMAT_IDS]),
    theme: themeSchema.prefault({}),
    voice: voiceSchema.optional(),
  },
  'map',
);

export const NEWSROOM_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(newsroomSchema.shape),
  theme: Object.keys(themeSchema.shape),
  organisation: LOCALE_TAGS,
  voice: Object.keys(voiceSchema.shape),
  'voice.command': LOCALE_TAGS,
};
