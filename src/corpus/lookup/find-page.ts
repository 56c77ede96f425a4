/** References between pages, as Hugo's `ref`, `relref` and `GetPage` resolve them (hugolib/pagecollections.go). */
import type { Site } from '../../config/index.ts';
import { decodeUrlPart } from '../../text/index.ts';
import type { Page } from '../page.ts';
import { joinPath } from '../urls/path-names.ts';
import { groupBy } from './grouping.ts';

export type FoundPage =
  | {
      readonly kind: 'found';
      readonly page: Page;
      /** The fragment without `#`; empty for none. */
      readonly fragment: string;
    }
  | { readonly kind: 'missing' }
  /** A file name that several pages have. */
  | { readonly kind: 'ambiguous'; readonly pages: readonly Page[] };

export type PageFinder = (
  ref: string,
  options: { readonly locale: string; readonly from?: Page | undefined },
) => FoundPage;

const MISSING: FoundPage = { kind: 'missing' };

/** A finder for the pages of all locales. Resources of a bundle are not found, as in Hugo. */
export function createPageFinder(site: Pick<Site, 'locales'>, pages: readonly Page[]): PageFinder {
  const ofLocale = groupBy(
    pages.filter(({ resourceOf }) => resourceOf === undefined),
    ({ locale }) => locale,
  );
  const finders = new Map(
    site.locales.map(({ name }) => [name, createLocaleFinder(name, ofLocale.get(name) ?? [])]),
  );
  const localeOfPrefix = new Map(site.locales.map(({ name, urlPrefix }) => [urlPrefix, name]));

  return (ref, { locale, from }) => {
    const { path, fragment } = splitReference(ref);
    if (path === '') return from === undefined ? MISSING : { kind: 'found', page: from, fragment };
    const found = finders.get(locale)?.(path, from) ?? MISSING;
    if (found.kind !== 'missing') return withFragment(found, fragment);
    // A URL such as `/fr/docs/a/`, which Hugo would not resolve.
    const [, prefix = '', rest = ''] = /^\/([^/]+)(\/.*)?$/s.exec(path) ?? [];
    const other = prefix === '' ? undefined : localeOfPrefix.get(prefix.toLowerCase());
    const elsewhere =
      other === undefined ? MISSING : (finders.get(other)?.(rest || '/', undefined) ?? MISSING);
    return elsewhere.kind === 'found' ? withFragment(elsewhere, fragment) : MISSING;
  };
}

function withFragment(found: FoundPage, fragment: string): FoundPage {
  return found.kind === 'found' ? { ...found, fragment } : found;
}

/** Splits the decoded path from the fragment, as written; a query is dropped. */
function splitReference(ref: string): { readonly path: string; readonly fragment: string } {
  const [beforeHash = '', ...fragments] = ref.trim().split('#');
  const [path = ''] = beforeHash.split('?');
  return { path: (decodeUrlPart(path) ?? path).replaceAll('\\', '/'), fragment: fragments.join('#') };
}

function createLocaleFinder(
  locale: string,
  pages: readonly Page[],
): (path: string, from: Page | undefined) => FoundPage {
  const byKey = new Map<string, Page>();
  for (const page of pages) {
    const key = page.id.toLowerCase();
    if (page.kind !== 'page' || !byKey.has(key)) byKey.set(key, page);
  }
  let byName: ReadonlyMap<string, readonly Page[]> | undefined;

  /** By a path from the content folder: unchanged, then without extension, locale and index name. */
  const at = (path: string): Page | undefined => {
    const key = joinPath('/', path).slice(1);
    return byKey.get(key) ?? byKey.get(withoutFileName(key, locale));
  };

  return (written, from) => {
    const path = written.toLowerCase();
    const isRelative = from !== undefined && !path.startsWith('/');
    const relative = isRelative ? at(joinPath('/', folderOf(from, path), path)) : undefined;
    const found = relative ?? (path.startsWith('.') ? undefined : at(path));
    if (found !== undefined) return { kind: 'found', page: found, fragment: '' };
    if (!isBareName(path)) return MISSING;
    byName ??= groupBy(pages, ({ id }) => id.slice(id.lastIndexOf('/') + 1).toLowerCase());
    const name = withoutFileName(path.replace(/^\//, ''), locale);
    const [first, second] = byName.get(name) ?? [];
    if (first === undefined) return MISSING;
    if (second !== undefined) return { kind: 'ambiguous', pages: byName.get(name) ?? [] };
    return { kind: 'found', page: first, fragment: '' };
  };
}

/** `docs/a.fr.md` → `docs/a`, `docs/_index.md` → `docs`. */
function withoutFileName(key: string, locale: string): string {
  const stem = key.replace(/\.[^./]*$/, '');
  const shared = stem.endsWith(`.${locale}`) ? stem.slice(0, -(locale.length + 1)) : stem;
  return shared.replace(/(?:^|\/)_?index$/, '');
}

/** The start of relative paths. For a leaf bundle it is its own folder, unless the path goes up. */
function folderOf(from: Page, path: string): string {
  const id = from.id.toLowerCase();
  const isFolder = from.kind !== 'page' || (from.bundle === 'leaf' && path.startsWith('..'));
  return isFolder ? id : id.slice(0, Math.max(id.lastIndexOf('/'), 0));
}

function isBareName(path: string): boolean {
  return /^\/?[^/]*$/.test(path) && !path.startsWith('.');
}
