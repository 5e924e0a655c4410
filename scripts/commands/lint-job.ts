import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describePages } from '../../compositions/alt/describe.ts';
import { missingAltText } from '../../compositions/alt/missing.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { createLint } from '../lint/index.ts';
import { stillPages } from '../render/still.ts';
import { createTextEngine } from '../typography/index.ts';
import { soundsIn } from '../workers/job-sounds.ts';
import { createGlyphCheck } from '../workers/missing-glyphs.ts';
import { plain } from '../workers/plain.ts';
import { createVideoPreparation } from '../workers/prepare-video.ts';
import type { AssetFile } from './assets.ts';

/**
 * Lays jobs out as they would be drawn, and tells what is wrong with them, without drawing. `assets`: images and sounds of
 * the job. `spoken`: folder of what programs have spoken for jobs before; nothing is spoken now.
 */
export function createJobLint(
  spoken = '',
): (input: JobInput, assets: readonly AssetFile[]) => Promise<readonly Finding[]> {
  const images = new Map<string, AssetFile['from']>();
  const files = new Map<string, string>();
  const lint = createLint(async (hash) => {
    const image = images.get(hash);
    return typeof image === 'string' ? readFile(image) : image;
  });
  const prepareVideo = createVideoPreparation();
  const sounds = soundsIn(spoken, { files, mayRun: false });
  const missingGlyphs = createGlyphCheck();
  return async (input, assets) => {
    for (const { name, from } of assets) {
      const { name: hash } = path.parse(name);
      images.set(hash, from);
      if (typeof from === 'string') files.set(hash, from);
    }
    if (input.kind === 'video') return (await prepareVideo(input, lint, sounds)).findings;
    const { pages, sections } = stillPages(input, await createTextEngine(input.locale, input.terms));
    const unsaid = missingAltText(describePages(pages, sections, { document: input.document, plain }), input);
    return [...missingGlyphs(input), ...(await lint.pages(pages, input)), ...unsaid];
  };
}
