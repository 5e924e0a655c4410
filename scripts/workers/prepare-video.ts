import { layoutScenes } from '../../compositions/infographic/scenes.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { type PreparedVideo, prepareVideo } from '../../compositions/video/prepare.ts';
import { layoutFindings } from '../render/layout-findings.ts';
import { createTextEngine } from '../typography/index.ts';
import { createGlyphCheck } from './missing-glyphs.ts';

/** Joins the text engine with the layout of scenes. Engines, which hold fonts and shaped words, are kept. */
export function createVideoPreparation(): (input: VideoInput) => Promise<PreparedVideo> {
  const engines = new Map<string, Promise<TextEngine>>();
  const missingGlyphs = createGlyphCheck();
  return async (input) => {
    const format = findFormat(input.format);
    const locale = findLocale(input.locale);
    if (format?.kind !== 'video' || !locale) throw new Error(`${input.id} names no video format or no locale`);
    let engine = engines.get(locale.tag);
    if (!engine) {
      engine = createTextEngine(locale.tag);
      engines.set(locale.tag, engine);
    }
    const { document, theme, logo } = input;
    const scenes = layoutScenes({ document, theme, logo, format, locale, engine: await engine });
    const prepared = prepareVideo({ input, format, locale, scenes, engine: await engine });
    const findings = layoutFindings(
      scenes.map(({ page }) => page),
      input,
    );
    return { ...prepared, findings: [...missingGlyphs(input), ...findings, ...prepared.findings] };
  };
}
