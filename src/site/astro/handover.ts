/**
 * The one seam between our code and Astro's: Astro bundles its routes apart from the program that starts it, so what the routes
 * print is handed over through a slot on `globalThis`, set for the time of one build or dev server.
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

const SLOT: unique symbol = Symbol.for('lockstep.site');

interface Slot {
  [SLOT]?: SiteHandle | undefined;
}

/** Offers a site to the routes until the returned function is called. Throws where another one is offered already. */
export function offerSite(handle: SiteHandle): () => void {
  const slot: Slot & typeof globalThis = globalThis;
  if (slot[SLOT] !== undefined) {
    throw new Error('Unexpected second Astro site in this process. Build one site after the other.');
  }
  slot[SLOT] = handle;
  return () => {
    slot[SLOT] = undefined;
  };
}

/** The site that is being built or served. Throws where a route is run by another program than ours. */
export function currentSite(): SiteHandle {
  const slot: Slot & typeof globalThis = globalThis;
  const handle = slot[SLOT];
  if (handle === undefined) {
    throw new Error(
      'Unexpected start of the Astro site by itself. Run `npm run build` or `npm run dev`, which prepare its pages.',
    );
  }
  return handle;
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
