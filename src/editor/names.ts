/** The names that parameters of shortcodes can refer to, by the type of the parameter. */
import { posix } from 'node:path';
import { localeChain } from '../config/index.ts';
import type { Page } from '../corpus/index.ts';
import { isValueMap, type Value, type ValueMap } from '../formats/index.ts';
import type { NamingType, ParamSpec } from '../shortcodes/index.ts';
import type { SiteState } from './site-state.ts';
import { headingsOf, resolveLink, splitOnce, writeLink } from './targets.ts';

export interface Name {
  readonly name: string;
  /** Description next to the item in a list. */
  readonly title?: string;
}

export interface Meaning {
  readonly title: string;
  /** Description in Markdown. */
  readonly text?: string;
  /** Relative to the site directory. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** Where a name is used. */
export interface NamePlace {
  readonly state: SiteState;
  readonly page: Page;
}

interface NameKind {
  list(place: NamePlace): readonly Name[];
  find(place: NamePlace, name: string): Meaning | undefined;
}

/** Number of lines of a file to show. */
const SHOWN_LINES = 12;

const KINDS: Readonly<Record<NamingType | 'url', NameKind>> = {
  example: {
    list: ({ state }) => [...state.examples.names].sort().map((name) => ({ name })),
    find({ state, page }, name) {
      const found = state.loaded.lookups.lookups.example(page.file, page.locale, name);
      const file = typeof found === 'object' ? found.file : state.examples.find(name, page.locale)?.file;
      return file === undefined ? undefined : showFile(state, name, file);
    },
  },
  include: {
    list: ({ state, page }) =>
      unique(localeChain(state.loaded.site, page.locale).flatMap((locale) => includesOf(state, locale))),
    find: ({ state, page }, name) =>
      foundFile(state, name, state.loaded.lookups.lookups.includeFile(page.file, page.locale, name)),
  },
  file: {
    list: ({ state, page }) => filesNextTo(state, page),
    find({ state, page }, name) {
      const path = name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(page.file), name);
      return state.loaded.files.kindOf(path) === 'file' ? showFile(state, name, path) : undefined;
    },
  },
  term: {
    list: ({ state, page }) =>
      state.loaded.lookups.lookups.terms(page.locale).map(({ id, title }) => ({ name: id, title })),
    find({ state, page }, name) {
      const term = state.loaded.lookups.lookups.term(page.locale, name);
      return term === undefined
        ? undefined
        : { title: term.title, text: term.shortDescription, file: term.file };
    },
  },
  page: {
    list: ({ state, page }) =>
      state.loaded.corpus.pages
        .filter(({ locale, rendered }) => locale === page.locale && rendered)
        .map(({ id, title }) => ({ name: `/${id}`, title })),
    find({ state, page }, name) {
      const found = state.loaded.index.findPage(name, { locale: page.locale, from: page });
      return found.kind === 'found' ? describePage(state, found.page, found.fragment) : undefined;
    },
  },
  resource: {
    list: ({ page }) => page.resources.map(({ name }) => ({ name })),
    find({ state, page }, name) {
      const found = state.loaded.index.findResource(page, name);
      return found === undefined ? undefined : showFile(state, name, found.file);
    },
  },
  data: {
    list: ({ state }) => dataNames(state),
    find({ state }, name) {
      const value = state.loaded.lookups.lookups.data(name);
      if (value === undefined) return undefined;
      const file = dataFile(state, name);
      return { title: name, text: showValue(value), ...(file === undefined ? {} : { file }) };
    },
  },
  param: {
    list: ({ state, page }) =>
      unique([...keysOf(page.params), ...keysOf(state.loaded.site.settings[page.locale]?.params ?? {})]),
    find({ state, page }, name) {
      const own = page.params[name.toLowerCase()];
      const value = own ?? state.loaded.lookups.lookups.siteParam(page.locale, name);
      if (value === undefined) return undefined;
      const file = own === undefined ? state.loaded.site.configFiles[0] : page.file;
      return { title: name, text: showValue(value), ...(file === undefined ? {} : { file }) };
    },
  },
  ui: {
    list({ state: { loaded }, page }) {
      const { strings } = loaded.uiCatalogues;
      const keys = [page.locale, loaded.site.defaultLocale].flatMap((locale) =>
        Object.keys(strings[locale] ?? {}),
      );
      return unique(keys.map((name) => ({ name, title: loaded.ui(page.locale, name, {}).text })));
    },
    find({ state: { loaded }, page }, name) {
      const { text, missing } = loaded.ui(page.locale, name, {});
      if (missing) return undefined;
      const file = loaded.uiCatalogues.files[page.locale];
      return { title: name, text, ...(file === undefined ? {} : { file }) };
    },
  },
  url: {
    list: ({ state, page }) => linkNames(state, page),
    find({ state, page }, name) {
      const target = resolveLink(state, page, name);
      if (target === undefined) return undefined;
      return target.kind === 'file'
        ? showFile(state, name, target.file)
        : describePage(state, target.page, target.fragment);
    },
  },
};

/** The possible values of a parameter. */
export function listValues(spec: ParamSpec, place: NamePlace): readonly Name[] {
  if (spec.values !== undefined) return spec.values.map((name) => ({ name }));
  if (spec.type === 'boolean') return [{ name: 'true' }, { name: 'false' }];
  const kind = kindOf(spec);
  if (kind === undefined) return [];
  const names = kind.list(place);
  const [before = '', behind = ''] = splitOnce(spec.lookup ?? '*', '*');
  // For `registry.*` lookups only the last part is written.
  return names.flatMap(({ name, ...rest }) =>
    name.startsWith(before) && name.endsWith(behind) && name.length > before.length + behind.length
      ? [{ name: name.slice(before.length, name.length - behind.length), ...rest }]
      : [],
  );
}

