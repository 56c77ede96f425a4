/** The page that the destination of a Markdown link means, as Hugo's link hook looks for it since 0.123 (`GetPage` by path, never by a bare name). */
import type { Page } from '../page.ts';
import { joinPath, sanitizePath } from '../urls/path-names.ts';
import { keyed } from './grouping.ts';

/** @param path without query and fragment, decoded; the empty one is the home page */
export type LinkedPageFinder = (
  path: string,
  options: { readonly locale: string; readonly from: Page | undefined },
) => Page | undefined;

/** Names of the formats of pages, which a destination may have at its end. */
const PAGE_FORMAT = /\.(?:md|markdown|mdown|html?|adoc|asciidoc|ad|org|pandoc|pdc|rst)$/;

/** A finder over the pages of all locales; resources of bundles are no pages. */
export function createLinkedPageFinder(pages: readonly Page[]): LinkedPageFinder {
  let byPath: Map<string, Page> | undefined;
  const at = (locale: string, path: string): Page | undefined => {
    byPath ??= pathsOf(pages);
    const id = joinPath('/', path).slice(1);
    return byPath.get(keyed(locale, id)) ?? byPath.get(keyed(locale, withoutFileName(id)));
  };
  return (written, { locale, from }) => {
    const path = sanitizePath(written, false);
    if (path === '') return at(locale, '/');
    const beside =
      from === undefined || path.startsWith('/')
        ? undefined
        : at(locale, joinPath('/', folderOf(from), path));
    return beside ?? (path.startsWith('.') ? undefined : at(locale, path));
  };
}

function pathsOf(pages: readonly Page[]): Map<string, Page> {
  const found = new Map<string, Page>();
  for (const page of pages) {
    if (page.resourceOf !== undefined) continue;
    const key = keyed(page.locale, sanitizePath(page.id, false));
    if (page.kind !== 'page' || !found.has(key)) found.set(key, page);
  }
  return found;
}

/** `docs/a.md` and `docs/a/index.md` are `docs/a`, `docs/_index.md` is `docs`. */
function withoutFileName(id: string): string {
  return id.replace(PAGE_FORMAT, '').replace(/(?:^|\/)_?index$/, '');
}

/** Where a relative path starts: a page and a leaf bundle stand in the folder around them. */
function folderOf({ id, kind }: Page): string {
  return kind === 'page' ? id.slice(0, Math.max(id.lastIndexOf('/'), 0)) : id;
}
