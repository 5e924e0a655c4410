import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { BrowserMissingError } from './browser.ts';
import { DrawError } from './protocol.ts';

/** Puts what stopped a video into a finding. Nothing here is a user's mistake in the text of a story. */
export function failureFinding(error: unknown, { story, locale, format }: VideoInput): Finding {
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
      return { ...where, id: 'render-failed.sound' };
    case 'full':
      return { ...where, id: 'render-failed.full' };
    case 'died':
    case 'error':
      return { ...where, id: 'render-failed.video', values: { reason: failure.reason } };
  }
}
