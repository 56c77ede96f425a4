/** Lists of the pages of a section; those of blogs may be cut into pages. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { formatDate } from '../../ui/index.ts';
import { isBlog, postsOf } from '../load/published.ts';
import type { LinkView, ListEntryView, PageView } from './page-view.ts';
import type { Place } from './places.ts';
import { plainText } from './plain-text.ts';

export interface ListViews {
  /**
   * The entries on one page of a section's list, from 1, and the way to the others.
   *
   * @param below what the section lists, where that is not what the tree of its locale has
   */
  viewOf(
    page: Page,
    lang: string,
    number: number,
    below?: readonly Place[],
  ): Pick<PageView, 'list' | 'listPages'>;
  /** Entries for pages, such as the sections of a home page. */
  entriesOf(members: readonly Place[]): ListEntryView[];
  /** How many pages the list of a section has. */
  countOf(page: Page, lang: string): number;
}

/** @param link what pages print */
export function createListViews(site: Site, index: PageIndex, link: (place: Place) => LinkView): ListViews {
  /** Lists of blogs may be cut into pages. */
  const isCut = (page: Page): boolean => site.listSize > 0 && isBlog(page);

  const viewOf: ListViews['viewOf'] = (page, lang, number, below) => {
    const list = listOf(page, lang, below);
    if (!isCut(page) || list.length <= site.listSize) return { list };
    const total = Math.ceil(list.length / site.listSize);
    return {
      list: list.slice((number - 1) * site.listSize, number * site.listSize),
      listPages: Array.from({ length: total }, (_, at) => ({
        number: at + 1,
        url: at === 0 ? link({ page }).url : relUrl(site, listPath(page, at + 1)),
        current: at + 1 === number,
      })),
    };
  };

  const membersOf = (page: Page, isList: boolean): readonly Page[] => {
    if (page.taxonomy !== undefined) return index.inTaxonomy(page);
    return isList ? postsOf(index, page) : index.children(page);
  };

  const listOf = (page: Page, lang: string, below?: readonly Place[]): ListEntryView[] => {
    if (page.kind !== 'section' || page.params.no_list === true) return [];
    const isList = isBlog(page);
    return entriesOf(
      below ?? membersOf(page, isList).map((each) => ({ page: each })),
      isList ? lang : undefined,
    );
  };

  /** @param lang for dates, where the entries show theirs */
  const entriesOf = (members: readonly Place[], lang?: string): ListEntryView[] =>
    members
      .filter(({ page }) => page.rendered && (page.listed || page.taxonomy !== undefined))
      .map((member) => {
        const date = lang === undefined ? undefined : dateView(member.page.date, lang);
        return {
          ...link(member),
          description: plainText(member.page.description),
          ...(date === undefined ? {} : { date }),
        };
      });

  return {
    viewOf,
    entriesOf: (members) => entriesOf(members),
    countOf: (page, lang) =>
      isCut(page) ? Math.max(1, Math.ceil(listOf(page, lang).length / site.listSize)) : 1,
  };
}

function dateView(iso: string | undefined, lang: string) {
  return iso === undefined ? undefined : { iso, text: formatDate(iso, lang) };
}

/** URL path of a further page of a list, as Hugo has it. */
export function listPath(page: Page, number: number): string {
  return `${page.url.replace(/[^/]*$/, '')}page/${number}/`;
}
