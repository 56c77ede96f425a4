/**
 * Pictures of each kind of page in all languages, both themes and two sizes, for people to look at.
 *
 *   npm run screenshots [-- --out DIR --only WORD]
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { defineUsage } from '../scripts/usage/usage.ts';
import { serveBuiltSite } from '../test/browser/built-site.ts';
import { launchBrowser } from '../test/browser/launch.ts';
import { LOCALES, PAGE_KINDS, pathOf, SINGLE_PAGES } from '../test/browser/page-kinds.ts';
import { readBenchArguments } from './arguments.ts';

const usage = defineUsage({
  name: 'screenshots',
  summary: 'pictures of each kind of page',
  form: '[options]',
  text: 'Takes pictures of each kind of page in all languages, both themes and two sizes. They are called such as fr-section-phone-dark.png.',
  options: {
    out: { type: 'string', value: 'DIR', fallback: 'screenshots', text: 'the folder of the pictures' },
    only: { type: 'string', value: 'WORD', text: 'makes only those whose name holds the word' },
  },
  exit: { 2: 'for misuse' },
});

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
/** Longer pages are cut. */
const MAX_HEIGHT = 3000;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly size: keyof typeof SIZES;
  readonly theme: (typeof THEMES)[number];
  readonly locale: string;
}

function shotsOf(): readonly Shot[] {
  const pages = [
    ...LOCALES.flatMap((locale) =>
      Object.entries(PAGE_KINDS).map(([kind, path]) => ({ kind, locale, path: pathOf(locale, path) })),
    ),
    ...Object.entries(SINGLE_PAGES).map(([kind, path]) => ({ kind, locale: 'en', path })),
  ];
  return pages.flatMap(({ kind, locale, path }) =>
    THEMES.flatMap((theme) =>
      (['desktop', 'phone'] as const).map((size) => ({
        name: `${locale}-${kind.replaceAll(' ', '-')}-${size}-${theme}.png`,
        path,
        size,
        theme,
        locale,
      })),
    ),
  );
}

async function take(browser: Browser, url: string, out: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    viewport: SIZES[shot.size],
    colorScheme: shot.theme,
    locale: shot.locale,
    reducedMotion: 'reduce',
    hasTouch: shot.size === 'phone',
    isMobile: shot.size === 'phone',
  });
  const page = await context.newPage();
  await page.goto(new URL(shot.path, url).href);
  // Pictures below the window wait until they are near it.
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager';
  });
  await page.waitForLoadState('networkidle');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...SIZES[shot.size], height: Math.min(MAX_HEIGHT, height) });
  await page.screenshot({ path: join(out, shot.name) });
  await context.close();
}

const values = readBenchArguments(usage);
const out = resolve(values.out ?? fileURLToPath(new URL('../screenshots', import.meta.url)));
const shots = shotsOf().filter(({ name }) => name.includes(values.only ?? ''));
mkdirSync(out, { recursive: true });
const site = await serveBuiltSite();
const browser = await launchBrowser();
try {
  for (const shot of shots) await take(browser, site.url, out, shot);
  console.log(`${shots.length} pictures in ${out}`);
} finally {
  await browser.close();
  await site.close();
}
