/** The sources that a Content-Security-Policy must allow for a site's theme: exactly the URLs in its settings. */
import type { Site } from '../../config/index.ts';
import { sha256 } from '../../io/index.ts';
import { ISLAND_SCRIPTS, ISLAND_STYLE } from '../astro/astro-islands.ts';

/** Sources by directive, in a fixed order. */
export function sourcesOf({
  head,
  analytics,
  feedback,
  integrations,
}: Site['theme']): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, string[]>();
  const allow = (directive: string | undefined, source: string | undefined): void => {
    if (directive === undefined || source === undefined) return;
    const list = sources.get(directive) ?? [];
    if (!list.includes(source)) list.push(source);
    sources.set(directive, list);
  };
  for (const { tag, attrs, content } of head) {
    if (tag === 'script') {
      allow('script-src', sourceOf(attrs.src));
      if (content !== undefined && !/json$/i.test(String(attrs.type ?? '')))
        allow('script-src', hashOf(content));
    }
    if (tag === 'style' && content !== undefined) allow('style-src', hashOf(content));
    if (tag === 'link') allow(directiveOf(attrs), sourceOf(attrs.href));
  }
  for (const { src, connect } of analytics) {
    allow('script-src', sourceOf(src));
    for (const address of connect) allow('connect-src', sourceOf(address));
  }
  if (integrations.length > 0) {
    for (const script of ISLAND_SCRIPTS) allow('script-src', hashOf(script));
    allow('style-src', hashOf(ISLAND_STYLE));
  }
  allow('form-action', sourceOf(feedback));
  return sources;
}

/** The directive that applies to a `<link>`: only style sheets, typefaces and preloaded files have one. */
function directiveOf({ rel, as }: Readonly<Record<string, string | boolean>>): string | undefined {
  const kind = String(rel ?? '').toLowerCase();
  if (kind === 'stylesheet' || as === 'style') return 'style-src';
  if (as === 'font') return 'font-src';
  if (as === 'script' || kind === 'modulepreload') return 'script-src';
  if (kind === 'manifest') return 'manifest-src';
  return as === 'fetch' ? 'connect-src' : undefined;
}

/** The URL without the parts that a policy does not accept; `undefined` for one of the site itself. */
function sourceOf(address: string | boolean | undefined): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return origin + (pathname === '/' ? '' : pathname.replaceAll(/[;,]/g, encodeURIComponent));
}

function hashOf(text: string): string {
  return `'sha256-${Buffer.from(sha256(text), 'hex').toString('base64')}'`;
}
