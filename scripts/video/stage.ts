import { type HeadlessBrowser, openBrowser } from '@remotion/renderer';
import { type BrowserChoice, type BrowserOptions, findBrowser } from './browser.ts';
import { bundleCompositions } from './bundle.ts';
import { type BundleServer, startBundleServer } from './server.ts';

/** What every video of a run is drawn with: one bundle, one server, one browser. */
export interface Stage {
  readonly server: BundleServer;
  readonly choice: BrowserChoice;
  /** The browser, started when first asked for and again after `dropBrowser`. */
  browser(): Promise<HeadlessBrowser>;
  /** Ends a browser that died or hangs. */
  dropBrowser(): Promise<void>;
  close(): Promise<void>;
}

/** Prepares bundle, server and the choice of browser. */
export async function openStage(options: BrowserOptions): Promise<Stage> {
  const choice = await findBrowser(options);
  const server = await startBundleServer(await bundleCompositions(options.cacheDir, options.lock));
  let opening: Promise<HeadlessBrowser> | undefined;
  const dropBrowser = async (): Promise<void> => {
    const current = await opening?.catch(() => undefined);
    opening = undefined;
    // A browser that is dead already cannot be asked to close; its process group is killed either way.
    await current?.close({ silent: true }).catch(() => undefined);
  };
  return {
    server,
    choice,
    browser: () => {
      opening ??= openBrowser('chrome', {
        browserExecutable: choice.executable,
        chromeMode: choice.mode,
        logLevel: 'error',
      });
      return opening;
    },
    dropBrowser,
    close: async () => {
      await dropBrowser();
      await server.close();
    },
  };
}
