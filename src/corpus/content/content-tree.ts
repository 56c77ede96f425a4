/**
 * Builds the tree of each locale from content files: home, sections, pages, and files of page bundles.
 *
 * The folders of all locales are merged, as in Hugo (hugolib/pages_capture.go). So a folder that is a leaf bundle in one locale is one in all; a locale that has a page of such a
 * bundle but no `index.md` gets the default locale's; and a file of a bundle is shared with locales that lack it.
 */
import type { Site } from '../../config/index.ts';
import type { ContentFile } from './content-files.ts';

export interface BundleFile {
  readonly source: ContentFile;
  /** Path inside the bundle. */
  readonly name: string;
}

/** The taxonomy or term whose list a section is. */
export interface TaxonomyOfNode {
  /** As in front matter and URLs: `tags`. */
  readonly name: string;
  /** The term as in URLs; empty for the page of the taxonomy. */
  readonly term: string;
  /** The term as written on a page; absent if a file describes it. */
  readonly text?: string;
}

/** A home, section or page of one locale. */
export interface ContentNode {
  readonly locale: string;
  readonly kind: 'home' | 'section' | 'page';
  readonly bundle: 'leaf' | 'branch' | 'none';
  /** Path without locale and extension, with the original case of folders: `docs/a`. */
  readonly id: string;
  /** `undefined` for a home page or section without an `_index` file. */
  readonly source: ContentFile | undefined;
  readonly files: readonly BundleFile[];
  /** Set if the section lists a taxonomy or a term. */
  readonly taxonomy?: TaxonomyOfNode | undefined;
  /** The title of a section without a file, if known. */
  readonly title?: string | undefined;
}

export interface ContentTree {
  /** Sections by id in lower case, including the home page (empty id); a section follows its parent. */
  readonly sections: ReadonlyMap<string, ContentNode>;
  /** Pages by id in lower case, sorted by id. */
  readonly pages: ReadonlyMap<string, ContentNode>;
}

export interface ContentTrees {
  /** By locale, in the site's order. */
  readonly trees: ReadonlyMap<string, ContentTree>;
  /** Files outside of bundles, which are published under their own paths. */
  readonly copied: readonly ContentFile[];
  /** Two files for one place in the tree (`a.md` and `a/index.md`): the second is the page. */
  readonly replaced: readonly { readonly loser: ContentFile; readonly winner: ContentFile }[];
}

/** The trees of the site's locales. Every locale has a home page, and a section for each top-level folder that contains pages. */
export function buildContentTrees(contentFiles: readonly ContentFile[], site: Site): ContentTrees {
  const { nodes, copied } = collectNodes(contentFiles, site.defaultLocale);
  const trees = new Map(
    site.locales.map(({ name }) => [
      name,
      { sections: new Map<string, ContentNode>(), pages: new Map<string, ContentNode>() },
    ]),
  );
  const replaced: { loser: ContentFile; winner: ContentFile }[] = [];
  for (const node of nodes) {
    const tree = trees.get(node.locale);
    if (tree === undefined) continue;
    const place = node.kind === 'page' ? tree.pages : tree.sections;
    const key = node.id.toLowerCase();
    const earlier = place.get(key)?.source;
    if (isFromEarlierRoot(earlier, node.source)) continue;
    if (earlier !== undefined && node.source !== undefined && !isFromEarlierRoot(node.source, earlier))
      replaced.push({ loser: earlier, winner: node.source });
    place.set(key, node);
  }
  for (const tree of trees.values()) {
    for (const [key, { source }] of tree.pages) {
      const section = tree.sections.get(key)?.source;
      if (isFromEarlierRoot(source, section)) tree.sections.delete(key);
      else if (isFromEarlierRoot(section, source)) tree.pages.delete(key);
    }
  }
  const completed = [...trees].map(([locale, tree]): [string, ContentTree] => [
    locale,
    { pages: sortByKey(tree.pages), sections: completeSections(locale, tree) },
  ]);
  return { trees: new Map(completed), copied, replaced };
}

