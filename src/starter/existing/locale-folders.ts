/** Pages in the folders of a tree in which the default locale stands at the top, and the others in folders named after them. */
import { isLanguageName } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import type { FoundLocale } from './found-tree.ts';

const PAGE = /\.(?:md|mdx|markdown)$/;
/** Folders that hold no pages of the tree. */
const OTHER = /(?:^|\/)(?:node_modules|\.[^/]+|dist|public)\//;

/**
 * @param folder the tree's pages; empty for the top
 * @param defaultLocale what the pages at the top are, if the tree says so
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
  // All pages stand in folders: one of them holds the default locale.
  if (top === 0 || counts.has(defaultLocale))
    return own.toSorted((a, b) => Number(b.name === defaultLocale) - Number(a.name === defaultLocale));
  return [{ name: defaultLocale, pages: top, folder }, ...own];
}

/** What an expression finds in the text of a configuration: it is a program that is not ours to run. */
export function firstMatch(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1];
}
