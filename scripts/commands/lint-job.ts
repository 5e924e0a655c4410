import { layoutStill } from '../../compositions/infographic/stills.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { layoutFindings } from '../render/layout-findings.ts';
import { createTextEngine } from '../typography/index.ts';
import { missingGlyphs } from '../workers/missing-glyphs.ts';
import { createVideoPreparation } from '../workers/prepare-video.ts';

/** Lays jobs out as they would be drawn, and tells what is wrong with them, without drawing. */
export function createLint(): (input: JobInput) => Promise<readonly Finding[]> {
  const engines = new Map<string, Promise<TextEngine>>();
  const prepareVideo = createVideoPreparation();
  return async (input) => {
    if (input.kind === 'video') return (await prepareVideo(input)).findings;
    const engine = engines.get(input.locale) ?? createTextEngine(input.locale);
    engines.set(input.locale, engine);
    const [format, locale] = [findFormat(input.format), findLocale(input.locale)];
    if (format?.kind !== 'still' || !locale) throw new Error(`${input.id} names no still format or no locale`);
    const { document, theme, logo } = input;
    const { pages } = layoutStill({ document, format, locale, theme, engine: await engine, logo });
    return [...missingGlyphs(input), ...layoutFindings(pages, input)];
  };
}
