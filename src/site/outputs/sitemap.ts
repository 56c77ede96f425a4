/** What search engines are told: the sitemap, and where it is. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { isValueMap } from '../../formats/index.ts';
import type { Locale } from '../../locales/index.ts';
import { escapeHtml } from '../../markdown/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { absoluteUrl } from '../load/published.ts';
import { hasStatusPage, statusPath } from '../views/status-page.ts';

/** A sitemap may not have more, by its specification. */
const MAX_ENTRIES = 50_000;

/**
 * Output path → XML. A Hugo tree has Hugo's files: `sitemap.xml`, in a site of several languages an index of `<language>/sitemap.xml`. A site of ours has
 * `sitemap-index.xml` and a `sitemap-<locale>.xml` for each locale. Every entry names its translations.
 */
export function renderSitemaps(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>,
): Map<string, string> {
  const { site, chosen, corpus } = loaded;
  const files = new Map<string, string>();
  if (site.sitemap === '') return files;
  const byLocale = new Map<string, Page[]>();
  for (const page of corpus.pages) {
    if (!isInSitemap(page)) continue;
    const known = byLocale.get(page.locale);
    if (known === undefined) byLocale.set(page.locale, [page]);
    else known.push(page);
  }
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  const isOnly = site.kind === 'hugo' && locales.length === 1 && site.locales.length === 1;
  for (const locale of locales) {
    const pages = (byLocale.get(locale.name) ?? []).toSorted((a, b) => (a.url < b.url ? -1 : 1));
    for (let part = 0; part === 0 || part * MAX_ENTRIES < pages.length; part += 1) {
      const entries = pages
        .slice(part * MAX_ENTRIES, (part + 1) * MAX_ENTRIES)
        .map((page) => renderPage(page, loaded));
      if (part === 0) entries.push(...renderStatusPage(locale, loaded));
      const path = isOnly && part === 0 ? site.sitemap : sitemapPath(site, locale, part);
      files.set(path, renderSitemap(entries));
    }
  }
  if (!isOnly) files.set(site.sitemap, renderIndex(site, [...files.keys()]));
  return files;
}

/** Everything may be read; a site that wants it otherwise has a `robots.txt` of its own among its static files. */
export function renderRobots(site: Pick<Site, 'origin' | 'basePath' | 'sitemap'>): string {
  const allowed = 'User-agent: *\nAllow: /\n';
  // The address must be absolute.
  return site.origin === '' || site.sitemap === ''
    ? allowed
    : `${allowed}\nSitemap: ${absoluteUrl(site, `/${site.sitemap}`)}\n`;
}

/** Whether machines are told of a page. */
export function isInSitemap({ rendered, listed, url, params }: Page): boolean {
  const settings = isValueMap(params.sitemap) ? params.sitemap : {};
  const excluded = settings.disable === true || settings.exclude === true || params.noindex === true;
  return rendered && listed && url !== '' && !excluded;
}

function sitemapPath(site: Site, { name }: Locale, part: number): string {
  if (site.kind === 'hugo') return part === 0 ? `${name}/${site.sitemap}` : `${name}/${part}-${site.sitemap}`;
  return part === 0 ? `sitemap-${name}.xml` : `sitemap-${name}-${part}.xml`;
}

const HEAD = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function renderIndex(site: Site, paths: readonly string[]): string {
  const entries = paths.map(
    (path) => `  <sitemap><loc>${escapeXml(absoluteUrl(site, `/${path}`))}</loc></sitemap>\n`,
  );
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${entries.join('')}</sitemapindex>\n`;
}

function renderSitemap(entries: readonly string[]): string {
  return `${HEAD}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`;
}

type Translated = readonly { readonly locale: string; readonly url: string }[];

/** @param more lines of the entry besides its translations */
function renderEntry(url: string, all: Translated, { site }: Pick<LoadedSite, 'site'>, more = ''): string {
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const alternate = (lang: string, target: string): string =>
    `    <xhtml:link rel="alternate" hreflang="${lang}" href="${escapeXml(absoluteUrl(site, target))}"/>\n`;
  const source = all.find(({ locale }) => locale === site.defaultLocale);
  const links = [
    ...all.map((each) => alternate(langs.get(each.locale) ?? each.locale, each.url)),
    ...(source === undefined ? [] : [alternate('x-default', source.url)]),
  ];
  return `  <url>\n    <loc>${escapeXml(absoluteUrl(site, url))}</loc>\n${more}${links.join('')}  </url>\n`;
}

function renderPage(page: Page, loaded: Pick<LoadedSite, 'site' | 'chosen' | 'index'>): string {
  const translations = loaded.index
    .translations(page)
    .filter((other) => isInSitemap(other) && loaded.chosen.has(other.locale));
  const lastmod = page.lastmod === undefined ? '' : `    <lastmod>${escapeXml(page.lastmod)}</lastmod>\n`;
  const all = translations.length === 0 ? [] : [page, ...translations];
  return renderEntry(page.url, all, loaded, lastmod + ranking(page));
}

/** The page that tells how far the translations are, unless a page of the site stands there. */
function renderStatusPage(
  locale: Locale,
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'index'>,
): readonly string[] {
  const { site, chosen, index } = loaded;
  const url = statusPath(locale);
  if (!hasStatusPage(site) || index.byUrl(url) !== undefined) return [];
  const others = site.locales.filter((other) => other !== locale && chosen.has(other.name));
  const all = [locale, ...others].map((each) => ({ locale: each.name, url: statusPath(each) }));
  return [renderEntry(url, all.length > 1 ? all : [], loaded)];
}

/** What front matter says: `sitemap: {changefreq: monthly, priority: 0.8}`. */
function ranking({ params }: Page): string {
  const settings = isValueMap(params.sitemap) ? params.sitemap : {};
  const line = (name: 'changefreq' | 'priority'): string => {
    const value = settings[name];
    const isGiven = (typeof value === 'string' && value !== '') || (typeof value === 'number' && value >= 0);
    return isGiven ? `    <${name}>${escapeXml(String(value))}</${name}>\n` : '';
  };
  return line('changefreq') + line('priority');
}

export function escapeXml(text: string): string {
  return escapeHtml(text).replaceAll('"', '&quot;');
}
