/** Watches a site for changes that affect it. */
import { resolve } from 'node:path';
import { pathInside, type Watcher, type WatchOptions, watchFolder } from '../../io/index.ts';

/** Paths of a project that are not part of its site (Astro watches its own pages), and temporary files of editors. */
const IGNORED = /^(?:node_modules|\.git|dist|\.astro|src\/pages)(?:\/|$)|~$|\.sw[px]$/;

export interface WatchSiteOptions extends Pick<WatchOptions, 'quietMs' | 'onChange' | 'onError'> {
  /** The site directory. */
  readonly root: string;
  /** Absolute paths of files and folders that Lockstep itself writes: its cache, its reports. */
  readonly written: readonly string[];
}

export function watchSite({ root, written, ...options }: WatchSiteOptions): Watcher {
  const own = written.flatMap((path) => pathInside(resolve(root), path) ?? []);
  return watchFolder(root, {
    ignores: (path) => IGNORED.test(path) || own.some((one) => path === one || path.startsWith(`${one}/`)),
    ...options,
  });
}
