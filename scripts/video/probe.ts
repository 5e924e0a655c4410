import { RenderInternals } from '@remotion/renderer';

/** Runs the ffmpeg or ffprobe that Remotion ships, and answers what it printed. */
export async function runFf(bin: 'ffmpeg' | 'ffprobe', args: readonly string[]): Promise<string> {
  const { stdout } = await RenderInternals.callFf({
    bin,
    args: [...args],
    indent: false,
    logLevel: 'error',
    binariesDirectory: null,
    cancelSignal: undefined,
  });
  return stdout;
}
