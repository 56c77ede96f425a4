/** The files of a site and their git state: everything that a report is made from. */
import { posix } from 'node:path';
import type { OutlineOptions } from '../../alignment/index.ts';
import { createSiteImporter, type Site } from '../../config/index.ts';
import { type Files, type Git, openGit, type Rename } from '../../io/index.ts';
import { knownShortcodes } from '../../presets/index.ts';
import { loadOwnDefinitions, type ShortcodeTable } from '../../shortcodes/index.ts';
import { createUi, loadUiStrings, type UiCatalogues } from '../../ui/index.ts';
import { type PageFiles, sortPageFiles } from '../page-files.ts';
import { type Elsewhere, findElsewhere } from './elsewhere.ts';
import { mergeHistories, moveHistory, type TreeHistory } from './merge-histories.ts';
import { createOutlineOptions } from './outline-options.ts';
import { openSourceRepository, type SourceRepository, withSourceFiles } from './source-repository.ts';
import type { Stored } from './stored.ts';

export type { TreeHistory };

export interface Tree {
  readonly site: Site;
  readonly files: Files;
  readonly pages: PageFiles;
  /** Absent if the site is not under git. */
  readonly git: Git | undefined;
  /** Blob hash of each file's content, by file relative to the site directory. Empty without git. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Files that differ from the checked-out commit. */
  readonly dirty: ReadonlySet<string>;
  /** The site's own UI strings. */
  readonly uiCatalogues: UiCatalogues;
  /** The shortcodes that its pages call. */
  readonly shortcodes: ShortcodeTable;
  /** Outline options of a locale; by default those of the source. */
  optionsOf(locale?: string): OutlineOptions;
  /** The source, if it is not among the site's own pages. */
  readonly source: SourceRepository | undefined;
  /** The content folder of the source. */
  readonly sourceDir: string;
  /** Content folders with repositories of their own. */
  readonly elsewhere: readonly Elsewhere[];
  /** The repository with a file's history. */
  gitOf(file: string): Git | undefined;
  /** Converts a path of the site to one of the repository, and back. */
  toGit(file: string): string;
  fromGit(path: string): string;
  readText(file: string): string;
  /** The path of a source page below its content folder. */
  pathOf(sourceFile: string): string;
}

/** Loads everything that is cheap: the files, their hashes, uncommitted changes. */
export async function loadTree(site: Site, ownFiles: Files): Promise<Tree> {
  const listed = new Map<string, readonly string[]>();
  const filesOf = (folder: string) => {
    const known = listed.get(folder) ?? ownFiles.list(folder).map(({ path }) => path);
    listed.set(folder, known);
    return known;
  };
  const git = await openGit(site.root);
  const source =
    site.drift.source === undefined
      ? undefined
      : await openSourceRepository(site.root, site.drift.source, git);
  const files = source === undefined ? ownFiles : withSourceFiles(ownFiles, source);
  const prefix = git?.prefix ?? '';
  const toGit = (file: string) => posix.normalize(prefix + file);
  const fromGit = (path: string) => (prefix === '' ? path : posix.relative(prefix, path));
  const blobs = new Map<string, string>();
  const dirty = new Set<string>();
  if (git !== undefined) {
    const folders = watchedFolders(site).map(toGit);
    const [tree, changed] = await Promise.all([git.tree('HEAD', folders), git.dirty(folders)]);
    for (const [path, blob] of tree) if (!changed.has(path)) blobs.set(fromGit(path), blob);
    for (const path of changed) {
      const file = fromGit(path);
      dirty.add(file);
      const content = files.readBytes(file);
      if (content !== undefined) blobs.set(file, git.hashOf(content));
    }
  }
  const pages = pagesOf(sortPageFiles(site, filesOf), site, source);
  const isKnown = (file: string) => blobs.has(file) || dirty.has(file);
  const others = git === undefined ? [] : await findElsewhere(site, pages, prefix, isKnown);
  for (const [path, blob] of source?.blobs ?? []) blobs.set(`${source?.folder}/${path}`, blob);
  for (const { folder, git: own } of others)
    for (const file of filesOf(folder)) {
      const content = isKnown(file) ? undefined : files.readBytes(file);
      if (content !== undefined) blobs.set(file, own.hashOf(content));
    }
  const elsewhere =
    source?.git === undefined ? others : [...others, { folder: source.folder, git: source.git }];
  const sourceDir =
    source?.folder ?? site.locales.find(({ name }) => name === site.defaultLocale)?.contentDir ?? '';
  // Every locale needs the same sources.
  const sourceFiles = new Set(pages.source.values());
  const sources = new Map<string, string>();
  const { catalogues: uiCatalogues } = loadUiStrings(files, site);
  const own = await loadOwnDefinitions(site, files, createSiteImporter(site.root));
  const shortcodes = knownShortcodes(own.definitions.values());
  return {
    site,
    files,
    uiCatalogues,
    shortcodes,
    optionsOf: createOutlineOptions(site, createUi(site, uiCatalogues), shortcodes),
    git,
    source,
    sourceDir,
    blobs,
    dirty,
    toGit,
    fromGit,
    elsewhere,
    gitOf: (file) => elsewhere.find(({ folder }) => file.startsWith(`${folder}/`))?.git ?? git,
    pages,
    pathOf: (file) => (file.startsWith(`${sourceDir}/`) ? file.slice(sourceDir.length + 1) : file),
    readText(file) {
      const known = sources.get(file);
      if (known !== undefined) return known;
      const text = readPageText(files, file);
      if (sourceFiles.has(file)) sources.set(file, text);
      return text;
    },
  };
}

