/** The parts of a page that are the same in every frame: its text and metadata. */
import type { Site } from '../../config/index.ts';
import { fileOnDisk, type Page, type PageIndex } from '../../corpus/index.ts';
import { encodePath, relUrl, tocOf } from '../../rendering/index.ts';
import { formatDate } from '../../ui/index.ts';
import { diagramModule } from '../diagrams/diagram-files.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { feedPath, hasFeed, isBlog } from '../load/published.ts';
import { markdownPath } from '../outputs/markdown-pages.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { authorsOf, isOfAuthors } from './bylines.ts';
import { fullTitleOf, titleOf } from './navigation.ts';
import { imageOf } from './page-image.ts';
import { noticesOf } from './page-notices.ts';
import type { LinkView, PageView } from './page-view.ts';
import { plainText } from './plain-text.ts';
import { hasPrintView, printPath } from './print-views.ts';

export type TextView = Pick<
  PageView,
  | 'kind'
  | 'layout'
  | 'title'
  | 'description'
  | 'keywords'
  | 'image'
  | 'markdownUrl'
  | 'showDescription'
  | 'showTitle'
  | 'toc'
  | 'printUrl'
  | 'editUrl'
  | 'sourceUrl'
  | 'issueUrl'
  | 'date'
  | 'authors'
  | 'contributors'
  | 'lastModified'
  | 'notices'
  | 'diagramsUrl'
  | 'feeds'
  | 'terms'
  | 'bodyScripts'
  | 'shortcodes'
  | 'frameHtml'
>;

type TextSite = Pick<LoadedSite, 'site' | 'index' | 'ui' | 'shortcodeAssets' | 'history'>;

/** @param lang of the page's locale, for dates */
export function textViewOf(
  loaded: TextSite,
  page: Page,
  facts: RenderedFacts | undefined,
  lang: string,
): TextView {
  const { site, index, ui, shortcodeAssets } = loaded;
  return {
    kind: page.kind,
    layout: layoutOf(page),
    ...headOf(loaded, page, facts),
    ...openingOf(site, page, facts),
    ...bylineOf(loaded, page, lang),
    ...otherFormsOf(site, page),
    ...(page.file === '' ? {} : repositoryLinks(site, page)),
    notices: noticesOf(page, facts, ui, site),
    ...(facts !== undefined && facts.diagrams.length > 0 ? diagramsOf(site) : {}),
    ...bodyScriptsOf([facts]),
    ...shortcodesOf([facts], shortcodeAssets),
    ...(facts?.frame === undefined ? {} : { frameHtml: facts.frame }),
    feeds: feedsOf(site, index, page),
    ...termsOf(site, index, page),
  };
}

/** Metadata for browsers, search engines and link previews. */
function headOf(
  { site, ui }: Pick<TextSite, 'site' | 'ui'>,
  page: Page,
  facts: RenderedFacts | undefined,
): Pick<PageView, 'title' | 'description' | 'keywords' | 'image'> {
  const image = imageOf(site, page);
  return {
    title: headTitleOf(site, page, facts, ui),
    description: plainText(page.description) || (facts?.summary ?? ''),
    keywords: keywordsOf(page),
    ...(image === undefined ? {} : { image }),
  };
}

/** Title, description and table of contents around the text. */
function openingOf(
  site: Site,
  page: Page,
  facts: RenderedFacts | undefined,
): Pick<PageView, 'showDescription' | 'showTitle' | 'toc'> {
  const { notitle, notoc } = page.params;
  const hasOwnTitle = facts?.ownLayout?.hasTitle === true || isTitledByHeading(page, facts);
  return {
    showDescription: showsDescription(site, page, facts),
    showTitle: notitle !== true && !hasOwnTitle,
    toc: notoc === true || facts === undefined ? [] : tocOf(facts.headings, site.toc),
  };
}

