/** Where pages and public files of a site's Astro project answer, as far as that is seen without starting Astro: in the folders that it has unless set otherwise. */
import { createDiskFiles } from '../../io/index.ts';
import { findProject } from './find-project.ts';

const PAGES = 'src/pages';
const PUBLIC = 'public';

/**
 * @param root absolute path of the site
 * @returns says of a path of the site (decoded, with a slash at its start and without the base path) whether the project may answer there
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

/** `blog/[slug].astro` → an expression for `/blog/…`; `undefined` for what is no page. */
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
