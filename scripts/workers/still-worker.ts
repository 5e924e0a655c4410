import sharp from 'sharp';
import type { StillInput } from '../../compositions/model/job-input.ts';
import type { Rendered, RenderPlace } from '../job/rendered.ts';
import { renderStill } from '../render/still.ts';
import { createTextEngine } from '../typography/index.ts';
import { assetLint } from './asset-lint.ts';
import { findKept } from './find-kept.ts';
import { createGlyphCheck } from './missing-glyphs.ts';
import { plain } from './plain.ts';

/** One thread a worker is all there is to share: sharp's own threads would only fight over the cores. */
sharp.concurrency(1);
sharp.cache(false);

const missingGlyphs = createGlyphCheck();

/** Draws one still job. What goes wrong in drawing is a finding: one bad job never stops the others. */
export default async function renderJob({
  input,
  place,
}: {
  input: StillInput;
  place: RenderPlace;
}): Promise<Rendered> {
  try {
    const missing = missingGlyphs(input);
    if (missing.length > 0) return { files: [], findings: missing, sections: [], ms: 0 };
    const engine = await createTextEngine(input.locale, input.terms);
    return await renderStill(input, place, { engine, lint: assetLint(place.assets).pages, plain, findKept });
  } catch (error) {
    const { story, locale, format } = input;
    const reason = error instanceof Error ? error.message : String(error);
    const finding = {
      rule: 'render-failed',
      id: 'render-failed.still',
      values: { reason },
      story,
      locale,
      format,
    } as const;
    return { files: [], findings: [finding], sections: [], ms: 0 };
  }
}
