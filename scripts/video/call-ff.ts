import { RenderInternals } from '@remotion/renderer';

type Call = Parameters<typeof RenderInternals.callFf>[0];

/** Starts the ffmpeg or ffprobe that Remotion ships. It ends with the process that started it. */
export const callFf = (
  bin: 'ffmpeg' | 'ffprobe',
  args: readonly string[],
  options?: Call['options'],
): ReturnType<typeof RenderInternals.callFf> =>
  RenderInternals.callFf({
    bin,
    args: [...args],
    indent: false,
    logLevel: 'error',
    binariesDirectory: null,
    cancelSignal: undefined,
    ...(options && { options }),
  });
