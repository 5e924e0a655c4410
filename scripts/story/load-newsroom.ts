import { join } from 'node:path';
import type { ThemeChoice } from '../../compositions/layout/theme.ts';
import { THEME_BASES, THEME_MODES, THEME_NAMES } from '../../compositions/layout/theme-bases.ts';
import type { Position } from '../../compositions/model/diagnostic.ts';
import type { FormatId } from '../../compositions/model/format.ts';
import { nearest } from '../files/nearest.ts';
import { readText } from '../files/read-text.ts';
import { readYaml, type Yaml } from '../files/read-yaml.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { schemaFindings } from '../files/schema-findings.ts';
import { type KeptImages, type LoadedImage, loadImage } from './load-image.ts';
import { FORMAT_IDS, LOCALE_TAGS, NEWSROOM_KEYS, newsroomSchema } from './newsroom-schema.ts';

/** Who makes the stories, in which languages, for which formats. */
export interface Newsroom {
  /** The organisation's name by locale; the source locale's is always there. */
  readonly organisation: Readonly<Record<string, string>>;
  /** Where each of those names stands. */
  readonly organisationAt: Readonly<Record<string, Position>>;
  readonly logo?: LoadedImage;
  /** Tag of the locale that stories are written in. */
  readonly locale: string;
  readonly locales: readonly string[];
  readonly formats: readonly FormatId[];
  /** The theme by name and mode, with its own house colours where the newsroom gives none; the other roles follow. */
  readonly theme: Required<ThemeChoice>;
  /** By locale, the command that speaks narration: text on its standard input, WAV on its standard output. */
  readonly voice: Readonly<Record<string, string>>;
}

const FILE = 'content/newsroom.yaml';

/** Reads `content/newsroom.yaml` and the logo it names. Findings: `invalid-newsroom`, and those of texts and images. */
export const loadNewsroom = async (root: string, kept?: KeptImages): Promise<Result<Newsroom>> => {
  const rule = 'invalid-newsroom';
  const path = await resolveInside(root, FILE, { file: FILE });
  if (!path.ok) return path;
  if (path.value === undefined) {
    return fail({ rule, id: `${rule}.missing-file`, values: { path: FILE }, at: { file: FILE }, expected: FILE });
  }
  const text = await readText(join(root, FILE), { root });
  if (!text.ok) return text;
  const yaml = readYaml(text.value, { file: FILE, rule });
  if (!yaml.ok) return yaml;
  const parsed = newsroomSchema.safeParse(yaml.value.value === '' ? {} : yaml.value.value);
  if (!parsed.success) {
    const words = { file: FILE, rule, knownKeys: NEWSROOM_KEYS, expected: expectedOf } as const;
    return fail(...schemaFindings(parsed.error.issues, yaml.value, words));
  }
  const { organisation: name, logo: logoPath, locale, locales, formats, theme, voice } = parsed.data;
  const names = typeof name === 'string' ? Object.fromEntries(LOCALE_TAGS.map((tag) => [tag, name])) : name;
  if (!names[locale]) {
    const at = { file: FILE, ...yaml.value.pointOf(['organisation']) };
    return fail({ rule, id: `${rule}.organisation-locale`, values: { locale }, at, expected: locale });
  }
  const logo = logoPath === undefined ? succeed(undefined) : await loadLogo(root, logoPath, yaml.value, kept);
  if (!logo.ok) return logo;
  const organisation = Object.fromEntries(Object.entries(names).flatMap(([tag, text]) => (text ? [[tag, text]] : [])));
  const pathOf = (tag: string): string[] => (typeof name === 'string' ? ['organisation'] : ['organisation', tag]);
  const organisationAt = Object.fromEntries(
    Object.keys(organisation).map((tag) => [tag, { file: FILE, ...yaml.value.pointOf(pathOf(tag)) }]),
  );
  const { brand, accent } = THEME_BASES[theme.name];
  return succeed({
    organisation,
    organisationAt,
    ...(logo.value ? { logo: logo.value } : {}),
    locale,
    locales,
    formats,
    theme: { ...theme, brand: theme.brand ?? brand, accent: theme.accent ?? accent },
    voice: voiceOf(voice?.command ?? {}),
  });
};

/** One command for all languages, or one a language; `{locale}` stands for the tag. */
const voiceOf = (command: string | Readonly<Partial<Record<string, string>>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LOCALE_TAGS.flatMap((tag) => {
      const own = typeof command === 'string' ? command : command[tag];
      return own === undefined ? [] : [[tag, own.replaceAll('{locale}', tag)]];
    }),
  );

const loadLogo = async (root: string, src: string, yaml: Yaml, kept?: KeptImages): Promise<Result<LoadedImage>> => {
  const at = { file: FILE, ...yaml.pointOf(['logo']) };
  const path = await resolveInside(join(root, 'content'), src, at);
  if (!path.ok) return path;
  if (path.value === undefined) {
    return fail({ rule: 'missing-image', id: 'missing-image.not-found', values: { path: src }, at, actual: src });
  }
  return loadImage(path.value, { at, kept });
};

const expectedOf = (message: string, actual: string): string | undefined => {
  if (message === 'locale') return nearest(actual, LOCALE_TAGS) ?? LOCALE_TAGS.join(', ');
  if (message === 'format') return nearest(actual, FORMAT_IDS) ?? FORMAT_IDS.join(', ');
  if (message === 'theme') return nearest(actual, THEME_NAMES) ?? THEME_NAMES.join(', ');
  if (message === 'theme-mode') return nearest(actual, THEME_MODES) ?? THEME_MODES.join(', ');
  if (message === 'colour') return '#0B2A5B';
  if (message === 'voice' || message === 'voice-command') return 'espeak-ng -v {locale} --stdout --stdin';
  return undefined;
};
