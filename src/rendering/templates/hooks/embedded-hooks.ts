/** Hugo's embedded hooks for links and images (`_markup/render-link.html`, `render-image.html` of Hugo 0.169): find the page or file of a destination. */

import { decodeUrlPath } from '../../../text/index.ts';
import type { Owner, PageRun } from '../../run/page-run.ts';

/** The URL of a destination with its query and fragment; `undefined` if nothing is found, or for another host. */
export function embeddedTarget(
  kind: 'link' | 'image',
  destination: string,
  { lookups, page: { locale } }: Pick<PageRun, 'lookups' | 'page'>,
  { file }: Pick<Owner, 'file'>,
): string | undefined {
  if (destination === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(destination)) return undefined;
  const [, written = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(destination) ?? [];
  const path = decodeUrlPath(written).replace(/^\.\//, '');
  const page = kind === 'link' ? lookups.linkedPage(file, locale, path) : undefined;
  const found = page === undefined ? lookups.linkedFile(file, locale, path) : page.url;
  // A page that is not published has no URL.
  return found === undefined || found === '' ? undefined : found + suffix;
}
