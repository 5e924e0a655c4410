import { describeVideo } from '../../compositions/alt/describe.ts';
import { missingAltText } from '../../compositions/alt/missing.ts';
import { layoutScenes } from '../../compositions/infographic/scenes.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { prepareVideo } from '../../compositions/video/prepare.ts';
import type { DescribedVideo } from '../job/described-video.ts';
import type { Lint } from '../lint/index.ts';
import { createTextEngine } from '../typography/index.ts';
import { findSpeech, type Sounds } from './job-sounds.ts';
import { createGlyphCheck } from './missing-glyphs.ts';
import { plain } from './plain.ts';

/** Joins the text engine with the layout of scenes, what is spoken over them and the rules that look at them. */
export function createVideoPreparation(): (input: VideoInput, lint: Lint, sounds: Sounds) => Promise<DescribedVideo> {
  const missingGlyphs = createGlyphCheck();
  return async (input, lint, sounds) => {
    const format = findFormat(input.format);
    const locale = findLocale(input.locale);
    if (format?.kind !== 'video' || !locale) throw new Error(`${input.id} names no video format or no locale`);
    const { document, terms, theme, logo } = input;
    const engine = await createTextEngine(locale.tag, terms);
    const scenes = layoutScenes({ document, theme, logo, format, locale, engine });
    const { speech, findings: unheard } = await findSpeech(input, sounds);
    const prepared = prepareVideo({ input, format, locale, scenes, engine, speech });
    const findings = await lint.scenes(prepared.props.scenes, input);
    const descriptions = describeVideo({ document, plain });
    const unsaid = missingAltText([descriptions.video], input);
    const all = [...missingGlyphs(input), ...unheard, ...findings, ...prepared.findings, ...unsaid];
    return { ...prepared, descriptions, findings: all };
  };
}
