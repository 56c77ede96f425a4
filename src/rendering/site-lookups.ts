/** The look-ups of a site as it stands on disk. Each answers one question; whoever asks writes down what it asked. */
import type { Site, Value } from '../config/index.ts';
import { type Page, type PageIndex, parseFrontMatter, type Resource } from '../corpus/index.ts';
import type { Files } from '../io/index.ts';
import type { GlossaryTerm, PageSummary, ResourceSummary } from '../shortcodes/index.ts';
import type { Ui } from '../ui/index.ts';
import { createDataReader } from './data.ts';
import { parseImageSize } from './image-size.ts';
import type { FileAnswer, Lookups } from './lookups.ts';
import { joinSitePath, parentPath } from './paths.ts';
import { createAssetFinder, createRelatedPages, siteFactsOf } from './site-pages.ts';
import { encodePath, localePath } from './urls.ts';
import { getPath } from './values.ts';

export interface SiteLookupsOptions {
  readonly site: Site;
  readonly files: Files;
  readonly index: PageIndex;
  readonly ui: Ui;
  /** Digest of each shortcode definition of the site's own, by name. */
  readonly ownShortcodes: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  /** The day of the build, `2006-01-02`. */
  readonly today: string;
  /** Data that was fetched, by dotted path. */
  readonly remoteData?: Readonly<Record<string, Value>>;
}

/** Where sites keep their glossary, in order of preference. */
const GLOSSARIES = ['docs/reference/glossary', 'docs/glossary', 'glossary'];

/** Folders of content that may hold the terms of a locale, in order of preference: the one that the parameter `glossary` names, else the usual ones. */
export function glossaryFolders({ settings }: Pick<Site, 'settings'>, locale: string): readonly string[] {
  const named = settings[locale]?.params.glossary;
  return typeof named === 'string' ? [named.replaceAll(/^\/+|\/+$/g, '')] : GLOSSARIES;
}

/** The page that lists the terms of a locale. */
export function glossaryOf(
  site: Pick<Site, 'settings'>,
  index: Pick<PageIndex, 'bundle'>,
  locale: string,
): Page | undefined {
  for (const path of glossaryFolders(site, locale)) {
    const bundle = index.bundle(locale, path);
    if (bundle !== undefined) return bundle;
  }
  return undefined;
}