/** Authors, contributors and dates. Only posts show their date. */
function bylineOf(
  { site, index, history }: Pick<TextSite, 'site' | 'index' | 'history'>,
  page: Page,
  lang: string,
): Pick<PageView, 'date' | 'authors' | 'contributors' | 'lastModified'> {
  const isPost = layoutOf(page) === 'blog' && page.kind === 'page';
  const date = isPost ? dateView(page.date, lang) : undefined;
  const authors = authorsOf(site, index, page);
  const contributors = history?.contributorsTo(page) ?? [];
  const changed = history?.lastChangeOf(page) ?? page.lastmod;
  const lastModified = dateView(changed === page.date ? undefined : changed, lang);
  return {
    ...(date === undefined ? {} : { date }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(contributors.length === 0 ? {} : { contributors }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

/** Links to the page as Markdown, and to the print view of a section. */
function otherFormsOf(site: Site, page: Page): Pick<PageView, 'markdownUrl' | 'printUrl'> {
  return {
    ...(site.markdownPages ? { markdownUrl: relUrl(site, `/${markdownPath(page)}`) } : {}),
    ...(hasPrintView(site, page) ? { printUrl: relUrl(site, printPath(page)) } : {}),
  };
}

/** The scripts that the texts on a page need. */
export function bodyScriptsOf(
  shown: readonly (Pick<RenderedFacts, 'bodyScripts'> | undefined)[],
): Pick<PageView, 'bodyScripts'> {
  const scripts = new Set(shown.flatMap((facts) => facts?.bodyScripts ?? []));
  return scripts.size === 0 ? {} : { bodyScripts: [...scripts].sort() };
}

/** The shortcodes on a page whose style sheets and scripts it loads. */
export function shortcodesOf(
  shown: readonly (Pick<RenderedFacts, 'shortcodes'> | undefined)[],
  assets: LoadedSite['shortcodeAssets'],
): Pick<PageView, 'shortcodes'> {
  if (assets.size === 0) return {};
  const names = new Set(shown.flatMap((facts) => facts?.shortcodes ?? []).filter((name) => assets.has(name)));
  return names.size === 0 ? {} : { shortcodes: [...names].sort() };
}

/** Without a title, a page is named by its first heading, else by its title in menus; a home page by the site's title. */
function headTitleOf(site: Site, page: Page, facts: RenderedFacts | undefined, ui: LoadedSite['ui']): string {
  if (page.title.trim() !== '') return page.title;
  if (page.kind === 'home') return site.settings[page.locale]?.title.trim() || ui(page.locale, 'home').text;
  const [first] = facts?.headings ?? [];
  return (first?.depth === 1 ? plainText(first.html) : '') || fullTitleOf(page);
}

/** Home pages of Hugo trees do not print it: their bodies contain all they show. */
function showsDescription({ conventions }: Site, page: Page, facts: RenderedFacts | undefined): boolean {
  if (page.description === '' || facts?.ownLayout !== undefined) return false;
  return page.kind !== 'home' || conventions.homeShowsDescription;
}

/** Whether the text begins with the heading that is the page's title, so that no other is printed above it. */
function isTitledByHeading(page: Page, facts: RenderedFacts | undefined): boolean {
  return facts?.headings[0]?.depth === 1 && (page.kind === 'home' || page.title.trim() === '');
}

/** Links to view, edit and discuss a page's file. */
function repositoryLinks(
  site: Site,
  { file: madeBy, title, url }: Page,
): Pick<PageView, 'editUrl' | 'sourceUrl' | 'issueUrl'> {
  const file = fileOnDisk(madeBy);
  const path = encodePath(file);
  const values = new Map([
    ['title', title],
    ['url', site.origin + relUrl(site, url)],
    ['file', file],
  ]);
  const issueUrl = site.issueUrl.replaceAll(/\{(title|url|file)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  );
  return {
    ...(site.editUrl === '' ? {} : { editUrl: site.editUrl + path }),
    ...(site.sourceUrl === '' ? {} : { sourceUrl: site.sourceUrl + path }),
    ...(issueUrl === '' ? {} : { issueUrl }),
  };
}

/** URL of Mermaid's module; absent if it is not installed, so that readers see the source. */
export function diagramsOf(site: Site): Pick<PageView, 'diagramsUrl'> {
  const module = diagramModule(site.root);
  return module === undefined ? {} : { diagramsUrl: relUrl(site, `/${module}`) };
}

function dateView(iso: string | undefined, lang: string): PageView['date'] {
  return iso === undefined ? undefined : { iso, text: formatDate(iso, lang) };
}

function layoutOf(page: Page): PageView['layout'] {
  if (page.kind === 'home') return 'plain';
  return isBlog(page) ? 'blog' : 'docs';
}

/** The feeds that a page links: its own or its section's, and that of the home page. */
function feedsOf(site: LoadedSite['site'], index: PageIndex, page: Page): LinkView[] {
  const found = [page, ...index.ancestors(page)].filter((each) => hasFeed(site, each));
  const home = index.home(page.locale);
  const feeds = [...new Set([found[0], home !== undefined && hasFeed(site, home) ? home : undefined])];
  return feeds
    .filter((each) => each !== undefined)
    .map((each) => ({ title: titleOf(each), url: relUrl(site, feedPath(site, each)) }));
}

/** The terms of a page, with the titles of their taxonomies; the authors of a post are shown separately. */
function termsOf(site: Site, index: PageIndex, page: Page): Pick<PageView, 'terms'> {
  const hasByline = authorsOf(site, index, page).length > 0;
  const lists = index.termsOf(page).filter((list) => !(hasByline && isOfAuthors(list)));
  const groups = Map.groupBy(lists, (list) => list.taxonomy?.name ?? '');
  const terms = [...groups].map(([name, ofName]) => {
    const taxonomy = index.byId(page.locale, name);
    return {
      title: taxonomy === undefined ? name : titleOf(taxonomy),
      links: ofName.map((list) => ({ title: titleOf(list), url: relUrl(site, list.url) })),
    };
  });
  return terms.length === 0 ? {} : { terms };
}

/** `keywords` in front matter: a list, or words separated by commas. */
function keywordsOf({ params: { keywords } }: Page): string[] {
  const words =
    typeof keywords === 'string' ? keywords.split(/[,，、]/) : Array.isArray(keywords) ? keywords : [];
  return words.flatMap((word) => (typeof word === 'string' && word.trim() !== '' ? [word.trim()] : []));
}
