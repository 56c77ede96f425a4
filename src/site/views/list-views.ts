/** Lists of the pages of a section. Lists of blogs may be split into pages, and have a page for each year. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { pagerUrl, relUrl } from '../../rendering/index.ts';
import { formatDate, formatYear } from '../../ui/index.ts';
import { authorsOf } from './bylines.ts';
import { createListedPages, isListed, type ListPart, yearOf } from './listed-pages.ts';
import type { LinkView, ListEntryView, PageView } from './page-view.ts';
import type { Place } from './places.ts';
import { plainText } from './plain-text.ts';

export type { ListPart } from './listed-pages.ts';

/** Excerpts of posts that have no description. */
export type Excerpts = ReadonlyMap<Page, string>;

export const NO_EXCERPTS: Excerpts = new Map();

interface ListOptions {
  /** The entries of the section, if they differ from its children in the locale's tree. */
  readonly below?: readonly Place[] | undefined;
  readonly excerpts?: Excerpts;
}

export interface ListViews {
  /** The entries on one page of a section's list, with links to the other pages. */
  viewOf(
    page: Page,
    lang: string,
    part: ListPart,
    options?: ListOptions,
  ): Pick<PageView, 'list' | 'listPages' | 'archives'>;
  /** Entries for pages, such as the sections of a home page. */
  entriesOf(members: readonly Place[]): ListEntryView[];
  /** Number of pages of a section's list. */
  countOf(page: Page): number;
  /** The years that have a page, newest first. */
  yearsOf(page: Page): readonly string[];
  /** The posts in a part of a list that need an excerpt. */
  excerptedIn(page: Page, part: ListPart, below?: readonly Place[]): Page[];
}

/** @param link the URL to print for a path */
export function createListViews(site: Site, index: PageIndex, link: (place: Place) => LinkView): ListViews {
  const { listsPosts, listedIn, partOf, pageCount, isCut, yearsOf } = createListedPages(site, index);
  return {
    viewOf(page, lang, part, { below, excerpts = NO_EXCERPTS } = {}) {
      const listed = listedIn(page, below);
      const members = partOf(page, listed, part);
      const total = 'number' in part ? pageCount(page, listed.length) : 1;
      const years = below === undefined ? yearsOf(page) : [];
      return {
        list: listsPosts(page)
          ? members.map((member) => postEntry(member, { site, index, link, lang, excerpts }))
          : members.map((member) => ({ ...link(member), description: describe(member.page, excerpts) })),
        ...(total === 1 ? {} : { listPages: linksToPages(total, part, page, site, link({ page }).url) }),
        ...(years.length === 0 ? {} : { archives: linksToYears(years, part, page, site, lang) }),
      };
    },
    entriesOf: (members) =>
      members
        .filter(isListed)
        .map((member) => ({ ...link(member), description: describe(member.page, NO_EXCERPTS) })),
    countOf: (page) => pageCount(page, isCut(page) ? listedIn(page).length : 0),
    yearsOf,
    excerptedIn(page, part, below) {
      if (!site.blog.excerpts || page.kind !== 'section' || !listsPosts(page)) return [];
      return partOf(page, listedIn(page, below), part).flatMap((member) =>
        member.page.description === '' ? [member.page] : [],
      );
    },
  };
}

function describe(page: Page, excerpts: Excerpts): string {
  return plainText(page.description) || (excerpts.get(page) ?? '');
}

/** A post's entry shows its date and who wrote it. */
function postEntry(
  place: Place,
  {
    site,
    index,
    link,
    lang,
    excerpts,
  }: {
    readonly site: Site;
    readonly index: PageIndex;
    readonly lang: string;
    readonly excerpts: Excerpts;
    link(place: Place): LinkView;
  },
): ListEntryView {
  const { page } = place;
  const authors = authorsOf(site, index, page);
  return {
    ...link(place),
    description: describe(page, excerpts),
    ...datesOf(page, lang, site),
    ...(authors.length === 0 ? {} : { authors }),
  };
}

function datesOf(
  page: Page,
  lang: string,
  { blog }: Pick<Site, 'blog'>,
): Pick<ListEntryView, 'date' | 'year'> {
  const { date } = page;
  if (date === undefined) return {};
  const year = yearOf(page);
  return {
    date: { iso: date, text: formatDate(date, lang) },
    ...(blog.years && year !== undefined ? { year: { name: year, text: formatYear(year, lang) } } : {}),
  };
}

/** @param firstUrl URL of the section, which is the first page of its list */
function linksToPages(
  total: number,
  part: ListPart,
  page: Page,
  site: Site,
  firstUrl: string,
): NonNullable<PageView['listPages']> {
  return Array.from({ length: total }, (_, at) => ({
    number: at + 1,
    url: at === 0 ? firstUrl : relUrl(site, listPath(page, at + 1, site)),
    current: 'number' in part && at + 1 === part.number,
  }));
}

function linksToYears(
  years: readonly string[],
  part: ListPart,
  page: Page,
  site: Site,
  lang: string,
): NonNullable<PageView['archives']> {
  return years.map((year) => ({
    title: formatYear(year, lang),
    url: relUrl(site, archivePath(page, year)),
    current: 'year' in part && part.year === year,
  }));
}

/** URL path of a further page of a list, as in Hugo. */
export function listPath(page: Page, number: number, { pagers }: Pick<Site, 'pagers'>): string {
  return pagerUrl({ url: page.url, path: pagers.path }, number);
}

/** URL path of the page with the posts of a year. */
export function archivePath(page: Page, year: string): string {
  return `${page.url.replace(/[^/]*$/, '')}${year}/`;
}
