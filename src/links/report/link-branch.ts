/** What a branch did to the files of a site, for the problems that it brought. */

import { parseFrontMatter } from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { isValueList } from '../../formats/index.ts';
import type { Git } from '../../io/index.ts';
import type { LoadedSite } from '../../site/index.ts';
import { decodePath, parseAddress } from '../address.ts';
import { type BranchTexts, isIntroduced } from '../introduced.ts';
import { createRedirects, parseRedirects } from '../redirects.ts';
import type { LinkSource } from './link-sources.ts';

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
    return address.kind === 'site' || address.kind === 'example' ? address.path : undefined;
  };
  const byPath = changedPaths(branch, site);
  const rulesFile = site.staticDirs
    .map((dir) => `${dir}/_redirects`)
    .find((file) => branch.changed.has(file));
  const rulesBefore = parseRedirects((rulesFile === undefined ? undefined : branch.before(rulesFile)) ?? '');
  const redirectsBefore = createRedirects(rulesBefore, decodePath);
  // What pages include: it is no page of its own, or stands where includes are looked for.
  const shared = [...branch.changed].filter(
    (file) =>
      /\.(?:md|markdown|html)$/.test(file) &&
      (/(?:^|\/)_?includes\//.test(file) || index.byFile(file)?.rendered !== true),
  );
  return (problem) =>
    isIntroduced(problem, {
      branch,
      targetPathOf,
      filesOf: (path) => [
        ...(byPath.get(bare(path)) ?? []),
        ...(rulesFile !== undefined && redirectsBefore.match(path, false) !== undefined ? [rulesFile] : []),
      ],
      targetFileOf(one) {
        const path = targetPathOf(one);
        const page =
          path === undefined
            ? undefined
            : (index.byUrl(path) ?? index.byUrl(`${bare(path)}/`) ?? index.byAlias(path));
        return page?.file;
      },
      anchorFilesOf(file) {
        const page = index.byFile(file);
        const source =
          page === undefined
            ? undefined
            : index.translations(page).find(({ locale }) => locale === site.defaultLocale);
        return source !== undefined && branch.changed.has(source.file) ? [source.file, ...shared] : shared;
      },
    });
}

/** The files of a branch by the site paths that they answered before it or answer now, without a slash at the end. */
function changedPaths(branch: BranchTexts, site: LoadedSite['site']): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, string[]>();
  const add = (path: string, file: string) => {
    const files = byPath.get(bare(path));
    if (files === undefined) byPath.set(bare(path), [file]);
    else if (!files.includes(file)) files.push(file);
  };
  for (const file of branch.changed) {
    const dir = site.staticDirs.find((one) => file.startsWith(`${one}/`));
    const path = dir === undefined ? pathOfFile(file, site) : `/${file.slice(dir.length + 1)}`;
    if (path === undefined) continue;
    add(path, file);
    const before = dir === undefined ? branch.before(file) : undefined;
    if (before === undefined) continue;
    const { params } = parseFrontMatter({ path: file, text: before });
    const aliases = isValueList(params.aliases) ? params.aliases : [params.aliases];
    for (const address of [params.url, ...aliases]) {
      if (typeof address !== 'string') continue;
      // A relative one starts beside the page; a locale's prefix may be left out.
      const folder = path.slice(0, bare(path).lastIndexOf('/') + 1);
      const own = decodePath(address.startsWith('/') ? address : folder + address);
      add(own, file);
      add(prefixOf(file, site) + own.slice(1), file);
    }
  }
  return byPath;
}

function prefixOf(file: string, { locales }: LoadedSite['site']): string {
  const prefix = locales.find(({ contentDir }) => file.startsWith(`${contentDir}/`))?.urlPrefix ?? '';
  return prefix === '' ? '/' : `/${prefix}/`;
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
  const prefix = prefixOf(file, site);
  return decodePath(path === '' ? prefix : `${prefix}${path}/`);
}
