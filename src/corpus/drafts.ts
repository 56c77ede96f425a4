/** Combines nodes of the content tree with their front matter, before URLs are assigned. */
import type { Site } from '../config/index.ts';
import type { Problem } from '../diagnostics/index.ts';
import type { ValueMap } from '../formats/index.ts';
import type { Files } from '../io/index.ts';
import type { Locale } from '../locales/index.ts';
import {
  type ContentNode,
  type ContentTree,
  type ContentTrees,
  sectionKeyOf,
} from './content/content-tree.ts';
import {
  createSourceReader,
  NO_SOURCE,
  type ReadOptions,
  type Source,
  type SourceReader,
} from './content-reader.ts';
import { type BuildOptions, parseBuildOptions } from './front-matter/build-options.ts';
import { applyCascade, type CascadeRule, parseCascade } from './front-matter/cascade.ts';
import { findDates, laterDate, type PageDates } from './front-matter/dates.ts';
import { valueToBoolean, valueToText } from './front-matter/values.ts';
import type { Page } from './page.ts';
import { dateLists, listNodesWithoutFile, taxonomyOf } from './taxonomies.ts';

/** A page being built. */
export interface Draft
  extends Pick<Page, 'bodyStart' | 'hash' | 'damaged' | 'params' | 'title' | 'linkTitle'> {
  readonly node: ContentNode;
  readonly locale: Locale;
  /** The section that contains it; `undefined` for the home page. */
  readonly parent: Draft | undefined;
  /** The bundle of which it is a resource. */
  readonly owner: Draft | undefined;
  readonly options: BuildOptions;
  /** Rules for everything below. */
  readonly cascade: readonly CascadeRule[];
  readonly resourcePages: readonly Draft[];
  dates: PageDates;
}

export interface Drafts {
  /** By locale in the site's order, sections first; resources follow their page. */
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
  /** Contents of the files, by path. */
  readonly sources: ReadonlyMap<string, Source>;
  /** When the next page is published or expires, in milliseconds since 1970. */
  readonly changesAt: number | undefined;
}

/** Reads the files of all nodes. Drafts (in Hugo's sense), future and expired pages are omitted according to the site's settings. */
export function readDrafts(
  files: Files,
  site: Site,
  trees: ContentTrees,
  now: string,
  { readParams = (params) => params, sources: earlier }: ReadOptions,
): Drafts {
  const problems: Problem[] = [];
  const sources = new Map<string, Source>();
  const source = createSourceReader(files, { problems, sources }, readParams, earlier, site);
  const cascade = parseCascade(site.cascade);
  const times: number[] = [];
  const drafts = site.locales.flatMap((locale) => {
    const tree = trees.trees.get(locale.name);
    return tree === undefined
      ? []
      : readTree(tree, { site, locale, now: Date.parse(now), source, cascade, times });
  });
  const changesAt = times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
  return { drafts, problems, sources, changesAt };
}

interface TreeContext {
  readonly site: Site;
  readonly locale: Locale;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly source: SourceReader;
  /** Rules of the configuration, for all pages. */
  readonly cascade: readonly CascadeRule[];
  /** Collects when currently omitted pages are published, or pages expire. */
  readonly times: number[];
}

function readTree(tree: ContentTree, context: TreeContext): Draft[] {
  const sections = new Map<string, Draft>();
  const parentOf = (key: string): Draft | undefined => {
    const parentKey = sectionKeyOf(key, tree.sections);
    return parentKey === undefined ? undefined : sections.get(parentKey);
  };
  for (const [key, node] of tree.sections) {
    const parent = parentOf(key);
    if (key !== '' && parent === undefined) continue; // its section is omitted, and so is everything in it
    const taxonomy = taxonomyOf(node.id, node.locale, context.site);
    const draft = createDraft(
      taxonomy === undefined ? node : { ...node, taxonomy },
      parent,
      undefined,
      context,
    );
    if (isBuilt(draft, context)) sections.set(key, draft);
  }
  const pages: Draft[] = [];
  for (const [key, node] of tree.pages) {
    const parent = parentOf(key);
    if (parent === undefined) continue;
    const draft = createDraft(node, parent, undefined, context);
    if (isBuilt(draft, context)) pages.push(draft);
  }
  const found = [...withoutEmptySections(sections, pages), ...pages];
  setSectionDates(found);
  const built = [...found, ...readLists(found, sections, context)];
  return built.flatMap((draft) => [draft, ...draft.resourcePages]);
}

/** Lists of terms and taxonomies without a file. */
function readLists(
  drafts: readonly Draft[],
  sections: ReadonlyMap<string, Draft>,
  context: TreeContext,
): Draft[] {
  const { site, locale } = context;
  const known = new Map(sections);
  const lists: Draft[] = [];
  for (const node of listNodesWithoutFile(drafts, sections, locale.name, site)) {
    const above = node.taxonomy?.term === '' ? '' : (node.taxonomy?.name ?? '').toLowerCase();
    const parent = known.get(above);
    if (parent === undefined) continue;
    const list = createDraft(node, parent, undefined, context);
    known.set(node.id.toLowerCase(), list);
    lists.push(list);
  }
  dateLists(lists, drafts, site);
  return lists;
}

/** A top-level folder without `_index` is a section because of its contents. */
function withoutEmptySections(sections: ReadonlyMap<string, Draft>, pages: readonly Draft[]): Draft[] {
  const filled = new Set([...sections.values(), ...pages].map(({ parent }) => parent));
  return [...sections.values()].filter(
    (section) => section.node.kind === 'home' || section.node.source !== undefined || filled.has(section),
  );
}

