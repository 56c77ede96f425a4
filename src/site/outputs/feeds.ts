/** Feeds (RSS 2.0) of the home page and of sections. */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { dateTimeToMs, parseDateTime } from '../../formats/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { absoluteUrl, feedPath, hasFeed, isBlog, postsOf, timeOf } from '../load/published.ts';
import { inParts, type OutputContext, type TextOutput } from './output.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/** The feeds of the chosen locales. For a page without a description, the beginning of its text is used. */
export function listFeeds({ loaded, sources }: OutputContext): TextOutput[] {
  const { site, chosen, corpus } = loaded;
  const feeds = corpus.pages.filter((page) => chosen.has(page.locale) && hasFeed(site, page));
  return feeds.map((page) => ({
    kind: 'text',
    path: feedPath(site, page).replace(/^\//, '').replaceAll('%23', '#'),
    ...inParts(() => renderFeed(page, { loaded, sources })),
  }));
}

function langOf(site: Site, locale: string): string {
  return site.locales.find(({ name }) => name === locale)?.lang ?? 'en';
}

function entriesOf(page: Page, { site, index }: Pick<LoadedSite, 'site' | 'index'>): Page[] {
  const posts =
    page.taxonomy === undefined
      ? itemsOf(page, index.children(page), (section) => postsOf(index, section))
      : [...index.inTaxonomy(page)].sort(byDate);
  return site.feeds.limit > 0 ? posts.slice(0, site.feeds.limit) : posts;
}

/** A feed of a large site has every page: its items are rendered one by one. */
async function* renderFeed(page: Page, { loaded, sources }: OutputContext): AsyncGenerator<string> {
  const entries = entriesOf(page, loaded);
  yield renderHead(page, entries, loaded);
  for (const entry of entries) {
    const text = entry.description || ((await sources.bodyOf(entry))?.facts.opening ?? '');
    yield renderItem(entry, text, absoluteUrl(loaded.site, entry.url));
  }
  yield '  </channel>\n</rss>\n';
}

function renderHead(page: Page, entries: readonly Page[], { site }: Pick<LoadedSite, 'site'>): string {
  const settings = site.settings[page.locale];
  const siteTitle = settings?.title ?? '';
  const title = page.kind === 'home' || page.title === siteTitle ? siteTitle : `${siteTitle} – ${page.title}`;
  const latest = entries.toSorted((a, b) => timeOf(a) - timeOf(b)).at(-1)?.date ?? '';
  return [
    `${XML_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">`,
    '  <channel>',
    `    <title>${escapeXml(title)}</title>`,
    `    <link>${escapeXml(absoluteUrl(site, page.url))}</link>`,
    `    <description>${escapeXml(page.description || settings?.description || title)}</description>`,
    `    <language>${escapeXml(langOf(site, page.locale))}</language>`,
    ...(settings?.copyright ? [`    <copyright>${escapeXml(settings.copyright)}</copyright>`] : []),
    ...(latest === '' ? [] : [`    <lastBuildDate>${toRssDate(latest)}</lastBuildDate>`]),
    `    <atom:link href="${escapeXml(absoluteUrl(site, feedPath(site, page)))}" rel="self" type="application/rss+xml"/>`,
    '',
  ].join('\n');
}

/** The items of a feed. On a home page with blogs, their posts; otherwise all pages below the page. */
function itemsOf(page: Page, children: readonly Page[], posts: (section: Page) => Page[]): Page[] {
  const blogs =
    page.kind === 'home' ? children.filter((child) => child.kind === 'section' && isBlog(child)) : [];
  const [first, ...others] = blogs.length > 0 ? blogs : [page];
  const all = first === undefined ? [] : posts(first);
  const merged = others.length === 0 ? all : [...all, ...others.flatMap(posts)].sort(byDate);
  return merged.filter(({ rendered }) => rendered);
}

function byDate(a: Page, b: Page): number {
  return timeOf(b) - timeOf(a);
}

function renderItem(page: Page, text: string, url: string): string {
  const link = escapeXml(url);
  return [
    '    <item>',
    `      <title>${escapeXml(page.title || page.linkTitle)}</title>`,
    `      <link>${link}</link>`,
    ...(page.date === undefined ? [] : [`      <pubDate>${toRssDate(page.date)}</pubDate>`]),
    `      <guid>${link}</guid>`,
    `      <description>${escapeXml(text)}</description>`,
    '    </item>',
    '',
  ].join('\n');
}

/** RFC 822 date with a four-digit year: `Fri, 20 Nov 2026 09:04:03 GMT`, or in the zone of the date: `… 18:04:03 +0900`. */
function toRssDate(iso: string): string {
  const clock = parseDateTime(iso);
  if (clock === undefined) return '';
  const { offset = 0 } = clock;
  const local = new Date(dateTimeToMs({ ...clock, offset: 0 })).toUTCString();
  return offset === 0 ? local : local.replace('GMT', offsetToText(offset));
}

/** Minutes east of UTC → `+0930`. */
function offsetToText(offset: number): string {
  const minutes = Math.abs(offset);
  const digits = Math.trunc(minutes / 60) * 100 + (minutes % 60);
  return `${offset < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`;
}
