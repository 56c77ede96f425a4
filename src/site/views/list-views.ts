/** Lists of the pages of a section. Lists of blogs may be split into pages, and have a page for each year. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { pagerUrl, relUrl } from '../../rendering/index.ts';
import { formatDate, formatYear } from '../../ui/index.ts';
import { isBlog, postsOf, timeOf } from '../load/published.ts';
import { authorsOf } from './bylines.ts';
import type { LinkView, ListEntryView, PageView } from './page-view.ts';
import type { Place } from './places.ts';
import { plainText } from './plain-text.ts';

/** Excerpts of posts that have no description. */
export type Excerpts = ReadonlyMap<Page, string>;

export const NO_EXCERPTS: Excerpts = new Map();

/** The part of a section's list that a page shows: a list page, counted from 1, or a year. */
export type ListPart = { readonly number: number } | { readonly year: string };

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
  /** Whether a section lists posts: blogs, and lists of terms that only posts have. */
  const listsPosts = (page: Page): boolean => {
    if (page.taxonomy === undefined) return isBlog(page);
    return page.taxonomy.term !== '' && index.inTaxonomy(page).every((member) => isBlog(member));
  };

  const membersOf = (page: Page): readonly Page[] => {
    if (page.taxonomy === undefined) return isBlog(page) ? postsOf(index, page) : index.children(page);
    const members = index.inTaxonomy(page);
    return listsPosts(page) ? members.toSorted((a, b) => timeOf(b) - timeOf(a)) : members;
  };

  /** The entries of a section, in order. */
  const listedIn = (page: Page, below?: readonly Place[]): Place[] => {
    if (page.kind !== 'section' || page.params.no_list === true) return [];
    const members = below ?? membersOf(page).map((each) => ({ page: each }));
    return members.filter(({ page: each }) => each.rendered && (each.listed || each.taxonomy !== undefined));
  };

  const partOf = (page: Page, listed: readonly Place[], part: ListPart): readonly Place[] => {
    if ('year' in part) return listed.filter((member) => yearOf(member.page) === part.year);
    if (!isCut(page)) return listed;
    return listed.slice((part.number - 1) * site.listSize, part.number * site.listSize);
  };

  /** Only lists of blogs are split into pages. */
  const isCut = (page: Page): boolean => site.listSize > 0 && isBlog(page);

  const countPages = (page: Page, entries: number): number =>
    isCut(page) ? Math.max(1, Math.ceil(entries / site.listSize)) : 1;

  const yearsOf = (page: Page): string[] => {
    if (!site.blog.archives || page.taxonomy !== undefined || !isBlog(page)) return [];
    const years = new Set(listedIn(page).flatMap((member) => yearOf(member.page) ?? []));
    return years.size < 2 ? [] : [...years].sort().reverse();
  };

  /** @param lang for dates, if the entries show them */
  const entriesOf = (members: readonly Place[], lang?: string, excerpts = NO_EXCERPTS): ListEntryView[] =>
    members.map((member) => {
      const { page } = member;
      const authors = lang === undefined ? [] : authorsOf(site, index, page);
      return {
        ...link(member),
        description: plainText(page.description) || (excerpts.get(page) ?? ''),
        ...(lang === undefined ? {} : datesOf(page, lang)),
        ...(authors.length === 0 ? {} : { authors }),
      };
    });

  const datesOf = (page: Page, lang: string): Pick<ListEntryView, 'date' | 'year'> => {
    const { date } = page;
    if (date === undefined) return {};
    const year = yearOf(page);
    return {
      date: { iso: date, text: formatDate(date, lang) },
      ...(site.blog.years && year !== undefined
        ? { year: { name: year, text: formatYear(year, lang) } }
        : {}),
    };
  };

  return {
    viewOf(page, lang, part, { below, excerpts } = {}) {
      const listed = listedIn(page, below);
      const total = 'number' in part ? countPages(page, listed.length) : 1;
      const years = below === undefined ? yearsOf(page) : [];
      return {
        list: entriesOf(partOf(page, listed, part), listsPosts(page) ? lang : undefined, excerpts),
        ...(total === 1
          ? {}
          : {
              listPages: Array.from({ length: total }, (_, at) => ({
                number: at + 1,
                url: at === 0 ? link({ page }).url : relUrl(site, listPath(page, at + 1, site)),
                current: 'number' in part && at + 1 === part.number,
              })),
            }),
        ...(years.length === 0
          ? {}
          : {
              archives: years.map((year) => ({
                title: formatYear(year, lang),
                url: relUrl(site, archivePath(page, year)),
                current: 'year' in part && part.year === year,
              })),
            }),
      };
    },
    entriesOf: (members) =>
      entriesOf(members.filter(({ page }) => page.rendered && (page.listed || page.taxonomy !== undefined))),
    countOf: (page) => countPages(page, isCut(page) ? listedIn(page).length : 0),
    yearsOf,
    excerptedIn(page, part, below) {
      if (!site.blog.excerpts || page.kind !== 'section' || !listsPosts(page)) return [];
      return partOf(page, listedIn(page, below), part).flatMap((member) =>
        member.page.description === '' ? [member.page] : [],
      );
    },
  };
}

/** URL path of a further page of a list, as in Hugo. */
export function listPath(page: Page, number: number, { pagers }: Pick<Site, 'pagers'>): string {
  return pagerUrl({ url: page.url, path: pagers.path }, number);
}

/** URL path of the page with the posts of a year. */
export function archivePath(page: Page, year: string): string {
  return `${page.url.replace(/[^/]*$/, '')}${year}/`;
}

/** The four-digit year of a page's date, as its author wrote it. */
function yearOf({ date }: Page): string | undefined {
  return date === undefined ? undefined : /^\d{4}/.exec(date)?.[0];
}
