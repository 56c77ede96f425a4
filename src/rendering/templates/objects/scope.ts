/** State that the objects of one template run share. */
import type { ElementContent } from 'hast';
import type { HugoWay } from '../../../config/index.ts';
import type { ShortcodeContext } from '../../../shortcodes/index.ts';
import type { GoMethod, GoObject, GoValue } from '../../../templates/index.ts';

/** What a page's template may read beyond what a shortcode may: the page's own text, which contains the shortcode. */
export interface LayoutContent {
  /** The rendered text of the page. */
  readonly nodes: readonly ElementContent[];
}

/** How a template writes the URL of a site path. */
export interface Addresses {
  /** `.RelPermalink` and the like. */
  rel(path: string): string;
  /** `.Permalink` and the like. */
  abs(path: string): string;
  /** Prefix for root-relative paths; in a file, no base path is added to them. */
  readonly host?: string;
}

/** In pages: site paths, to which the base path is added last. */
export const PAGE_ADDRESSES: Addresses = { rel: (path) => path, abs: (path) => path };

export interface ObjectScope {
  readonly context: ShortcodeContext;
  /** The site in a language, by default that of the page. */
  site(locale?: string): GoObject;
  readonly layout?: LayoutContent | undefined;
  readonly addresses: Addresses;
  /** The output format being rendered; HTML by default. */
  readonly format?: string | undefined;
  /** The page's URL in that format, if the format has its own. */
  readonly ownUrl?: string | undefined;
  /** `.Paginate` and `.Paginator` of the page, if its lists may be split. */
  readonly pagers?:
    | ((name: 'Paginate' | 'Paginator', pages: () => readonly GoValue[]) => GoValue | GoMethod)
    | undefined;
  /** Whether pictures can be resized. */
  readonly scalesImages: boolean;
  /** Hex digest of a text; `undefined` for an unknown algorithm. */
  digest(algorithm: string, text: string): string | undefined;
  /** Whether the site's version of Hugo has a certain behaviour. */
  does(way: HugoWay): boolean;
}
