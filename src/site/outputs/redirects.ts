/** Pages that only lead elsewhere: aliases, and the way from `/` to a default locale that has a folder of its own. */
import type { Site } from '../../config/index.ts';
import { escapeHtml } from '../../markdown/index.ts';
import { relUrl } from '../../rendering/index.ts';

interface Redirect {
  /** URL path of the page it leads to, without the base path. */
  readonly url: string;
  readonly lang: string;
}

/** A page without content that browsers leave at once and search engines do not list; readers without either see a link. */
export function renderRedirect(site: Pick<Site, 'basePath' | 'origin'>, { url, lang }: Redirect): string {
  const target = relUrl(site, url);
  const attribute = escapeHtml(target).replaceAll('"', '&quot;');
  const canonical = escapeHtml(site.origin + target).replaceAll('"', '&quot;');
  return [
    `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${attribute}</title>`,
    `<link rel="canonical" href="${canonical}"><meta name="robots" content="noindex">`,
    `<meta http-equiv="refresh" content="0; url=${attribute}"></head>`,
    `<body><a href="${attribute}">${attribute}</a></body></html>\n`,
  ].join('');
}