/** Whether a file hides another one: earlier folders and mounts take precedence. */
function isFromEarlierRoot(file: ContentFile | undefined, other: ContentFile | undefined): boolean {
  // The last bit marks files with a locale in their name.
  const rootOf = ({ weight }: ContentFile) => Math.floor(weight / 2);
  return file !== undefined && other !== undefined && rootOf(file) > rootOf(other);
}

/** Adds the home page and top-level folders without `_index`, sorted by key. */
function completeSections(locale: string, tree: ContentTree): ReadonlyMap<string, ContentNode> {
  const sections = new Map(tree.sections);
  const missing = (id: string, kind: 'home' | 'section') => {
    if (sections.has(id.toLowerCase())) return;
    sections.set(id.toLowerCase(), { locale, kind, bundle: 'branch', id, source: undefined, files: [] });
  };
  missing('', 'home');
  for (const { id } of [...tree.sections.values(), ...tree.pages.values()]) {
    const slash = id.indexOf('/');
    if (slash !== -1) missing(id.slice(0, slash), 'section');
  }
  return sortByKey(sections);
}

function sortByKey<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The id of the section that contains a path: the nearest folder that is a section; `undefined` for the home page. */
export function sectionKeyOf(key: string, sections: { has(key: string): boolean }): string | undefined {
  if (key === '') return undefined;
  let at = key;
  do {
    at = at.slice(0, Math.max(at.lastIndexOf('/'), 0));
  } while (at !== '' && !sections.has(at));
  return at;
}

interface Folder {
  readonly files: ContentFile[];
  readonly folders: Map<string, Folder>;
}

interface Collected {
  readonly nodes: ContentNode[];
  readonly copied: ContentFile[];
}

function collectNodes(contentFiles: readonly ContentFile[], defaultLocale: string): Collected {
  const collected: Collected = { nodes: [], copied: [] };
  const visit = (folder: Folder, dir: string): void => {
    const files = withoutMixedIndexes(orderFiles(folder.files));
    if (files.some((file) => file.class === 'leaf')) {
      collectLeafBundle([...files, ...filesBelow(folder)], dir, defaultLocale, collected);
      return;
    }
    collectFolder(files, dir, collected);
    for (const [name, inner] of sortByKey(folder.folders)) visit(inner, dir === '' ? name : `${dir}/${name}`);
  };
  visit(toFolders(contentFiles), '');
  return collected;
}

function toFolders(contentFiles: readonly ContentFile[]): Folder {
  const top: Folder = { files: [], folders: new Map() };
  const known = new Map([['', top]]);
  const folderOf = (dir: string): Folder => {
    const existing = known.get(dir);
    if (existing !== undefined) return existing;
    const folder: Folder = { files: [], folders: new Map() };
    const slash = dir.lastIndexOf('/');
    folderOf(dir.slice(0, Math.max(slash, 0))).folders.set(dir.slice(slash + 1), folder);
    known.set(dir, folder);
    return folder;
  };
  for (const file of contentFiles) folderOf(file.dir).files.push(file);
  return top;
}

const CLASS_ORDER = { branch: 0, leaf: 1, page: 2, file: 3 };

