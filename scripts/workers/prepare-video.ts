import { layoutScenes } from '../../compositions/infographic/scenes.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { type PreparedVideo, prepareVideo } from '../../compositions/video/prepare.ts';
import type { Lint } from '../lint/index.ts';
import { createTextEngine } from '../typography/index.ts';
import { createGlyphCheck } from './missing-glyphs.ts';

/** Joins the text engine with the layout of scenes and the rules that look at them. */
export function createVideoPreparation(): (input: VideoInput, lint: Lint) => Promise<PreparedVideo> {
  const missingGlyphs = createGlyphCheck();
  return async (input, lint) => {
    const format = findFormat(input.format);
    const locale = findLocale(input.locale);
    if (format?.kind !== 'video' || !locale) throw new Error(`${input.id} names no video format or no locale`);
    const { document, terms, theme, logo } = input;
    const engine = await createTextEngine(locale.tag, terms);
    const scenes = layoutScenes({ document, theme, logo, format, locale, engine });
    const prepared = prepareVideo({ input, format, locale, scenes, engine });
    const findings = await lint.scenes(prepared.props.scenes, input);
    return { ...prepared, findings: [...missingGlyphs(input), ...findings, ...prepared.findings] };
  };
}
