/** Finds the page for a Markdown link's destination, as Hugo's link hook does since 0.123 (`GetPage` by path or file, never by name only). */
import type { Page } from '../page.ts';
import { joinPath, sanitizePath } from '../urls/path-names.ts';
import { keyed } from './grouping.ts';

/** @param path without query and fragment, decoded; the empty path is the home page */
export type LinkedPageFinder = (
  path: string,
  options: { readonly locale: string; readonly from: Page | undefined },
) => Page | undefined;

/** Extensions of pages, which a destination may contain. */
const PAGE_FORMAT = /\.(?:md|markdown|mdown|html?|adoc|asciidoc|ad|org|pandoc|pdc|rst)$/;

/** A finder for the pages of all locales, without resources of bundles. @param root the site directory, to which file paths are relative */
export function createLinkedPageFinder(pages: readonly Page[], root: string): LinkedPageFinder {
  let byPath: Map<string, Page> | undefined;
  let pagesByFile: Map<string, Page> | undefined;
  const byFile = (file: string): Page | undefined => {
    pagesByFile ??= filesOf(pages, root);
    return pagesByFile.get(file);
  };
  const at = (locale: string, path: string): Page | undefined => {
    byPath ??= pathsOf(pages);
    const id = joinPath('/', path).slice(1);
    return byPath.get(keyed(locale, id)) ?? byPath.get(keyed(locale, withoutFileName(id)));
  };
  return (written, { locale, from }) => {
    const path = sanitizePath(written, false);
    if (path === '') return at(locale, '/');
    const relative =
      from === undefined || path.startsWith('/')
        ? undefined
        : at(locale, joinPath('/', folderOf(from), path));
    if (relative !== undefined) return relative;
    // A file of the repository may be mounted elsewhere in the site.
    const mounted =
      from === undefined || !PAGE_FORMAT.test(written)
        ? undefined
        : byFile(fileFrom(root, from.file, written));
    if (mounted !== undefined) return at(locale, `/${mounted.id}`) ?? mounted;
    return path.startsWith('.') ? undefined : at(locale, path);
  };
}

/** Path of a file on disk, `written` relative to the folder of another file. */
function fileFrom(root: string, file: string, written: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return joinPath('/', `${root}/${folder}${written}`);
}

function filesOf(pages: readonly Page[], root: string): Map<string, Page> {
  return new Map(
    pages
      .filter(({ file, resourceOf }) => file !== '' && resourceOf === undefined)
      .toReversed()
      .map((page) => [joinPath('/', `${root}/${page.file}`), page]),
  );
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

/** The start of relative paths: for a page and a leaf bundle, the parent folder. */
function folderOf({ id, kind }: Page): string {
  return kind === 'page' ? id.slice(0, Math.max(id.lastIndexOf('/'), 0)) : id;
}
