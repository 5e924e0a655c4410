import { typeScale } from '../layout/scale.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Document } from '../model/document.ts';
import type { Format, FormatId } from '../model/format.ts';
import type { Locale } from '../model/locale.ts';
import type { Theme } from '../model/theme.ts';
import { brandColours, type Context, lightColours } from './context.ts';

/** What a whole picture or video is laid out from. */
export interface Setting {
  readonly document: Document;
  readonly format: Format;
  readonly theme: Theme;
  readonly engine: TextEngine;
  readonly logo?: { readonly hash: string; readonly width: number; readonly height: number };
  /** The grid's step, px. */
  readonly unit: number;
  /** Sizes stretched by `factor`, colours for a light ground. */
  context(factor: number): Context;
}

export interface SettingOptions {
  readonly document: Document;
  readonly format: Format;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly engine: TextEngine;
  readonly logo?: { readonly hash: string; readonly width: number; readonly height: number } | undefined;
}

export function createSetting({ document, format: asRead, locale, theme, engine, logo }: SettingOptions): Setting {
  const format = engine.direction === 'rtl' ? swapped(asRead) : asRead;
  const colours = lightColours(theme);
  const scaled = (factor: number) => typeScale(format.id as FormatId, locale.script, factor);
  return {
    document,
    format,
    theme,
    engine,
    ...(logo && { logo }),
    unit: scaled(1).unit,
    context: (factor) => ({ engine, theme, colours, scale: scaled(factor) }),
  };
}

/** A context for what stands on the brand's ground. */
export const onBrand = (setting: Setting, factor = 1): Context => ({
  ...setting.context(factor),
  colours: brandColours(setting.theme),
});

/**
 * The format as laid out before its pages are mirrored: platforms keep their buttons at the right in Arabic too, so
 * the free room must lie on that side again afterwards.
 */
function swapped(format: Format): Format {
  const { left, right } = format.safe;
  return { ...format, safe: { ...format.safe, left: right, right: left } };
}
