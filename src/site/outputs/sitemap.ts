/** Files for search engines: sitemaps and `robots.txt`. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { isValueMap } from '../../formats/index.ts';
import type { Locale } from '../../locales/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { absoluteUrl } from '../load/published.ts';
import type { Listing, TextOutput } from './output.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/** The limit of the sitemap specification. */
const MAX_ENTRIES = 50_000;

/**
 * The sitemaps. A Hugo tree gets Hugo's files: `sitemap.xml`, with several languages an index of `<language>/sitemap.xml`. Other sites get `sitemap-index.xml`
 * and `sitemap-<locale>.xml`. Every entry lists its translations.
 */
export function listSitemaps(
  { site, chosen, history }: Pick<LoadedSite, 'site' | 'chosen' | 'history'>,
  listings: readonly Listing[],
): TextOutput[] {
  if (site.sitemap === '') return [];
  const byLocale = Map.groupBy(listings, ({ locale }) => locale);
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  const isOnly = site.conventions.sitemapPerFolder && locales.length === 1 && site.locales.length === 1;
  const files = locales.flatMap((locale) => {
    // Pages without a source file come last in the first sitemap.
    const [made, pages] = split(byLocale.get(locale.name) ?? []);
    const sorted = pages.toSorted((a, b) => (a.url < b.url ? -1 : 1));
    const parts = Math.max(1, Math.ceil(sorted.length / MAX_ENTRIES));
    return Array.from({ length: parts }, (_, part): TextOutput => {
      const entries = sorted.slice(part * MAX_ENTRIES, (part + 1) * MAX_ENTRIES);
      return {
        kind: 'text',
        path: isOnly && part === 0 ? site.sitemap : sitemapPath(site, locale, part),
        render: () =>
          renderSitemap(
            [...entries, ...(part === 0 ? made : [])].map((listing) => renderEntry(listing, site, history)),
          ),
      };
    });
  });
  const paths = files.map(({ path }) => path);
  return isOnly
    ? files
    : [...files, { kind: 'text', path: site.sitemap, render: () => renderIndex(site, paths) }];
}

/** Separates pages without a source file from the others. */
function split(listings: readonly Listing[]): readonly [made: Listing[], pages: Listing[]] {
  return [
    listings.filter(({ page }) => page === undefined),
    listings.filter(({ page }) => page !== undefined),
  ];
}

/** Allows everything; to restrict it, a site puts its own `robots.txt` among its static files. */
export function renderRobots(site: Pick<Site, 'origin' | 'basePath' | 'sitemap'>): string {
  const allowed = 'User-agent: *\nAllow: /\n';
  // The sitemap's address must be absolute.
  return site.origin === '' || site.sitemap === ''
    ? allowed
    : `${allowed}\nSitemap: ${absoluteUrl(site, `/${site.sitemap}`)}\n`;
}

/** Whether a page is listed in sitemaps. */
export function isInSitemap({ rendered, listed, taxonomy, url, params }: Page): boolean {
  const settings = isValueMap(params.sitemap) ? params.sitemap : {};
  const excluded = settings.disable === true || settings.exclude === true || params.noindex === true;
  return rendered && (listed || taxonomy !== undefined) && url !== '' && !excluded;
}

function sitemapPath(site: Site, { name }: Locale, part: number): string {
  if (site.conventions.sitemapPerFolder)
    return part === 0 ? `${name}/${site.sitemap}` : `${name}/${part}-${site.sitemap}`;
  return part === 0 ? `sitemap-${name}.xml` : `sitemap-${name}-${part}.xml`;
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function renderIndex(site: Site, paths: readonly string[]): string {
  const entries = paths.map(
    (path) => `  <sitemap><loc>${escapeXml(absoluteUrl(site, `/${path}`))}</loc></sitemap>\n`,
  );
  return `${XML_HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`;
}

function renderSitemap(entries: readonly string[]): string {
  return `${XML_HEAD}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`;
}

function renderEntry(
  { url, page, translations }: Listing,
  site: Site,
  history: LoadedSite['history'],
): string {
  const changed = (page && history?.lastChangeOf(page)) ?? page?.lastmod;
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const alternate = (lang: string, target: string): string =>
    `    <xhtml:link rel="alternate" hreflang="${escapeXml(lang)}" href="${escapeXml(absoluteUrl(site, target))}"/>\n`;
  const all = translations();
  const source = all.find(({ locale }) => locale === site.defaultLocale);
  const lines = [
    ...(changed === undefined ? [] : [`    <lastmod>${escapeXml(changed)}</lastmod>\n`]),
    ...(page === undefined ? [] : [ranking(page)]),
    ...all.map((each) => alternate(langs.get(each.locale) ?? each.locale, each.url)),
    ...(source === undefined ? [] : [alternate('x-default', source.url)]),
  ];
  return `  <url>\n    <loc>${escapeXml(absoluteUrl(site, url))}</loc>\n${lines.join('')}  </url>\n`;
}

/** Change frequency and priority from front matter: `sitemap: {changefreq: monthly, priority: 0.8}`. */
function ranking({ params }: Page): string {
  const settings = isValueMap(params.sitemap) ? params.sitemap : {};
  const line = (name: 'changefreq' | 'priority'): string => {
    const value = settings[name];
    const isGiven = (typeof value === 'string' && value !== '') || (typeof value === 'number' && value >= 0);
    return isGiven ? `    <${name}>${escapeXml(String(value))}</${name}>\n` : '';
  };
  return line('changefreq') + line('priority');
}
