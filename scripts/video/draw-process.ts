import { type HeadlessBrowser, openBrowser } from '@remotion/renderer';
import { drawVideo } from './draw.ts';
import { DrawError, type DrawFailure, type DrawReply, type DrawRequest, type DrawSetup } from './protocol.ts';
import { startBundleServer } from './server.ts';

/**
 * The process that draws videos: Remotion, the browser and ffmpeg live and die with it. When Chrome is killed,
 * Remotion may throw where nobody can catch, or wait for ever; here that ends one process, not the run.
 */
async function main(setup: DrawSetup): Promise<void> {
  const server = await startBundleServer(setup.bundle);
  let opening: Promise<HeadlessBrowser> | undefined;
  const browser = (): Promise<HeadlessBrowser> => {
    const { executable, mode } = setup.browser;
    opening ??= openBrowser('chrome', { browserExecutable: executable, chromeMode: mode, logLevel: 'error' });
    return opening;
  };

  // Both end the browser too: Remotion kills its process group when this process exits.
  process.on('SIGTERM', () => process.exit(143));
  process.on('disconnect', () => process.exit(0));
  process.on('message', (request: DrawRequest) => {
    const progress = (done: number): void => reply({ kind: 'progress', done });
    drawVideo({ server, browser, setup, request, progress }).then(
      () => reply({ kind: 'drawn' }),
      (error: unknown) => reply({ kind: 'failed', failure: describe(error) }),
    );
  });
}

const reply = (message: DrawReply): void => void process.send?.(message);

function describe(error: unknown): DrawFailure {
  if (error instanceof DrawError) return error.failure;
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  if (code === 'ENOSPC' || /no space left on device/i.test(message)) return { kind: 'full' };
  return { kind: 'error', reason: message.split('\n')[0] ?? '' };
}

await main(JSON.parse(process.argv[2] ?? '') as DrawSetup);