function createDraft(
  node: ContentNode,
  parent: Draft | undefined,
  owner: Draft | undefined,
  context: TreeContext,
): Draft {
  const { site, locale } = context;
  const source = node.source === undefined ? NO_SOURCE : context.source(node.source, locale.name);
  const inherited = parent?.cascade ?? context.cascade;
  const cascade = node.kind === 'page' ? inherited : [...parseCascade(source.params.cascade), ...inherited];
  const params = applyCascade(source.params, cascade, {
    paths: pathsOf(node),
    kind: kindOf(node),
    locale: locale.name,
  });
  const title =
    valueToText(params.title) || (node.source === undefined ? titleWithoutFile(node, context) : '');
  const resourcePages: Draft[] = [];
  const draft: Draft = {
    node,
    locale,
    parent,
    owner,
    bodyStart: source.bodyStart,
    hash: source.hash,
    damaged: source.damaged,
    params,
    title,
    linkTitle: valueToText(params.linktitle) || title,
    options: owner === undefined ? buildOptionsOf(node, params, site) : NOT_BUILT,
    cascade,
    resourcePages,
    dates: findDates(params, nameOf(node), site.dates, site.settings[locale.name]?.timeZone ?? ''),
  };
  if (owner === undefined) resourcePages.push(...createResourcePages(draft, context));
  return draft;
}

/** Pages in the draft's bundle. */
function createResourcePages(draft: Draft, context: TreeContext): Draft[] {
  return draft.node.files.flatMap(({ source }) => {
    if (source.class === 'file') return [];
    const id = source.dir === '' ? source.baseName : `${source.dir}/${source.baseName}`;
    const node: ContentNode = {
      locale: draft.node.locale,
      kind: 'page',
      bundle: 'none',
      id,
      source,
      files: [],
    };
    return createDraft(node, draft.node.kind === 'page' ? draft.parent : draft, draft, context);
  });
}

const NOT_BUILT: BuildOptions = { render: 'never', list: 'never', publishResources: false };

function buildOptionsOf(node: ContentNode, params: ValueMap, site: Site): BuildOptions {
  if (site.disableKinds.includes(kindOf(node))) return NOT_BUILT;
  const { hidesIncludes } = site.conventions;
  const options = parseBuildOptions(params, hidesIncludes || node.source?.baseName === 'index');
  // Term lists are found through the pages that have the term, not through parent sections.
  if (node.taxonomy !== undefined) return { ...options, list: 'never' };
  return hidesIncludes && isInHiddenFolder(node) ? { ...options, render: 'never', list: 'never' } : options;
}

/** Hugo's name of the page kind. */
function kindOf({ kind, taxonomy }: ContentNode): string {
  if (taxonomy === undefined) return kind;
  return taxonomy.term === '' ? 'taxonomy' : 'term';
}

/** Outside of Hugo trees, `includes` contains fragments, and folders starting with an underscore are for the site's own use. */
function isInHiddenFolder(node: ContentNode): boolean {
  const folders = node.id
    .split('/')
    .slice(0, node.kind === 'page' && node.bundle === 'none' ? -1 : undefined);
  return folders.some((name) => name === 'includes' || name.startsWith('_'));
}

/** File name without extension, or folder name of the bundle or section. */
function nameOf(node: ContentNode): string {
  return node.id.slice(node.id.lastIndexOf('/') + 1);
}

function pathsOf(node: ContentNode): string[] {
  const byId = `/${node.id}`;
  if (node.source === undefined) return [byId];
  const { dir, name } = node.source;
  return [`/${dir === '' ? name : `${dir}/${name}`}`, byId];
}

/** The site's title, or the folder's name capitalized and in the plural, as in Hugo. */
function titleWithoutFile(node: ContentNode, { site, locale }: TreeContext): string {
  if (node.kind === 'home') return site.settings[locale.name]?.title ?? '';
  if (node.title !== undefined) return node.title;
  const [first = '', ...rest] = node.id;
  const name = first.toUpperCase() + rest.join('');
  if (!site.conventions.pluralTitles || !/[a-z]$/i.test(name)) return name;
  if (/s$/i.test(name)) return name;
  if (/(?:x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function isBuilt(draft: Draft, { site, now, times }: TreeContext): boolean {
  const { params, dates } = draft;
  for (const date of [dates.publishDate, dates.expiryDate])
    if (date !== undefined && date.time > now) times.push(date.time);
  const isDraft = params.draft === undefined ? params.published === false : valueToBoolean(params.draft);
  if (isDraft && !site.build.drafts) return false;
  if (!site.build.future && dates.publishDate !== undefined && dates.publishDate.time > now) return false;
  return site.build.expired || dates.expiryDate === undefined || dates.expiryDate.time >= now;
}

/** A section without dates gets the latest date of its contents. */
function setSectionDates(drafts: readonly Draft[]): void {
  const latest = new Map<Draft, Pick<PageDates, 'date' | 'lastmod'>>();
  for (const draft of drafts) {
    for (let { parent } = draft; parent !== undefined; parent = parent.parent) {
      const known = latest.get(parent);
      const date = laterDate(known?.date, draft.dates.date);
      latest.set(parent, { date, lastmod: laterDate(known?.lastmod, draft.dates.lastmod) });
    }
  }
  for (const [section, { date, lastmod }] of latest) {
    const { dates } = section;
    if (dates.date ?? dates.lastmod ?? dates.publishDate ?? dates.expiryDate) continue;
    section.dates = { ...dates, date, lastmod };
  }
}
