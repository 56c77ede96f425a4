/** Outputs that are pages. */

import { type Page, specialPages } from '../../corpus/index.ts';
import { sha256 } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { outputOfUrl } from '../../rendering/index.ts';
import { type FallbackPage, findFallbackPages } from '../load/fallback-pages.ts';
import { pagesToBuild } from '../load/load-site.ts';
import { searchOutputOf } from '../search/search-pages.ts';
import { marksByHeading } from '../views/drift-marks.ts';
import { anchorsByHeading, createInheritance, type Inheritance } from '../views/inherited-anchors.ts';
import { type Excerpts, listPath } from '../views/list-views.ts';
import type { BodilessView, DriftView, PageView } from '../views/page-view.ts';
import { missingBody, type PageViews } from '../views/page-views.ts';
import {
  hasPrintView,
  pagesToPrint,
  partLinks,
  partPrefix,
  printPath,
  renderPrintBody,
} from '../views/print-views.ts';
import { hasStatusPage, statusPath } from '../views/status-page.ts';
import { bodyScriptsOf, diagramsOf, shortcodesOf } from '../views/text-views.ts';
import type { Body, Listing, OutputContext, PageOutput } from './output.ts';
import { isInSitemap } from './sitemap.ts';

/** What outputs with a page view are created from. */
export interface ViewContext extends OutputContext {
  readonly views: PageViews;
}

/** What the functions below need to create an output. */
interface Context extends ViewContext {
  readonly inheritance: Inheritance;
}

/** All pages, those with a source file first. */
export function* listPages(outer: ViewContext): Generator<PageOutput> {
  const { loaded, views } = outer;
  const { site, chosen, corpus, index } = loaded;
  const context: Context = { ...outer, inheritance: createInheritance(loaded) };
  const locales = site.locales.filter(({ name }) => chosen.has(name));
  const own = pagesToBuild(loaded);
  for (const page of own) yield pageOutput(context, page);
  for (const fallback of findFallbackPages(site, corpus.pages, index))
    if (chosen.has(fallback.locale.name)) yield fallbackOutput(context, fallback);
  for (const page of own) {
    yield* listOutputs(context, page);
    if (hasPrintView(site, page)) yield printOutput(context, page);
  }
  const notFound = new Map(specialPages(site).notFound.map(({ locale, output }) => [locale, output]));
  for (const locale of locales) {
    const output = notFound.get(locale.name);
    if (output !== undefined) yield readyOutput(output, () => views.notFound(locale));
  }
  if (hasStatusPage(site)) for (const locale of locales) yield statusOutput(context, locale, locales);
  for (const locale of locales) {
    const output = searchOutputOf(loaded, locale);
    if (output !== undefined) yield readyOutput(output, () => views.searchPage(locale));
  }
}

/** The result once an output's texts are rendered: the parts of its key, and its view. */
interface Made {
  readonly key: unknown;
  view(): PageView;
}

/** Creates an output whose key is computed once. What the key was computed from is large: it is released if memory is needed before the page is printed. */
function outputOf(entry: Omit<PageOutput, 'kind' | 'key' | 'render'>, make: () => Promise<Made>): PageOutput {
  let made: WeakRef<Promise<Made>> | undefined;
  let digest: string | undefined;
  return {
    kind: 'page',
    ...entry,
    async key() {
      if (digest !== undefined) return digest;
      const now = made?.deref() ?? make();
      made = new WeakRef(now);
      digest = sha256(JSON.stringify((await now).key));
      return digest;
    },
    async render() {
      const { view } = await (made?.deref() ?? make());
      made = undefined;
      return view();
    },
  };
}

/** A page without rendered text. */
function readyOutput(
  path: string,
  create: () => PageView,
  entry: Pick<PageOutput, 'listing'> = {},
): PageOutput {
  return outputOf({ path, uses: [], ...entry }, async () => {
    const view = create();
    return { key: view, view: () => view };
  });
}

function pageOutput(context: Context, page: Page): PageOutput {
  const { views, loaded } = context;
  const posts = views.excerptedIn(page, { number: 1 });
  const entry = { path: page.output, uses: usesOf([page, ...posts], loaded), page };
  return outputOf({ ...entry, ...listingOf(page, loaded) }, async () => {
    const body = await context.sources.bodyOf(page);
    const excerpts = await excerptsOf(context, posts);
    return withBody(context, views.viewOf(page, body?.facts, excerpts), page, body);
  });
}

/** Excerpts of posts, the same as in feeds. */
async function excerptsOf({ sources }: Context, posts: readonly Page[]): Promise<Excerpts> {
  const openings = posts.map(async (post) => (await sources.bodyOf(post))?.facts.opening ?? '');
  return new Map((await Promise.all(openings)).map((opening, at) => [posts[at] as Page, opening]));
}

function fallbackOutput(context: Context, fallback: FallbackPage): PageOutput {
  const { views } = context;
  const { source, output } = fallback;
  const posts = views.excerptedInFallback(fallback);
  return outputOf(
    { path: output, uses: usesOf([source, ...posts], context.loaded), page: source, fallback },
    async () => {
      const body = await context.sources.bodyOf(source);
      const view = views.fallbackOf(fallback, body?.facts, await excerptsOf(context, posts));
      return withBody(context, view, source, body, views.fallbackLinks(fallback, body?.facts));
    },
  );
}