/** Indexes first, larger weights before smaller ones, and only the first file for a place and locale. */
function orderFiles(files: readonly ContentFile[]): ContentFile[] {
  const ordered = files.toSorted(
    (a, b) =>
      CLASS_ORDER[a.class] - CLASS_ORDER[b.class] ||
      b.weight - a.weight ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
  const seen = new Set<string>();
  return ordered.filter((file) => {
    const key = `${file.locale}/${file.sharedName}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** In a folder with `_index.md` in any locale, an `index.md` is a regular page. */
function withoutMixedIndexes(files: readonly ContentFile[]): ContentFile[] {
  const hasBranch = files.some((file) => file.class === 'branch');
  return files.map((file) => (hasBranch && file.class === 'leaf' ? { ...file, class: 'page' } : file));
}

function filesBelow(folder: Folder): ContentFile[] {
  return [...sortByKey(folder.folders)].flatMap(([, inner]) => [
    ...orderFiles(inner.files),
    ...filesBelow(inner),
  ]);
}

interface Bundle {
  readonly index: ContentFile;
  readonly files: Map<string, BundleFile>;
}

/** A folder that is not a leaf bundle: its pages, and its files as those of its section if the locale has an `_index` here. */
function collectFolder(files: readonly ContentFile[], dir: string, collected: Collected): void {
  const bundles = new Map<string, Bundle>();
  for (const file of files) {
    if (file.class === 'branch') addToBundle(bundles, file, dir);
    else if (file.class === 'file' && !addToBundle(bundles, file, dir)) collected.copied.push(file);
  }
  shareFiles(bundles, dir);
  for (const [locale, bundle] of bundles) {
    const kind = dir === '' ? 'home' : 'section';
    collected.nodes.push({
      locale,
      kind,
      bundle: 'branch',
      id: dir,
      source: bundle.index,
      files: [...bundle.files.values()],
    });
  }
  for (const file of files) {
    if (file.class !== 'page') continue;
    const id = joinNames(dir, file.baseName);
    collected.nodes.push({ locale: file.locale, kind: 'page', bundle: 'none', id, source: file, files: [] });
  }
}

function collectLeafBundle(
  files: readonly ContentFile[],
  dir: string,
  defaultLocale: string,
  collected: Collected,
): void {
  const bundles = new Map<string, Bundle>();
  const first = files.filter((file) => file.class === 'leaf' && file.dir === dir);
  for (const index of first) addToBundle(bundles, index, dir);
  const fallback = bundles.get(defaultLocale)?.index ?? first[0];
  for (const { locale, class: kind } of files) {
    if (kind === 'file' || bundles.has(locale) || fallback === undefined) continue;
    bundles.set(locale, { index: fallback, files: new Map() });
  }
  const isIndex = new Set(first.filter((index) => bundles.get(index.locale)?.index === index));
  const unbundled = files.filter((file) => !isIndex.has(file) && !addToBundle(bundles, file, dir));
  shareFiles(bundles, dir, unbundled);
  for (const [locale, bundle] of bundles) {
    collected.nodes.push({
      locale,
      kind: 'page',
      bundle: 'leaf',
      id: dir,
      source: bundle.index,
      files: [...bundle.files.values()],
    });
  }
}

/** Adds an index or a file to its locale's bundle; false if there is no bundle. A second index is treated as a file of the first. */
function addToBundle(bundles: Map<string, Bundle>, file: ContentFile, dir: string): boolean {
  const bundle = bundles.get(file.locale);
  if (bundle === undefined) {
    if (file.class !== 'branch' && file.class !== 'leaf') return false;
    bundles.set(file.locale, { index: file, files: new Map() });
    return true;
  }
  const source: ContentFile = file.class === 'file' ? file : { ...file, class: 'page' };
  const name = nameInside(source, dir);
  bundle.files.set(name, { source, name });
  return true;
}

/** Shares files of a bundle with translations that lack them. Pages are not shared. */
function shareFiles(bundles: Map<string, Bundle>, dir: string, unbundled: readonly ContentFile[] = []): void {
  const all = [
    ...[...bundles.values()].flatMap(({ files }) => [...files.values()].map(({ source }) => source)),
    ...unbundled,
  ];
  const shared = all.filter((source) => source.class === 'file').sort((a, b) => b.weight - a.weight);
  for (const { files } of bundles.values()) {
    const own = new Set([...files.values()].map(({ source }) => joinNames(source.dir, source.sharedName)));
    for (const source of shared) {
      const name = nameInside(source, dir);
      if (!own.has(joinNames(source.dir, source.sharedName)) && !files.has(name))
        files.set(name, { source, name });
    }
  }
}

function nameInside(file: ContentFile, dir: string): string {
  return joinNames(file.dir.slice(dir.length).replace(/^\//, ''), file.name);
}

function joinNames(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
