import { callFf } from './call-ff.ts';

/** Runs the ffmpeg or ffprobe that Remotion ships, and answers what it printed. */
export async function runFf(bin: 'ffmpeg' | 'ffprobe', args: readonly string[]): Promise<string> {
  const { stdout } = await callFf(bin, args);
  return stdout;
}
