/** The entries of a section's list, and how it is split: blogs into pages and by year. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { isBlog, postsOf, timeOf } from '../load/published.ts';
import type { Place } from './places.ts';

/** The part of a section's list that a page shows: a list page, counted from 1, or a year. */
export type ListPart = { readonly number: number } | { readonly year: string };

export interface ListedPages {
  /** Whether a section lists posts: blogs, and lists of terms that only posts have. */
  listsPosts(page: Page): boolean;
  /**
   * The entries of a section, in order.
   *
   * @param below the entries, if they differ from its children in the locale's tree
   */
  listedIn(page: Page, below?: readonly Place[]): readonly Place[];
  /** The entries that a part of the list shows. */
  partOf(page: Page, listed: readonly Place[], part: ListPart): readonly Place[];
  /** Number of pages of a list with so many entries. */
  pageCount(page: Page, entries: number): number;
  /** Whether a list is split into pages: only those of blogs are. */
  isCut(page: Page): boolean;
  /** The years that have a page, newest first. */
  yearsOf(page: Page): string[];
}

export function createListedPages(site: Site, index: PageIndex): ListedPages {
  const listsPosts = (page: Page): boolean => {
    if (page.taxonomy === undefined) return isBlog(page);
    return page.taxonomy.term !== '' && index.inTaxonomy(page).every((member) => isBlog(member));
  };
  const membersOf = (page: Page): readonly Page[] => {
    if (page.taxonomy === undefined) return isBlog(page) ? postsOf(index, page) : index.children(page);
    const members = index.inTaxonomy(page);
    return listsPosts(page) ? members.toSorted((a, b) => timeOf(b) - timeOf(a)) : members;
  };
  const listedIn = (page: Page, below?: readonly Place[]): readonly Place[] => {
    if (page.kind !== 'section' || page.params.no_list === true) return [];
    return (below ?? membersOf(page).map((each) => ({ page: each }))).filter(isListed);
  };
  const isCut = (page: Page): boolean => site.listSize > 0 && isBlog(page);
  return {
    listsPosts,
    listedIn,
    partOf(page, listed, part) {
      if ('year' in part) return listed.filter((member) => yearOf(member.page) === part.year);
      if (!isCut(page)) return listed;
      return listed.slice((part.number - 1) * site.listSize, part.number * site.listSize);
    },
    pageCount: (page, entries) => (isCut(page) ? Math.max(1, Math.ceil(entries / site.listSize)) : 1),
    isCut,
    yearsOf(page) {
      if (!site.blog.archives || page.taxonomy !== undefined || !isBlog(page)) return [];
      const years = new Set(listedIn(page).flatMap((member) => yearOf(member.page) ?? []));
      return years.size < 2 ? [] : [...years].sort().reverse();
    },
  };
}

/** Whether lists show a page. Lists of terms are shown too, although menus omit them. */
export function isListed({ page }: Place): boolean {
  return page.rendered && (page.listed || page.taxonomy !== undefined);
}

/** The four-digit year of a page's date, as its author wrote it. */
export function yearOf({ date }: Page): string | undefined {
  return date === undefined ? undefined : /^\d{4}/.exec(date)?.[0];
}
