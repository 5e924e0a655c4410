import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { musicFile, narrationFile } from '../../compositions/model/sound-names.ts';
import { assetName } from '../../compositions/video/soundtrack.ts';
import { BrowserMissingError } from './browser.ts';
import { DrawError } from './protocol.ts';

/** Puts what stopped a video into a finding. Nothing here is a user's mistake in the text of a story. */
export function failureFinding(error: unknown, input: VideoInput): Finding {
  const { story, locale, format } = input;
  const where = { rule: 'render-failed', story, locale, format } as const;
  if (error instanceof BrowserMissingError) {
    return { ...where, id: 'render-failed.no-browser', values: { path: error.executable } };
  }
  if (!(error instanceof DrawError)) {
    const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
    if (code === 'ENOSPC') return { ...where, id: 'render-failed.full' };
    return { ...where, id: 'render-failed.video', values: { reason: message.split('\n')[0] ?? '' } };
  }
  const { failure } = error;
  switch (failure.kind) {
    case 'stalled':
      return { ...where, id: 'render-failed.stalled', values: { seconds: failure.seconds } };
    case 'sound':
      return { ...where, id: 'render-failed.sound', ...soundAt(failure.file, input) };
    case 'full':
      return { ...where, id: 'render-failed.full' };
    case 'encoder':
      return { ...where, id: 'render-failed.encoder', values: { reason: failure.reason } };
    case 'died':
    case 'error':
      return { ...where, id: 'render-failed.video', values: { reason: failure.reason } };
  }
}

/** The story's own name for a sound among the assets; what a program spoke has none. */
function soundAt(asset: string, { story, locale, narration = {}, music }: VideoInput): Partial<Finding> {
  const files = Object.entries(narration).map(([section, sound]): [string, string] => [
    assetName(sound),
    narrationFile(story, locale, section, sound.extension),
  ]);
  if (music) files.push([assetName(music), musicFile(story, music.extension)]);
  const file = new Map(files).get(asset);
  return file === undefined ? { values: { path: asset } } : { values: { path: file }, at: { file } };
}
