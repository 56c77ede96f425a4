/**
 * The one seam between our code and Astro's: Astro bundles its routes apart from the program that starts it, so what the routes
 * print is handed over through a registry on `globalThis`: an entry for the time of a build or of a dev server.
 */
import type { PageView } from '../views/page-view.ts';

export interface SiteHandle {
  /** The pages to make now: output paths without a leading slash. A build that keeps unchanged pages leaves them out. */
  routes(): Promise<readonly { readonly output: string }[]>;
  /** The page of an output path. It is asked for once, just before the page is printed. */
  view(output: string): Promise<PageView>;
  /** Our UI strings for a locale. */
  strings(locale: string): UiText;
  /** URL of a file of ours below the base path. */
  assetUrl(path: string): string;
}

export type UiText = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** By the key that the bundle of a site's routes has. A registry, because one process may build several sites at once. */
const SITES: unique symbol = Symbol.for('lockstep.sites');

interface Holder {
  [SITES]?: Map<string, SiteHandle>;
}

export interface OfferedSite {
  /** What the bundle of the site's routes asks for: `__LOCKSTEP_SITE__` is replaced by it. */
  readonly key: string;
  withdraw(): void;
}

/** Offers a site to its routes until it is withdrawn. */
export function offerSite(handle: SiteHandle): OfferedSite {
  const sites = offeredSites();
  let number = 1;
  while (sites.has(String(number))) number += 1;
  const key = String(number);
  sites.set(key, handle);
  return { key, withdraw: () => void sites.delete(key) };
}

declare const __LOCKSTEP_SITE__: string | undefined;

/** The site that is being built or served. Throws where a route is run by another program than ours. */
export function currentSite(): SiteHandle {
  const key = typeof __LOCKSTEP_SITE__ === 'string' ? __LOCKSTEP_SITE__ : '';
  const handle = offeredSites().get(key);
  if (handle === undefined) {
    throw new Error(
      'Unexpected start of the Astro site by itself. Run `npm run build` or `npm run dev`, which prepare its pages.',
    );
  }
  return handle;
}

function offeredSites(): Map<string, SiteHandle> {
  const holder: Holder & typeof globalThis = globalThis;
  holder[SITES] ??= new Map();
  return holder[SITES];
}

/**
 * An output path as the parameter of Astro's one route: `docs/a/index.html` → `ZG9jcy9hL2luZGV4Lmh0bWw`. Astro makes URLs and file
 * names of parameters by rules of its own, which drop `/index`, move `zh/404.html` and stumble over `%`, `#` and `?`; this keeps it
 * from reading anything into them.
 */
export function outputToToken(output: string): string {
  return Buffer.from(output).toString('base64url');
}

/** The output path that {@link outputToToken} was given. */
export function tokenToOutput(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
