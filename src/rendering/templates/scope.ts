/** What the objects of one run of a template share. */
import type { ElementContent } from 'hast';
import type { HugoWay } from '../../config/index.ts';
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import type { GoMethod, GoObject, GoValue } from '../../templates/index.ts';

/** What a page's template may ask beyond what a shortcode's may: the page's own text, which a shortcode is a part of. */
export interface LayoutContent {
  /** The rendered text of the page. */
  readonly nodes: readonly ElementContent[];
}

/** How a template writes the address of a site path. */
export interface Addresses {
  /** `.RelPermalink` and the like. */
  rel(path: string): string;
  /** `.Permalink` and the like. */
  abs(path: string): string;
  /** What stands before a path from the root of the host; the base path belongs to none such in a file. */
  readonly host?: string;
}

/** In pages: site paths, before which the base path comes last. */
export const PAGE_ADDRESSES: Addresses = { rel: (path) => path, abs: (path) => path };

export interface ObjectScope {
  readonly context: ShortcodeContext;
  /** The site in a language, that of the page unless given. */
  site(locale?: string): GoObject;
  readonly layout?: LayoutContent | undefined;
  readonly addresses: Addresses;
  /** The output format that is made; HTML, where it is not given. */
  readonly format?: string | undefined;
  /** The address of the page in it, where the format has such addresses. */
  readonly ownUrl?: string | undefined;
  /** `.Paginate` and `.Paginator` of the page, where lists may be cut into pages. */
  readonly pagers?:
    | ((name: 'Paginate' | 'Paginator', pages: () => readonly GoValue[]) => GoValue | GoMethod)
    | undefined;
  /** Whether pictures can be made in other sizes. */
  readonly scalesImages: boolean;
  /** Digest of a text, in hex; `undefined` for an algorithm that is not there. */
  digest(algorithm: string, text: string): string | undefined;
  /** Whether the Hugo of the site does what some versions do. */
  does(way: HugoWay): boolean;
}
