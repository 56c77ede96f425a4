/** Tests in a real browser, on the built site. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import './global-setup.ts';

export interface OpenOptions extends BrowserContextOptions {
  /** Runs before the page is opened, for example to set up routes and scripts. */
  prepare?(page: Page): Promise<unknown>;
  /** Messages that may appear on the console; other errors fail the test. */
  readonly allowed?: RegExp;
  /** The test context's own `expect`, for concurrent tests. */
  readonly onTestFinished?: typeof onTestFinished;
}

export interface Session {
  browser(): Browser;
  /** The site's URL, with a trailing slash. */
  readonly url: string;
  /**
   * Opens a page of the site in a context of its own, until the test ends. Errors on its console, and with them whatever the
   * Content-Security-Policy forbids, fail the test.
   */
  open(path: string, options?: OpenOptions): Promise<Page>;
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Tests that need a browser. If none starts, they are skipped with the reason. */
export function describeInBrowser(name: string, tests: (session: Session) => void): void {
  const setup = inject('browserSetup');
  if (setup.kind === 'no-browser') {
    describe(name, () => {
      it('needs a browser', ({ skip }) => skip(setup.reason));
    });
    return;
  }
  const { endpoint, url } = setup;
  describe(name, () => {
    let connected: Browser | undefined;
    const browser = () => {
      if (connected === undefined) throw new Error('The browser is there from the first test on.');
      return connected;
    };
    beforeAll(async () => {
      connected = await chromium.connect(endpoint);
    });
    afterAll(() => connected?.close());
    tests({ browser, url, open: (path, options) => open(browser(), new URL(path, url).href, options) });
  });
}

async function open(browser: Browser, address: string, options: OpenOptions = {}): Promise<Page> {
  const { prepare, allowed, onTestFinished: onFinished = onTestFinished, ...context } = options;
  // Animations are reduced, so that tests need not wait for them; tests of animations enable them.
  const opened = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en',
    reducedMotion: 'reduce',
    ...context,
  });
  const errors: string[] = [];
  onFinished(async () => {
    await opened.close();
    expect(errors, `console of ${address}`).toEqual([]);
  });
  const page = await opened.newPage();
  page.setDefaultTimeout(300_000);
  const report = (text: string) => {
    if (allowed?.test(text) !== true) errors.push(text);
  };
  page.on('pageerror', (error) => report(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      report(`${message.text()} (${message.location().url})`);
  });
  await prepare?.(page);
  await page.goto(address);
  return page;
}