export function createSiteLookups({
  site,
  files,
  index,
  ui,
  ownShortcodes,
  env,
  today,
  remoteData = {},
}: SiteLookupsOptions): Lookups {
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const data = createDataReader(files, dataDirsOf(site), remoteData);
  const findAsset = createAssetFinder(site, files);
  /** The locale itself, then those that stand in for it. */
  const chainOf = (locale: string): string[] => [
    ...new Set([
      locale,
      ...(locales.get(locale)?.fallbacks ?? []),
      ...(site.conventions.sourceStandsIn ? [site.defaultLocale] : []),
    ]),
  ];
  const contentDirOf = (locale: string): string => locales.get(locale)?.contentDir ?? `content/${locale}`;
  const ownerOf = (file: string, locale: string): Page | undefined => index.byFile(file, locale);

  const summaryOf = (page: Page): PageSummary => ({
    path: `/${page.id}`,
    url: encodePath(page.url),
    locale: page.locale,
    title: page.title,
    linkTitle: page.linkTitle,
    description: page.description,
    kind: page.kind,
    file: page.file,
    params: page.params,
    bundle: page.bundle,
    date: page.date,
    lastmod: page.lastmod,
  });
  const resourceSummary = ({ name, file, kind, output }: Resource): ResourceSummary => ({
    name,
    file,
    kind,
    url: output === '' ? '' : encodePath(`/${output}`),
  });

  const findPage = (file: string, locale: string, path: string): Page | undefined => {
    const found = index.findPage(path, { locale, from: ownerOf(file, locale) });
    return found.kind === 'found' ? found.page : undefined;
  };

  return {
    text: (path) => files.readText(path),
    includeFile(pageFile, locale, name) {
      for (const candidate of chainOf(locale)) {
        const bundle = index.bundle(candidate, 'includes');
        const resource =
          bundle === undefined ? undefined : index.findResource(bundle, `${escapeGlob(name)}*`);
        if (resource !== undefined) return { path: resource.file };
        const direct = locate(`${contentDirOf(candidate)}/includes`, name);
        if (direct !== undefined) return direct;
      }
      const partial = partialAbove(pageFile, locale, name);
      if (partial !== undefined) return partial;
      return contentFileBeside(pageFile, locale, name);
    },
    contentFile: contentFileBeside,
    fragment(path) {
      const read = files.readText(path);
      if (read.kind !== 'text') return undefined;
      const { params, bodyStart } = parseFrontMatter({ path, text: read.text });
      return { path, text: read.text, bodyStart, params };
    },
    page(pageFile, locale, path) {
      const page = findPage(pageFile, locale, path);
      return page === undefined ? undefined : summaryOf(page);
    },
    linkedPage(pageFile, locale, path) {
      const page = index.findLinked(path, { locale, from: ownerOf(pageFile, locale) });
      return page === undefined ? undefined : summaryOf(page);
    },
    linkedFile(pageFile, locale, path) {
      const page = ownerOf(pageFile, locale);
      const bundle = page?.resourceOf === undefined ? page : index.byId(page.locale, page.resourceOf);
      const own = bundle === undefined ? undefined : index.findResource(bundle, path);
      if (own !== undefined) return own.output === '' ? undefined : encodePath(`/${own.output}`);
      const url = findAsset(path)?.url;
      return url === '' ? undefined : url;
    },
    related: createRelatedPages(index, summaryOf),
    resources(pageFile, locale) {
      const page = ownerOf(pageFile, locale);
      const bundle = page?.resourceOf === undefined ? page : index.byId(page.locale, page.resourceOf);
      return (bundle?.resources ?? []).map(resourceSummary);
    },
    asset: findAsset,
    siteFacts: (locale) => siteFactsOf(site, locale),
    pagesWith: (locale, key) => index.pagesWith(locale, key.toLowerCase()).map(summaryOf),
    pagesOf(locale, section) {
      const page = index.byId(locale, section.replace(/^\/|\/$/g, ''));
      return page === undefined ? [] : index.children(page).map(summaryOf);
    },
    resource(pageFile, locale, glob) {
      const page = ownerOf(pageFile, locale);
      const bundle = page?.resourceOf === undefined ? page : index.byId(page.locale, page.resourceOf);
      const found = bundle === undefined ? undefined : index.findResource(bundle, glob);
      return found === undefined ? undefined : resourceSummary(found);
    },
    bundleResource(locale, bundle, glob) {
      for (const candidate of chainOf(locale)) {
        const page = index.bundle(candidate, bundle);
        const found = page === undefined ? undefined : index.findResource(page, glob);
        if (found !== undefined) return resourceSummary(found);
      }
      return undefined;
    },
    example(_pageFile, locale, file) {
      for (const candidate of chainOf(locale)) {
        for (const dir of site.examplesDirs) {
          const folder = dir.replace('LOCALE', contentDirOf(candidate));
          const found = locate(folder, file);
          if (found === 'outside') return 'outside';
          if (found === undefined) continue;
          const { path } = found;
          // One folder for all locales is published once; a locale's own folder under its prefix.
          const prefix = dir.includes('LOCALE') ? (locales.get(candidate)?.urlPrefix ?? '') : '';
          return {
            file: path,
            // As the file is published, however its path is written: `/pods//a.yaml`.
            url: localePath(prefix, `/${joinSitePath('examples', file) ?? ''}`),
            locale: dir.includes('LOCALE') ? candidate : site.defaultLocale,
          };
        }
      }
      return undefined;
    },
    term: findTerm,
    terms(locale) {
      const bundles = chainOf(locale).map((candidate) => glossaryOf(site, index, candidate));
      const names = bundles
        .flatMap((bundle) => bundle?.resources ?? [])
        .filter(({ kind }) => kind === 'page');
      const ids = new Set(names.map(({ name }) => name.replace(/\.[^./]*$/, '')));
      const { compare } = new Intl.Collator(locales.get(locale)?.lang ?? 'en');
      return [...ids]
        .flatMap((id) => findTerm(locale, id) ?? [])
        .sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
    },
    imageSize(pageFile, locale, path) {
      const file =
        ownerOf(pageFile, locale)?.resources.find(({ output }) => `/${output}` === path)?.file ??
        site.staticDirs
          .toReversed()
          .map((dir) => `${dir}${path}`)
          .find((candidate) => files.kindOf(candidate) === 'file');
      const bytes = file === undefined ? undefined : files.readBytes(file);
      return bytes === undefined ? undefined : parseImageSize(bytes);
    },
    data: (path) => data.read(path),
    dataProblems: (path) => data.problems(path),
    siteParam: (locale, name) => getPath(site.settings[locale]?.params ?? {}, name),
    ui: (locale, key, values) => ui(locale, key, values),
    env: (name) => env[name],
    today: () => today,
    ownShortcode: (name) => ownShortcodes.get(name),
    ownShortcodeNames: () => [...ownShortcodes.keys()].sort(),
  };

  function findTerm(locale: string, id: string): GlossaryTerm | undefined {
    for (const candidate of chainOf(locale)) {
      const bundle = glossaryOf(site, index, candidate);
      const resource = bundle === undefined ? undefined : index.findResource(bundle, `${id}.md`);
      if (bundle === undefined || resource === undefined) continue;
      const read = files.readText(resource.file);
      if (read.kind !== 'text') continue;
      const { params } = parseFrontMatter({ path: resource.file, text: read.text });
      const glossary = glossaryOf(site, index, locale) ?? bundle;
      const fullLink = textOf(params.full_link);
      return {
        id,
        title: textOf(params.title),
        locale: candidate,
        fullLink: fullLink === '' ? undefined : fullLink,
        shortDescription: textOf(params.short_description),
        url: `${encodePath(glossary.url)}?all=true#term-${id}`,
        file: resource.file,
      };
    }
    return undefined;
  }

  /** A file by a path from a folder of the site. */
  function locate(folder: string, path: string): FileAnswer {
    const joined = joinSitePath(folder, path);
    if (joined === undefined) return 'outside';
    const kind = files.kindOf(joined);
    return kind === 'file' ? { path: joined } : kind === 'outside' ? 'outside' : undefined;
  }

  /** A file of the nearest `_includes` folder, from that of the page up to that of the home page; a path with a dot or slash in front is one from there. */
  function partialAbove(pageFile: string, locale: string, name: string): FileAnswer {
    const stem = name.replace(/\.md$/, '');
    if (/^[./]/.test(stem) || stem.split('/').includes('..')) return undefined;
    const owner = ownerOf(pageFile, locale);
    if (owner === undefined) return undefined;
    const isFolder = owner.kind !== 'page' || owner.bundle === 'leaf';
    const folders = owner.id.split('/').slice(0, isFolder ? undefined : -1);
    for (let depth = folders.length; depth >= 0; depth -= 1) {
      const id = [...folders.slice(0, depth), '_includes', stem].filter((part) => part !== '').join('/');
      for (const candidate of chainOf(locale)) {
        const page = index.byId(candidate, id);
        if (page !== undefined && page.file !== '') return { path: page.file };
      }
    }
    return undefined;
  }

  /** A page or page resource by a path from a page's folder, or from the content folder. */
  function contentFileBeside(pageFile: string, locale: string, path: string): FileAnswer {
    const owner = ownerOf(pageFile, locale);
    const bundle = owner?.resourceOf === undefined ? owner : index.byId(owner.locale, owner.resourceOf);
    const resource =
      bundle === undefined
        ? undefined
        : (index.findResource(bundle, path) ?? index.findResource(bundle, `${escapeGlob(path)}*`));
    if (resource?.kind === 'page') return { path: resource.file };
    for (const name of [path, `${path}.md`]) {
      const beside = locate(parentPath(pageFile), name);
      if (beside === 'outside' || (beside !== undefined && PAGE_FILE.test(beside.path))) return beside;
    }
    const page = findPage(pageFile, locale, path);
    return page === undefined || page.file === '' ? undefined : { path: page.file };
  }
}

/** The site's own folder of data, then those that are mounted beside it. */
function dataDirsOf({ dataDir, mounts }: Pick<Site, 'dataDir' | 'mounts'>): string[] {
  return [dataDir, ...mounts.filter(({ target }) => target === 'data').map(({ source }) => source)];
}

const PAGE_FILE = /\.(?:md|markdown|html)$/;

function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}\\]/g, '\\$&');
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