/** The object that a value refers to; `undefined` for plain text and unknown names. */
export function findValue(spec: ParamSpec, place: NamePlace, value: string): Meaning | undefined {
  const { lookup } = spec;
  const name = lookup === undefined || value.startsWith('/') ? value : lookup.replace('*', () => value);
  return value === '' ? undefined : kindOf(spec)?.find(place, name);
}

export function findLink(place: NamePlace, target: string): Meaning | undefined {
  return KINDS.url.find(place, target);
}

function kindOf({ type }: ParamSpec): NameKind | undefined {
  return type === 'string' || type === 'number' || type === 'boolean' ? undefined : KINDS[type];
}

/** The pages of the locale, source pages that it lacks, and files next to the page. */
function linkNames(state: SiteState, page: Page): Name[] {
  const { corpus, site } = state.loaded;
  const locales = new Set([page.locale, ...(site.conventions.localizesLinks ? [site.defaultLocale] : [])]);
  const pages = corpus.pages.filter(({ locale, rendered }) => rendered && locales.has(locale));
  return unique([
    ...pages
      .toSorted((a, b) => Number(b.locale === page.locale) - Number(a.locale === page.locale))
      .map((one) => ({ name: writeLink(state, one, page.locale), title: one.title })),
    ...page.resources.flatMap(({ name, output }) => (output === '' ? [] : [{ name }])),
  ]);
}

function describePage(state: SiteState, page: Page, fragment: string): Meaning {
  const heading = fragment === '' ? undefined : headingsOf(state, page).find(({ id }) => id === fragment);
  const title = heading === undefined ? page.title : `${page.title}: ${heading.title}`;
  return {
    title: title === '' ? page.url : title,
    text: [page.description, `\`${page.url}${fragment === '' ? '' : `#${fragment}`}\``]
      .filter(Boolean)
      .join('\n\n'),
    ...(page.file === '' ? {} : { file: page.file }),
    ...(heading === undefined ? {} : { line: heading.line }),
  };
}

/** Fragments of a locale: files of its `includes`, and pages of `_includes` folders, whose names are written without extension. */
function includesOf({ loaded: { site, files, corpus } }: SiteState, locale: string): Name[] {
  const folder = `${site.locales.find(({ name }) => name === locale)?.contentDir ?? ''}/includes`;
  const own = files.list(folder).map(({ path }) => ({ name: path.slice(folder.length + 1) }));
  const above = corpus.pages.flatMap((page) => {
    const at = page.locale === locale ? page.id.lastIndexOf('_includes/') : -1;
    return at === -1 ? [] : [{ name: page.id.slice(at + '_includes/'.length) }];
  });
  return [...own.filter(({ name }) => !/^_?index\./.test(name)), ...above];
}

/** Maximum number of files to offer. */
const MAX_FILES = 500;

function filesNextTo({ loaded: { files } }: SiteState, page: Page): Name[] {
  const folder = posix.dirname(page.file);
  return files
    .list(folder)
    .slice(0, MAX_FILES)
    .map(({ path }) => ({ name: path.slice(folder.length + 1) }));
}

const DATA_FILE = /\.(?:ya?ml|toml|json|csv)$/;

/** Data files by dotted name, and their keys. */
function dataNames({ loaded: { site, files, lookups } }: SiteState): Name[] {
  return files.list(site.dataDir).flatMap(({ path }) => {
    if (!DATA_FILE.test(path)) return [];
    const name = path
      .slice(site.dataDir.length + 1)
      .replace(DATA_FILE, '')
      .replaceAll('/', '.');
    const value = lookups.lookups.data(name);
    const keys = isValueMap(value) ? Object.keys(value) : [];
    return [{ name }, ...keys.map((key) => ({ name: `${name}.${key}` }))];
  });
}

function dataFile({ loaded: { site, files } }: SiteState, name: string): string | undefined {
  return files
    .list(site.dataDir)
    .map(({ path }) => path)
    .filter((path) => DATA_FILE.test(path))
    .find((path) => {
      const own = path
        .slice(site.dataDir.length + 1)
        .replace(DATA_FILE, '')
        .replaceAll('/', '.');
      return name === own || name.startsWith(`${own}.`);
    });
}

/** Keys at every depth, by dotted name. */
function keysOf(values: ValueMap, before = ''): Name[] {
  return Object.entries(values).flatMap(([key, value]) => [
    { name: before + key },
    ...(isValueMap(value) ? keysOf(value, `${before}${key}.`) : []),
  ]);
}

function foundFile(state: SiteState, name: string, found: { readonly path: string } | 'outside' | undefined) {
  return typeof found === 'object' ? showFile(state, name, found.path) : undefined;
}

function showFile({ loaded: { files } }: SiteState, name: string, file: string): Meaning {
  const isText = !/\.(?:png|jpe?g|gif|webp|avif|svg|pdf|mp4|webm|woff2?)$/i.test(file);
  const read = isText ? files.readText(file) : undefined;
  const lines = read?.kind === 'text' ? read.text.trimEnd().split('\n') : [];
  const shown = lines.slice(0, SHOWN_LINES).join('\n') + (lines.length > SHOWN_LINES ? '\n…' : '');
  return { title: name, file, ...(shown === '' ? {} : { text: fence(shown) }) };
}

function showValue(value: Value): string {
  return fence(typeof value === 'string' ? value : JSON.stringify(value, null, 2).slice(0, 1000));
}

function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}\n${text}\n${marks}`;
}

function unique(names: readonly Name[]): Name[] {
  const first = new Map<string, Name>();
  for (const one of names) if (!first.has(one.name)) first.set(one.name, one);
  return [...first.values()];
}