function* listOutputs(context: Context, page: Page): Generator<PageOutput> {
  const { views, loaded } = context;
  const count = loaded.pagerCounts().get(page);
  for (let number = 2; number <= (count ?? 1); number += 1) yield pagerOutput(context, page, number);
  if (count !== undefined) return;
  for (const listPage of views.listPagesOf(page)) {
    const { path, part, translations } = listPage;
    const posts = views.excerptedIn(page, part);
    const listing: Listing = { locale: page.locale, url: path, translations: () => translations };
    const entry = { path: outputOfUrl(path), uses: usesOf(posts, loaded) };
    yield outputOf('year' in part && isInSitemap(page) ? { ...entry, listing } : entry, async () => {
      const view = views.listPage(page, listPage, await excerptsOf(context, posts));
      return { key: view, view: () => view };
    });
  }
}

/** A further page of a list that a layout of the tree splits: the layout runs for each. */
function pagerOutput(context: Context, page: Page, number: number): PageOutput {
  const { views, loaded, sources } = context;
  const path = outputOfUrl(listPath(page, number, loaded.site));
  const variant: Page = { ...page, output: path, variant: { kind: 'pager', number } };
  return outputOf({ path, uses: [variant] }, async () => {
    const body = await sources.bodyOf(variant);
    return withBody(context, views.pagerOf(page, number, body?.facts), page, body);
  });
}

function printOutput(context: Context, section: Page): PageOutput {
  const { loaded, sources, views } = context;
  const parts = pagesToPrint(loaded.index, section);
  const links = partLinks(parts, loaded.site);
  const path = `${printPath(section).slice(1)}index.html`;
  return outputOf({ path, uses: usesOf(parts, context.loaded) }, async () => {
    const printed = await Promise.all(
      parts.map(async (page) => ({ page, body: await sources.bodyOf(page) })),
    );
    const hasDiagrams = printed.some(({ body }) => body !== undefined && body.facts.diagrams.length > 0);
    const view = {
      ...views.printOf(section),
      ...(hasDiagrams ? diagramsOf(loaded.site) : {}),
      ...bodyScriptsOf(printed.map(({ body }) => body?.facts)),
      ...shortcodesOf(
        printed.map(({ body }) => body?.facts),
        loaded.shortcodeAssets,
      ),
    };
    return {
      key: [
        view,
        printed.map(({ page, body }) => [
          page.id,
          page.title,
          body?.digest,
          inheritedBy(context, page, body),
        ]),
      ],
      view: () => ({
        ...view,
        bodyHtml: renderPrintBody(
          printed.map(({ page, body }, index) => ({
            page,
            html: htmlOf(context, page, body, { idPrefix: partPrefix(index), links }),
          })),
        ),
      }),
    };
  });
}

function statusOutput({ views }: Context, locale: Locale, locales: readonly Locale[]): PageOutput {
  const url = statusPath(locale);
  const all = locales.map((each) => ({ locale: each.name, url: statusPath(each) }));
  // The locale itself comes first, as for other pages.
  const translations = [...all.filter((each) => each.url === url), ...all.filter((each) => each.url !== url)];
  const listing: Listing = {
    locale: locale.name,
    url,
    translations: () => (translations.length > 1 ? translations : []),
  };
  return readyOutput(`${url.slice(1)}index.html`, () => views.statusPage(locale), { listing });
}

function listingOf(page: Page, { index, chosen }: OutputContext['loaded']): Pick<PageOutput, 'listing'> {
  if (!isInSitemap(page)) return {};
  const translations = () => {
    const others = index.translations(page).filter((other) => isInSitemap(other) && chosen.has(other.locale));
    return others.length === 0 ? [] : [page, ...others];
  };
  return { listing: { locale: page.locale, url: page.url, page, translations } };
}

/** Only pages with a readable file, or with a layout of their own, are rendered. */
function usesOf(pages: readonly Page[], { hasOwnLayout }: OutputContext['loaded']): Page[] {
  return pages.filter((page) => (page.file !== '' || hasOwnLayout(page)) && !page.damaged);
}

const NO_LINKS: ReadonlyMap<string, string> = new Map();

function withBody(
  context: Context,
  view: BodilessView,
  page: Page,
  body: Body | undefined,
  links: ReadonlyMap<string, string> = NO_LINKS,
): Made {
  return {
    key: [view, body?.digest ?? '', inheritedBy(context, page, body), ...links],
    view: () => ({
      ...view,
      bodyHtml: htmlOf(context, page, body, { links, marks: view.drift?.marks ?? [] }),
    }),
  };
}

function inheritedBy({ inheritance }: Context, page: Page, body: Body | undefined) {
  return body === undefined ? [] : inheritance.of(page, body.facts.anchors);
}

interface BodyOptions {
  /** Links to replace in this page: old path → new path. */
  readonly links?: ReadonlyMap<string, string>;
  readonly marks?: DriftView['marks'];
  /** Prefix of all ids, if the body becomes part of another page. */
  readonly idPrefix?: string;
}

/** The body of a page, adapted to the page that contains it. */
function htmlOf(
  context: Context,
  page: Page,
  body: Body | undefined,
  { links = NO_LINKS, marks = [], idPrefix = '' }: BodyOptions,
): string {
  const { ui } = context.loaded;
  if (body === undefined) return missingBody(page, ui);
  const inherited = anchorsByHeading(inheritedBy(context, page, body), idPrefix);
  const marked = marksByHeading(marks, marks.length === 0 ? '' : ui(page.locale, 'drift_section').text);
  return body.html({
    atHeading: (id) => `${marked.get(id) ?? ''}${inherited.get(id) ?? ''}` || undefined,
    linkTo: (path) => links.get(path),
    idPrefix,
  });
}
