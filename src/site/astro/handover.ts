/**
 * Passes pages from our code to Astro's. Astro bundles its routes separately from the program that starts it, so the page to print travels with the request for
 * it. Nothing is global, so several sites can be built and served at once.
 */
import type { Ui } from '../../ui/index.ts';
import type { PageView } from '../views/page-view.ts';

/** What pages of a site are printed from. */
export interface SiteHandle {
  /** The page at an output path: `docs/a/index.html`. Called once, just before the page is printed. */
  view(output: string): Promise<PageView>;
  /** UI strings of a locale. */
  strings(locale: string): UiText;
  /** URL of a theme file below the base path. */
  assetUrl(path: string): string;
}

/** Returns a UI string in a page's language: `t('next')`. */
export interface UiText {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The lang of a UI string for its `lang` attribute; `undefined` if it is the page's own, as usual. */
  lang(key: string): string | undefined;
}

/** The UI strings of a locale in the form that pages use. */
export function createUiText(ui: Ui, locale: string): UiText {
  return Object.assign(
    (key: string, values?: Readonly<Record<string, string | number>>) => ui(locale, key, values).text,
    { lang: (key: string) => ui(locale, key).lang },
  );
}

/** A page in the form that the route prints. */
export interface HandedPage {
  page(): Promise<PageView>;
  strings(locale: string): UiText;
  /** URL of the style sheet with the colours of code blocks. */
  readonly codeStyles: string;
}

/** A registered symbol, because the bundled routes contain a copy of this module. */
const PAGE = Symbol.for('lockstep.page');

export function toHandedPage(site: SiteHandle, output: string): HandedPage {
  return {
    page: () => site.view(output),
    strings: site.strings,
    codeStyles: site.assetUrl('code.css'),
  };
}

/** Attaches a page to the request that prints it, or to the object that becomes its `Astro.locals`. */
export function handOver<T extends object>(carrier: T, page: HandedPage): T {
  Object.defineProperty(carrier, PAGE, { value: page });
  return carrier;
}

/** The attached page. Throws if the route is requested by anything other than Lockstep. */
export function pageOf(...carriers: readonly object[]): HandedPage {
  for (const carrier of carriers) {
    const page: unknown = Object.getOwnPropertyDescriptor(carrier, PAGE)?.value;
    if (isHandedPage(page)) return page;
  }
  throw new Error('Unexpected request for the route of Lockstep’s pages, expected the address of a page.');
}

function isHandedPage(value: unknown): value is HandedPage {
  return typeof value === 'object' && value !== null && 'page' in value && 'strings' in value;
}

/**
 * An output path as one path segment: `docs/c#/index.html` → `ZG9jcy9jIy9pbmRleC5odG1s`. Astro derives URLs and file names of pages by its own rules, which
 * fail for `%`, `#` and `?`; the encoding avoids these characters.
 */
export function outputToToken(output: string): string {
  return Buffer.from(output).toString('base64url');
}
