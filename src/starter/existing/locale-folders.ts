/** Sites whose default locale is at the top of the content folder, with other locales in folders of their names. */
import { isLanguageName } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import type { FoundLocale } from './found-tree.ts';

const PAGE = /\.(?:md|mdx|markdown)$/;
/** Folders without pages of the site. */
const OTHER = /(?:^|\/)(?:node_modules|\.[^/]+|dist|public)\//;

/**
 * @param folder folder of the pages; empty for the root
 * @param defaultLocale locale of the pages at the top, if configured
 */
export function localeFolders(files: Files, folder: string, defaultLocale = 'en'): FoundLocale[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const counts = new Map<string, number>();
  for (const { path } of files.list(folder)) {
    const below = path.slice(prefix.length);
    if (!PAGE.test(below) || OTHER.test(`/${below}`)) continue;
    const [first = '', ...rest] = below.split('/');
    const name = rest.length > 0 && isLanguageName(first) ? first : '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const top = counts.get('') ?? 0;
  counts.delete('');
  const own = [...counts].map(([name, pages]) => ({ name, pages, folder: `${prefix}${name}` }));
  // All pages are in locale folders, one of them for the default locale.
  if (top === 0 || counts.has(defaultLocale))
    return own.toSorted((a, b) => Number(b.name === defaultLocale) - Number(a.name === defaultLocale));
  return [{ name: defaultLocale, pages: top, folder }, ...own];
}

/** Searches the text of a configuration with an expression, because running the configuration would execute foreign code. */
export function firstMatch(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}
