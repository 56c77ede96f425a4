/** Content folders with repositories of their own, such as submodules: their contents are read from those repositories. */
import { join } from 'node:path';
import type { Site } from '../../config/index.ts';
import { type Git, type ObjectReader, openGit } from '../../io/index.ts';
import type { PageFiles } from '../page-files.ts';

export interface Elsewhere {
  /** Content folder, relative to the site directory. */
  readonly folder: string;
  readonly git: Git;
}

/**
 * Finds folders with pages that belong to another repository than the site's.
 *
 * @param isKnown whether the site's repository has a file, or could add it
 */
export async function findElsewhere(
  { root, locales, defaultLocale }: Pick<Site, 'root' | 'locales' | 'defaultLocale'>,
  pages: PageFiles,
  prefix: string,
  isKnown: (file: string) => boolean,
): Promise<readonly Elsewhere[]> {
  const found: Elsewhere[] = [];
  for (const { name, contentDir } of locales) {
    const files = (name === defaultLocale ? pages.source : pages.translations.get(name)) ?? new Map();
    if (contentDir.startsWith('..') || [...files.values()].every(isKnown)) continue;
    const git = await openGit(join(root, contentDir));
    if (git !== undefined && git.prefix !== `${prefix}${contentDir}/`)
      found.push({ folder: contentDir, git });
  }
  return found;
}

/** Combines several object stores: the first that has an object answers. */
export function openAll(stores: readonly Pick<Git, 'openObjects'>[]): ObjectReader {
  const [first, ...more] = stores.map((store) => store.openObjects());
  if (first === undefined || more.length === 0)
    return first ?? { read: async () => undefined, close: async () => {} };
  return {
    async read(name) {
      let content = await first.read(name);
      for (const store of more) content ??= await store.read(name);
      return content;
    },
    async close() {
      await Promise.all([first, ...more].map((store) => store.close()));
    },
  };
}

/** Blobs by hash, from the first repository that has them. */
export async function resolveInAll(
  stores: readonly Pick<Git, 'resolveBlobs'>[],
  names: readonly string[],
): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = names.map(() => undefined);
  for (const store of stores) {
    const open = names.flatMap((name, index) => (found[index] === undefined ? [{ name, index }] : []));
    if (open.length === 0) break;
    const answers = await store.resolveBlobs(open.map(({ name }) => name));
    for (const [at, { index }] of open.entries()) found[index] = answers[at];
  }
  return found;
}
