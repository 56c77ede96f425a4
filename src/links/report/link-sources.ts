/** Collects every link of a site with its place: in pages and their includes, front matter, menus, UI strings and redirects. */
import { type Page, parseFrontMatter } from '../../corpus/index.ts';
import { createLineIndex, filePlace, NOWHERE, type Place } from '../../diagnostics/index.ts';
import { formatOfPath, locateKey } from '../../formats/index.ts';
import { type RenderedLink, relUrl } from '../../rendering/index.ts';
import type { LoadedSite, RenderedFacts } from '../../site/index.ts';
import type { LinkContext } from '../finding.ts';
import { frontMatterLinks } from '../front-matter-links.ts';

export interface LinkSource {
  readonly link: RenderedLink;
  readonly context: LinkContext;
}

type Loaded = Pick<LoadedSite, 'site' | 'files' | 'corpus' | 'index' | 'uiCatalogues'>;

/**
 * Links of pages come first, in page order.
 *
 * @param chosen locales whose links are collected
 * @param focus files whose links are collected; all if absent
 */
export function gatherLinks(
  loaded: Loaded,
  facts: ReadonlyMap<Page, RenderedFacts>,
  chosen: ReadonlySet<string>,
  focus: (file: string) => boolean = () => true,
): LinkSource[] {
  const isPageWanted = ({ locale, file }: Page) => chosen.has(locale) && focus(file);
  const isWanted = ({ link: { place }, context: { page, locale } }: LinkSource) =>
    chosen.has(page?.locale ?? locale) && focus(place.kind === 'file' ? place.file : '');
  return [
    ...bodyLinks(loaded, facts, isPageWanted),
    ...loaded.corpus.pages.flatMap((page) =>
      isPageWanted(page) ? pageFrontMatter(loaded, page, facts.get(page)) : [],
    ),
    ...menuLinks(loaded).filter(isWanted),
    ...stringLinks(loaded).filter(isWanted),
  ];
}

function bodyLinks(
  { site }: Loaded,
  facts: ReadonlyMap<Page, RenderedFacts>,
  isPageWanted: (page: Page) => boolean,
): LinkSource[] {
  const localeOfFile = createLocaleOfFile(site);
  const sources: LinkSource[] = [];
  for (const [page, { links, problems }] of facts) {
    if (links.length === 0 || !isPageWanted(page)) continue;
    // A broken reference has been reported during rendering.
    const reported = new Set(
      problems.flatMap(({ code, place }) => (code.startsWith('missing-') ? [placeKey(place)] : [])),
    );
    const own: LinkContext = { page, url: page.url, locale: page.locale };
    for (const link of links) {
      if (reported.size > 0 && reported.has(placeKey(link.place))) continue;
      const { place } = link;
      const isOwn = place.kind !== 'file' || place.file === page.file;
      const locale = isOwn ? page.locale : (localeOfFile(place.file) ?? page.locale);
      sources.push({ link, context: locale === page.locale ? own : { ...own, locale } });
    }
  }
  return sources;
}

/** A link outside of text: its path is a site path without the base path. */
function givenLink(
  site: Loaded['site'],
  { target, ...link }: Pick<RenderedLink, 'target' | 'element' | 'place'>,
): RenderedLink {
  const href = target.startsWith('/') && !target.startsWith('//') ? relUrl(site, target) : target;
  return { ...link, target, attribute: 'href', text: '', ...(href === target ? {} : { href }) };
}

/** The locale whose folder contains a file. */
export function createLocaleOfFile({
  locales,
}: Pick<LoadedSite['site'], 'locales'>): (file: string) => string | undefined {
  const folders = locales.map(({ name, contentDir }) => [`${contentDir}/`, name] as const);
  return (file) => folders.find(([folder]) => file.startsWith(folder))?.[1];
}

function placeKey(place: Place): string {
  return place.kind === 'file' ? `${place.file}:${place.start.line}:${place.start.column}` : '';
}

