/** What a branch did to the files of a site, for the problems that it brought. */

import type { Problem } from '../diagnostics/index.ts';
import type { Git } from '../io/index.ts';
import { type BranchTexts, decodePath, isIntroduced, parseAddress } from '../links/index.ts';
import type { LinkSource } from './link-sources.ts';
import type { LoadedSite } from './load-site.ts';

/**
 * The files that differ from where the branch left a revision, what is not committed yet included. `undefined` for an unknown revision.
 */
export async function readBranch(
  git: Git,
  files: LoadedSite['files'],
  revision: string,
): Promise<BranchTexts | undefined> {
  const folder = git.prefix === '' ? '.' : git.prefix;
  const paths = await git.changedSince(revision, [folder]);
  const base = paths === undefined ? undefined : await git.mergeBase(revision);
  if (paths === undefined || base === undefined) return undefined;
  const all = new Set([...paths, ...(await git.dirty([folder]))]);
  const changed = [...all].filter((path) => path.startsWith(git.prefix));
  const texts = new Map<string, string>();
  const names = changed.map((path) => `${base}:${path}`);
  await git.readObjects(names, (index, content) => {
    const path = changed[index];
    if (path !== undefined && content !== undefined)
      texts.set(path.slice(git.prefix.length), content.toString('utf8'));
  });
  return {
    changed: new Set(changed.map((path) => path.slice(git.prefix.length))),
    before: (file) => texts.get(file),
    after(file) {
      const read = files.readText(file);
      return read.kind === 'text' ? read.text : undefined;
    },
  };
}

/** Whether a problem is one that the branch brought. */
export function createBranchFilter(
  { site, index }: Pick<LoadedSite, 'site' | 'index'>,
  sources: readonly LinkSource[],
  branch: BranchTexts,
): (problem: Problem) => boolean {
  const contexts = new Map(
    sources.flatMap(({ link, context }) =>
      link.place.kind === 'file'
        ? [[`${link.place.file}:${link.place.start.line}:${link.target}`, { link, context }] as const]
        : [],
    ),
  );
  const targetPathOf = (problem: Problem): string | undefined => {
    if (problem.place.kind !== 'file' || problem.target === undefined) return undefined;
    const source = contexts.get(`${problem.place.file}:${problem.place.start.line}:${problem.target}`);
    const address = parseAddress(source?.link.href ?? problem.target, {
      url: source?.context.url ?? '/',
      basePath: site.basePath,
      origin: site.origin,
      exampleHosts: new Set(site.links.exampleHosts),
    });
    return address.kind === 'external' || address.kind === 'other' ? undefined : address.path;
  };
  const changedPaths = new Map<string, string[]>();
  for (const file of branch.changed) {
    const static_ = site.staticDirs.find((dir) => file.startsWith(`${dir}/`));
    const path = static_ === undefined ? pathOfFile(file, site) : `/${file.slice(static_.length + 1)}`;
    if (path !== undefined) changedPaths.set(bare(path), [...(changedPaths.get(bare(path)) ?? []), file]);
  }
  return (problem) =>
    isIntroduced(problem, {
      branch,
      targetPathOf,
      filesOf: (path) => changedPaths.get(bare(path)) ?? [],
      targetFileOf(one) {
        const path = targetPathOf(one);
        const page = path === undefined ? undefined : (index.byUrl(path) ?? index.byUrl(`${bare(path)}/`));
        return page?.file;
      },
    });
}

function bare(path: string): string {
  return path.replace(/(.)\/$/, '$1');
}

/** The site path that a content file has without settings of its own: `content/fr/docs/a.md` → `/fr/docs/a/`. */
export function pathOfFile(file: string, site: LoadedSite['site']): string | undefined {
  const locale = site.locales.find(({ contentDir }) => file.startsWith(`${contentDir}/`));
  if (locale === undefined || !/\.(?:md|markdown|html)$/.test(file)) return undefined;
  const id = file
    .slice(locale.contentDir.length + 1)
    .replace(/\.[^.]*$/, '')
    .replace(/(?:^|\/)_?index$/, '');
  const path = site.disablePathToLower ? id : id.toLowerCase();
  const prefix = locale.urlPrefix === '' ? '/' : `/${locale.urlPrefix}/`;
  return decodePath(path === '' ? prefix : `${prefix}${path}/`);
}
