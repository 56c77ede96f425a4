/** One browser and one built site for all files of this folder. */
import type { TestProject } from 'vitest/node';
import { serveBuiltSite } from './built-site.ts';
import { launchBrowserServer, NoBrowserError } from './launch.ts';

/** Values that the setup provides to the tests. */
export type BrowserSetup =
  | {
      readonly kind: 'ready';
      /** Address of the browser for `chromium.connect`. */
      readonly endpoint: string;
      /** URL of the site, with a trailing slash. */
      readonly url: string;
    }
  | { readonly kind: 'no-browser'; readonly reason: string };

declare module 'vitest' {
  export interface ProvidedContext {
    readonly browserSetup: BrowserSetup;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const browser = await launchBrowserServer();
    const site = await serveBuiltSite().catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
    project.provide('browserSetup', { kind: 'ready', endpoint: browser.wsEndpoint(), url: site.url });
    return async () => {
      await browser.close();
      await site.close();
    };
  } catch (error) {
    if (!(error instanceof NoBrowserError)) throw error;
    process.stderr.write(`The tests of test/browser are skipped. ${error.message}\n`);
    project.provide('browserSetup', { kind: 'no-browser', reason: error.message });
    return async () => {};
  }
}
