/**
 * Takes screenshots of each kind of page in all languages, both themes and two sizes.
 *
 *   npm run screenshots [-- --out DIR --only WORD --brand NAME]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { UsageError } from '../scripts/arguments.ts';
import { defineUsage } from '../scripts/usage/usage.ts';
import { serveFolder } from '../src/io/index.ts';
import { typeOfFile } from '../src/site/index.ts';
import { build, serveBuiltSite } from '../test/browser/built-site.ts';
import { findBarriers } from '../test/browser/find-barriers.ts';
import { browserEnvironment, launchBrowser } from '../test/browser/launch.ts';
import { LOCALES, PAGE_KINDS, SINGLE_PAGES } from '../test/browser/page-kinds.ts';
import { readBenchArguments, withMisuse } from './arguments.ts';
import { BRANDS, writeBrandedSite } from './brands/branded-sites.ts';

const usage = defineUsage({
  name: 'screenshots',
  summary: 'pictures of each kind of page',
  form: '[options]',
  text: 'Takes pictures of each kind of page in all languages, both themes and two sizes. They are called such as fr-section-phone-dark.png.',
  options: {
    out: { type: 'string', value: 'DIR', fallback: 'screenshots', text: 'the folder of the pictures' },
    only: { type: 'string', value: 'WORD', text: 'makes only those whose name holds the word' },
    brand: {
      type: 'string',
      value: 'NAME',
      text: `a site with that brand instead, with Arabic and a blog: ${BRANDS.join(' or ')}`,
    },
  },
  exit: { 1: 'if a page is wider than the window, or axe finds something', 2: 'for misuse' },
});

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const THEMES = ['light', 'dark'] as const;
/** The maximum height; longer pages are cropped. */
const MAX_HEIGHT = 3000;
/** Kinds of pages that only the branded sites have. */
const BRANDED_KINDS: Readonly<Record<string, string>> = {
  blog: 'blog/',
  post: 'blog/post-1/',
  tag: 'tags/probes/',
  'print view': 'docs/containers/_print/',
  'long print view': 'docs/manual/_print/',
  'search dialog': 'docs/#search',
};
/** Kinds of pages with another address in Arabic. */
const ARABIC_KINDS: Readonly<Record<string, string>> = {
  'page with everything': 'docs/guide/arrive/',
  'print view': 'docs/guide/_print/',
};
/** The kinds that Arabic lacks: its manual is not translated. */
const NOT_IN_ARABIC: ReadonlySet<string> = new Set(['long print view']);
/** A word that pages of all languages contain. */
const QUERY = 'pod';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly size: keyof typeof SIZES;
  readonly theme: (typeof THEMES)[number];
  readonly locale: string;
}

function shotsOf(isBranded: boolean): readonly Shot[] {
  const locales: readonly string[] = isBranded ? [...LOCALES, 'ar'] : LOCALES;
  const kinds = isBranded ? { ...PAGE_KINDS, ...BRANDED_KINDS, ...SINGLE_PAGES } : PAGE_KINDS;
  const pages = [
    ...locales.flatMap((locale) =>
      Object.entries(locale === 'ar' ? { ...kinds, ...ARABIC_KINDS } : kinds)
        .filter(([kind]) => locale !== 'ar' || !NOT_IN_ARABIC.has(kind))
        .map(([kind, path]) => ({ kind, locale, path: locale === 'en' ? path : `${locale}/${path}` })),
    ),
    ...(isBranded ? [] : Object.entries(SINGLE_PAGES).map(([kind, path]) => ({ kind, locale: 'en', path }))),
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

/** Takes a screenshot. @returns problems of the page: that it is wider than the window, and the findings of axe */
async function take(browser: Browser, url: string, out: string, shot: Shot): Promise<readonly string[]> {
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
  // Images below the visible part are loaded lazily.
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager';
  });
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.evaluate(async () => void (await document.fonts.ready));
  if (shot.path.endsWith('#search')) await openSearch(page);
  const { height, width } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    width: document.documentElement.scrollWidth,
  }));
  const faults = [...(await findBarriers(page))];
  if (width > SIZES[shot.size].width) faults.push(`it is ${width} pixels wide`);
  if (!shot.path.endsWith('#search'))
    await page.setViewportSize({ ...SIZES[shot.size], height: Math.min(MAX_HEIGHT, height) });
  await page.screenshot({ path: join(out, shot.name) });
  await context.close();
  return faults;
}

/** Opens the search and waits for its results. */
async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('searchbox').fill(QUERY);
  await page.waitForFunction(
    () => document.querySelector('dialog [role="status"]')?.textContent?.trim() !== '',
  );
}

/** Builds the site of a brand and serves it. */
async function serveBrand(name: string) {
  const brand = BRANDS.find((each) => each === name);
  if (brand === undefined)
    throw new UsageError(`Unexpected brand “${name}”, expected ${BRANDS.join(' or ')}.`);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-brand-'));
  const folder = join(work, 'out');
  writeBrandedSite(join(work, 'site'), brand);
  build(join(work, 'site'), folder, await browserEnvironment());
  const server = await serveFolder({ folder, base: '/', port: 0, typeOf: (path) => typeOfFile(path) });
  return {
    url: server.url,
    async close() {
      await server.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

process.exitCode = await withMisuse(async () => {
  const values = readBenchArguments(usage);
  const { brand } = values;
  const out = resolve(values.out ?? fileURLToPath(new URL('../screenshots', import.meta.url)));
  const shots = shotsOf(brand !== undefined).filter(({ name }) => name.includes(values.only ?? ''));
  const site = await (brand === undefined ? serveBuiltSite() : serveBrand(brand));
  mkdirSync(out, { recursive: true });
  const browser = await launchBrowser();
  let faults = 0;
  try {
    for (const shot of shots)
      for (const fault of await take(browser, site.url, out, shot)) {
        faults += 1;
        console.log(`${shot.name}: ${fault}`);
      }
    console.log(`${shots.length} pictures in ${out}, ${faults} faults`);
    return faults === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await site.close();
  }
}, usage.name);
