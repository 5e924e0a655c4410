import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { layoutFindings } from '../render/layout-findings.ts';
import { stillPages } from '../render/still.ts';
import { createTextEngine } from '../typography/index.ts';
import { createGlyphCheck } from '../workers/missing-glyphs.ts';
import { createVideoPreparation } from '../workers/prepare-video.ts';

/** Lays jobs out as they would be drawn, and tells what is wrong with them, without drawing. */
export function createLint(): (input: JobInput) => Promise<readonly Finding[]> {
  const prepareVideo = createVideoPreparation();
  const missingGlyphs = createGlyphCheck();
  return async (input) => {
    if (input.kind === 'video') return (await prepareVideo(input)).findings;
    const { pages } = stillPages(input, await createTextEngine(input.locale, input.terms));
    return [...missingGlyphs(input), ...layoutFindings(pages, input)];
  };
}
