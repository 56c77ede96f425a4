/** Content folders that are repositories of their own, such as submodules: what stands there is read from their object stores. */
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
 * Folders with pages that the site's repository does not know, and another one does.
 *
 * @param isKnown whether the repository of the site knows a file, or may come to know it
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

/** Contents of several object stores: the first that has one answers. */
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

/** Blobs by name, in the first repository that has them. */
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
