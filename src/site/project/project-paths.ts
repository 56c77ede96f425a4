/** Predicts which paths the pages and public files of a site's Astro project answer for, without starting Astro: only the default folders are considered. */
import { createDiskFiles } from '../../io/index.ts';
import { findProject } from './find-project.ts';

const PAGES = 'src/pages';
const PUBLIC = 'public';

/**
 * @param root absolute path of the site
 * @returns a function that takes a path of the site (decoded, with a leading slash and without the base path) and returns whether the project may answer for it
 */
export function createProjectPaths(root: string): (path: string) => boolean {
  if (findProject(root) === undefined) return () => false;
  const files = createDiskFiles(root);
  const patterns = files.list(PAGES).flatMap(({ path }) => toPattern(path.slice(PAGES.length + 1)) ?? []);
  return (path) => {
    const bare = path.replace(/\/$/, '');
    return (
      patterns.some((pattern) => pattern.test(bare)) ||
      files.kindOf(`${PUBLIC}${path}`) === 'file' ||
      files.kindOf(`${PUBLIC}${bare}/index.html`) === 'file'
    );
  };
}

/** `blog/[slug].astro` → a regular expression for `/blog/…`; `undefined` for files that are not pages. */
export function toPattern(file: string): RegExp | undefined {
  const [, name, extension] = /^(.+)\.(\w+)$/.exec(file) ?? [];
  if (
    name === undefined ||
    !/^(?:astro|md|mdx|markdown|mdown|mkdn?|mkd|mdwn|html|[jt]s)$/.test(extension ?? '')
  )
    return undefined;
  const segments = name.split('/');
  if (segments.some((segment) => segment.startsWith('_') || /^\.(?!well-known$)/.test(segment)))
    return undefined;
  if (segments.at(-1) === 'index') segments.pop();
  const source = segments.map((segment) => {
    if (/^\[\.\.\.[^\]]+\]$/.test(segment)) return '(?:/.*)?';
    const parts = segment.split(/(\[[^\]]+\])/);
    return `/${parts.map((part) => (part.startsWith('[') ? '[^/]+' : part.replace(/[\^$.*+?()[\]{}|]/g, '\\$&'))).join('')}`;
  });
  return new RegExp(`^${source.join('')}$`);
}
