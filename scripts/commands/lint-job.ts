import type { TextEngine } from '../../compositions/layout/text.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { layoutFindings } from '../render/layout-findings.ts';
import { stillPages } from '../render/still.ts';
import { createTextEngine } from '../typography/index.ts';
import { createGlyphCheck } from '../workers/missing-glyphs.ts';
import { createVideoPreparation } from '../workers/prepare-video.ts';

/** Lays jobs out as they would be drawn, and tells what is wrong with them, without drawing. */
export function createLint(): (input: JobInput) => Promise<readonly Finding[]> {
  const engines = new Map<string, Promise<TextEngine>>();
  const prepareVideo = createVideoPreparation();
  const missingGlyphs = createGlyphCheck();
  return async (input) => {
    if (input.kind === 'video') return (await prepareVideo(input)).findings;
    const engine = engines.get(input.locale) ?? createTextEngine(input.locale);
    engines.set(input.locale, engine);
    const { pages } = stillPages(input, await engine);
    return [...missingGlyphs(input), ...layoutFindings(pages, input)];
  };
}
