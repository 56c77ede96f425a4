/** Imports one file of another dialect as a page, and collects findings. */
import { posix } from 'node:path';
import { parseFrontMatter } from '../corpus/index.ts';
import { filePlace, type Place, type Problem } from '../diagnostics/index.ts';
import {
  convertPage,
  type DialectContext,
  type DialectName,
  detectDialect,
  type Finding,
  removeResidue,
  titleOf,
} from '../dialects/index.ts';
import type { ValueMap } from '../formats/index.ts';
import type { ShortcodeDefinition } from '../shortcodes/index.ts';
import type { LoadedSite } from '../site/index.ts';
import {
  checkLimits,
  decodeUrlPath,
  placeAt,
  type SourceFile,
  type SourceText,
  slice,
  sourceOf,
} from '../text/index.ts';
import { findNeeds } from './import-needs.ts';
import { emptyFile, unknownDialect, unknownLocale, unreadable } from './import-problems.ts';
import { applyTo, type Found, findLocale, findPath } from './import-target.ts';
import type { ImportTree } from './import-tree.ts';

/** A file to import. */
export interface ImportInput {
  /** Absolute. */
  readonly path: string;
  /** The path in reports, as the user gave it. */
  readonly shown: string;
}

export interface ImportChoices {
  readonly locale?: string | undefined;
  /** Path below the locale's folder; a folder if it ends with a slash. */
  readonly to?: string | undefined;
  readonly dialect?: DialectName | undefined;
}

/** A file that is imported with a page. */
export interface ImportedAsset {
  /** Path in the files of the imported site. */
  readonly from: string;
  /** Relative to the site directory. */
  readonly to: string;
}

