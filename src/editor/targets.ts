/** Resolves links as written to pages, sections and files. */
import { posix } from 'node:path';
import { parseOutline } from '../alignment/index.ts';
import type { Page } from '../corpus/index.ts';
import { createOutlineOptions } from '../drift/index.ts';
import { encodePath } from '../rendering/index.ts';
import { decodeUrlPath } from '../text/index.ts';
import type { SiteState } from './site-state.ts';

export type LinkTarget =
  | { readonly kind: 'page'; readonly page: Page; readonly fragment: string }
  /** Relative to the site directory. */
  | { readonly kind: 'file'; readonly file: string };

/** A heading of a page in its file. */
export interface PageHeading {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly line: number;
  /** Whether the id is explicit. */
  readonly isExplicit: boolean;
}

/** The target of a link on a page; `undefined` if it is broken, or external. */
export function resolveLink({ loaded }: SiteState, from: Page, target: string): LinkTarget | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const [written = '', fragment = ''] = splitOnce(target, '#');
  const path = decodeUrlPath(written.split('?')[0] ?? '');
  if (path === '') return { kind: 'page', page: from, fragment };
  const { index, site, files } = loaded;
  const absolute = posix.resolve('/', path.startsWith('/') ? path : posix.join(from.url, path));
  const prefix = site.locales.find(({ name }) => name === from.locale)?.urlPrefix ?? '';
  const here = site.conventions.localizesLinks && prefix !== '' ? [`/${prefix}${absolute}`] : [];
  for (const candidate of [...here, absolute]) {
    const page =
      index.byUrl(candidate === '/' ? '/' : `${candidate}/`) ??
      index.byUrl(candidate) ??
      index.byAlias(`${candidate}/`);
    if (page !== undefined) return { kind: 'page', page, fragment };
  }
  const linked = index.findLinked(path, { locale: from.locale, from });
  if (linked !== undefined) return { kind: 'page', page: linked, fragment };
  const own = index.findResource(from, path);
  const published = site.staticDirs
    .map((dir) => `${dir}${absolute}`)
    .find((file) => files.kindOf(file) === 'file');
  const file = own?.file ?? published;
  return file === undefined ? undefined : { kind: 'file', file };
}

/** The target of a reference between pages, as for `ref`. */
export function findReferred({ loaded }: SiteState, from: Page, reference: string): LinkTarget | undefined {
  const found = loaded.index.findPage(reference, { locale: from.locale, from });
  return found.kind === 'found' ? { kind: 'page', page: found.page, fragment: found.fragment } : undefined;
}

/** Writes a link to a page as is usual in a locale. */
export function writeLink({ loaded: { site } }: SiteState, { url, locale }: Page, from: string): string {
  const prefix = site.locales.find(({ name }) => name === locale)?.urlPrefix ?? '';
  const isLocal = site.conventions.localizesLinks && prefix !== '' && locale === from;
  return encodePath(isLocal && url.startsWith(`/${prefix}/`) ? url.slice(prefix.length + 1) : url);
}

/** The headings in the text of a page, in order. */
export function headingsOf({ loaded }: SiteState, page: Page): PageHeading[] {
  const { site, ui, shortcodes, files } = loaded;
  const read = files.readText(page.file);
  if (page.file === '' || read.kind !== 'text') return [];
  const options = createOutlineOptions(site, ui, shortcodes)(page.locale);
  return parseOutline(read.text, options).sections.flatMap(({ id, title, blocks: [heading] }) =>
    id === '' || heading === undefined
      ? []
      : [{ id, title, line: heading.start, isExplicit: heading.explicitId !== undefined }],
  );
}

export function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
