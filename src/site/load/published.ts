/** Which pages are listed for readers and programs, and their URLs. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { dateTimeToMs, isValueList, parseDateTime } from '../../formats/index.ts';
import { relUrl } from '../../rendering/index.ts';

/** An absolute URL if the site knows its origin, else a root-relative one. */
export function absoluteUrl(site: Pick<Site, 'origin' | 'basePath'>, path: string): string {
  return site.origin + relUrl(site, path);
}

/** Whether a page has a feed: decided by its own `outputs`, else by the configuration. */
export function hasFeed(site: Pick<Site, 'outputs' | 'feeds' | 'disableKinds'>, page: Page): boolean {
  if (page.kind === 'page' || !page.rendered || site.disableKinds.includes('rss')) return false;
  const own = page.params.outputs;
  if (isValueList(own)) return own.some((format) => String(format).toLowerCase() === 'rss');
  return site.feeds.sections.includes(page.id) || site.outputs[hugoKindOf(page)]?.includes('rss') === true;
}

/** The page kind as Hugo's settings name it. */
export function hugoKindOf({ kind, taxonomy }: Pick<Page, 'kind' | 'taxonomy'>): string {
  if (taxonomy === undefined) return kind;
  return taxonomy.term === '' ? 'taxonomy' : 'term';
}

/** URL path of a page's feed. */
export function feedPath(site: Pick<Site, 'feeds'>, page: Page): string {
  return `${page.url.replace(/[^/]*$/, '')}${site.feeds.fileName}`;
}

/** Blog posts have dates, documentation has a tree. Hugo's `type` decides, else the section's name. */
export function isBlog(page: Page): boolean {
  const type = typeof page.params.type === 'string' ? page.params.type : page.section;
  return type === 'blog';
}

/** The pages of a section and its subsections, newest first; those without a date last. */
export function postsOf(index: PageIndex, section: Page): Page[] {
  const below = (page: Page): Page[] =>
    index.children(page).flatMap((child) => (child.kind === 'section' ? below(child) : [child]));
  return below(section).sort((a, b) => timeOf(b) - timeOf(a));
}

/** Milliseconds since 1970; a very early date if a page has none. */
export function timeOf({ date }: Pick<Page, 'date'>): number {
  const clock = date === undefined ? undefined : parseDateTime(date);
  return clock === undefined ? -8.64e15 : dateTimeToMs(clock);
}