function pageFrontMatter(
  { files, site }: Loaded,
  page: Page,
  facts: RenderedFacts | undefined,
): LinkSource[] {
  const { file, locale, params } = page;
  const prefix = site.locales.find(({ name }) => name === locale)?.urlPrefix ?? '';
  const shown = new Set(facts?.links.flatMap(({ place, target }) => (place.kind === 'file' ? [] : [target])));
  // The body shows it as a path of the locale, which is what is checked.
  const isTranslated = (target: string) => prefix !== '' && shown.has(`/${prefix}${target}`);
  const isOwn = file !== '' && file.startsWith(`${contentDirOf(site, locale)}/`);
  const found = isOwn ? frontMatterLinks(params).filter(({ target }) => !isTranslated(target)) : [];
  if (found.length === 0) return [];
  const read = files.readText(file);
  if (read.kind !== 'text') return [];
  const { format, bodyStart } = parseFrontMatter({ path: file, text: read.text });
  if (format === 'none') return [];
  const front = read.text.slice(0, bodyStart);
  const lines = createLineIndex(front);
  return found.flatMap(({ key, target, isImage }): LinkSource[] => {
    const point = locateKey(format, front, key);
    // Values from a section's cascade are checked in the section.
    if (point === undefined) return [];
    const from = front.indexOf(target, lines.offsetOf(point.line) + point.column - 1);
    const place =
      from === -1
        ? filePlace(file, point)
        : filePlace(file, lines.pointAt(from), lines.pointAt(from + target.length));
    return [
      {
        link: givenLink(site, { target, element: isImage ? 'img' : 'a', place }),
        context: { page, url: page.url, locale },
      },
    ];
  });
}

function contentDirOf({ locales }: Loaded['site'], locale: string): string {
  return locales.find(({ name }) => name === locale)?.contentDir ?? '';
}

/** Menu entries in the configuration; those in front matter are pages. */
function menuLinks({ site, files }: Loaded): LinkSource[] {
  return site.locales.flatMap(({ name, urlPrefix }) =>
    Object.values(site.settings[name]?.menus ?? {}).flatMap((entries) =>
      entries.flatMap(({ url }): LinkSource[] => {
        if (url === '' || url.startsWith('#')) return [];
        const place = findInFiles(files, site.configFiles, url);
        const home = urlPrefix === '' ? '/' : `/${urlPrefix}/`;
        return [
          {
            link: givenLink(site, { target: url, element: 'a', place }),
            // A layout changes /docs/ in a menu to the reader's language.
            context: { page: undefined, url: home, locale: site.defaultLocale },
          },
        ];
      }),
    ),
  );
}

/** The first file that contains a URL in quotes. */
function findInFiles(files: Loaded['files'], paths: readonly string[], target: string): Place {
  for (const path of paths) {
    const read = files.readText(path);
    if (read.kind !== 'text') continue;
    for (const quote of ['"', "'", '`']) {
      const at = read.text.indexOf(quote + target + quote);
      if (at === -1) continue;
      const lines = createLineIndex(read.text);
      return filePlace(path, lines.pointAt(at + 1), lines.pointAt(at + 1 + target.length));
    }
  }
  return paths[0] === undefined ? NOWHERE : filePlace(paths[0]);
}

const STRING_LINK = /\]\(\s*([^\s)]+)|\b(?:href|src)\s*=\s*\\?["']([^"'\\]+)/g;

/** Links in the site's own UI strings, as Markdown or HTML. */
function stringLinks({ site, files, uiCatalogues }: Loaded): LinkSource[] {
  return site.locales.flatMap(({ name, urlPrefix }) => {
    const path = uiCatalogues.files[name];
    const read = path === undefined ? undefined : files.readText(path);
    if (path === undefined || read?.kind !== 'text' || formatOfPath(path) === undefined) return [];
    const lines = createLineIndex(read.text);
    return [...read.text.matchAll(STRING_LINK)].flatMap((match): LinkSource[] => {
      const target = match[1] ?? match[2] ?? '';
      // Targets with placeholders, and fragments of unknown pages, cannot be checked.
      if (target === '' || /^#|\{\{|%/.test(target)) return [];
      const at = match.index + match[0].length - target.length;
      const place = filePlace(path, lines.pointAt(at), lines.pointAt(at + target.length));
      const home = urlPrefix === '' ? '/' : `/${urlPrefix}/`;
      return [
        {
          link: givenLink(site, { target, element: 'a', place }),
          context: { page: undefined, url: home, locale: name },
        },
      ];
    });
  });
}
