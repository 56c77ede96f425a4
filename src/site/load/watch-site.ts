/** Changes of a site that make a difference to it. */
import { resolve } from 'node:path';
import { pathInside, type Watcher, type WatchOptions, watchFolder } from '../../io/index.ts';

/** Folders of a project that are no part of its site (pages of an Astro project are Astro’s to watch), and what editors leave next to a file while they write it. */
const IGNORED = /^(?:node_modules|\.git|dist|\.astro|src\/pages)(?:\/|$)|~$|\.sw[px]$/;

export interface WatchSiteOptions extends Pick<WatchOptions, 'quietMs' | 'onChange' | 'onError'> {
  /** The site directory. */
  readonly root: string;
  /** Absolute paths of files and folders that the program itself writes: its cache, its reports. */
  readonly written: readonly string[];
}

export function watchSite({ root, written, ...options }: WatchSiteOptions): Watcher {
  const own = written.flatMap((path) => pathInside(resolve(root), path) ?? []);
  return watchFolder(root, {
    ignores: (path) => IGNORED.test(path) || own.some((one) => path === one || path.startsWith(`${one}/`)),
    ...options,
  });
}
