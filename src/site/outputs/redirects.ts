/** Redirect pages: aliases, and `/` where the default locale has a folder of its own. */
import type { Site } from '../../config/index.ts';
import { type Page, specialPages } from '../../corpus/index.ts';
import { outputOfUrl, pagerUrl, relUrl } from '../../rendering/index.ts';
import { escapeHtml } from '../../text/index.ts';
import type { OutputSite, TextOutput } from './output.ts';

/** Aliases whose path is a page's own are omitted. */
export function listRedirects({ site, chosen, corpus, index, pagerCounts }: OutputSite): TextOutput[] {
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const found = new Map<string, TextOutput>();
  const add = (path: string, page: Page, locale: string) =>
    found.set(path, {
      kind: 'text',
      path,
      redirectsTo: page,
      render: () => renderRedirect(site, { url: page.url, lang: langs.get(locale) ?? '' }),
    });
  for (const page of corpus.pages) {
    if (site.disableAliases || page.url === '' || !chosen.has(page.locale)) continue;
    for (const alias of page.aliases)
      add(`${alias.replace(/^\//, '')}${alias.endsWith('/') ? 'index.html' : ''}`, page, page.locale);
  }
  if (site.pagers.hasFirst)
    for (const page of pagerCounts().keys())
      if (chosen.has(page.locale)) add(firstPagerPath(page, site), page, page.locale);
  for (const { output, target } of specialPages(site).redirects) {
    const page = index.byUrl(target);
    if (page !== undefined && chosen.has(page.locale) && !found.has(output))
      add(output, page, site.defaultLocale);
  }
  return [...found.values()];
}

/** The numbered address of a list's first page, which redirects to the list itself. */
function firstPagerPath({ url }: Page, { pagers }: Site): string {
  return outputOfUrl(pagerUrl({ url, path: pagers.path }, 1, true));
}

interface Redirect {
  /** URL path of the target, without the base path. */
  readonly url: string;
  readonly lang: string;
}

/** A page that browsers leave immediately and search engines do not index; readers of other programs see a link. */
export function renderRedirect(site: Pick<Site, 'basePath' | 'origin'>, { url, lang }: Redirect): string {
  const target = relUrl(site, url);
  const attribute = escapeHtml(target);
  const canonical = escapeHtml(site.origin + target);
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${attribute}</title>`,
    `<link rel="canonical" href="${canonical}"><meta name="robots" content="noindex">`,
    `<meta http-equiv="refresh" content="0; url=${attribute}"></head>`,
    `<body><a href="${attribute}">${attribute}</a></body></html>\n`,
  ].join('');
}
