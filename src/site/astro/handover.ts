/**
 * The one seam between our code and Astro's: Astro bundles its routes apart from the program that starts it, so what a route is to print is handed over with the
 * request for it. Nothing of it is global: sites that are built and served at once cannot meet.
 */
import type { Ui } from '../../ui/index.ts';
import type { PageView } from '../views/page-view.ts';

/** What pages of a site are printed from. */
export interface SiteHandle {
  /** The page of an output path: `docs/a/index.html`. It is asked for once, just before the page is printed. */
  view(output: string): Promise<PageView>;
  /** Our UI strings for a locale. */
  strings(locale: string): UiText;
  /** URL of a file of ours below the base path. */
  assetUrl(path: string): string;
}

/** A text of the interface in a page's language: `t('next')`. */
export interface UiText {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The lang of a text, for its `lang` attribute: `undefined` where it is the page's own, which most are. */
  lang(key: string): string | undefined;
}

/** The texts of a locale as pages ask for them. */
export function createUiText(ui: Ui, locale: string): UiText {
  return Object.assign(
    (key: string, values?: Readonly<Record<string, string | number>>) => ui(locale, key, values).text,
    { lang: (key: string) => ui(locale, key).lang },
  );
}

/** One page as the route prints it. */
export interface HandedPage {
  page(): Promise<PageView>;
  strings(locale: string): UiText;
  /** URL of the style sheet with the colours of code blocks. */
  readonly codeStyles: string;
}

/** A name in the registry of symbols, because the bundle of the routes has a copy of this module. */
const PAGE = Symbol.for('lockstep.page');

export function toHandedPage(site: SiteHandle, output: string): HandedPage {
  return {
    page: () => site.view(output),
    strings: site.strings,
    codeStyles: site.assetUrl('code.css'),
  };
}

/** Gives a page along with the request by which it is printed, or with what becomes `Astro.locals` of it. */
export function handOver<T extends object>(carrier: T, page: HandedPage): T {
  Object.defineProperty(carrier, PAGE, { value: page });
  return carrier;
}

/** The page that came along. Throws where a route is asked for by somebody else than us. */
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
 * An output path as one segment of a path: `docs/c#/index.html` → `ZG9jcy9jIy9pbmRleC5odG1s`. Astro makes URLs and file names of pages by rules of its own, which
 * stumble over `%`, `#` and `?`; this keeps it from reading anything into them.
 */
export function outputToToken(output: string): string {
  return Buffer.from(output).toString('base64url');
}
