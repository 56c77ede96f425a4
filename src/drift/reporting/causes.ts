/** Adds to pages the changed files that they show. */

import { glossaryFolders } from '../../rendering/index.ts';
import {
  candidateFiles,
  causeKind,
  findDependencies,
  isDataFileOf,
  type PageDependency,
} from '../dependencies.ts';
import type { Ancestry } from '../history.ts';
import type { Cause, DriftPage } from '../report.ts';
import type { HistoryIndex } from './bases.ts';
import type { Tree } from './load-tree.ts';

/**
 * Adds causes. If a locale has its own copy of a file, the copy decides: a page by its report, another file by whether the source's file changed after it.
 * Files shared by all locales are compared with the base of the page that shows them.
 */
export function findCauses(
  pages: readonly DriftPage[],
  tree: Tree,
  { fileChanges }: HistoryIndex,
  ancestry: Ancestry,
): DriftPage[] {
  const { site } = tree;
  const dirOf = new Map(site.locales.map(({ name, contentDir }) => [name, contentDir]));
  const { sourceDir } = tree;
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const folders = {
    examples: site.examplesDirs,
    glossaries: glossaryFolders(site, site.defaultLocale),
  };
  const dataFiles = [...tree.blobs.keys()].filter((file) => file.startsWith(`${site.dataDir}/`));
  const named = new Map<string, ReturnType<typeof findDependencies>>();
  const dependenciesOf = (file: string) => {
    const known = named.get(file) ?? findDependencies(tree.readText(file), tree.shortcodes);
    named.set(file, known);
    return known;
  };
  const resolved = new Map<string, readonly string[]>();
  const resolve = (dependency: PageDependency, page: string): readonly string[] => {
    const { type, name } = dependency;
    const candidates = candidateFiles(dependency, page, sourceDir, folders);
    const key = type === 'data' ? name : candidates.join('\n');
    let found = resolved.get(key);
    if (found === undefined) {
      found =
        type === 'data'
          ? dataFiles.filter((file) => isDataFileOf(file, name, site.dataDir))
          : candidates.filter((file) => tree.blobs.has(file)).slice(0, 1);
      resolved.set(key, found);
    }
    return found;
  };
  /** Whether a file was changed in a commit that is not in the history of another. */
  const changedAfter = (file: string, commit: string): boolean => {
    const own = fileChanges.get(tree.toGit(file));
    if (own === undefined) return false;
    return own.some((change) => !ancestry.reaches(commit, change.commit.hash));
  };
  return pages.map((page) => {
    if (page.status !== 'current' && page.status !== 'drifted') return page;
    const commit = page.base?.commit;
    const contentDir = dirOf.get(page.locale) ?? '';
    const seen = new Set<string>();
    const causes = dependenciesOf(page.sourceFile).flatMap((dependency): Cause[] => {
      return resolve(dependency, page.sourceFile).flatMap((file) => {
        if (seen.has(file)) return [];
        seen.add(file);
        const own = file.startsWith(`${sourceDir}/`) ? contentDir + file.slice(sourceDir.length) : undefined;
        const copy = own !== undefined && own !== file && tree.blobs.has(own) ? own : undefined;
        const report = copy === undefined ? undefined : byFile.get(copy);
        const isBehind =
          report !== undefined
            ? report.status === 'drifted'
            : copy !== undefined
              ? tree.blobs.get(copy) !== tree.blobs.get(file) &&
                fileChanges.get(tree.toGit(copy))?.[0] !== undefined &&
                changedAfter(file, fileChanges.get(tree.toGit(copy))?.[0]?.commit.hash ?? '')
              : commit !== undefined && changedAfter(file, commit);
        return isBehind
          ? [
              {
                kind: causeKind(dependency.type),
                file,
                ...(copy === undefined ? {} : { translation: copy }),
              },
            ]
          : [];
      });
    });
    return causes.length === 0 ? page : { ...page, causes };
  });
}