export interface ImportedPage {
  readonly source: string;
  /** Relative to the site directory: `content/fr/docs/a.md`. */
  readonly file: string;
  readonly locale: Found<string>;
  readonly path: Found<string>;
  readonly dialect: DialectName;
  readonly title: string;
  /** The text of the whole page. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly assets: readonly ImportedAsset[];
}

export type PageImport =
  | { readonly kind: 'page'; readonly page: ImportedPage }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ImportEnvironment {
  readonly loaded: Pick<LoadedSite, 'site' | 'ui' | 'lookups'>;
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  readonly tree: ImportTree;
  readonly choices: ImportChoices;
}

export function importPage(input: ImportInput, environment: ImportEnvironment): PageImport {
  const { tree, loaded, definitions } = environment;
  const path = tree.pathOf(input.path);
  const read = tree.files.readText(path);
  if (read.kind !== 'text') return { kind: 'failed', problem: unreadable(input.shown, read) };
  const findings: Finding[] = [];
  const note = (finding: Finding) => void findings.push(finding);
  const text = removeResidue(sourceOf({ path: input.shown, text: read.text }), { note });
  const parsed = parsePage(text, input.shown, environment);
  if (parsed.kind === 'failed') return parsed;
  const { params, bodyStart, dialect } = parsed;
  const target = chooseTarget(parsed, path, input, environment);
  const locale = target.locale.value;
  const assets: ImportedAsset[] = [];
  const page = {
    path,
    shown: input.shown,
    target: target.path.value,
    contentDir: target.contentDir,
    locale,
  };
  const converted = convertPage(
    text,
    bodyStart,
    { dialect, fallbackTitle: target.fallbackTitle },
    {
      note,
      ui: (key, values = {}) => loaded.ui(locale, key, values).text,
      readFile: (name, from) => tree.readNamed(name, from === input.shown ? path : from),
      asset: createAssets(environment, page, assets, note),
    },
  );
  const file = `${target.contentDir}/${target.path.value}`;
  findings.push(...needsOf(converted.body, { definitions, locale, file, params }, loaded));
  if (!loaded.site.locales.some(({ name }) => name === locale)) findings.push(unknownLocale(locale));
  return {
    kind: 'page',
    page: {
      source: input.shown,
      file,
      locale: target.locale,
      path: target.path,
      dialect,
      title: converted.title,
      text: converted.text,
      findings,
      assets,
    },
  };
}

/** What a page needs and the site lacks. */
function needsOf(
  body: Parameters<typeof findNeeds>[0],
  page: Omit<Parameters<typeof findNeeds>[1], 'lookups'>,
  { lookups: { lookups } }: ImportEnvironment['loaded'],
): readonly Finding[] {
  return findNeeds(body, { ...page, lookups });
}

interface ParsedPage {
  readonly kind: 'parsed';
  readonly text: SourceText;
  readonly params: ValueMap;
  readonly bodyStart: number;
  readonly dialect: DialectName;
}

/** Parses the front matter of a page; fails if it cannot be imported. */
function parsePage(
  page: SourceText,
  shown: string,
  { tree, choices }: Pick<ImportEnvironment, 'tree' | 'choices'>,
): ParsedPage | Extract<PageImport, { kind: 'failed' }> {
  if (page.text.trim() === '') return { kind: 'failed', problem: emptyFile(shown) };
  const file: SourceFile = { path: shown, text: page.text };
  const { params, bodyStart, problems } = parseFrontMatter(file);
  const fault =
    problems.find(({ severity }) => severity === 'error') ??
    checkLimits(file, bodyStart, { format: 'markdown' });
  if (fault !== undefined)
    return { kind: 'failed', problem: { ...fault, place: originalPlace(fault.place, page) } };
  const dialect = choices.dialect ?? detectDialect(page.text, tree.found ? 'vuepress' : undefined);
  return dialect === undefined
    ? { kind: 'failed', problem: unknownDialect(shown) }
    : { kind: 'parsed', text: page, params, bodyStart, dialect };
}

interface Target extends Pick<ImportedPage, 'locale' | 'path'> {
  readonly contentDir: string;
  /** The title of a page that has none. */
  readonly fallbackTitle: string;
}

/** The target path of a page: as the user chose, else by its path and text. */
function chooseTarget(
  { text, params, bodyStart, dialect }: ParsedPage,
  path: string,
  input: ImportInput,
  { tree, loaded, choices }: ImportEnvironment,
): Target {
  const body = slice(text, bodyStart);
  const fallbackTitle = posix.parse(path).name;
  const clues = {
    site: loaded.site,
    path: tree.found ? posix.relative(tree.pathOf(tree.root), path) : input.path.replaceAll('\\', '/'),
    inTree: tree.found,
    hasLocaleFolders: tree.found && hasLocaleFolders(tree, loaded.site.locales),
    values: params,
    body: body.text,
    title: titleOf(body, params, dialect === 'vuepress').title || fallbackTitle,
  };
  const locale = choices.locale === undefined ? findLocale(clues) : { value: choices.locale, by: '--locale' };
  const found = findPath(clues);
  const known = loaded.site.locales.find(({ name }) => name === locale.value);
  return {
    locale,
    path: choices.to === undefined ? found : { value: applyTo(choices.to, found.value), by: '--to' },
    contentDir: known?.contentDir ?? `content/${locale.value}`,
    fallbackTitle,
  };
}

interface AssetPage {
  readonly path: string;
  readonly shown: string;
  readonly target: string;
  readonly contentDir: string;
  readonly locale: string;
}

/** Images and files next to the page stay next to it; public ones keep their URL. */
function createAssets(
  { tree, loaded }: ImportEnvironment,
  page: AssetPage,
  assets: ImportedAsset[],
  note: (finding: Finding) => void,
): DialectContext['asset'] {
  const add = (asset: ImportedAsset): void => {
    if (!assets.some(({ to }) => to === asset.to)) assets.push(asset);
  };
  const missing = (target: string): void =>
    note({
      kind: 'need',
      rule: 'file',
      message: `Unexpected path “${target}”, expected a file of the tree.`,
      target,
      place: filePlace(page.shown),
    });
  const prefix = loaded.site.locales.find(({ name }) => name === page.locale)?.urlPrefix ?? page.locale;
  return (target) => {
    const at = target.search(/[?#]/);
    const written = at === -1 ? target : target.slice(0, at);
    const name = decodeUrlPath(written);
    if (name.startsWith('/')) {
      const from = tree.findPublic(name);
      if (from === undefined) missing(target);
      else add({ from, to: `static${posix.normalize(name)}` });
      return undefined;
    }
    const from = posix.join(posix.dirname(page.path), name);
    if (from.startsWith('..') || tree.files.kindOf(from) !== 'file') {
      missing(target);
      return undefined;
    }
    const place = posix.join(posix.dirname(page.target), name);
    const to = place.startsWith('..') ? `images/${posix.basename(name)}` : place;
    add({ from, to: `${page.contentDir}/${to}` });
    return encodeURI(posix.join('/', prefix, to)) + (at === -1 ? '' : target.slice(at));
  };
}

/** Maps a place in the cleaned page to the original file. */
function originalPlace(place: Place, page: SourceText): Place {
  if (place.kind !== 'file') return place;
  const lines = page.text.split('\n').slice(0, place.start.line - 1);
  return placeAt(
    page,
    lines.reduce((sum, line) => sum + line.length + 1, place.start.column - 1),
  );
}

/** Whether locale folders are at the root of the imported site. */
function hasLocaleFolders(tree: ImportTree, locales: LoadedSite['site']['locales']): boolean {
  const top = tree.pathOf(tree.root);
  return locales.some(({ name }) => tree.files.kindOf(posix.join(top, name)) === 'folder');
}
