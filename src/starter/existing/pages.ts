/** Pages in `content/<locale>/` without a configuration: a Lockstep site that may get one. */
import { isLanguageName } from '../../config/index.ts';
import type { Files } from '../../io/index.ts';
import type { FoundTree } from './found-tree.ts';

export async function findPages(files: Files): Promise<FoundTree | undefined> {
  const counts = new Map<string, number>();
  for (const { path } of files.list('content')) {
    const [, locale = ''] = /^content\/([^/]+)\/.*\.md$/.exec(path) ?? [];
    if (isLanguageName(locale)) counts.set(locale, (counts.get(locale) ?? 0) + 1);
  }
  if (counts.size === 0) return undefined;
  const locales = [...counts].map(([name, pages]) => ({ name, pages, folder: `content/${name}` }));
  return {
    kind: 'pages',
    isReadAsIs: false,
    program: 'content/<locale>/',
    title: '',
    locales: locales.toSorted((a, b) => Number(b.name === 'en') - Number(a.name === 'en')),
    themes: [],
    version: undefined,
    configFiles: [],
    source: 'content',
  };
}