/** With a source in another repository, every locale of the site that has pages is a translation. */
function pagesOf(own: PageFiles, { defaultLocale }: Site, source: SourceRepository | undefined): PageFiles {
  if (source === undefined) return own;
  const pages = source.list.filter((path) => /\.(?:md|markdown)$/.test(path));
  return {
    source: new Map(pages.map((path) => [path, `${source.folder}/${path}`])),
    translations: new Map(
      [[defaultLocale, own.source] as const, ...own.translations].filter(([, { size }]) => size > 0),
    ),
  };
}

/** A page's text; empty if it cannot be read. */
export function readPageText(files: Files, file: string): string {
  const read = files.readText(file);
  return read.kind === 'text' ? read.text : '';
}

/** Folders of pages and of files that they show, relative to the site directory. */
export function watchedFolders({ locales, examplesDirs, dataDir }: Site): string[] {
  const folders = [
    ...locales.map(({ contentDir }) => contentDir),
    ...examplesDirs.filter((folder) => !folder.startsWith('LOCALE')),
    dataDir,
  ];
  return [...new Set(folders)].filter((folder) => !folder.startsWith('..') && !posix.isAbsolute(folder));
}

/** Folders of languages may have been renamed: the history of their parent folder is read. */
function historyFolders(watched: readonly string[], { locales }: Site): string[] {
  const parents = new Set(locales.map(({ contentDir }) => posix.dirname(contentDir)));
  const [parent = '.'] = parents;
  if (parents.size !== 1 || parent === '.' || parent.startsWith('..')) return [...watched];
  return [parent, ...watched.filter((folder) => !folder.startsWith(`${parent}/`))];
}

/** The history of the watched folders, cached for the checked-out commit. */
export async function loadHistory(tree: Tree, git: Git, stored: Stored): Promise<TreeHistory> {
  const { site, toGit, source, sourceDir } = tree;
  const folders = historyFolders(watchedFolders(site), site).map(toGit);
  const inputs = JSON.stringify([
    git.head,
    [...git.shallow].sort(),
    folders,
    sourceDir,
    source?.head,
    source?.path,
  ]);
  const kept = stored.read<PackedHistory>('history', inputs);
  if (kept !== undefined) return unpack(kept);
  const own = readTreeHistory(git, folders, git.head);
  const history =
    source?.git === undefined ? await own : mergeHistories(await own, await sourceHistory(source, toGit));
  stored.write('history', inputs, pack(history));
  return history;
}

/** The history of the source's pages, with paths as the site writes them. */
async function sourceHistory(
  { git, head, path, folder }: SourceRepository,
  toGit: (file: string) => string,
): Promise<TreeHistory> {
  if (git === undefined) return { commits: [], renames: [] };
  const below = path === '' ? 0 : path.length + 1;
  const history = await readTreeHistory(git, [path === '' ? '.' : path], head);
  return moveHistory(history, (file) => toGit(`${folder}/${file.slice(below)}`));
}

async function readTreeHistory(git: Git, folders: readonly string[], head: string): Promise<TreeHistory> {
  const commits = await git.history(folders, head);
  const isPage = (path: string) => path.endsWith('.md');
  const moving = commits.filter(
    ({ parents, changes }) =>
      parents.length < 2 &&
      changes.some(({ path, before }) => before === undefined && isPage(path)) &&
      changes.some(({ path, after }) => after === undefined && isPage(path)),
  );
  const renames = await git.renames(
    folders.map((folder) => `:(glob)${folder === '.' ? '' : `${folder}/`}**/*.md`),
    moving.map(({ hash }) => hash),
  );
  return { commits, renames };
}

/** Paths and blobs repeat throughout a history, so they are stored as numbers. */
interface PackedHistory {
  readonly names: readonly string[];
  /** hash, parents, time, subject, changes as (path, before, after) numbers, mixed paths as numbers, 1 if translations need no change. */
  readonly commits: readonly [
    string,
    readonly string[],
    number,
    string,
    readonly number[],
    readonly number[],
    number,
  ][];
  readonly renames: readonly Rename[];
}

function pack({ commits, renames }: TreeHistory): PackedHistory {
  const numbers = new Map<string, number>();
  const numberOf = (name: string | undefined): number => {
    if (name === undefined) return -1;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  };
  return {
    commits: commits.map(({ hash, parents, time, subject, changes, mixed, isUntranslatable }) => [
      hash,
      parents,
      time,
      subject,
      changes.flatMap(({ path, before, after }) => [numberOf(path), numberOf(before), numberOf(after)]),
      [...mixed].map(numberOf),
      isUntranslatable === true ? 1 : 0,
    ]),
    names: [...numbers.keys()],
    renames,
  };
}

function unpack({ names, commits, renames }: PackedHistory): TreeHistory {
  return {
    renames,
    commits: commits.map(([hash, parents, time, subject, numbers, mixed, flag]) => {
      const changes = [];
      for (let at = 0; at < numbers.length; at += 3) {
        changes.push({
          path: names[numbers[at] ?? -1] ?? '',
          before: names[numbers[at + 1] ?? -1],
          after: names[numbers[at + 2] ?? -1],
        });
      }
      return {
        hash,
        parents,
        time,
        subject,
        changes,
        mixed: new Set(mixed.map((number) => names[number] ?? '')),
        ...(flag === 1 ? { isUntranslatable: true as const } : {}),
      };
    }),
  };
}
