import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { BrowserMissingError } from './browser.ts';
import { UnreadableSoundError } from './sound.ts';
import { StalledError } from './watchdog.ts';

/** Puts what stopped a video into a finding. Nothing here is a user's mistake in the text of a story. */
export function failureFinding(error: unknown, { story, locale, format }: VideoInput): Finding {
  const where = { rule: 'render-failed', story, locale, format } as const;
  if (error instanceof BrowserMissingError) {
    return { ...where, id: 'render-failed.no-browser', values: { path: error.executable } };
  }
  if (error instanceof StalledError) {
    return { ...where, id: 'render-failed.stalled', values: { seconds: error.seconds } };
  }
  if (error instanceof UnreadableSoundError) return { ...where, id: 'render-failed.sound' };
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: `${error}` };
  if (code === 'ENOSPC') return { ...where, id: 'render-failed.full' };
  return { ...where, id: 'render-failed.video', values: { reason: message.split('\n')[0] ?? '' } };
}
