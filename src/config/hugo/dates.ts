import { HUGO_DATES } from '../defaults.ts';
import type { DateSources } from '../site.ts';
import type { Settings } from './settings.ts';

/** Hugo's aliases of the keys. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  lastmod: ['modified'],
  publishdate: ['pubdate', 'published'],
  expirydate: ['unpublishdate'],
};

/** `frontmatter`: the sources of each date of a page, with `:default` and key aliases expanded. Without `enableGitInfo` there is no `:git`. */
export function readDateSources(settings: Settings): DateSources {
  const frontMatter = settings.table('frontmatter');
  const withGit = settings.flag('enableGitInfo', false);
  const read = (name: keyof DateSources): string[] => {
    const written = frontMatter.texts(name, [':default']).map((source) => source.toLowerCase());
    const complete = written
      .flatMap((source) => (source === ':default' ? HUGO_DATES[name] : [source]))
      .flatMap((source) => [source, ...(ALIASES[source] ?? [])]);
    return [...new Set(complete)].filter((source) => withGit || source !== ':git');
  };
  return {
    date: read('date'),
    lastmod: read('lastmod'),
    publishDate: read('publishDate'),
    expiryDate: read('expiryDate'),
  };
}
